"""A result as Markdown, for mail and chat: headings, lists and quotations, nothing that loads.

Article text is escaped, so that an image, a link or raw HTML in it stays the characters it is.
"""

import re
from collections.abc import Iterable, Sequence

from claimdiff.reports import figures, wording
from claimdiff.reports.marking import Piece, plain
from claimdiff.reports.view import Near, Part, Quote, View
from claimdiff.reports.visible import inline
from claimdiff.result import (
    Article,
    ArticleResult,
    CheckResult,
    Comparison,
    Span,
    SummaryResult,
    Ungrounded,
)

# Whatever CommonMark or GitHub's dialect reads as more than a letter. A line never begins with
# article text, so that what acts at the start of a line alone (#, -, 1.) can stay readable.
_ACTS = re.compile(r"[\\`*_{}\[\]<>|~&$]")
# GitHub makes links of bare addresses: an escaped colon, dot or at sign prevents it.
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|@|(?<=\bmailto):|(?<=\bxmpp):", re.IGNORECASE)


def render(
    result: Comparison | SummaryResult | ArticleResult | CheckResult, *, claims: bool = False
) -> str:
    """The result as CommonMark; a summary with its claims where they are asked for.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    match result:
        case Comparison():
            lines = _comparison(View(result))
        case SummaryResult():
            lines = _summary(result, claims=claims)
        case ArticleResult():
            lines = (line for article in result.articles for line in _reading(article))
        case CheckResult():
            lines = _check(result)
    return "\n".join(lines).strip("\n") + "\n"


def escaped(text: str) -> str:
    """Text on one line with everything that Markdown would act on escaped."""
    flat = _ACTS.sub(r"\\\g<0>", inline(text))
    return _ADDRESS.sub(r"\\\g<0>", flat)


def _comparison(view: View) -> Iterable[str]:
    labels = [escaped(article.label) for article in view.result.articles]
    yield f"# {' ⟷ '.join(labels)}"
    yield ""
    for article in view.result.articles:
        yield _source(article)
    yield ""
    yield from _warning(view.result)
    yield f"**{escaped(wording.in_words(view))}**"
    yield from _figures(view)
    for part in view.parts:
        yield from _part(view, part)
    yield from _rest(view.result)


def _figures(view: View) -> Iterable[str]:
    """The table of figures."""
    found = figures.lines(view.result)
    if not found:
        return
    heads = ["", "measure", *(escaped(article.label) for article in view.result.articles)]
    yield from ("", f"## Figures ({len(found)})", "", _cells(heads), _cells(["---"] * len(heads)))
    for line in found:
        yield _cells([line.sign, escaped(line.measure), *(escaped(cell) for cell in line.cells)])


def _cells(texts: Sequence[str]) -> str:
    return f"| {' | '.join(texts)} |"


def _part(view: View, part: Part) -> Iterable[str]:
    if not part.rows:
        return
    about = f", {part.about}" if part.about else ""
    yield from ("", f"## {part.sign} {escaped(part.title)} ({len(part.rows)}{escaped(about)})", "")
    for row in part.rows:
        headline = escaped(wording.headline(view, row))
        yield f"- **{escaped(row.finding.id)}** {headline}".rstrip()
        yield from (f"  - {_told(told)}" for told in row.quotes)
        yield from (f"  - {_also(near)}" for near in row.also)
        yield from (f"  - {escaped(line)}" for line in wording.details(row, view))
        yield from (f"  - {_nearest(lack)}" for lack in row.lacks if lack.nearest)
        if row.finding.note:
            yield f"  - {escaped(row.finding.note)}"


def _told(told: Quote) -> str:
    who = f"{escaped(told.article.label)} {escaped(told.claim.id)}"
    return f"{who}: {_saying(told)}"


def _saying(told: Quote) -> str:
    """The claim's own wording, if it is another; the quotation in what frames it; its manner."""
    manner = wording.manner(told.claim, told.article)
    aside = f"({escaped(manner)})" if manner else ""
    parts = (_quotation(told.own), _quotation(told.pieces), aside)
    return " ".join(part for part in parts if part)


def _quotation(cut: Iterable[Piece]) -> str:
    """A quotation, marked words in bold."""
    return "".join(_piece(piece) for piece in cut)


def _piece(piece: Piece) -> str:
    """Bold needs its asterisks next to letters: white space at the ends stays outside."""
    words = escaped(piece.text)
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    return f"{before}**{words}**{after}" if piece.marked and words else f"{before}{words}{after}"


def _also(near: Near) -> str:
    """An article that tells the fact in a sentence that gave no claim."""
    words = near.span.exact if near.span else ""
    return f"{escaped(near.article.label)}: {_quotation(plain(words))}"


def _nearest(lack: Near) -> str:
    near = lack.nearest
    if near is None or near.span is None:
        return f"not found in {escaped(lack.article.label)}"
    where = f"nearest in {escaped(lack.article.label)} ({near.score:.2f})"
    return f"{where}: {_quotation(plain(near.span.exact))}"


def _source(article: Article) -> str:
    title = escaped(article.title or "no title")
    return f"- **{escaped(article.label)}**: {title} ({escaped(wording.about(article))})"


def _warning(result: Comparison | SummaryResult) -> Iterable[str]:
    warning = wording.incomplete(result)
    if warning:
        yield from (f"**{escaped(warning)}**", "")
    for notice in result.warnings:
        yield from (f"> {escaped(notice.message)}", "")


def _rest(result: Comparison | SummaryResult) -> Iterable[str]:
    """What did not stand up, what failed, warnings, and who read it."""
    labels = {article.id: article.label for article in result.articles}
    notices: list[str] = []
    for article in result.articles:
        notices += [f"{article.label}: {notice.message}" for notice in article.warnings]
    failed = [wording.failure(error, result) for error in result.errors]
    yield from _section(wording.NOT_THERE, [_unsure(item, labels) for item in result.ungrounded])
    yield from _section("Failed", [escaped(line) for line in failed])
    yield from _section("Notes", [escaped(line) for line in notices])
    cost = f"; {wording.price(result.usage)}" if result.engine.name == "llm" else ""
    yield from ("", f"*Read by {escaped(wording.engine(result.engine) + cost)}*")


def _section(title: str, lines: list[str]) -> Iterable[str]:
    if lines:
        yield from ("", f"## {title} ({len(lines)})", "", *(f"- {line}" for line in lines))


def _unsure(item: Ungrounded, labels: dict[str, str]) -> str:
    label = escaped(labels.get(item.article, item.article))
    return f"{label}, {escaped(item.kind)}: {escaped(item.text)} ({escaped(item.reason)})"


def _summary(result: SummaryResult, *, claims: bool) -> Iterable[str]:
    yield from _warning(result)
    for article in result.articles:
        yield from (f"# {escaped(article.label)}", "", _source(article))
        if article.summary is not None:
            abstract = " ".join(escaped(point.text) for point in article.summary.abstract)
            yield from ("", abstract and f"> {abstract}")
            points = article.summary.points
            yield from _section("Key points", [_point(p.text, p.spans) for p in points])
        told = [Quote(article, c) for c in result.claims if c.article == article.id and claims]
        yield from _section("Claims", [f"**{escaped(q.claim.id)}** {_saying(q)}" for q in told])
        yield ""
    yield from _rest(result)


def _point(text: str, spans: tuple[Span, ...]) -> str:
    """A point, and its words in the article where they are not the point's own."""
    words = " … ".join(span.exact for span in spans)
    said = "" if inline(words) == inline(text) else f" {_quotation(plain(words))}"
    return escaped(text) + said


def _reading(article: Article) -> Iterable[str]:
    yield from (f"# {escaped(article.label)}", "", _source(article), "")
    for paragraph in article.body.split("\n"):
        if paragraph.strip():
            yield from (f"> {escaped(paragraph)}", "")


def _check(result: CheckResult) -> Iterable[str]:
    yield from (f"**{escaped(wording.checked(result))}**", "")
    yield f"- claim: “{escaped(result.claim)}”"
    if result.span is not None:
        yield f"- text: {_quotation(plain(result.span.exact))}"
    for difference in result.differences:
        yield f"- {difference.aspect}: {escaped(wording.check_detail(difference))}"
    yield f"- {', '.join(f'{name} {score:.2f}' for name, score in result.scores.items())}"
