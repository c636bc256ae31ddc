"""A comparison for the terminal: what it comes to, then conflicts, what is lacking, agreements."""

from rich.text import Text

from claimdiff.reports import figures, wording
from claimdiff.reports.marking import plain
from claimdiff.reports.text.layout import FAINT, STYLES, Sheet, quotation
from claimdiff.reports.view import Near, Part, Quote, Row, View
from claimdiff.reports.visible import inline
from claimdiff.result import Comparison, SummaryResult

# From here on two quotations side by side have as much room as one has on 60 columns.
_SIDE_BY_SIDE = 120
_INDENT = 2
# Characters of the nearest sentence: two lines of 80 columns tell whether to look at the whole.
_NEAREST_SHOWN = 130


def write(result: Comparison, sheet: Sheet) -> None:
    """Write a comparison in reading order.

    1. Who is compared, and what it comes to in words and as a bar.
    2. The four parts, conflicts first.
    3. What did not stand up to its article, what failed, warnings.
    4. Who read it.
    """
    view = View(result)
    # 1. Who, and what it comes to
    _head(view, sheet)
    _bar(view, sheet)
    _figures(view, sheet)
    # 2. The parts
    for part in view.parts:
        _part(view, part, sheet)
    # 3. What else a reader should know
    write_rest(result, sheet)
    # 4. Who read it
    write_engine(result, sheet)


def write_rest(result: Comparison | SummaryResult, sheet: Sheet) -> None:
    """Ungrounded items, failures and what is to be known of single articles, if there are any."""
    labels = {article.id: article.label for article in result.articles}
    _ungrounded(result, labels, sheet)
    if result.errors:
        sheet.heading("✕ Failed", str(len(result.errors)), "bold red")
        sheet.rows(
            [("·", wording.failure(error, result)) for error in result.errors], indent=_INDENT
        )
    notices: list[tuple[str, str]] = []
    for article in result.articles:
        notices += [("·", f"{article.label}: {n.message}") for n in article.warnings]
    if notices:
        sheet.heading("! Notes")
        sheet.rows(notices, indent=_INDENT)


def write_notices(result: Comparison | SummaryResult, sheet: Sheet) -> None:
    """What must be known first: that not all is there, and what weakens the whole result."""
    warning = wording.incomplete(result)
    if warning:
        sheet.gap()
        sheet.say(warning, "bold red")
    sheet.gap()
    for notice in result.warnings:
        sheet.say(f"! {notice.message}")


def write_engine(result: Comparison | SummaryResult, sheet: Sheet) -> None:
    """Which engine read the articles, and what that cost."""
    cost = f" · {wording.price(result.usage)}" if result.engine.name == "llm" else ""
    sheet.gap()
    sheet.say(f"Read by {wording.engine(result.engine)}{cost}", FAINT)


def words(told: Quote) -> Text:
    """The claim's own wording where it says more, the quotation, and the manner."""
    return Text(" ").join(_sayings(told))


def _head(view: View, sheet: Sheet) -> None:
    articles = view.result.articles
    sheet.say(" ⟷ ".join(article.label for article in articles), "bold")
    sheet.gap()
    rows = []
    for article in articles:
        label = Text(inline(article.label), style="bold")
        rows.append((label, Text(inline(article.title or "no title"))))
        rows.append((Text(""), Text(inline(wording.about(article)), style=FAINT)))
    sheet.rows(rows)
    write_notices(view.result, sheet)
    sheet.gap()
    sheet.say(wording.in_words(view), "bold")


def _bar(view: View, sheet: Sheet) -> None:
    """One sign a fact, where they fit on a line; the signs say what the colours say."""
    total = sum(len(part.rows) for part in view.parts)
    if total == 0:
        return
    scale = min(1.0, (sheet.width - _INDENT) / total)
    bar, key = Text(), Text()
    for part in view.parts:
        number = len(part.rows)
        bar.append(part.sign * max(round(number * scale), min(number, 1)), STYLES[part.tone])
        key.append(f"{part.sign} ", STYLES[part.tone])
        key.append(f"{number} {inline(part.short)}   ")
    sheet.gap()
    sheet.show(bar, _INDENT)
    sheet.show(key, _INDENT)


def _figures(view: View, sheet: Sheet) -> None:
    """A line for each measure that two articles tell, one under the other's label."""
    found = figures.lines(view.result)
    if not found:
        return
    sheet.heading("# Figures", str(len(found)))
    labels = [Text(inline(article.label), style="bold") for article in view.result.articles]
    head = (Text(""), Text("measure", style=FAINT), *labels)
    rows = [
        (Text(line.sign), Text(inline(line.measure)), *(Text(cell) for cell in line.cells))
        for line in found
    ]
    sheet.rows([head, *rows], indent=_INDENT)


def _part(view: View, part: Part, sheet: Sheet) -> None:
    if not part.rows:
        return
    aside = str(len(part.rows)) + (f" · {part.about}" if part.about else "")
    sheet.heading(f"{part.sign} {part.title}", aside, STYLES[part.tone])
    for row in part.rows:
        sheet.gap()
        if row.finding.relation == "omission":
            _lone(view, row, sheet)
        else:
            _told(view, row, sheet)


def _lone(view: View, row: Row, sheet: Sheet) -> None:
    """A fact of one article and the nearest sentence of each of the others."""
    lines = [] if view.paired else [Text(inline(_reporters(row)), style="bold")]
    lines += [line for told in row.quotes for line in _sayings(told)]
    note = wording.part_note(view, row)
    lines += [Text(inline(note), style=FAINT)] if note else []
    lines += [_nearest(lack) for lack in row.lacks if lack.span]
    lines += [Text(inline(row.finding.note), style=FAINT)] if row.finding.note else []
    sheet.rows(_hung((_name(view, row), _claims(view, row)), lines), indent=_INDENT, fixed=2)


def _told(view: View, row: Row, sheet: Sheet) -> None:
    """A fact that several articles tell, with the words of each."""
    headline = Text(inline(wording.headline(view, row)), style="bold")
    name = _name(view, row)
    sheet.rows([(Text(name, style=FAINT), headline)], indent=_INDENT, fixed=1)
    within = _INDENT + len(name) + _INDENT
    if sheet.width >= _SIDE_BY_SIDE and len(row.quotes) == 2:
        _columns(row, sheet, within)
    else:
        sheet.rows(_by_article(row), indent=within)
    after = [*wording.details(row, view), *([row.finding.note] if row.finding.note else [])]
    for line in after:
        sheet.say(line, FAINT, within)


def _name(view: View, row: Row) -> str:
    """The finding's id, as wide as the longest, so that all findings begin in one column."""
    widest = max(len(finding.id) for finding in view.result.findings)
    return inline(row.finding.id).ljust(widest)


def _claims(view: View, row: Row) -> str:
    """The ids of a row's claims, as wide as the longest of any claim."""
    widest = max(len(claim.id) for claim in view.result.claims)
    return inline(" ".join(told.claim.id for told in row.quotes)).ljust(widest)


def _reporters(row: Row) -> str:
    return ", ".join(dict.fromkeys(told.article.label for told in row.quotes))


def _by_article(row: Row) -> list[tuple[Text, ...]]:
    """A line for each quotation; an article's label stands once."""
    lines: list[tuple[Text, ...]] = []
    before = ""
    for told in row.quotes:
        label, name = _who(told)
        lines.append((Text() if told.article.id == before else label, name, words(told)))
        before = told.article.id
    for near in row.also:
        label = Text(inline(near.article.label), style="bold")
        lines.append(
            (label, Text("·", style=FAINT), quotation(plain(near.span.exact if near.span else "")))
        )
    return lines


def _columns(row: Row, sheet: Sheet, indent: int) -> None:
    table = sheet.table()
    for _ in row.quotes:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(Text("  ").join(_who(told)) for told in row.quotes))
    table.add_row(*(words(told) for told in row.quotes))
    sheet.show(table, indent)


def _who(told: Quote) -> tuple[Text, Text]:
    return Text(inline(told.article.label), style="bold"), Text(inline(told.claim.id), style=FAINT)


def _sayings(told: Quote) -> list[Text]:
    """The claim's own wording, if it is another; then the quotation in what frames it."""
    manner = wording.manner(told.claim, told.article)
    line = quotation(told.pieces).append(f" ({inline(manner)})" if manner else "", style=FAINT)
    return [quotation(told.own), line] if told.own else [line]


def _nearest(lack: Near) -> Text:
    near = lack.nearest
    exact = _shortened(near.span.exact) if near and near.span else ""
    score = f" ({near.score:.2f})" if near else ""
    start = Text(f"nearest in {inline(lack.article.label)}{score}: ", style=FAINT)
    return start + quotation(plain(exact)) if exact else start


def _shortened(sentence: str) -> str:
    """The beginning of a sentence; the whole of it stands in every other form of report."""
    if len(sentence) <= _NEAREST_SHOWN:
        return sentence
    return sentence[:_NEAREST_SHOWN].rsplit(maxsplit=1)[0] + " …"


def _hung(left: tuple[str, ...], lines: list[Text]) -> list[tuple[Text, ...]]:
    """Lines beside ids that stand on the first of them."""
    first = tuple(Text(cell, style=FAINT) for cell in left)
    empty = tuple(Text("") for _ in left)
    return [(*(first if at == 0 else empty), line) for at, line in enumerate(lines)]


def _ungrounded(result: Comparison | SummaryResult, labels: dict[str, str], sheet: Sheet) -> None:
    if not result.ungrounded:
        return
    sheet.heading(f"? {wording.NOT_THERE}", f"{len(result.ungrounded)} · in no count above")
    for item in result.ungrounded:
        label = labels.get(item.article, item.article)
        near = (
            Text("nearest: ", style=FAINT) + quotation(plain(item.nearest.exact))
            if item.nearest
            else None
        )
        lines = [
            Text(f"{inline(label)}, {inline(item.kind)}: {inline(item.text)}"),
            Text(inline(item.reason), style=FAINT),
        ]
        sheet.gap()
        sheet.rows(_hung(("·",), [*lines, *([near] if near else [])]), indent=_INDENT, fixed=1)
