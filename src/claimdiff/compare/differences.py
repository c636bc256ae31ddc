"""In what claims about one fact differ, aspect by aspect, and whether both can hold.

It holds the figures, days and states that the rules read in two claims' words against each other,
whatever a number counts, and puts those of a group of claims together. Whether claims are about one
fact is not decided here, nor whether a difference is a conflict between the articles: that is for
`figures`.
"""

from collections.abc import Iterator, Mapping, Sequence

from claimdiff.compare.figures.clauses import aligned
from claimdiff.compare.figures.dates import dates
from claimdiff.compare.figures.opposites import opposites
from claimdiff.compare.figures.values import compatible as can_both_hold
from claimdiff.compare.figures.values import equal, far
from claimdiff.compare.parsed import Statement
from claimdiff.engines.contract import Link
from claimdiff.result import Aspect, Certainty, Claim, Difference, DifferenceValue
from claimdiff.support import cut, locate
from claimdiff.text.figures import Figure
from claimdiff.text.names import same
from claimdiff.text.quantities import quantities
from claimdiff.text.words import content

_FIRM: frozenset[Certainty] = frozenset({"stated", "reported"})
"""That an article tells it by itself or passes it on is no difference in what is told."""


def differences(one: Statement, other: Statement) -> tuple[Difference, ...]:
    """All aspects in which two claims differ, one difference for each; none when they say the same.

    Args:
        one: A claim of one article.
        other: A claim of another, about the same thing.
    """
    found = [
        *_quantity(one, other),
        *_time(one, other),
        *_status(one, other),
        *_attribution(one.claim, other.claim),
        *_certainty(one.claim, other.claim),
    ]
    gravest: dict[Aspect, Difference] = {}
    for each in sorted(found, key=lambda difference: difference.compatible):
        gravest.setdefault(each.aspect, each)
    return tuple(gravest.values())


def conflicting(found: Sequence[Difference]) -> Difference | None:
    """The first difference under which the two claims cannot both hold."""
    return next((one for one in found if not one.compatible), None)


def difference(
    aspect: Aspect,
    claims: tuple[Claim, Claim],
    values: tuple[DifferenceValue, DifferenceValue],
    *,
    compatible: bool,
) -> Difference:
    """The difference of two claims in one aspect: what each of them has.

    Args:
        aspect: What they differ in.
        claims: The claims.
        values: What they have, in their order.
        compatible: Whether both can hold.
    """
    told = {claim.article: (value,) for claim, value in zip(claims, values, strict=True)}
    return Difference(aspect=aspect, values=told, compatible=compatible)


def difference_value(claim: Claim, body: str, start: int, end: int) -> DifferenceValue:
    """Words of a body as one side of a difference, with their number if they have only one."""
    span = cut(body, start, end)
    text = " ".join(span.exact.split())
    read = quantities(text)
    number = read[0].value if len(read) == 1 else None
    return DifferenceValue(claim=claim.id, text=text, value=number, span=span)


def merged_differences(
    inner: Sequence[Link], known: Mapping[str, Statement]
) -> tuple[Difference, ...]:
    """The differences between all claims that some links join, one for each aspect.

    Args:
        inner: The links.
        known: What the rules read of each claim, by its id.
    """
    merged: dict[Aspect, Difference] = {}
    for link in inner:
        for one in _link_differences(link, known[link.left], known[link.right]):
            seen = merged.get(one.aspect)
            merged[one.aspect] = _merge(seen, one) if seen else one
    return tuple(merged[aspect] for aspect in sorted(merged))


def gap(link: Link, known: Mapping[str, Statement]) -> float:
    """How far apart the numbers are that two claims tell, as a share of the greater; 0 if equal."""
    sizes = [
        abs(value.value)
        for difference in differences(known[link.left], known[link.right])
        if difference.aspect == "quantity"
        for values in difference.values.values()
        for value in values
        if isinstance(value.value, int | float)
    ]
    return 1 - min(sizes) / max(sizes) if len(sizes) > 1 and max(sizes) else 0.0


def _link_differences(link: Link, one: Statement, other: Statement) -> tuple[Difference, ...]:
    """The differences of two linked claims, a judged clash first and in place of the rules' own."""
    found = differences(one, other)
    if link.clash is None:
        return found
    values = _clash_value(one, link.clash.left), _clash_value(other, link.clash.right)
    judged = difference(link.clash.aspect, (one.claim, other.claim), values, compatible=False)
    return (judged, *(d for d in found if d.aspect != judged.aspect and d.compatible))


def _clash_value(statement: Statement, words: str) -> DifferenceValue:
    """The words of a clash, cut from the claim's sentence; the whole claim if they are missing."""
    article = statement.article
    for number in statement.claim.sentence:
        sentence = article.sentences[number]
        place = locate(words, article.body[sentence.start : sentence.end])
        if place is not None:
            ends = sentence.start + place.start, sentence.start + place.end
            return difference_value(statement.claim, article.body, *ends)
    return _whole_claim(statement.claim)


def _merge(one: Difference, other: Difference) -> Difference:
    values = {
        key: tuple(dict.fromkeys((*one.values.get(key, ()), *other.values.get(key, ()))))
        for key in (*one.values, *other.values)
    }
    compatible = one.compatible and other.compatible
    return Difference(aspect=one.aspect, values=values, compatible=compatible)


def _whole_claim(claim: Claim) -> DifferenceValue:
    """A whole claim as one side of a difference."""
    said = claim.spans[0]
    return DifferenceValue(claim=claim.id, text=said.exact, span=said)


def _quantity(one: Statement, other: Statement) -> Iterator[Difference]:
    """The numbers of one measure that are not the same, each held against the first of the other.

    A number that the other claim tells too differs from none.
    """
    left = _unmatched(other.figures, one.figures)
    for mine in _unmatched(one.figures, other.figures):
        theirs = next((figure for figure in left if _comparable(mine, figure)), None)
        if theirs is not None:
            left.remove(theirs)
            holds = can_both_hold(mine, theirs) and not far(mine, theirs)
            yield _figure_difference("quantity", one, other, (mine, theirs), compatible=holds)


def _unmatched(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The exact figures that have no equal among others."""
    return [f for f in figures if not f.vague and not any(_same_number(f, g) for g in others)]


def _same_number(one: Figure, other: Figure) -> bool:
    bounds = (one.low, one.high, one.other) == (other.low, other.high, other.other)
    units = one.unit == other.unit or not (one.unit and other.unit)  # "151 votes to 148", "151-148"
    return bounds and units and equal(one, other)


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers measure one thing, of the same people, of no two holders."""
    if one.measure != other.measure or bool(one.event) != bool(other.event):
        return False
    scopes = not one.scope or not other.scope or bool(one.scope & other.scope)
    names_here, names_there = one.holder.names, other.holder.names
    return scopes and (not names_here or not names_there or bool(names_here & names_there))


def _time(one: Statement, other: Statement) -> Iterator[Difference]:
    for row in dates(one.clauses, other.clauses, aligned()):
        if row.status == "differ":
            figures = {value.article: value.figure for value in row.values}
            both = figures["one"], figures["other"]
            yield _figure_difference("time", one, other, both, compatible=False)


def _figure_difference(
    aspect: Aspect,
    one: Statement,
    other: Statement,
    figures: tuple[Figure, Figure],
    *,
    compatible: bool,
) -> Difference:
    mine, theirs = figures
    values = (
        difference_value(one.claim, one.article.body, mine.start, mine.end),
        difference_value(other.claim, other.article.body, theirs.start, theirs.end),
    )
    return difference(aspect, (one.claim, other.claim), values, compatible=compatible)


def _status(one: Statement, other: Statement) -> Iterator[Difference]:
    """One claim denies the other; both may hold where only a hint says so."""
    found = opposites(one.clauses, other.clauses, aligned())
    denied = (one.claim.certainty == "denied") != (other.claim.certainty == "denied")
    if found or denied:
        holds = not denied and found[0].certainty != "conflict"
        values = _whole_claim(one.claim), _whole_claim(other.claim)
        yield difference("status", (one.claim, other.claim), values, compatible=holds)


def _attribution(left: Claim, right: Claim) -> Iterator[Difference]:
    """Two speakers: both may be told to say it, and one article may name the wrong one."""
    here, there = left.speaker, right.speaker
    if here is None or there is None or same(here.name, there.name):
        return
    if not (content(here.name) and content(there.name)):
        return  # "he" may be the other
    values = (
        DifferenceValue(claim=left.id, text=here.name, span=here.span),
        DifferenceValue(claim=right.id, text=there.name, span=there.span),
    )
    yield difference("attribution", (left, right), values, compatible=True)


def _certainty(left: Claim, right: Claim) -> Iterator[Difference]:
    if left.certainty != right.certainty and not {left.certainty, right.certainty} <= _FIRM:
        values = (
            DifferenceValue(claim=left.id, text=left.certainty, value=left.certainty),
            DifferenceValue(claim=right.id, text=right.certainty, value=right.certainty),
        )
        yield difference("certainty", (left, right), values, compatible=True)
