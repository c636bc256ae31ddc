"""A comparison for the terminal: three lines, one screen, or all of it."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from claimdiff.reports import figures, history, phrases, versions, wording
from claimdiff.reports.escape import inline
from claimdiff.reports.highlight import plain
from claimdiff.reports.text.layout import FAINT, STYLES, Sheet, quotation
from claimdiff.reports.view import Near, Part, Quote, Row, View
from claimdiff.result import Comparison, SummaryResult

# From here on two quotations side by side have as much room as one has on 60 columns.
_SIDE_BY_SIDE = 120
_INDENT = 2
# Characters of the nearest sentence: two lines of 80 columns tell whether to look at the whole.
_NEAREST_SHOWN = 130


_CHATTED = 3
"""Conflicts of the brief form."""
_LISTED, _CONFLICTS, _FIGURES = 3, 6, 4
"""Lines of each list, conflicts and figures of one screen: some 40 lines in all."""
_MARGINS = 6
"""Columns around an id or a label that begins a line, and at its end."""

_MORE = "All findings in full: --full; as a page to read and share: -o report.html"


def write(result: Comparison, sheet: Sheet, *, full: bool) -> None:
    """Write a comparison in reading order: on one screen, or all of it.

    1. Who is compared, and what it comes to in words.
    2. The overview, what changed between two versions, the figures, the conflicts.
    3. All else in full; on one screen how much of it there is.
    4. Who read it.
    """
    view = View(result)
    # 1. Who, and what it comes to
    _head(view, sheet, full=full)
    # 2. What an editor reads first
    _overview(view, sheet, full=full)
    _versions(view, sheet, full=full)
    _figures(view, sheet, full=full)
    # 3. The parts
    if full:
        for part in view.every:
            _part(view, part, sheet)
        _others(view, sheet)
        write_ungrounded(result, sheet)
    else:
        _conflicts(view, sheet)
    write_rest(result, sheet)
    # 4. Who read it
    write_engine(result, sheet)
    if not full:
        sheet.say(_MORE, FAINT)


def brief(result: Comparison) -> str:
    """Three lines for a chat: what it comes to, the first conflicts, who read it."""
    view = View(result)
    clashes = [row.versus or row.title for row in view.part("conflict").rows]
    more = len(clashes) - _CHATTED
    first = "; ".join(clashes[:_CHATTED]) + (f"; and {more} more" if more > 0 else "")
    known = (wording.incomplete(result), wording.in_words(view))
    lines = (
        " ".join(filter(None, known)),
        first and f"≠ {first}",
        f"Read by {wording.engine(result.engine)}",
    )
    return "\n".join(inline(line) for line in lines if line) + "\n"


def write_rest(result: Comparison | SummaryResult, sheet: Sheet) -> None:
    """What failed, and what is to be known of single articles."""
    if result.errors:
        sheet.heading("✕ Failed", str(len(result.errors)), "bold red")
        failures = [("·", wording.failure(error, result)) for error in result.errors]
        sheet.rows(failures, indent=_INDENT)
    notices = [
        ("·", f"{article.label}: {notice.message}")
        for article in result.articles
        for notice in article.warnings
    ]
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


def words(quote: Quote) -> Text:
    """The claim's own wording where it says more, the quotation, and the manner."""
    manner = f" ({inline(quote.manner)})" if quote.manner else ""
    said = quotation(quote.pieces).append(manner, style=FAINT)
    return quotation(quote.own).append(" ") + said if quote.own else said


def _head(view: View, sheet: Sheet, *, full: bool) -> None:
    articles = view.result.articles
    sheet.say(" ⟷ ".join(article.label for article in articles), "bold")
    sheet.gap()
    rows = []
    widest = max(cell_len(inline(article.label)) for article in articles)
    for article in articles:
        title, known = inline(article.title or "no title"), inline(wording.about(article))
        line = Text(title) if full else _line(title, sheet.measure - widest - _MARGINS)
        rows.append((Text(inline(article.label), style="bold"), line))
        if full:
            rows.append((Text(""), Text(known, style=FAINT)))
    sheet.rows(rows)
    write_notices(view.result, sheet)
    sheet.gap()
    sheet.say(wording.in_words(view), "bold")
    if full:
        _bar(view, sheet)


def _overview(view: View, sheet: Sheet, *, full: bool) -> None:
    """What both tell, where they differ, what one tells: a line each."""
    overview = view.result.overview
    if overview is None:
        return
    boxes = [("=", "In both" if view.paired else "In several", "agreement", overview.both)]
    if full:  # on one screen the conflicts stand below, with both sides' words
        boxes.append(("≠", "They differ", "conflict", overview.differ))
    for at, article in enumerate(view.result.articles):
        sign, tone = ("◑", "right") if view.paired and at else ("◐", "left")
        boxes.append((sign, f"Only in {article.label}", tone, overview.only.get(article.id, ())))
    for sign, title, tone, lines in boxes:
        shown = [(one.words[0].claim, view.overview_text(one)) for one in lines]
        _listed(f"{sign} {title}", shown, sheet, full=full, style=STYLES[tone])


def _versions(view: View, sheet: Sheet, *, full: bool) -> None:
    """What was changed, added, taken out between two states of one text."""
    for change in versions.changes(view):
        _listed(f"{change.sign} {change.title}", change.lines, sheet, full=full)


def _listed(
    title: str,
    lines: Sequence[tuple[str, str]],
    sheet: Sheet,
    *,
    full: bool,
    style: str = "bold",
) -> None:
    """A list below its title, if it has a line; on one screen the first lines, cut to the width."""
    if not lines:
        return
    sheet.gap()
    sheet.say(title, style)
    widest = max(cell_len(inline(name)) for name, _ in lines)
    room = sheet.measure - widest - _MARGINS
    rows = [
        (Text(inline(name), style=FAINT), Text(inline(said)) if full else _line(said, room))
        for name, said in (lines if full else lines[:_LISTED])
    ]
    sheet.rows(rows, indent=_INDENT, fixed=1)


def _line(text: str, room: int) -> Text:
    """The text on one line."""
    line = Text(inline(text))
    line.truncate(room, overflow="ellipsis")
    return line


def _bar(view: View, sheet: Sheet) -> None:
    """One sign a fact, where they fit on a line; the signs say what the colours say."""
    total = sum(len(part.rows) for part in view.counted)
    if total == 0:
        return
    scale = min(1.0, (sheet.width - _INDENT) / total)
    bar, key = Text(), Text()
    for part in view.counted:
        number = len(part.rows)
        bar.append(part.sign * max(round(number * scale), min(number, 1)), STYLES[part.tone])
        key.append(f"{part.sign} ", STYLES[part.tone])
        key.append(f"{number} {inline(part.short)}   ")
    sheet.gap()
    sheet.show(bar, _INDENT)
    sheet.show(key, _INDENT)


def _figures(view: View, sheet: Sheet, *, full: bool) -> None:
    """The table of figures: a line a measure, a column an article."""
    found = figures.lines(view.result)
    shown = found if full else found[:_FIGURES]
    if not shown:
        return
    sheet.heading("Figures", str(len(found)))
    table = sheet.table()
    for ratio in (None, 2, *(3 for _ in view.result.articles)):
        table.add_column(ratio=ratio, overflow="fold")
    labels = [Text(inline(article.label), style="bold") for article in view.result.articles]
    table.add_row(Text(), Text(), *labels)
    for line in shown:
        table.add_row(line.sign, Text(inline(line.measure)), *map(Text, line.texts))
    sheet.show(table, _INDENT)
    _more(len(found) - len(shown), sheet)
    for measured in history.histories(view.result):
        states = [
            (wording.moment(state.time), f"{state.text} ({state.article.label})")
            for state in measured.states
        ]
        _listed(f"{measured.measure} over time", states, sheet, full=True)


def _conflicts(view: View, sheet: Sheet) -> None:
    """The conflicts on one screen: of each side a line, what cannot both hold before its words."""
    part = view.part("conflict")
    if not part.rows:
        return
    _title(part, sheet)
    lines: list[tuple[Text, ...]] = []
    for row in part.rows[:_CONFLICTS]:
        name = Text(inline(row.finding.id), style=FAINT)
        for label, said in _sides(row, sheet.measure - len(name)):
            lines.append((name, Text(label, style="bold"), said))
            name = Text()
        aside = " · ".join(filter(None, (row.about, phrases.doubt(row.finding))))
        lines += [(Text(), Text(), Text(inline(aside), style=FAINT))] if aside else []
    sheet.rows(lines, indent=_INDENT, fixed=2)
    _more(len(part.rows) - _CONFLICTS, sheet)


def _sides(row: Row, room: int) -> Iterable[tuple[str, Text]]:
    """For each teller of a conflict one line: its phrase, then its claims' words."""
    by_article: dict[str, list[Quote]] = {}
    for quote in row.quotes:
        by_article.setdefault(quote.article.id, []).append(quote)
    for key, quotes in by_article.items():
        label, phrase = inline(quotes[0].article.label), inline(row.phrases.get(key, ""))
        said = " … ".join(inline(claim.text) for one in quotes for claim in one.claims)
        line = Text(phrase, style="bold")
        if said.rstrip(".") != phrase:
            line.append(f" · {said}" if phrase else said, style="not bold")
        line.truncate(room - cell_len(label) - _MARGINS - _INDENT, overflow="ellipsis")
        yield label, line


def _more(number: int, sheet: Sheet) -> None:
    """How many are not shown on one screen."""
    if number > 0:
        sheet.say(f"and {number} more: --full", FAINT, _INDENT)


def _title(part: Part, sheet: Sheet) -> None:
    beside = f"{len(part.rows)} · {part.aside}" if part.aside else str(len(part.rows))
    sheet.heading(f"{part.sign} {part.title}", beside, STYLES[part.tone])


def _part(view: View, part: Part, sheet: Sheet) -> None:
    if not part.rows:
        return
    _title(part, sheet)
    for row in part.rows:
        sheet.gap()
        if row.finding.relation == "omission":
            _lone(view, part, row, sheet)
        else:
            _told(view, part, row, sheet)


def _lone(view: View, part: Part, row: Row, sheet: Sheet) -> None:
    """A fact of one article, and the sentence of another that is near."""
    lines = [] if view.paired else [Text(inline(row.quotes[0].article.label), style="bold")]
    lines += [words(quote) for quote in row.quotes]
    asides = ("" if view.paired else row.about, part.hand(row), *row.asides)
    lines += [Text(inline(one), style=FAINT) for one in asides if one]
    lines += [_nearest(near) for near in row.close]
    sheet.rows(_hung((_name(view, row), _claims(view, row)), lines), indent=_INDENT, fixed=2)


def _told(view: View, part: Part, row: Row, sheet: Sheet) -> None:
    """A fact that several articles tell, with the words of each."""
    name, hand = _name(view, row), part.hand(row)
    headline = Text(inline(row.headline), style="bold")
    headline.append(f"  {hand}" if hand else "", style=FAINT)
    sheet.rows([(Text(name, style=FAINT), headline)], indent=_INDENT, fixed=1)
    within = _INDENT + len(name) + _INDENT
    if sheet.width >= _SIDE_BY_SIDE and len(row.quotes) == 2:
        _columns(row, sheet, within)
    else:
        sheet.rows(_by_article(row), indent=within)
    for line in row.asides:
        sheet.say(line, FAINT, within)


def _others(view: View, sheet: Sheet) -> None:
    """Claims that stand in no finding: nothing is dropped."""
    if view.others:
        sheet.heading("Claims in no finding", str(len(view.others)))
        rows = [(Text(" ".join(one.ids), style=FAINT), words(one)) for one in view.others]
        sheet.rows(rows, indent=_INDENT, fixed=1)


def _name(view: View, row: Row) -> str:
    """The finding's id, as wide as the longest, so that all findings begin in one column."""
    widest = max(len(finding.id) for finding in view.result.findings)
    return inline(row.finding.id).ljust(widest)


def _claims(view: View, row: Row) -> str:
    """The ids of a row's claims, as wide as the longest of any claim."""
    widest = max(len(claim.id) for claim in view.result.claims)
    return inline(" ".join(row.finding.claims)).ljust(widest)


def _by_article(row: Row) -> list[tuple[Text, ...]]:
    """A line for each quotation; an article's label stands once."""
    lines: list[tuple[Text, ...]] = []
    before = ""
    for quote in row.quotes:
        label, name = _who(quote)
        lines.append((Text() if quote.article.id == before else label, name, words(quote)))
        before = quote.article.id
    for near in row.also:
        label = Text(inline(near.article.label), style="bold")
        exact = near.span.exact if near.span else ""
        lines.append((label, Text("·", style=FAINT), quotation(plain(exact))))
    return lines


def _columns(row: Row, sheet: Sheet, indent: int) -> None:
    table = sheet.table()
    for _ in row.quotes:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(Text("  ").join(_who(quote)) for quote in row.quotes))
    table.add_row(*(words(quote) for quote in row.quotes))
    sheet.show(table, indent)


def _who(quote: Quote) -> tuple[Text, Text]:
    ids = Text(inline(" ".join(quote.ids)), style=FAINT)
    return Text(inline(quote.article.label), style="bold"), ids


def _nearest(lack: Near) -> Text:
    near = lack.nearest
    if near is None or near.span is None:
        return Text()
    start = Text(f"nearest in {inline(lack.article.label)} ({near.score:.2f}): ", style=FAINT)
    return start + quotation(plain(phrases.shortened(near.span.exact, _NEAREST_SHOWN)))


def _hung(left: tuple[str, ...], lines: list[Text]) -> list[tuple[Text, ...]]:
    """Lines beside ids that stand on the first of them."""
    first = tuple(Text(cell, style=FAINT) for cell in left)
    empty = tuple(Text("") for _ in left)
    return [(*(first if at == 0 else empty), line) for at, line in enumerate(lines)]


def write_ungrounded(result: Comparison | SummaryResult, sheet: Sheet) -> None:
    """What was pointed at and does not stand in its article."""
    if not result.ungrounded:
        return
    sheet.heading(f"? {wording.NOT_THERE}", f"{len(result.ungrounded)} · in no count above")
    for item in result.ungrounded:
        label = wording.labelled(item.article, result)
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
