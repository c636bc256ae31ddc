"""The differences of a group of claims, those of one aspect put together."""

from collections.abc import Sequence

from claimdiff.compare.differences import difference, differences, statement
from claimdiff.compare.links import Field
from claimdiff.engines.contract import Link
from claimdiff.result import Claim, Difference, DifferenceValue, Update
from claimdiff.support import cut, locate
from claimdiff.text.quantities import quantities


def merged_differences(inner: Sequence[Link], field: Field) -> tuple[Difference, ...]:
    """The differences between all claims that some links join, one for each aspect."""
    merged: dict[str, Difference] = {}
    for link in inner:
        for one in _differences_of(link, field):
            seen = merged.get(one.aspect)
            merged[one.aspect] = _merge(seen, one) if seen else one
    return tuple(merged[aspect] for aspect in sorted(merged))


def gap(link: Link, field: Field) -> float:
    """How far apart the numbers are that two claims tell, as a share of the greater; 0 if equal."""
    sizes = [
        abs(value.value)
        for difference in differences(field.statements[link.left], field.statements[link.right])
        if difference.aspect == "quantity"
        for values in difference.values.values()
        for value in values
        if isinstance(value.value, int | float)
    ]
    return 1 - min(sizes) / max(sizes) if len(sizes) > 1 and max(sizes) else 0.0


def _differences_of(link: Link, field: Field) -> tuple[Difference, ...]:
    """What the looser rules find; of two that clash, the words that cannot both hold first."""
    left, right = field.claims[link.left], field.claims[link.right]
    found = differences(field.statements[link.left], field.statements[link.right])
    if link.clash is None:
        return found
    judged = difference(
        link.clash.aspect,
        (left, _told(left, link.clash.left, field)),
        (right, _told(right, link.clash.right, field)),
        compatible=False,
    )
    rest = (one for one in found if one.aspect != judged.aspect and one.compatible)
    return (judged, *rest)


def _told(claim: Claim, words: str, field: Field) -> DifferenceValue:
    """The words that clash, cut from the claim's sentence; the whole claim where it lacks them."""
    article = field.articles[claim.article]
    for number in claim.sentence:
        sentence = article.sentences[number]
        place = locate(words, article.body[sentence.start : sentence.end])
        if place is not None:
            start = sentence.start + place.start
            span = cut(article.body, start, sentence.start + place.end)
            text = " ".join(span.exact.split())
            read = quantities(text)
            number_read = read[0].value if len(read) == 1 else None
            return DifferenceValue(claim=claim.id, text=text, value=number_read, span=span)
    return statement(claim)


def _merge(one: Difference, other: Difference) -> Difference:
    values = {key: tuple(value) for key, value in one.values.items()}
    for key, added in other.values.items():
        known = values.get(key, ())
        values[key] = (*known, *(value for value in added if not _stands(value, known)))
    compatible = one.compatible and other.compatible
    return Difference(aspect=one.aspect, values=values, compatible=compatible)


def _stands(value: DifferenceValue, known: Sequence[DifferenceValue]) -> bool:
    """Whether a value is there already; claims are compared first, for that costs little."""
    return any(one.claim == value.claim and one == value for one in known)


def update(inner: Sequence[Link], field: Field) -> Update | None:
    """Which article has the earlier value and which the later, where every clash says so."""
    clashes = [(link, link.clash) for link in inner if link.clash]
    if clashes and all(clash.newer for _, clash in clashes):
        link, clash = clashes[0]
        left, right = (field.claims[key].article for key in (link.left, link.right))
        earlier, later = (left, right) if clash.newer == "right" else (right, left)
        return Update(earlier=earlier, later=later)
    return None
