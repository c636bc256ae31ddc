"""Articles against their own sources: read once more, what do they give?

Where no way of reading the kept source gives the body (a version of other rules, a format whose
codes the kept text lacks), nothing is said here; the offset map is checked all the same.
"""

from collections.abc import Iterator

from claimdiff.articles import is_in_source, reread
from claimdiff.result import Article
from claimdiff.verify.mismatch import Mismatch, differ, repeated, unless

_OF_THE_TEXT = ("offset_map", "removed")
_METADATA = ("title", "outlet", "agency", "author", "url", "published", "updated", "language")


def verify(article: Article) -> Iterator[Mismatch]:
    """What an article has that its source does not give."""
    place = f"article {article.id}"
    yield from repeated(place, "warning", (one.code for one in article.warnings))
    if not article.source:
        known = [name for name in _METADATA if getattr(article, name) is not None]
        yield from unless(not known, place, "what is known of no text", "nothing", known)
        return
    made = reread(article)
    if made is None:
        return
    for name in _OF_THE_TEXT:
        yield from differ(place, f"{name} read again", getattr(made, name), getattr(article, name))
    yield from differ(place, "the sentences read again", _ranges(made), _ranges(article))
    for name in _METADATA:
        yield from _field(place, name, made, article)
    missing = [one.code for one in made.warnings if one not in article.warnings]
    yield from unless(not missing, place, "the warnings", "those of the source", missing)


def trusted(article: Article) -> list[str]:
    """The fields of an article that its source does not tell."""
    named = sorted(name for name, origin in article.origins.items() if not is_in_source(origin))
    return ["label", "origin", *named]


def _ranges(article: Article) -> list[tuple[int, int, int]]:
    return [(one.start, one.end, one.paragraph) for one in article.sentences]


def _field(place: str, name: str, made: Article, article: Article) -> Iterator[Mismatch]:
    """A field is what the source says, unless something else is said to have told it."""
    origin = article.origins.get(name, "")
    if origin and not is_in_source(origin):
        return
    yield from differ(place, f"{name} read again", getattr(made, name), getattr(article, name))
    yield from differ(place, f"the origin of {name}", made.origins.get(name, ""), origin)
