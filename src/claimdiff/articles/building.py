"""A cleaned text to an `Article`: body, way back to the source, what was removed, sentences."""

import hashlib
from collections.abc import Iterable, Sequence

from claimdiff.articles import language, sentences
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Cut, Range, Run, View, compose, follow, gaps
from claimdiff.result import Article, Notice, Removed, Sentence

_PARAGRAPH = "\n\n"


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8, in hex; lone surrogates, which have none, as if they had."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def body_of(view: View, paragraphs: Iterable[Sequence[Range]]) -> tuple[str, tuple[Run, ...]]:
    """The kept ranges of a view as a body, and the runs that lead from the body to the view.

    Paragraphs are joined by an empty line; parts of one paragraph, between which something was cut
    or a line ended, by a space where the view has none. Such joints are in no run.
    """
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for number, paragraph in enumerate(paragraphs):
        for at, (start, end) in enumerate(paragraph):
            joint = (
                (_PARAGRAPH if number else "")
                if at == 0
                else _joint(view.text, paragraph[at - 1], start)
            )
            parts += (joint, view.text[start:end])
            length += len(joint)
            runs.append((length, start, end - start))
            length += end - start
    return "".join(parts), tuple(runs)


def _joint(text: str, before: Range, start: int) -> str:
    """Chinese and Japanese lines go on without a space."""
    glued = _wide(text[before[1] - 1]) and _wide(text[start])
    return "" if glued else " "


def _wide(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def article(
    source: str,
    view: View,
    paragraphs: Iterable[Sequence[Range]],
    cuts: Sequence[Cut],
    known: Metadata,
    *,
    article_id: str,
    label: str,
    origin: str,
    warnings: Sequence[Notice] = (),
    rest: str | None = None,
) -> Article:
    """Puts an article together.

    Args:
        source: The source text as decoded.
        view: The text that was cleaned, with its runs to the source.
        paragraphs: The kept ranges of the view.
        cuts: The ranges cut from the view.
        known: The metadata.
        article_id: The article's id in the result.
        label: How outputs call it.
        origin: The path or URL that was given.
        warnings: What a reader should know.
        rest: The reason for what of the source is neither kept nor cut, if there can be any.
    """
    body, inner = body_of(view, paragraphs)
    runs = compose(inner, view.runs)
    removed = _removed(source, view, cuts, runs, rest)
    return Article(
        id=article_id,
        label=label,
        origin=origin,
        title=known.title,
        outlet=known.outlet,
        agency=known.agency,
        author=known.author,
        url=known.url,
        published=known.published,
        updated=known.updated,
        language=language.detect(body),
        source=source,
        source_sha256=sha256(source),
        body=body,
        sha256=sha256(body),
        offset_map=runs,
        removed=removed,
        sentences=tuple(
            Sentence(start=start, end=end, paragraph=number)
            for start, end, number in sentences.split(body)
        ),
        warnings=tuple(warnings),
    )


def _removed(
    source: str, view: View, cuts: Sequence[Cut], runs: Sequence[Run], rest: str | None
) -> tuple[Removed, ...]:
    found = [(cut.start, cut.end, cut.reason) for cut in view.cuts]
    for cut in cuts:
        found += [(a, b, cut.reason) for a, b in follow(cut.start, cut.end, view.runs)]
    if rest is not None:
        covered = [(a, b) for a, b, _ in found] + [(there, there + n) for _, there, n in runs]
        found += [(a, b, rest) for a, b in gaps(len(source), covered) if source[a:b].strip()]
    return tuple(Removed(start=a, end=b, reason=reason) for a, b, reason in sorted(found))
