"""Relate the figures of articles on one event: where they agree, differ, or one is newer.

Main figures of the event come first: told in the title or lead, or more than once. One with its own
date, a part of another and a vague word ("dozens") make no difference. Equal values agree; parts
that sum up to the other's value agree; a running count that a later article tells higher is an
update; otherwise the articles differ. Different people counted give no finding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from claimdiff.compare.values import compatible, equal, far, in_base
from claimdiff.language.calendar_words import WEEKDAYS
from claimdiff.text.figures import BY_ACT, Figure
from claimdiff.text.lexicon import measures

LEAD = 4
"""How many sentences from the first a figure may stand in to be one of the event's main figures."""

OPENING = 1
"""The number of the last sentence that opens an article: what is told there is its event."""

ALIKE = 0.5
"""Share of words that two sentences without a name must have in common to be of one act."""

CONTAINED = 0.65
"""Share of the shorter sentence's words that the other must have where only one names a holder."""

SAME = 0.7
"""Share of words in common from which two sentences tell one act of one holder."""

LIKE_WORDS = 0.3
"""Share of words in common from which two sentences further down are of one act."""

LIKE_SIZE = 2
"""How many times the other a number further down may be, no name in common, to be of one event."""

MOVING = ("change", "price", "exchange rate", "count:percent")
"""What is another number the next day."""

Status = Literal["agree", "differ", "update", "open"]
_DAY = len("2031-04-14")
_COUNTS = ("", "low")  # bounds of a count so far; others are of round words
_SMALL = 2  # equal numbers up to this are of different people as likely as not


@dataclass(frozen=True, slots=True)
class Told:
    """An article's figures: ``article`` is its id, ``published`` ISO 8601 or None."""

    article: str
    published: str | None
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Value:
    """One article's figure in a row."""

    article: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Row:
    """What the articles tell of one measure of one subject, and why the status is what it is."""

    measure: str
    subject: str
    status: Status
    values: tuple[Value, ...]
    why: str
    earlier: str | None = None
    later: str | None = None
    parts: tuple[Value, ...] = field(default=())


def relate(told: Sequence[Told]) -> list[Row]:
    """Relate the figures of two or more articles.

    Args:
        told: The articles with their figures, in their order.

    Returns:
        One row for each measure of each subject that two of them tell, differences first.
    """
    rows = [row for a, b in combinations(told, 2) for row in _pair(a, b)]
    order = {"differ": 0, "update": 1, "agree": 2, "open": 3}
    return sorted(_united(rows), key=lambda row: order[row.status])


def _pair(a: Told, b: Told) -> Iterator[Row]:
    names = dict.fromkeys(figure.measure for figure in a.figures)
    for name in names:
        ours = [figure for figure in a.figures if figure.measure == name]
        theirs = [figure for figure in b.figures if figure.measure == name]
        if not theirs:
            continue
        listed = measures().get(name)
        rule = listed.rule if listed else "support"
        if rule == "event":
            yield from _of_event(a, b, ours, theirs)
        elif rule == "support":
            yield from _supports(a, b, ours, theirs)
        else:
            yield from _of_holder(a, b, ours, theirs)


# --- figures of the event --------------------------------------------------------------------------


def _of_event(a: Told, b: Told, ours: list[Figure], theirs: list[Figure]) -> Iterator[Row]:
    linked: list[tuple[Figure, Figure]] = []
    for one in ours:
        for two in theirs:
            if _same_counted(one, two) and equal(one, two):
                linked.append((one, two))
    yield from (_row(a, b, one, two, "agree", _why_equal(one, two)) for one, two in _once(linked))
    main, main2 = _main(ours), _main(theirs)
    row = _sum(a, b, main, main2) or _sum(b, a, main2, main)
    if row:
        yield row
    own, own2 = _only(ours), _only(theirs)
    for scope in dict.fromkeys(figure.scope for figure in own if figure.scope or not row):
        one, two = _first(own, scope), _first(own2, scope)
        if one and two and not _known(one, two, linked) and _of_one_event(one, two):
            yield _unequal(a, b, one, two)
    if not linked and not row and (row := _nobody(a, b, _own(ours), _own(theirs))):
        yield row


def _same_counted(one: Figure, two: Figure) -> bool:
    if one.part != two.part or bool(one.event) != bool(two.event):
        return False
    if one.scope == two.scope:
        return True
    small = one.value is not None and one.value <= _SMALL
    return not small and (not one.scope or not two.scope or bool(one.scope & two.scope))


def _main(figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if is_main(figure)]


def _own(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if not (f.event or f.part or f.vague)]


def _first(figures: list[Figure], scope: frozenset[str]) -> Figure | None:
    """The article's own figure of those counted.

    The largest that opens it, else the largest: parts are told beside a total. A round word of the
    title ("more than 100") gives way to the count that it rounds.
    """
    some = [figure for figure in figures if figure.scope == scope]
    opening = [figure for figure in some if _first_mention(figure) <= OPENING]
    first = max(opening or some, key=_size, default=None)
    if first is None or first.bound in _COUNTS:
        return first
    exact = [f for f in some if f.bound in _COUNTS and 1 <= _size(f) / _size(first) <= LIKE_SIZE]
    return min(exact, key=_size, default=first)


def _size(figure: Figure) -> float:
    told = figure.low if figure.value is None else figure.value
    return in_base(told or 0.0, figure.unit)


def _known(one: Figure, two: Figure, linked: list[tuple[Figure, Figure]]) -> bool:
    """Tell whether either figure is told by the other article too: as its own, or in passing."""
    pairs = [pair for pair in linked if pair[0] is one or pair[1] is two]
    return any(is_main(x) and is_main(y) or not (is_main(one) and is_main(two)) for x, y in pairs)


def _only(figures: list[Figure]) -> list[Figure]:
    return _main(figures) or (_own(figures) if len(_own(figures)) == 1 else [])


def _of_one_event(one: Figure, two: Figure) -> bool:
    """Tell whether two unequal figures are of one event.

    Both are main and one opens its article; or they don't name different people and places, and are both main
    figures, or of one size, or share a name.
    """
    if is_main(one) and is_main(two) and min(map(_first_mention, (one, two))) <= OPENING:
        return True
    names, names2 = one.holder.names, two.holder.names
    if names and names2 and not names & names2:
        return False
    if names & names2 or (is_main(one) and is_main(two)):
        return True
    low, high = sorted(map(_size, (one, two)))
    return high <= LIKE_SIZE * low


def _first_mention(figure: Figure) -> int:
    return min(mention.sentence for mention in figure.mentions)


def is_main(figure: Figure) -> bool:
    """Tell whether a figure is one of the event's own that its article puts first."""
    if figure.event or figure.part or figure.vague:
        return False
    return _first_mention(figure) < LEAD or len(figure.mentions) > 1


def _sum(a: Told, b: Told, main: list[Figure], main2: list[Figure]) -> Row | None:
    """Agree where the parts that one tells in one sentence sum up to the total of the other."""
    for total in main2:
        if total.scope or total.value is None or total.value != total.low:
            continue
        for part in main:
            parts = [f for f in main if f.sentence == part.sentence and f.value == f.low]
            if len(parts) > 1 and sum(f.value or 0 for f in parts) == total.value:
                why = f"{' and '.join(f.text for f in parts)} make {total.text}"
                row = _row(a, b, parts[0], total, "agree", why)
                rest = tuple(Value(a.article, figure) for figure in parts[1:])
                return replace(row, parts=rest)
    return None


def _nobody(a: Told, b: Told, main: list[Figure], main2: list[Figure]) -> Row | None:
    """Differ where one says that there is nobody at all, and the other counts some."""
    for one in main:
        for two in main2:
            none = [figure for figure in (one, two) if figure.high == 0]
            some = [figure for figure in (one, two) if (figure.low or 0) > 0]
            if len(none) == len(some) == 1 and not none[0].scope:
                return _row(a, b, one, two, "differ", f"{none[0].text} beside {some[0].text}")
    return None


def _unequal(a: Told, b: Told, one: Figure, two: Figure) -> Row:
    listed = measures()[one.measure]
    later = _later(a, b, one, two) if listed.running and (one.low or 0) and (two.low or 0) else None
    if later:
        earlier = a if later is b else b
        row = _row(a, b, one, two, "update", "a running count; the later article tells more")
        return replace(row, earlier=earlier.article, later=later.article)
    if compatible(one, two) and (one.vague or two.vague or _is_rounded(one, two)):
        return _row(a, b, one, two, "open", "a bound that the other number keeps")
    return _row(a, b, one, two, "differ", "both are told of the event, and cannot both hold")


def _is_rounded(one: Figure, two: Figure) -> bool:
    """Tell whether one is a round word ("more than 250") and the other a count that it keeps."""
    counts = [figure.bound in _COUNTS for figure in (one, two)]
    return not far(one, two) and any(counts) and not all(counts)


def _later(a: Told, b: Told, one: Figure, two: Figure) -> Told | None:
    """The article that tells the newer value of a running count, None if that is not told.

    By the times of publication; where these are equal or unknown, by the words: "rose to 19", or
    "at least 8" beside 19, which both can hold at different times.
    """
    if one.vague or two.vague or _is_rounded(one, two):
        return None
    newer, older = (a, b) if _size(one) > _size(two) else (b, a)
    more, less = (one, two) if newer is a else (two, one)
    size = min(len(newer.published or ""), len(older.published or ""))
    times = ((newer.published or "")[:size], (older.published or "")[:size])
    if times[0] != times[1]:
        return newer if times[0] > times[1] else None
    return newer if more.grown or less.bound in ("low", "above") else None


# --- figures of a holder -----------------------------------------------------------------------------


def _of_holder(a: Told, b: Told, ours: list[Figure], theirs: list[Figure]) -> Iterator[Row]:
    pairs = [(one, two) for one in ours for two in theirs if _same_holder(one, two)]
    linked = [(one, two) for one, two in pairs if _agrees(one, two)]
    yield from (_row(a, b, one, two, "agree", _why_equal(one, two)) for one, two in _once(linked))
    if linked:
        return
    seen: list[tuple[Figure, Figure]] = []
    for one, two in pairs:
        alone = all(equal(one, x) for x, y in pairs if y is two) and all(
            equal(two, y) for x, y in pairs if x is one
        )
        if (
            not alone
            or not _contestable(one, two)
            or not _same_day(a, b, one, two)
            or any(equal(one, x) and equal(two, y) for x, y in seen)
        ):
            continue
        seen.append((one, two))
        if compatible(one, two) and not _turned(one, two):
            yield _row(a, b, one, two, "open", "a bound that the other number keeps")
        else:
            yield _row(a, b, one, two, "differ", "of one holder, and cannot both hold")


def _contestable(one: Figure, two: Figure) -> bool:
    """Tell whether two figures of one holder are of one act: main ones, or told in like words."""
    if one.vague or two.vague or (one.other is None) != (two.other is None):
        return False
    if (one.event or "").lower() != (two.event or "").lower():
        return False
    main = is_main(one) and is_main(two)
    return main or alike(one.holder.words, two.holder.words) >= LIKE_WORDS


def _same_day(a: Told, b: Told, one: Figure, two: Figure) -> bool:
    """Tell whether what moves from day to day is told of one day: a share, a price."""
    if one.measure not in MOVING or not (a.published or b.published):
        return True
    named = one.holder.words & two.holder.words & WEEKDAYS.keys()
    days = [(told.published or "")[:_DAY] for told in (a, b)]
    return days[0] == days[1] or bool(named)


def _agrees(one: Figure, two: Figure) -> bool:
    return equal(one, two) and not _turned(one, two)


def _turned(one: Figure, two: Figure) -> bool:
    """Tell whether one rose where the other fell, or one side won where the other did."""
    if one.direction and two.direction and one.measure != "score":
        return one.direction != two.direction
    return (
        one.measure == "score"
        and bool(one.direction and two.direction)
        and ((one.direction == two.direction) != bool(one.holder.nearest & two.holder.nearest))
    )


def _same_holder(one: Figure, two: Figure) -> bool:
    if one.scope != two.scope or one.part or two.part:
        return False
    if measures()[one.measure].rule == "match":
        return len(one.holder.names & two.holder.names) > 1
    ours, theirs = one.holder, two.holder
    if ours.nearest and theirs.nearest:
        return bool(ours.nearest & theirs.names) and bool(theirs.nearest & ours.names)
    if ours.nearest or theirs.nearest:
        return contained(ours.words, theirs.words) >= CONTAINED
    return alike(ours.words, theirs.words) >= ALIKE


def contained(words: frozenset[str], others: frozenset[str]) -> float:
    """The share of the fewer words of two sentences that both have; 0 where that is one word."""
    common = len(words & others)
    return common / min(len(words), len(others)) if common > 1 else 0.0


def alike(words: frozenset[str], others: frozenset[str]) -> float:
    """The share of the words of two sentences that both have (Jaccard)."""
    return len(words & others) / max(1, len(words | others))


def _supports(a: Told, b: Told, ours: list[Figure], theirs: list[Figure]) -> Iterator[Row]:
    linked = [
        (one, two)
        for one in ours
        for two in theirs
        if one.unit == two.unit and equal(one, two) and one.value == two.value
    ]
    for one, two in _once(linked):
        if (one.value or 0) > _SMALL:
            yield _row(a, b, one, two, "agree", "the same number of the same noun")
    acts = [(x, y) for x in ours for y in theirs if _same_act(x, y) and _same_day(a, b, x, y)]
    for one, two in acts:
        alone = [x for x in acts if x[0] is one or x[1] is two] == [(one, two)]
        if alone and not equal(one, two) and not compatible(one, two):
            yield _row(a, b, one, two, "differ", "of one holder and act, and cannot both hold")


def _same_act(one: Figure, two: Figure) -> bool:
    """Tell whether two amounts are told of one holder and act: in nearly the same words."""
    if one.kind not in BY_ACT or one.vague or two.vague or one.event or two.event:
        return False
    ours, theirs = one.holder, two.holder
    named = ours.names == theirs.names or bool(ours.names & theirs.names)
    return named and len(ours.words & theirs.words) > 1 and alike(ours.words, theirs.words) >= SAME


# --- rows --------------------------------------------------------------------------------------------


def _once(linked: list[tuple[Figure, Figure]]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure in one pair, the first that it stands in, exact pairs first."""
    used: set[int] = set()
    for one, two in sorted(linked, key=lambda pair: pair[0].low != pair[1].low):
        if not {id(one), id(two)} & used:
            used |= {id(one), id(two)}
            yield one, two


def _why_equal(one: Figure, two: Figure) -> str:
    exact = (one.low, one.high, one.other) == (two.low, two.high, two.other)
    return "the same number" if exact else "numbers that can both hold"


def _row(a: Told, b: Told, one: Figure, two: Figure, status: Status, why: str) -> Row:
    values = (Value(a.article, one), Value(b.article, two))
    return Row(one.measure, _subject(one, two), status, values, why)


def _subject(one: Figure, two: Figure) -> str:
    if one.scope:
        return " ".join(sorted(one.scope))
    both = one.holder.nearest & two.holder.nearest
    listed = measures().get(one.measure)
    return " ".join(sorted(both)) if listed and listed.rule != "event" else ""


def _united(rows: list[Row]) -> list[Row]:
    """One row for all pairs of articles that share a figure; the gravest status is the row's."""
    united: list[Row] = []
    for row in rows:
        same = next((r for r in united if set(r.values) & set(row.values)), None)
        if same is None:
            united.append(row)
            continue
        values = tuple(dict.fromkeys((*same.values, *row.values)))
        worse = min(same, row, key=lambda r: ("differ", "update", "agree", "open").index(r.status))
        united[united.index(same)] = replace(worse, values=values)
    return united
