"""Every span of a result, of any version, against the body that it is cut from."""

from collections.abc import Iterator, Mapping

from claimdiff.result import AnyResult, Article, Record, Span
from claimdiff.support import cut
from claimdiff.verify.mismatch import Mismatch, differ, unless


def verify(result: AnyResult) -> Iterator[Mismatch]:
    """The spans that are not words of their article, and what is of no article."""
    articles = getattr(result, "articles", ())
    yield from _walk("", result, None, {article.id: article.body for article in articles})


def _walk(
    place: str, value: object, body: str | None, bodies: Mapping[str, str]
) -> Iterator[Mismatch]:
    """Look at all that is in a value; ``body`` is that of the article which it is of, if any."""
    parts: list[tuple[str, object]] = []
    if isinstance(value, Span):
        yield from _span(place, value, body)
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _walk(f"{place} {name}", one, bodies.get(name, body), bodies)
    elif isinstance(value, tuple):
        parts = [(str(getattr(one, "id", at)), one) for at, one in enumerate(value)]
    elif isinstance(value, Record):
        identity = value.id if isinstance(value, Article) else getattr(value, "article", None)
        if identity is not None:
            body = bodies.get(identity)
            yield from unless(body is not None, place, "the article", "one of these", identity)
        parts = list(value)
    for name, one in parts:
        yield from _walk(f"{place} {name}".strip(), one, body, bodies)


def _span(place: str, span: Span, body: str | None) -> Iterator[Mismatch]:
    """A span's words and what stands around them; what comes nearest may be like it only."""
    if body is None:  # of a checked claim, whose text is not kept
        return
    if not 0 <= span.start < span.end <= len(body):
        limits, found = f"0 <= start < end <= {len(body)}", f"{span.start} to {span.end}"
        yield Mismatch(place, "the span is not within the body", limits, found)
        return
    true = cut(body, span.start, span.end)
    yield from differ(place, "the words at these offsets", true.exact, span.exact)
    yield from differ(place, "the words before", true.prefix, span.prefix)
    yield from differ(place, "the words after", true.suffix, span.suffix)
    graded = "nearest" in place.split() or span.grade != "fuzzy"
    yield from unless(graded, place, "the grade", "exact or normalised", span.grade)
