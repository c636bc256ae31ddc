"""What is not a comparison, for the terminal: a summary, an article as read, a checked claim."""

from rich.text import Text

from claimdiff.reports import wording
from claimdiff.reports.escape import inline
from claimdiff.reports.highlight import plain
from claimdiff.reports.text.comparison import (
    words,
    write_engine,
    write_notices,
    write_rest,
    write_ungrounded,
)
from claimdiff.reports.text.layout import FAINT, STYLES, Sheet, quotation
from claimdiff.reports.view import Quote
from claimdiff.result import Article, ArticleResult, CheckResult, Claim, Removed, SummaryResult

_INDENT = 2
# Two lines of a terminal: enough to see what it was; the JSON has its offsets.
_TAKEN_SHOWN = 150
_TONES = {"reported": "agreement", "conflicting": "conflict", "not-found": "left"}
_SIGNS = {"reported": "=", "conflicting": "≠", "not-found": "◐"}


def write_summary(result: SummaryResult, sheet: Sheet, *, claims: bool) -> None:
    """Write each article's abstract and key points, and its claims where they are asked for."""
    write_notices(result, sheet)
    for article in result.articles:
        _title(article, sheet)
        if article.summary is not None:
            sheet.gap()
            sheet.say(" ".join(point.text for point in article.summary.abstract))
            _points(article, sheet)
        own = [c for c in result.claims if c.article == article.id]
        if claims:
            _claims(own, article, sheet)
        elif own:
            sheet.gap()
            sheet.say(f"{wording.count(len(own), 'claim')}: --claims lists them", FAINT)
    write_ungrounded(result, sheet)
    write_rest(result, sheet)
    write_engine(result, sheet)


def write_articles(result: ArticleResult, sheet: Sheet) -> None:
    """Write each article's metadata and body, and what was taken out of its source."""
    for article in result.articles:
        _title(article, sheet)
        known = [(name, value) for name, value in _metadata(article) if value]
        sheet.rows(
            [(Text(name, style=FAINT), Text(inline(value))) for name, value in known], fixed=1
        )
        sheet.gap()
        sheet.body(article.body)
        _removed(article, sheet)
        for notice in article.warnings:
            sheet.say(f"! {notice.message}")
    for error in result.errors:
        sheet.say(f"✕ {error.article or ''} {error.stage} failed: {error.message}", "bold red")


def write_check(result: CheckResult, sheet: Sheet) -> None:
    """Write whether a text reports a claim, with the nearest words and what differs."""
    tone = STYLES[_TONES[result.relation]]
    sheet.say(f"{_SIGNS[result.relation]} {wording.checked(result)}", tone)
    sheet.gap()
    rows = [("claim", Text(inline(result.claim)))]
    if result.span is not None:
        rows.append(("text", quotation(plain(result.span.exact))))
    rows += [
        (difference.aspect, Text(inline(wording.check_detail(difference))))
        for difference in result.differences
    ]
    scores = "  ".join(f"{name} {score:.2f}" for name, score in result.scores.items())
    rows.append(("scores", Text(scores)))
    sheet.rows([(Text(name, style=FAINT), said) for name, said in rows], fixed=1)


def _title(article: Article, sheet: Sheet) -> None:
    sheet.heading(article.label, wording.about(article))
    if article.title:
        sheet.say(article.title, "bold")


def _points(article: Article, sheet: Sheet) -> None:
    points = article.summary.points if article.summary else ()
    if points:
        sheet.gap()
        sheet.say("Key points", "bold")
        sheet.rows([("·", Text(inline(point.text))) for point in points], indent=_INDENT, fixed=1)


def _claims(claims: list[Claim], article: Article, sheet: Sheet) -> None:
    if not claims:
        return
    sheet.gap()
    sheet.say(f"{wording.count(len(claims), 'claim')}", "bold")
    sheet.rows([_claim(claim, article) for claim in claims], indent=_INDENT, fixed=1)


def _claim(claim: Claim, article: Article) -> tuple[Text, Text]:
    return Text(inline(claim.id), style=FAINT), words(Quote(article, (claim,)))


def _metadata(article: Article) -> tuple[tuple[str, str], ...]:
    return (
        ("from", article.origin),
        ("url", article.url or ""),
        ("outlet", article.outlet or ""),
        ("agency", article.agency or ""),
        ("author", article.author or ""),
        ("published", article.published or ""),
        ("updated", article.updated or ""),
        ("language", article.language or ""),
    )


def _removed(article: Article, sheet: Sheet) -> None:
    """What is not in the body, by reason, longest first."""
    if not article.removed:
        return
    sheet.gap()
    sheet.say(f"Taken out: {wording.count(len(article.removed), 'part')} of the source", FAINT)
    sheet.rows([_taken(article, part) for part in article.removed], indent=_INDENT, fixed=1)


def _taken(article: Article, part: Removed) -> tuple[Text, Text]:
    taken = inline(article.source[part.start : part.end])
    if len(taken) > _TAKEN_SHOWN:
        taken = f"{taken[:_TAKEN_SHOWN]}… ({len(taken):,} characters)"
    return Text(inline(part.reason), style=FAINT), Text(taken)
