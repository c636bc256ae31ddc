"""A cleaned text to an `Article`: body, way back to the source, what was removed, sentences."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from claimdiff.articles import language, metadata, notices, run_together, sentences
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.items import Item
from claimdiff.articles.refusals import no_article
from claimdiff.articles.spans import Builder, Cut, Range, View, cuts_in_source, gaps, through
from claimdiff.result import Article, Removed, Sentence

_HYPHENS = "-‐\u00ad"
_PARAGRAPH = "\n\n"
# What of a source stands for characters of the body that it writes in another way: ``&amp;``.
REFERENCE = "reference"


@dataclass(frozen=True)
class Identity:
    """An article's id, label and origin; without a label its outlet is its label, else its name."""

    article_id: str
    label: str | None
    name: str
    origin: str


def article(item: Item, cleaned: Cleaned, origin: Identity, rest: str | None = None) -> Article:
    """Puts an article together.

    Args:
        item: The source text, what of it was cleaned, and what is known of it.
        cleaned: What of that is kept and cut.
        origin: How the article is called.
        rest: Why what is in neither body nor cuts was removed, where there can be any.

    Raises:
        InputError: Nothing is left of its text.
    """
    view, known, warnings = item.read, item.known, item.warnings
    body_view = through(_body(view.text, cleaned.paragraphs), view)
    body = body_view.text
    if not body or (item.form != "raw" and not any(map(str.isalnum, body))):
        why = "it has no words" if body else "nothing but page furniture is left"
        raise no_article(origin.origin or origin.name, why)
    spoken = language.detect(body)
    if item.form != "raw":
        body_view = through(run_together.parted(body, spoken), body_view)
        body = body_view.text
    known = known.over(metadata.read(view.text, body, cleaned))
    if item.form != "raw":
        told = [*warnings, *notices.of_text(view, cleaned, body, spoken)]
        codes = [notice.code for notice in told]
        warnings = tuple(one for at, one in enumerate(told) if codes.index(one.code) == at)
    facts = asdict(known)
    facts["origins"] = {**known.origins, **({"language": "body"} if spoken else {})}
    return Article(
        id=origin.article_id,
        label=origin.label or known.outlet or origin.name,
        origin=origin.origin,
        **facts,
        language=spoken,
        source=item.text,
        source_sha256=sha256(item.text),
        body=body,
        sha256=sha256(body),
        offset_map=body_view.runs,
        removed=_removed(item, cleaned, body_view, rest),
        sentences=tuple(
            Sentence(start=start, end=end, paragraph=number)
            for start, end, number in sentences.split(body)
        ),
        warnings=warnings,
    )


def _removed(
    item: Item, cleaned: Cleaned, body_view: View, reason: str | None
) -> tuple[Removed, ...]:
    """What of the source is not in the body, which is a view of it."""
    cuts = [*body_view.cuts, *cuts_in_source(cleaned.cuts, item.read)]
    cuts += [Cut(start, end, REFERENCE) for start, end in body_view.references]
    if reason is not None:
        covered = [(cut.start, cut.end) for cut in cuts]
        covered += [(there, there + length) for _, there, length in body_view.runs]
        rest = gaps(len(item.text), covered)
        cuts += [Cut(a, b, reason) for a, b in rest if item.text[a:b].strip()]
    found = sorted((cut.start, cut.end, cut.reason) for cut in cuts)
    return tuple(Removed(start=a, end=b, reason=reason) for a, b, reason in found)


def sha256(text: str) -> str:
    """The SHA-256 of a text's UTF-8, in hex; lone surrogates, which have none, as if they had."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _body(text: str, paragraphs: Iterable[Sequence[Range]]) -> View:
    """The kept ranges of a text as a body.

    Paragraphs are joined by an empty line; parts of one paragraph, between which something was cut
    or blanks stood, by a space, but in Chinese, in Japanese and after a hyphen at the end of a line
    by nothing. Such joints are in no run.
    """
    made = Builder(text)
    for paragraph in paragraphs:
        joint = _PARAGRAPH if made.length else ""
        for at, (start, end) in enumerate(paragraph):
            if at:
                before = paragraph[at - 1][1]
                wide = _is_wide(text[before - 1]) and _is_wide(text[start])
                joint = "" if wide or _in_word(text, before, start) else " "
            made.join(joint)
            made.keep(start, end)
    return made.view()


def _in_word(text: str, end: int, start: int) -> bool:
    """Whether a hyphen, left out or kept, joins the end of a line with the next line."""
    hyphen = end if text[end] in _HYPHENS else end - 1
    before = text[hyphen - 1] if hyphen else " "
    between = text[hyphen + 1 : start]
    attached = text[hyphen] in _HYPHENS and before.isalnum() and text[start].isalpha()
    return attached and not between.strip() and "\n" in between.replace("\r", "\n")


def _is_wide(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
