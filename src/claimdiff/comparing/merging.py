"""The differences of a group of claims, those of one aspect put together."""

from collections.abc import Sequence
from datetime import UTC, datetime

from claimdiff.comparing.differences import conflicting, contrast, differences
from claimdiff.comparing.links import Field
from claimdiff.comparing.verdict import Link
from claimdiff.result import Difference, DifferenceValue


def merged_differences(inner: Sequence[Link], field: Field) -> tuple[Difference, ...]:
    """The differences between all claims that some links join, one for each aspect."""
    merged: dict[str, Difference] = {}
    for link in inner:
        for difference in _differences_of(link, field):
            seen = merged.get(difference.aspect)
            merged[difference.aspect] = _merge(seen, difference) if seen else difference
    return tuple(merged[aspect] for aspect in sorted(merged))


def gap(link: Link, field: Field) -> float:
    """How far apart the numbers are that two claims tell, as a share of the greater; 0 if equal."""
    sizes = [
        abs(value.value)
        for difference in differences(field.claims[link.left], field.claims[link.right])
        if difference.aspect == "quantity"
        for values in difference.values.values()
        for value in values
        if isinstance(value.value, int | float)
    ]
    return 1 - min(sizes) / max(sizes) if len(sizes) > 1 and max(sizes) else 0.0


def _differences_of(link: Link, field: Field) -> tuple[Difference, ...]:
    """What the rules find; for a conflict in which they find none, what the judge opposed."""
    left, right = field.claims[link.left], field.claims[link.right]
    found = differences(left, right)
    if link.relation == "same" or conflicting(found) is not None:
        return found
    judged = contrast(left, right, link.aspect or "detail")
    return found if judged is None else (judged, *found)


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


def later_higher(found: Sequence[Difference], field: Field) -> bool:
    """Whether a number that cannot hold beside the other is the later article's and the higher.

    A toll that grows between two reports is news, not contradiction.

    Args:
        found: The differences of a conflict.
        field: The articles, for their publication times.
    """
    for difference in found:
        if difference.aspect != "quantity" or difference.compatible:
            continue
        dated = [
            (_instant(published), value.value)
            for article, values in difference.values.items()
            if (published := field.articles[article].published) is not None
            for value in values
            if isinstance(value.value, int | float)
        ]
        dated.sort()
        if len(dated) > 1 and dated[0][0] < dated[-1][0] and dated[0][1] < dated[-1][1]:
            return True
    return False


def _instant(published: str) -> datetime:
    """A publication time; one without a zone is taken as UTC, for ordering only."""
    when = datetime.fromisoformat(published)
    return when if when.tzinfo else when.replace(tzinfo=UTC)
