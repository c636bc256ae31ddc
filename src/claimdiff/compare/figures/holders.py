"""Relate the figures of one named holder: a sentence, a profit, a score, an age.

They are compared where both name the same holder and tell the same act, or each article tells one
value and one of them names nobody; what moves from day to day, only of one day.
"""

from collections.abc import Callable, Iterator

from claimdiff.compare.figures.clauses import Likely
from claimdiff.compare.figures.event import LIKE_SIZE, OPENING, first_mention, is_main
from claimdiff.compare.figures.rows import ArticleFigures, Row, make_row, once, why_equal
from claimdiff.compare.figures.values import MOVING, compatible, equal, same_moment, size
from claimdiff.text.calendar_names import WEEKDAYS
from claimdiff.text.figures import BY_ACT, Figure
from claimdiff.text.lexicon import measures

_DAY = len("2031-04-14")
Pair = tuple[Figure, Figure]
_SameAct = Callable[[Figure, Figure], bool]


def of_holder(
    a: ArticleFigures,
    b: ArticleFigures,
    ours: list[Figure],
    theirs: list[Figure],
    likely: Likely,
) -> Iterator[Row]:
    """The rows of two articles for one measure of a holder: all that agree, else what differs.

    Main figures go before those told in passing.
    """

    def same_act(one: Figure, two: Figure) -> bool:
        return any(likely(x.sentence, y.sentence) for x in one.mentions for y in two.mentions)

    pairs = [(one, two) for one in ours for two in theirs if _same_holder(one, two, same_act)]
    lone = _lone_pair(ours, theirs)
    if lone is not None:
        pairs.append(lone)
    linked = [(one, two) for one, two in pairs if equal(one, two) and not _turned(one, two)]
    if linked:
        yield from (make_row(a, b, x, y, "agree", why_equal(x, y)) for x, y in once(linked))
        return
    contested = [pair for pair in _contested(pairs, lone, same_act) if _same_day(a, b, *pair)]
    yield from (_unequal(a, b, one, two) for one, two in _distinct(contested))


def _contested(pairs: list[Pair], lone: Pair | None, same_act: _SameAct) -> list[Pair]:
    """The pairs of one holder that tell one thing of him, main figures before others."""
    rivals = [pair for pair in pairs if is_main(pair[0]) and is_main(pair[1])] or pairs
    return [
        pair
        for pair in rivals
        if pair is lone or (_alone(pair, rivals) and _contestable(*pair, same_act))
    ]


def _unequal(a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure) -> Row:
    if compatible(one, two) and not _turned(one, two):
        return make_row(a, b, one, two, "open", "a bound that the other number keeps")
    return make_row(a, b, one, two, "differ", "of one holder, and cannot both hold")


def _alone(pair: Pair, pairs: list[Pair]) -> bool:
    """Tell whether each article tells but one value of the holder."""
    one, two = pair
    rivals = [x for x, y in pairs if y is two and not equal(one, x)]
    return not rivals and not [y for x, y in pairs if x is one and not equal(two, y)]


def _distinct(pairs: list[Pair]) -> Iterator[Pair]:
    """Pairs of which none tells the values of another."""
    seen: list[Pair] = []
    for one, two in pairs:
        if not any(equal(one, x) and equal(two, y) for x, y in seen):
            seen.append((one, two))
            yield one, two


def _contestable(one: Figure, two: Figure, same_act: _SameAct) -> bool:
    """Tell whether two figures of one holder are of one act: main ones, or told in like words."""
    if one.vague or two.vague or (one.other is None) != (two.other is None):
        return False
    if (one.event or "").lower() != (two.event or "").lower():
        return False
    return (is_main(one) and is_main(two)) or (one.measure not in MOVING and same_act(one, two))


def _same_day(a: ArticleFigures, b: ArticleFigures, one: Figure, two: Figure) -> bool:
    """Tell whether what moves from day to day is told of one day and time: a share, a price."""
    if one.measure not in MOVING:
        return True
    if not same_moment(one, two):
        return False
    if not (a.published or b.published):
        return True
    named = one.holder.words & two.holder.words & WEEKDAYS.keys()
    days = [(article.published or "")[:_DAY] for article in (a, b)]
    return days[0] == days[1] or bool(named)


def _turned(one: Figure, two: Figure) -> bool:
    """Tell whether one rose where the other fell, or one side won where the other did."""
    if one.direction and two.direction and one.measure != "score":
        return one.direction != two.direction
    return (
        one.measure == "score"
        and bool(one.direction and two.direction)
        and ((one.direction == two.direction) != bool(one.holder.nearest & two.holder.nearest))
    )


def _lone_pair(ours: list[Figure], theirs: list[Figure]) -> Pair | None:
    """The one value of a measure that each article tells, if both are of one size.

    Its main figures go before those told in passing; of what has many holders both are main.
    """
    values = [_values(figures) for figures in (ours, theirs)]
    if any(len(told) != 1 for told in values):
        return None
    one, two = (told[0] for told in values)
    if measures()[one.measure].rule == "match":
        return None
    if measures()[one.measure].named and not (is_main(one) and is_main(two)):
        return None
    named = one.holder.nearest and two.holder.nearest  # then their names say if it is one
    of_one = one.scope == two.scope and (one.other is None) == (two.other is None)
    low, high = sorted(map(size, (one, two)))
    return (one, two) if of_one and not named and high <= LIKE_SIZE * low else None


def _values(figures: list[Figure]) -> list[Figure]:
    """An article's own figures of a measure, its main ones if there are any, each value once."""
    own = [figure for figure in figures if not (figure.event or figure.part or figure.vague)]
    found: list[Figure] = []
    for figure in [one for one in own if is_main(one)] or own:
        if not any(equal(figure, one) for one in found):
            found.append(figure)
    return found


def _same_holder(one: Figure, two: Figure, same_act: _SameAct) -> bool:
    """Tell whether two figures are of one holder: by name, or where one has none by their words.

    An amount that opens both articles without a name is of what they are about.
    """
    if one.scope != two.scope or one.part or two.part:
        return False
    if measures()[one.measure].rule == "match":
        return len(one.holder.names & two.holder.names) > 1
    ours, theirs = one.holder, two.holder
    if ours.nearest and theirs.nearest:
        return bool(ours.nearest & theirs.names) and bool(theirs.nearest & ours.names)
    if ours.nearest or theirs.nearest:
        return same_act(one, two)
    amounts = one.kind in BY_ACT and max(first_mention(one), first_mention(two)) <= OPENING
    return amounts or same_act(one, two)
