"""A cleaned text to an `Article`: body, way back to the source, what was removed, sentences."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from claimdiff.articles import language, sentences
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Builder, Cut, Range, Run, View, cuts_in_source, gaps, through
from claimdiff.result import Article, Removed, Sentence

_HYPHENS = "-‐\u00ad"
_PARAGRAPH = "\n\n"
# What of a source stands for characters of the body that it writes in another way: ``&amp;``.
REFERENCE = "reference"


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8, in hex; lone surrogates, which have none, as if they had."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def body_of(text: str, paragraphs: Iterable[Sequence[Range]]) -> View:
    """The kept ranges of a text as a body.

    Paragraphs are joined by an empty line; parts of one paragraph, between which something was cut
    or blanks stood, by a space, but in Chinese, in Japanese and after a hyphen at the end of a line
    by nothing. Such joints are in no run.
    """
    made = Builder(text)
    for paragraph in paragraphs:
        joint = _PARAGRAPH if made.length else ""
        for at, (start, end) in enumerate(paragraph):
            made.join(_joint(text, paragraph[at - 1][1], start) if at else joint)
            made.keep(start, end)
    return made.view()


def _joint(text: str, end: int, start: int) -> str:
    wide = _is_wide(text[end - 1]) and _is_wide(text[start])
    return "" if wide or _in_word(text, end, start) else " "


def _in_word(text: str, end: int, start: int) -> bool:
    """Whether a hyphen, left out or kept, joins the end of a line with the next line."""
    hyphen = end if text[end] in _HYPHENS else end - 1
    before = text[hyphen - 1] if hyphen else " "
    between = text[hyphen + 1 : start]
    attached = text[hyphen] in _HYPHENS and before.isalnum() and text[start].isalpha()
    return attached and not between.strip() and "\n" in between.replace("\r", "\n")


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def article(
    source: str,
    view: View,
    cleaned: Cleaned,
    known: Metadata,
    *,
    rest: str | None,
    article_id: str,
    label: str,
    origin: str,
) -> Article:
    """Puts an article together.

    Args:
        source: The source text as decoded.
        view: The text that was cleaned, with its runs to the source and what was cut before.
        cleaned: What of the view is kept and cut.
        known: The metadata.
        rest: The reason for what of the source is neither kept nor cut, if there can be any.
        article_id: The article's id in the result.
        label: How outputs call it.
        origin: The path or URL that was given.
    """
    led = through(body_of(view.text, cleaned.paragraphs), view)
    body, runs = led.text, led.runs
    spoken = language.detect(body)
    cuts = (*led.cuts, *cuts_in_source(cleaned.cuts, view))
    cuts += tuple(Cut(there, there + length, REFERENCE) for _, _, there, length in led.references)
    return Article(
        id=article_id,
        label=label,
        origin=origin,
        **{
            **asdict(known),
            "origins": {**known.origins, **({"language": "body"} if spoken else {})},
        },
        language=spoken,
        source=source,
        source_sha256=sha256(source),
        body=body,
        sha256=sha256(body),
        offset_map=runs,
        removed=_removed(source, cuts, runs, rest),
        sentences=tuple(
            Sentence(start=start, end=end, paragraph=number)
            for start, end, number in sentences.split(body)
        ),
    )


def _removed(
    source: str, cuts: Sequence[Cut], runs: Sequence[Run], rest: str | None
) -> tuple[Removed, ...]:
    found = [(cut.start, cut.end, cut.reason) for cut in cuts]
    if rest is not None:
        covered = [(a, b) for a, b, _ in found] + [(there, there + n) for _, there, n in runs]
        found += [(a, b, rest) for a, b in gaps(len(source), covered) if source[a:b].strip()]
    return tuple(Removed(start=a, end=b, reason=reason) for a, b, reason in sorted(found))
