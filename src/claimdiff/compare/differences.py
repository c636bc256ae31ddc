"""In what two claims about one fact differ, aspect by aspect, and whether both can hold.

It holds the figures, days and states that the rules read in the two claims' words against each
other, whatever a number counts. Whether the two are about one fact is not decided here, nor whether
a difference is a conflict between the articles: that is for `figures`.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from claimdiff.compare.facts import Statement
from claimdiff.compare.figures.dates import dates
from claimdiff.compare.figures.opposites import opposites
from claimdiff.compare.figures.values import compatible as can_both_hold
from claimdiff.compare.figures.values import equal, far
from claimdiff.result import Aspect, Certainty, Claim, Difference, DifferenceValue
from claimdiff.support import cut
from claimdiff.text.figures import Figure
from claimdiff.text.names import names, same
from claimdiff.text.quantities import quantities

_FIRM: frozenset[Certainty] = frozenset({"stated", "reported"})
"""That an article tells it by itself or passes it on is no difference in what is told."""


def differences(one: Statement, other: Statement) -> tuple[Difference, ...]:
    """All aspects in which two claims differ, one difference for each; none when they say the same.

    Args:
        one: A claim of one article.
        other: A claim of another, about the same thing.
    """
    found = chain(
        _quantity(one, other),
        _time(one, other),
        _status(one, other),
        _attribution(one.claim, other.claim),
        _certainty(one.claim, other.claim),
    )
    gravest: dict[Aspect, Difference] = {}
    for each in sorted(found, key=lambda difference: difference.compatible):
        gravest.setdefault(each.aspect, each)
    return tuple(gravest.values())


def conflicting(found: Sequence[Difference]) -> Difference | None:
    """The first difference under which the two claims cannot both hold."""
    return next((one for one in found if not one.compatible), None)


def difference(
    aspect: Aspect,
    left: tuple[Claim, DifferenceValue],
    right: tuple[Claim, DifferenceValue],
    *,
    compatible: bool,
) -> Difference:
    """The difference of two claims in one aspect.

    Args:
        aspect: What they differ in.
        left: A claim, and what it has.
        right: Another, and what that has.
        compatible: Whether both can hold.
    """
    values = {claim.article: (value,) for claim, value in (left, right)}
    return Difference(aspect=aspect, values=values, compatible=compatible)


def statement(claim: Claim) -> DifferenceValue:
    """The words that say a claim, where the whole statement is what differs."""
    said = claim.spans[0]
    return DifferenceValue(claim=claim.id, text=said.exact, span=said)


def _quantity(one: Statement, other: Statement) -> Iterator[Difference]:
    """The numbers of one measure that are not the same, each held against the first of the other.

    A number that the other claim tells too differs from none.
    """
    used: set[int] = set()
    for mine in _untold(one.figures, other.figures):
        for theirs in _untold(other.figures, one.figures):
            if id(theirs) not in used and _comparable(mine, theirs):
                used.add(id(theirs))
                holds = can_both_hold(mine, theirs) and not far(mine, theirs)
                values = _value(one, mine), _value(other, theirs)
                yield _difference("quantity", one, other, values, compatible=holds)
                break


def _untold(some: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures that others do not tell in the same way."""
    return [f for f in some if not f.vague and not any(_told_alike(f, g) for g in others)]


def _told_alike(one: Figure, other: Figure) -> bool:
    bounds = (one.low, one.high, one.other) == (other.low, other.high, other.other)
    return bounds and one.unit == other.unit and equal(one, other)


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers measure one thing, of the same people, of no two holders."""
    if one.measure != other.measure or bool(one.event) != bool(other.event):
        return False
    scopes = not one.scope or not other.scope or bool(one.scope & other.scope)
    names_here, names_there = one.holder.names, other.holder.names
    return scopes and (not names_here or not names_there or bool(names_here & names_there))


def _time(one: Statement, other: Statement) -> Iterator[Difference]:
    for row in dates(one.clauses, other.clauses, ("one", "other")):
        if row.status == "differ":
            figures = {value.article: value.figure for value in row.values}
            values = _value(one, figures["one"]), _value(other, figures["other"])
            yield _difference("time", one, other, values, compatible=False)


def _status(one: Statement, other: Statement) -> Iterator[Difference]:
    """That one denies what the other tells; by a hint only, both may hold."""
    found = opposites(one.clauses, other.clauses)
    denied = (one.claim.certainty == "denied") != (other.claim.certainty == "denied")
    if found or denied:
        values = statement(one.claim), statement(other.claim)
        sure = denied or found[0].certainty == "conflict"
        yield _difference("status", one, other, values, compatible=not sure)


def _attribution(left: Claim, right: Claim) -> Iterator[Difference]:
    """Two different speakers; quotations in the mouths of two that are named cannot be one."""
    if left.speaker is None or right.speaker is None:
        return
    here, there = left.speaker, right.speaker
    if same(here.name, there.name):
        return
    named = [{name.norm for name in names(speaker.name)} for speaker in (here, there)]
    apart = all(named) and not any(same(a, b) for a in named[0] for b in named[1])
    yield difference(
        "attribution",
        (left, DifferenceValue(claim=left.id, text=here.name, span=here.span)),
        (right, DifferenceValue(claim=right.id, text=there.name, span=there.span)),
        compatible=not (apart and left.quoted and right.quoted),
    )


def _certainty(left: Claim, right: Claim) -> Iterator[Difference]:
    if left.certainty != right.certainty and not {left.certainty, right.certainty} <= _FIRM:
        one, other = (
            DifferenceValue(claim=claim.id, text=claim.certainty, value=claim.certainty)
            for claim in (left, right)
        )
        yield difference("certainty", (left, one), (right, other), compatible=True)


def _difference(
    aspect: Aspect,
    one: Statement,
    other: Statement,
    values: tuple[DifferenceValue, DifferenceValue],
    *,
    compatible: bool,
) -> Difference:
    here, there = (one.claim, values[0]), (other.claim, values[1])
    return difference(aspect, here, there, compatible=compatible)


def _value(statement: Statement, figure: Figure) -> DifferenceValue:
    span = cut(statement.article.body, figure.start, figure.end)
    text = " ".join(span.exact.split())
    read = quantities(text)  # what its own words tell, as who checks it reads them
    digits = any(sign.isdigit() for sign in text)
    number = read[0].value if len(read) == 1 and digits else None
    return DifferenceValue(claim=statement.claim.id, text=text, value=number, span=span)
