"""A result as a tidy table: CSV with one row for each finding and article, and for each figure.

Offsets count characters of the article's body. A cell that a spreadsheet would run as a formula
begins with an apostrophe. A summary has one row for each claim, an article one for each sentence.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from claimdiff.reports import figures
from claimdiff.reports.escape import visible
from claimdiff.reports.highlight import quote, says
from claimdiff.reports.rows import Near, Row
from claimdiff.reports.view import View
from claimdiff.result import (
    AnyResult,
    Article,
    ArticleResult,
    CheckResult,
    Claim,
    Comparison,
    Difference,
    FigureRow,
    Record,
    Span,
    SummaryResult,
)

# What begins a formula in a spreadsheet, full-width forms included (OWASP, "CSV Injection").
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_JOINT = " | "
_LACKS = {True: "not found", False: "perhaps"}
"""What is told of an article that lacks a fact, surely or not."""

Cells = dict[str, object]

_CLAIM = "claims text kind speaker certainty quoted start end spans exact"
_COLUMNS: dict[str, str] = {
    "comparison": "finding relation score basis by earlier later article label told position "
    f"{_CLAIM} differences nearest_start nearest_end nearest_exact nearest_score note "
    "title outlet url published measure as_of told_at first",
    "summary": f"article label {_CLAIM} paragraph",
    "article": "article label title published sentence paragraph start end exact",
    "check": "id claim relation score reported conflicting not_found start end exact differences",
}


def render(result: AnyResult) -> str:
    """The result as CSV with a header, lines ended by CRLF as RFC 4180 has it.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    return written([header(result.kind), *rows(result)])


def header(kind: str) -> list[str]:
    """The names of the columns of a kind of result."""
    return _COLUMNS[kind].split()


def rows(result: AnyResult) -> Iterator[list[object]]:
    """The table's rows below its header, their cells safe to write.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    columns = header(result.kind)
    for named in _named(result):
        safe = {name: cell(value) for name, value in named.items()}
        yield [safe.get(column) for column in columns]


def written(table: Iterable[Sequence[object]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue()


def cell(value: object) -> object:
    """The value as a cell: text with nothing that acts, numbers as they are, null empty."""
    if not isinstance(value, str):
        return value
    # As it is or with the white space before it cut: a spreadsheet may do either.
    acts = value[:1] in _FORMULA or value.lstrip()[:1] in _FORMULA
    return visible(f"'{value}" if acts else value)


def _named(result: AnyResult) -> Iterable[Cells]:
    match result:
        case Comparison():
            view = View(result)
            rows = (_finding(row, view) for part in view.every for row in part.rows)
            figured = (_figure(figure, view) for figure in result.figures)
            return chain.from_iterable(chain(rows, figured))
        case SummaryResult():
            who = {article.id: _who(article) for article in result.articles}
            return (
                {**who[one.article], **_claims([one]), "paragraph": one.paragraph}
                for one in result.claims
            )
        case ArticleResult():
            return chain.from_iterable(map(_sentences, result.articles))
        case CheckResult():
            return [_check(result)]


def _finding(row: Row, view: View) -> Iterator[Cells]:
    """One row for each article that tells the fact, by claims or by a sentence, or lacks it."""
    finding, update = row.finding, row.finding.update
    shared = {
        **_of(finding, "relation score basis note"),
        **(_of(update, "earlier later") if update else {}),
        "finding": finding.id,
        "by": " ".join(finding.by),
    }
    for number, position in enumerate(finding.positions, 1):
        where = {"told": "reported", "position": number}
        claims = [view.claims[key] for key in position.claims]
        for article in view.result.articles:
            own = [claim for claim in claims if claim.article == article.id]
            differs = {"differences": _differences(finding.differences, article.id)}
            if own:
                yield {**shared, **_who(article), **where, **differs, **_claims(own)}
    for said, nears in (("reported", row.also), (_LACKS[finding.sure], row.lacks)):
        yield from ({**shared, **_near(near), "told": said} for near in nears)


def _claims(claims: Sequence[Claim]) -> Cells:
    """What an article's claims say, joined where there are several."""
    spans = [span for claim in claims for span in says(claim)]
    return {
        **_ends(spans[0] if spans else None),
        "text": _JOINT.join(map(attrgetter("text"), claims)),
        "exact": _JOINT.join(map(quote, claims)),
        "kind": _once(map(attrgetter("kind"), claims)),
        "speaker": _once(claim.speaker.name for claim in claims if claim.speaker),
        "certainty": _once(map(attrgetter("certainty"), claims)),
        "claims": " ".join(map(attrgetter("id"), claims)),
        "quoted": any(map(attrgetter("quoted"), claims)),
        "spans": " ".join(f"{span.start}:{span.end}" for span in spans),
    }


def _once(texts: Iterable[str]) -> str:
    return _JOINT.join(dict.fromkeys(texts))


def _who(article: Article) -> Cells:
    """Which article a row is of."""
    return {"article": article.id, **_of(article, "label title outlet url published")}


def _near(near: Near) -> Cells:
    found = {f"nearest_{name}": value for name, value in _ends(near.span).items()}
    score = near.nearest.score if near.nearest else None
    return {**_who(near.article), **found, "nearest_score": score}


def _figure(row: FigureRow, view: View) -> Iterator[Cells]:
    """One row for each value of a measure, with when it was told and whether here first."""
    shared: Cells = {"relation": f"figure: {row.status}", "note": row.why}
    shared["measure"] = figures.name(row)
    for value in row.values:
        fields = _of(value, "text as_of told_at first")
        who = _who(view.articles[value.article])
        by = {"claims": value.claim, "speaker": value.source, "told": "reported"}
        yield {**shared, **who, **by, **fields, **_ends(value.span)}


def _differences(differences: Iterable[Difference], identity: str) -> str:
    texts = [
        f"{difference.aspect}: {value.text}"
        for difference in differences
        for value in difference.values.get(identity, ())
    ]
    return _once(texts)


def _sentences(article: Article) -> Iterator[Cells]:
    for number, sentence in enumerate(article.sentences):
        exact = article.body[sentence.start : sentence.end]
        place = _of(sentence, "paragraph start end")
        yield {**_who(article), **place, "sentence": number, "exact": exact}


def _check(result: CheckResult) -> Cells:
    texts = [
        f"{difference.aspect}: {' / '.join(value.text for value in difference.all_values)}"
        for difference in result.differences
    ]
    return {
        **_of(result, "id claim relation score"),
        **{name.replace("-", "_"): score for name, score in result.scores.items()},
        **_ends(result.span),
        "differences": _JOINT.join(texts),
    }


def _ends(span: Span | None) -> Cells:
    """Where a span begins and ends, and its words."""
    return _of(span, "start end exact") if span else {}


def _of(record: Record, names: str) -> Cells:
    """Some fields of a record."""
    return {name: getattr(record, name) for name in names.split()}
