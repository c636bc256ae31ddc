"""Exclusive details: names, numbers and dates that one article tells of a fact, and no other does.

They are searched for in the whole of the other texts. Two places may both hold (a town and its
country), and so may two people: which is why nothing here is a conflict.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimdiff.compare.differences import difference_value
from claimdiff.compare.figures.values import compatible
from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import Parsed, Statement
from claimdiff.result import Claim, Difference, DifferenceValue
from claimdiff.support import cut
from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.names import Name, find_whole, is_sure, unaccented
from claimdiff.text.times import When, hour

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_ACRONYMS = range(3, 7)
"""Letters of a name in capitals: longer ones are words that are shouted ("MIRACLE"), and what two
letters stand for others write in full ("UK", "Britain")."""


def particulars(claims: Sequence[Claim], tellers: Sequence[Parsed]) -> tuple[Difference, ...]:
    """The names, numbers and dates of a fact that one article tells and no other has anywhere.

    Args:
        claims: The claims that agree.
        tellers: The articles that tell the fact, with or without a claim of their own.

    Returns:
        One difference of detail, or none; none where only one tells the fact, and none between two
        languages, which write names each its way.
    """
    pairs = list(combinations((side.article for side in tellers), 2))
    if not pairs or any(different_languages(one, other) for one, other in pairs):
        return ()
    values = {side.article.id: _exclusive(claims, side, tellers) for side in tellers}
    details = {key: own for key, own in values.items() if own}
    return (Difference(aspect="detail", values=details, compatible=True),) if details else ()


def _exclusive(
    claims: Sequence[Claim], teller: Parsed, tellers: Sequence[Parsed]
) -> tuple[DifferenceValue, ...]:
    """The names, numbers and dates in one article's claims that no other has, each once."""
    others = [other for other in tellers if other is not teller]
    found: dict[str, DifferenceValue] = {}
    for claim in claims:
        if claim.article == teller.article.id:
            statement = teller.statements[claim.id]
            for value in (
                *_exclusive_names(statement, teller, others),
                *_exclusive_numbers(statement, others),
                *_exclusive_dates(statement, teller, others),
            ):
                key = value.text if value.value is None else f"{value.value}"
                words = unaccented(value.text).casefold()
                if all(find_whole(words, one.names.folded) < 0 for one in others):
                    found.setdefault(key.casefold(), value)
    return tuple(found.values())


def _exclusive_names(
    statement: Statement, teller: Parsed, others: Sequence[Parsed]
) -> Iterator[DifferenceValue]:
    article = teller.article
    known = {own.casefold().removeprefix("the ") for own in (article.outlet or "", article.label)}
    for sentence, name in teller.parts(statement.claim, lambda one: one.names):
        own = _is_name(name, sentence.text, teller) and name.norm not in known
        if own and not any(other.names.has(name.norm) for other in others):
            place = cut(article.body, sentence.start + name.start, sentence.start + name.end)
            yield DifferenceValue(claim=statement.claim.id, text=name.text, span=place)


def _is_name(name: Name, text: str, teller: Parsed) -> bool:
    """Whether it is surely a name: a German noun, or the first word alone, may be none."""
    if not is_sure(name, teller.article.language, opens=name.start == 0):
        return False
    if name.norm in CARDINALS or is_calendar(name.norm):
        return False
    if name.text.isupper() and " " not in name.text and len(name.text) not in _ACRONYMS:
        return False
    if text[: name.start].endswith("(") and text[name.end :].startswith(")"):
        return False  # an agency's credit, or the letters of what was just named
    if name.start > 0 or " " in name.text or name.text.isupper():
        return True
    return name.norm in teller.inner_names


def _exclusive_numbers(statement: Statement, others: Sequence[Parsed]) -> Iterator[DifferenceValue]:
    for one in statement.figures:
        known = (figure for other in others for figure in other.figures)
        told = any(compatible(one, other) for other in known) or any(
            _has_numbers(other, one.text) for other in others
        )
        if not told:
            yield difference_value(statement.claim, statement.article.body, one.start, one.end)


def _has_numbers(text: Parsed, told: str) -> bool:
    """Whether a text has all numbers in digits of some words: "12th minute" has that of "12"."""
    numbers = _NUMBER.findall(told)
    there = {*_NUMBER.findall(text.names.folded)} if numbers else set()
    return bool(numbers) and there.issuperset(numbers)


def _exclusive_dates(
    statement: Statement, teller: Parsed, others: Sequence[Parsed]
) -> Iterator[DifferenceValue]:
    """The dates with a number ("30 June"); a weekday alone is told by most and says little."""
    claim, body = statement.claim, teller.article.body
    for sentence, when in teller.parts(claim, lambda one: one.times):
        dated = any(map(str.isdigit, when.text)) and ":" not in when.text
        if dated and not any(_tells_day(other, when) for other in others):
            yield difference_value(
                claim, body, sentence.start + when.start, sentence.start + when.end
            )


def _tells_day(text: Parsed, when: When) -> bool:
    return any(_same_day(when, one) for sentence in text.doc.sentences for one in sentence.times)


def _same_day(one: When, other: When) -> bool:
    """Whether two dates or times may be one: equal in words or by the clock, or overlapping."""
    if one.text.casefold() == other.text.casefold():
        return True
    if (at := hour(one.text)) is not None and at == hour(other.text):
        return True
    ends = (one.from_, one.to, other.from_, other.to)
    if None in ends:
        return False
    return max(one.from_ or "", other.from_ or "") <= min(one.to or "", other.to or "")
