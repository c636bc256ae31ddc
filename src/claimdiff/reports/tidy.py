"""A result as a tidy table: CSV with one row for each finding and article.

Offsets count characters of the article's body. A cell that a spreadsheet would run as a formula
begins with an apostrophe. A summary has one row for each claim, an article one for each sentence.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from claimdiff.reports.book import Book
from claimdiff.reports.marking import quote, says
from claimdiff.reports.view import Near, Row, View
from claimdiff.reports.visible import visible
from claimdiff.result import (
    Article,
    ArticleResult,
    CheckResult,
    Claim,
    Comparison,
    Finding,
    Span,
    SummaryResult,
)

# What begins a formula in a spreadsheet, full-width forms included (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_JOINT = " | "

Cells = dict[str, object]

_CLAIM = (
    "claims",
    "text",
    "kind",
    "speaker",
    "certainty",
    "quoted",
    "start",
    "end",
    "spans",
    "exact",
)
_SOURCE = ("title", "outlet", "url", "published")
_COMPARISON = (
    *("finding", "relation", "score", "basis", "by", "earlier", "later"),
    *("article", "label", "told"),
    *("position", *_CLAIM, "differences", "nearest_start", "nearest_end", "nearest_exact"),
    *("nearest_score", "note", *_SOURCE),
)
_SUMMARY = ("article", "label", *_CLAIM, "paragraph")
_ARTICLE = (
    "article",
    "label",
    "title",
    "published",
    "sentence",
    "paragraph",
    "start",
    "end",
    "exact",
)
_CHECK = (
    *("id", "claim", "relation", "score", "reported", "conflicting", "not_found"),
    *("start", "end", "exact", "differences"),
)


def render(result: Comparison | SummaryResult | ArticleResult | CheckResult) -> str:
    """The result as CSV with a header, lines ended by CRLF as RFC 4180 has it.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    return written([header(result), *rows(result)])


def header(result: Comparison | SummaryResult | ArticleResult | CheckResult) -> tuple[str, ...]:
    """The names of the table's columns."""
    match result:
        case Comparison():
            return _COMPARISON
        case SummaryResult():
            return _SUMMARY
        case ArticleResult():
            return _ARTICLE
        case CheckResult():
            return _CHECK


def rows(
    result: Comparison | SummaryResult | ArticleResult | CheckResult,
) -> Iterator[list[object]]:
    """The table's rows below its header, their cells safe to write.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    columns = header(result)
    for named in _named(result):
        safe = {name: cell(value) for name, value in named.items()}
        yield [safe.get(name) for name in columns]


def written(table: Iterable[Sequence[object]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue()


def _named(
    result: Comparison | SummaryResult | ArticleResult | CheckResult,
) -> Iterable[Cells]:
    match result:
        case Comparison():
            view = View(result)
            return (named for row in _in_order(view) for named in _finding(row, view.book))
        case SummaryResult():
            book = Book(result.articles, result.claims)
            return (_summary(claim, book) for claim in result.claims)
        case ArticleResult():
            return _sentences(result)
        case CheckResult():
            return [_check(result)]


def cell(value: object) -> object:
    """The value as a cell: text with nothing that acts, numbers as they are, null empty."""
    if not isinstance(value, str):
        return value
    return visible(f"'{value}" if _acts(value) else value)


def _acts(text: str) -> bool:
    """Whether a spreadsheet would run the text, as it is or with the white space before it cut."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)


def _in_order(view: View) -> list[Row]:
    """The rows in reading order."""
    return [row for part in view.every for row in part.rows]


def _finding(row: Row, book: Book) -> Iterable[Cells]:
    """One row for each article that tells the fact, by claims or by a sentence, or lacks it."""
    finding = row.finding
    shared: Cells = {
        "finding": finding.id,
        "relation": finding.relation,
        "score": finding.score,
        "basis": finding.basis,
        "by": " ".join(finding.by),
        "earlier": finding.update.earlier if finding.update else None,
        "later": finding.update.later if finding.update else None,
        "note": finding.note,
    }
    for number, position in enumerate(finding.positions, 1):
        tellers = dict.fromkeys(book.claim(c).article for c in position.claims)
        for identity in tellers:
            claims = [book.claim(c) for c in position.claims]
            told = _claims([claim for claim in claims if claim.article == identity])
            who = _who(book.article(identity))
            differences = _differences(finding, identity)
            where = {"told": "reported", "position": number, "differences": differences}
            yield {**shared, **who, **where, **told}
    for near in row.also:
        yield {**shared, **_near(near), "told": "reported"}
    for near in row.lacks:
        yield {**shared, **_near(near), "told": "not found" if finding.sure else "perhaps"}


def _claims(claims: list[Claim]) -> Cells:
    """What an article's claims say, joined where there are several."""
    spans = [span for claim in claims for span in says(claim)]
    speakers = dict.fromkeys(claim.speaker.name for claim in claims if claim.speaker)
    return {
        "claims": " ".join(claim.id for claim in claims),
        "text": _JOINT.join(claim.text for claim in claims),
        "kind": _JOINT.join(dict.fromkeys(claim.kind for claim in claims)),
        "speaker": _JOINT.join(speakers),
        "certainty": _JOINT.join(dict.fromkeys(claim.certainty for claim in claims)),
        "quoted": any(claim.quoted for claim in claims),
        "spans": " ".join(f"{span.start}:{span.end}" for span in spans),
        "exact": _JOINT.join(quote(claim) for claim in claims),
        **_ends(spans[0] if spans else None),
    }


def _who(article: Article) -> Cells:
    """Which article a row is of."""
    source = {name: getattr(article, name) for name in _SOURCE}
    return {"article": article.id, "label": article.label, **source}


def _near(near: Near) -> Cells:
    span = near.span
    return {
        **_who(near.article),
        "nearest_start": span.start if span else None,
        "nearest_end": span.end if span else None,
        "nearest_exact": span.exact if span else None,
        "nearest_score": near.nearest.score if near.nearest else None,
    }


def _differences(finding: Finding, identity: str) -> str:
    told = [
        f"{difference.aspect}: {value.text}"
        for difference in finding.differences
        for value in difference.values.get(identity, ())
    ]
    return _JOINT.join(dict.fromkeys(told))


def _summary(claim: Claim, book: Book) -> Cells:
    who: Cells = {"article": claim.article, "label": book.label(claim.article)}
    return {**who, **_claims([claim]), "paragraph": claim.paragraph}


def _sentences(result: ArticleResult) -> Iterable[Cells]:
    for article in result.articles:
        for number, sentence in enumerate(article.sentences):
            yield {
                "article": article.id,
                "label": article.label,
                "title": article.title,
                "published": article.published,
                "sentence": number,
                "paragraph": sentence.paragraph,
                "start": sentence.start,
                "end": sentence.end,
                "exact": article.body[sentence.start : sentence.end],
            }


def _check(result: CheckResult) -> Cells:
    told = [
        f"{difference.aspect}: "
        + " / ".join(v.text for vs in difference.values.values() for v in vs)
        for difference in result.differences
    ]
    return {
        "id": result.id,
        "claim": result.claim,
        "relation": result.relation,
        "score": result.score,
        "reported": result.scores.get("reported"),
        "conflicting": result.scores.get("conflicting"),
        "not_found": result.scores.get("not-found"),
        "differences": _JOINT.join(told),
        "exact": result.span.exact if result.span else None,
        **_ends(result.span),
    }


def _ends(span: Span | None) -> Cells:
    return {"start": span.start if span else None, "end": span.end if span else None}
