"""What one article tells of a fact and the others that tell it say nowhere: places, people, detail.

Names and numbers only, searched for in the whole of the other texts. Two places may both hold (a
town and its country), and so may two people: which is why nothing here is a conflict.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations

from claimdiff.compare.alignment import sentence_texts
from claimdiff.compare.amounts import number_of
from claimdiff.compare.notices import different_languages
from claimdiff.language import quantities as numbers
from claimdiff.language.calendar_words import is_calendar
from claimdiff.language.names import Name, is_titled, names, same
from claimdiff.language.number_words import CARDINALS
from claimdiff.language.whole import find_whole, has_name
from claimdiff.result import Article, Aspect, Claim, Difference, DifferenceValue, Quantity, Span
from claimdiff.support import cut

_BEFORE_A_PLACE = re.compile(
    r"\b(?:across|around|at|in|inside|near|outside|throughout|towards?)(?: the(?: \w+ of)?)? $",
    re.IGNORECASE,
)
"""What leads up to the name of a place ("in", "in the village of")."""

_KEPT = 64
"""Bodies whose names and figures are kept: each is asked for every one of the claims held
against it."""

Own = Mapping[str, Sequence[tuple[Aspect, DifferenceValue]]]
"""By article: what it alone tells."""


def particulars(claims: Sequence[Claim], tellers: Sequence[Article]) -> tuple[Difference, ...]:
    """The places, people and further details that one who tells a fact has and the others lack.

    Args:
        claims: The claims that agree.
        tellers: The articles that tell the fact, with or without a claim of their own.

    Returns:
        A difference of place or person where two articles or more have one of their own, and one
        of detail with all the rest; none where only one tells the fact, and none between two
        languages, which write names each its way.
    """
    pairs = list(combinations(tellers, 2))
    if not pairs or any(different_languages(one, other) for one, other in pairs):
        return ()
    own = {teller.id: tuple(_own(claims, teller, tellers)) for teller in tellers}
    opposite = [aspect for aspect in ("place", "person") if len(_values(own, (aspect,))) > 1]
    rest = [aspect for aspect in ("place", "person", "detail") if aspect not in opposite]
    found = [(aspect, _values(own, (aspect,))) for aspect in opposite]
    found.append(("detail", _values(own, rest)))
    return tuple(
        Difference(aspect=aspect, values=values, compatible=True)
        for aspect, values in found
        if values
    )


def _values(own: Own, aspects: Sequence[str]) -> dict[str, tuple[DifferenceValue, ...]]:
    """What is of some aspects, for the articles that have any."""
    chosen = {
        key: tuple(value for aspect, value in values if aspect in aspects)
        for key, values in own.items()
    }
    return {key: values for key, values in chosen.items() if values}


def _own(
    claims: Sequence[Claim], teller: Article, tellers: Sequence[Article]
) -> Iterable[tuple[Aspect, DifferenceValue]]:
    """The names and numbers of a teller's claims that no other teller's text has, each once."""
    others = [other for other in tellers if other is not teller]
    found: dict[str, tuple[Aspect, DifferenceValue]] = {}
    for claim in claims:
        if claim.article == teller.id:
            told = chain(_own_names(claim, teller, others), _own_numbers(claim, others))
            for aspect, value in told:
                found.setdefault(value.text.casefold(), (aspect, value))
    return found.values()


def _own_names(
    claim: Claim, teller: Article, others: Sequence[Article]
) -> Iterator[tuple[Aspect, DifferenceValue]]:
    for name in names(claim.text):
        if (
            _is_name(name, claim.text, teller.body)
            and not _is_itself(name, teller)
            and not any(_named(name, other) for other in others)
        ):
            place = _place_of(name.text, claim, teller.body)
            value = DifferenceValue(claim=claim.id, text=name.text, span=place)
            yield _aspect(name, claim.text), value


def _own_numbers(
    claim: Claim, others: Sequence[Article]
) -> Iterator[tuple[Aspect, DifferenceValue]]:
    for one in claim.quantities:
        if one.unit and not any(_counted(one, other) for other in others):
            value = DifferenceValue(claim=claim.id, text=one.text, value=one.value, span=one.span)
            yield "detail", value


def _is_itself(name: Name, teller: Article) -> bool:
    """Whether a name is the article's own: what somebody "told Radio Arden" is there no detail."""
    known = (teller.outlet or "", teller.label)
    own = {one.casefold().removeprefix("the ") for one in known}
    return name.norm in own


def _is_name(name: Name, text: str, body: str) -> bool:
    """Whether it names something: one word at a claim's start may have its capital from there."""
    if name.norm in CARDINALS or is_calendar(name.norm):
        return False
    if text[: name.start].endswith("(") and text[name.end :].startswith(")"):
        return False  # an agency's credit, or the letters of what was just named
    if name.start > 0 or " " in name.text or name.text.isupper():
        return True
    return _is_said_within_a_sentence(name.text, body)


@lru_cache(maxsize=_KEPT)
def _is_said_within_a_sentence(name: str, body: str) -> bool:
    within = rf"(?<=[\w,;] ){re.escape(name)}\b"
    return f" {name}" in body and re.search(within, body) is not None


def _named(name: Name, article: Article) -> bool:
    """Whether a text has the name, or one that it may be: its end, a part of it, its letters."""
    mine = _without_initials(name.norm)
    end = " ".join(mine.split()[-2:])
    return has_name(article.body, end) or any(
        same(mine, other) for other in _names_of(sentence_texts(article))
    )


@lru_cache(maxsize=_KEPT)
def _names_of(sentences: tuple[str, ...]) -> frozenset[str]:
    found = (name for one in sentences for name in names(one))
    return frozenset(_without_initials(name.norm) for name in found)


def _without_initials(norm: str) -> str:
    return " ".join(part for part in norm.split() if len(part) > 1) or norm


def _counted(number: Quantity, article: Article) -> bool:
    """Whether a text has the number, of whatever, or one that both may stand for."""
    if number.value is not None and f"{number.value:g}" in _figures(article.body):
        return True
    mine = number_of(number)
    return any(
        mine.value == other.value
        or (numbers.comparable(mine, other) and numbers.compatible(mine, other))
        for one in sentence_texts(article)  # most were read as claims: the body takes 5 ms anew
        for other in numbers.quantities(one)
    )


@lru_cache(maxsize=_KEPT)
def _figures(body: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?", body.replace(",", "")))


def _aspect(name: Name, text: str) -> Aspect:
    """Of what a name is, by the words before it."""
    if is_titled(name, text):
        return "person"
    return "place" if _BEFORE_A_PLACE.search(text[: name.start]) else "detail"


def _place_of(name: str, claim: Claim, body: str) -> Span | None:
    """Where a claim's own words say a name; a name put in for "she" stands elsewhere."""
    for span in claim.spans:
        at = find_whole(name, span.exact)
        if at >= 0:
            return cut(body, span.start + at, span.start + at + len(name))
    return None
