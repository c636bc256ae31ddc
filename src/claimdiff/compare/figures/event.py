"""Relate the figures of the event itself: tolls, a magnitude, the area burned.

Main figures come first: told in the title or lead, or more than once. One with its own date, a part
of another and a vague word ("dozens") make no difference. Parts that sum up to the other's value
agree; a running count that a later article tells higher is an update; otherwise they differ.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimdiff.compare.figures.rows import ArticleFigures, Row, make_row, once, why_equal
from claimdiff.compare.figures.values import COUNTS, compatible, equal, far, same_moment, size
from claimdiff.text.figures import Figure
from claimdiff.text.lexicon import measures

LEAD = 4
"""How many sentences from the first a figure may stand in to be one of the event's main figures."""

OPENING = 1
"""The number of the last sentence that opens an article: what is told there is its event."""

LIKE_SIZE = 3
"""How many times the other a number further down may be, no name in common, to be of one event.
With 2 to 5 the same is told of 238 real and of 16 made-up pairs, with 10 one wrong more."""

ROUNDED = 0.9
"""How much of a round word ("nearly 100") the count at least is that it stands for."""

SMALL = 2
"""Equal numbers up to this are of different people as likely as not."""

Pair = tuple[Figure, Figure]


def of_event(
    a: ArticleFigures, b: ArticleFigures, ours: list[Figure], theirs: list[Figure]
) -> Iterator[Row]:
    """The rows of two articles for one measure of the event.

    Stages: 1. equal figures; 2. parts that make a total; 3. for each that are counted, the unequal
    main figures; 4. nobody beside some.
    """
    # 1.
    linked = [(x, y) for x in ours for y in theirs if _same_counted(x, y) and equal(x, y)]
    yield from (make_row(a, b, x, y, "agree", why_equal(x, y)) for x, y in once(linked))
    # 2.
    row = _sum(a, b, _main(ours), _main(theirs)) or _sum(b, a, _main(theirs), _main(ours))
    if row:
        yield row
    # 3.
    for one, two in _unlinked(ours, theirs, linked):
        if one.scope or not row:
            yield _unequal(a, b, one, two)
    # 4.
    if not linked and not row:
        yield from _nobody(a, b, _own(ours), _own(theirs))


def _unlinked(ours: list[Figure], theirs: list[Figure], linked: list[Pair]) -> Iterator[Pair]:
    """The articles' own figures of those counted, where they are not equal but of one event."""
    own, own2 = _only(ours), _only(theirs)
    for scope in dict.fromkeys(figure.scope for figure in own):
        one, two = _first(own, scope), _first(own2, scope)
        if one and two and not _known(one, two, linked) and _of_one_event(one, two):
            yield one, two


def _same_counted(one: Figure, two: Figure) -> bool:
    if one.part != two.part or bool(one.event) != bool(two.event):
        return False
    if one.scope == two.scope:
        return True
    small = one.value is not None and one.value <= SMALL
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
    counted = [figure for figure in figures if figure.scope == scope]
    opening = [figure for figure in counted if first_mention(figure) <= OPENING]
    first = max(opening or counted, key=size, default=None)
    if first is None or first.bound in COUNTS:
        return first
    exact = [
        f for f in counted if f.bound in COUNTS and ROUNDED <= size(f) / size(first) <= LIKE_SIZE
    ]
    return min(exact, key=size, default=first)


def _known(one: Figure, two: Figure, linked: list[tuple[Figure, Figure]]) -> bool:
    """Tell whether either figure is told by the other article too: as its own, or in passing."""
    pairs = [pair for pair in linked if pair[0] is one or pair[1] is two]
    return any((is_main(x) and is_main(y)) or not (is_main(one) and is_main(two)) for x, y in pairs)


def _only(figures: list[Figure]) -> list[Figure]:
    return _main(figures) or _own(figures)


def _of_one_event(one: Figure, two: Figure) -> bool:
    """Tell whether two unequal figures are of one event.

    Both are main and one opens its article; or they name no different people and places, and are
    both main, or of one size, or share a name.
    """
    if is_main(one) and is_main(two) and min(map(first_mention, (one, two))) <= OPENING:
        return True
    names, names2 = one.holder.names, two.holder.names
    if names & names2 or (is_main(one) and is_main(two)):
        return True
    if names and names2 and not (is_main(one) or is_main(two)):
        return False
    low, high = sorted(map(size, (one, two)))
    return high <= LIKE_SIZE * low


def first_mention(figure: Figure) -> int:
    """The number of the sentence that first tells a figure, `TITLE` for the title."""
    return min(mention.sentence for mention in figure.mentions)


def is_main(figure: Figure) -> bool:
    """Tell whether a figure is one of the event's own that its article puts first."""
    if figure.event or figure.part or figure.vague:
        return False
    return first_mention(figure) < LEAD or len(figure.mentions) > 1


def _sum(
    a: ArticleFigures, b: ArticleFigures, main: list[Figure], main2: list[Figure]
) -> Row | None:
    """Agree where the parts that one tells in one sentence sum up to the total of the other."""
    exact = [figure for figure in main if figure.value is not None and figure.bound == ""]
    for total in main2:
        for sentence in dict.fromkeys(figure.sentence for figure in exact):
            parts = [figure for figure in exact if figure.sentence == sentence]
            whole = not total.scope and total.bound == "" and len(parts) > 1
            if whole and sum(part.value or 0 for part in parts) == total.value:
                why = f"{' and '.join(part.text for part in parts)} make {total.text}"
                return make_row(a, b, parts[0], total, "agree", why)
    return None


def _nobody(
    a: ArticleFigures, b: ArticleFigures, ours: list[Figure], theirs: list[Figure]
) -> Iterator[Row]:
    """Differ where one says that there is nobody at all, and the other counts some."""
    for one in ours:
        for two in theirs:
            none, some = sorted((one, two), key=size)
            if none.high == 0 and not none.scope and some.scope and (some.low or 0) > 0:
                why = f"{none.text} beside {some.text}"
                yield make_row(a, b, one, two, "differ", why)
                return


def _unequal(a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure) -> Row:
    both_hold = compatible(one, two) and not far(one, two)
    if both_hold and {one.bound, two.bound} == {"", "low"}:
        return make_row(a, b, one, two, "open", "at least so many, which the other number keeps")
    if row := updated(a, b, one, two):
        return row
    if not same_moment(one, two):
        return _moved(a, b, one, two)
    if both_hold:
        return make_row(a, b, one, two, "open", "a round word that the other number keeps")
    return make_row(a, b, one, two, "differ", "both are of this event and cannot both hold")


def updated(a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure) -> Row | None:
    """The update of a running count, of somebody: from nobody to some is none.

    A count of no listed measure is running where it is told to be one so far.
    """
    listed = measures().get(one.measure)
    running = listed.running if listed else one.so_far or two.so_far
    newer = _later(a, b, one, two) if running and size(one) > 0 and size(two) > 0 else None
    why = "a running count; the later tells the newer"
    return _update(a, b, one, two, newer, why) if newer else None


def _moved(a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure) -> Row:
    """The row of what is told for two times of day: of one day the later is the newer."""
    days = [(article.published or "")[: len("2031-04-14")] for article in (a, b)]
    if one.moment is None or two.moment is None or (all(days) and days[0] != days[1]):
        return make_row(a, b, one, two, "open", "not told for one time of day")
    newer = b if one.moment < two.moment else a
    return _update(a, b, one, two, newer, "told for two times of one day")


def _update(
    a: ArticleFigures,
    b: ArticleFigures,
    one: Figure,
    two: Figure,
    newer: ArticleFigures,
    why: str,
) -> Row:
    row = make_row(a, b, one, two, "update", why)
    return replace(row, earlier=(a if newer is b else b).article, later=newer.article)


def _is_rounded(one: Figure, two: Figure) -> bool:
    """Tell whether one is a round word ("more than 250") and the other a count that it keeps."""
    counts = [figure.bound in COUNTS for figure in (one, two)]
    return compatible(one, two) and not far(one, two) and any(counts) and not all(counts)


def _later(a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure) -> ArticleFigures | None:
    """The article that tells the newer value of a running count, None if that is not told.

    By the times that they are told for, or of publication; where these are equal or unknown, by the
    words: "rose to 19", or "8 by noon" and "at least 8" beside 19, which can hold at other times.
    """
    if one.vague or two.vague or _is_rounded(one, two):
        return None
    newer, older = (a, b) if size(one) > size(two) else (b, a)
    more, less = (one, two) if newer is a else (two, one)
    first, second = more.as_of or newer.published or "", less.as_of or older.published or ""
    known = min(len(first), len(second))  # a day beside a time of day: as days
    listed = measures().get(one.measure)
    falls = listed is not None and listed.falling
    if first[:known] != second[:known]:
        return newer if first > second else older if falls else None
    open_ended = less.bound in ("low", "above") and far(one, two)
    so_far = (one.so_far or two.so_far) and not falls
    return newer if more.grown or so_far or open_ended else None
