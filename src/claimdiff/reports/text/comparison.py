"""A comparison for the terminal: three lines, one screen, or all of it."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from claimdiff.reports import figures, history, phrases, versions, wording
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


_CHATTED, _CONFLICTS, _FIGURES = 3, 6, 6
"""Conflicts of the brief form; conflicts and figures of one screen: some 40 lines in all."""
_MARGINS = 6
"""Columns around an id or a label that begins a line, and at its end."""

_MORE = "All findings with all their words: --full; as a page to read and share: -o report.html"


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
    clashes = [row.versus or row.title for row in view.parts[0].rows]
    more = len(clashes) - _CHATTED
    first = "; ".join(clashes[:_CHATTED]) + (f"; and {more} more" if more > 0 else "")
    known = (wording.incomplete(result), wording.in_words(view))
    told = (
        " ".join(filter(None, known)),
        first and f"≠ {first}",
        f"Read by {wording.engine(result.engine)}",
    )
    return "\n".join(inline(line) for line in told if line) + "\n"


def write_rest(result: Comparison | SummaryResult, sheet: Sheet) -> None:
    """What failed, and what is to be known of single articles."""
    if result.errors:
        sheet.heading("✕ Failed", str(len(result.errors)), "bold red")
        told = [("·", wording.failure(error, result)) for error in result.errors]
        sheet.rows(told, indent=_INDENT)
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
        line = Text(title) if full else _line(title, sheet.width - widest - _MARGINS)
        rows.append((Text(inline(article.label), style="bold"), line))
        if full:
            rows.append((Text(""), Text(known, style=FAINT)))
    sheet.rows(rows)
    write_notices(view.result, sheet)
    sheet.gap()
    sheet.say(wording.in_words(view), "bold")
    sheet.say(wording.overlap(view), FAINT)
    if full:
        _bar(view, sheet)


def _overview(view: View, sheet: Sheet, *, full: bool) -> None:
    """What both tell, where they differ, what one tells: a line each."""
    told = view.result.overview
    if told is None:
        return
    boxes = [("=", "In both" if view.paired else "In several", "agreement", told.both)]
    if full:  # on one screen the conflicts stand below, with both sides' words
        boxes.append(("≠", "They differ", "conflict", told.differ))
    tones = ("left", "right") if view.paired else ("left",) * len(view.result.articles)
    for article, tone in zip(view.result.articles, tones, strict=True):
        sign = "◑" if tone == "right" else "◐"
        only = told.only.get(article.id, ())
        boxes.append((sign, f"Only in {article.label}", tone, only))
    for sign, title, tone, lines in boxes:
        if lines:
            sheet.gap()
            sheet.say(f"{sign} {title}", STYLES[tone])
            shown = [(one.words[0].claim, view.told(one)) for one in lines]
            _listed(shown, sheet, full=full)


def _versions(view: View, sheet: Sheet, *, full: bool) -> None:
    """What was changed, added, taken out between two states of one text."""
    for change in versions.changes(view):
        sheet.gap()
        sheet.say(f"{change.sign} {change.title}", "bold")
        _listed(change.lines, sheet, full=full)


def _listed(lines: Sequence[tuple[str, str]], sheet: Sheet, *, full: bool) -> None:
    """A line each, cut to the width on one screen."""
    widest = max((cell_len(inline(name)) for name, _ in lines), default=0)
    room = sheet.width - widest - _MARGINS
    sheet.rows(
        [
            (Text(inline(name), style=FAINT), Text(inline(said)) if full else _line(said, room))
            for name, said in lines
        ],
        indent=_INDENT,
        fixed=1,
    )


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
    for ratio in (0, 2, *(3 for _ in view.result.articles)):
        table.add_column(ratio=ratio or None, overflow="fold")
    labels = [Text(inline(article.label), style="bold") for article in view.result.articles]
    table.add_row(Text(), Text(), *labels)
    for line in shown:
        cells = [Text(cell) for cell in line.texts]
        table.add_row(Text(line.sign), Text(inline(line.measure)), *cells)
    sheet.show(table, _INDENT)
    for told in history.histories(view.result):
        sheet.gap()
        sheet.say(f"{told.measure} over time", "bold", _INDENT)
        states = [
            (wording.moment(state.time), f"{state.text} ({state.article.label})")
            for state in told.states
        ]
        sheet.rows(states, indent=_INDENT, fixed=1)
    if len(found) > len(shown):
        sheet.say(f"and {len(found) - len(shown)} more: --full", FAINT, _INDENT)


def _conflicts(view: View, sheet: Sheet) -> None:
    """The conflicts on one screen: what cannot both hold, and each side's words."""
    part = view.parts[0]
    if not part.rows:
        return
    _title(part, sheet)
    for row in part.rows[:_CONFLICTS]:
        head = " · ".join(filter(None, (row.headline, part.hand(row))))
        sheet.rows(
            [(Text(inline(row.finding.id), style=FAINT), Text(inline(head), style="bold"))],
            indent=_INDENT,
            fixed=1,
        )
        _listed([_said(quote) for quote in row.quotes], sheet, full=False)
    if len(part.rows) > _CONFLICTS:
        sheet.say(f"and {len(part.rows) - _CONFLICTS} more: --full", FAINT, _INDENT)


def _said(quote: Quote) -> tuple[str, str]:
    """A label, and the claim's own words."""
    return quote.article.label, " … ".join(claim.text for claim in quote.claims)


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
    told = ("" if view.paired else row.about, part.hand(row), *row.asides)
    lines += [Text(inline(one), style=FAINT) for one in told if one]
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
        told = [(Text(" ".join(one.ids), style=FAINT), words(one)) for one in view.others]
        sheet.rows(told, indent=_INDENT, fixed=1)


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
