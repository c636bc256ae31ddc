"""Who does what to whom: names and numbers of a claim in the order of its evidence.

"Lind beat Vask" has the words of "Vask beat Lind". Two names, or two numbers, that stand in one
sentence of the evidence must stand in its order, unless the wording makes up for it: a list, a
passive, a speaker named before or after the speech, a place or an owner named in front or behind,
numbers with their nouns.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from claimdiff.grounding.told import Told
from claimdiff.language.irregular import BASE
from claimdiff.language.names import same
from claimdiff.language.words import is_stop

_LIST = re.compile(r"[\s,;&]*(?:(?:and|or|as well as)\s+)?(?:(?:the|a)\s+)?", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|got|gets)\b.*\bby\b|\w(?:ed|en|wn|ht)\b by\b",
    re.IGNORECASE | re.DOTALL,
)
_SPEECH = (
    r"(?:said|says|told|added|announced|stated|warned|wrote|argued|insisted|claimed|explained"
    r"|noted|tweeted)"
)
_SPEAKS = re.compile(
    rf"(?:,[^,]{{0,60}},)? (?:has |had |have |also |later )?{_SPEECH}\b", re.IGNORECASE
)
_SPOKEN = re.compile(
    rf"(?:[,\"'.] ?(?:{_SPEECH}|asked)|according to)(?: (?:the|a|an))?(?: [a-z-]+){{0,3}} ?$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(in|at|near|from|of|across|outside|for|with|on|to) (?:the )?$", re.IGNORECASE
)


# "Mara Lind is the Orm founder" for "Orm founder Mara Lind".
_COPULA = re.compile(r" (?:is|was|as) (?:an? |the )?(?:ex-|former )?")
# "Lind owns Orm" for "Orm, which Lind owns".
_RELATIVE = re.compile(r",? (?:which|that|whom) (?:the )?")
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|them|(?P<her>her))\b")
_POSSESSIVE = re.compile(r"\b(?:his|her|its|their)\b")
_NEXT = re.compile(r" ([^\W_]+)")
_ASIDE = re.compile(r"^,[^,]*,")
_NEAR = 5  # words between a verb and its subject, object or auxiliary
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


class _Item(NamedTuple):
    """A name or number and where it stands in its text."""

    key: str
    start: int
    end: int


def swapped(claim: Told, evidence: Told) -> str | None:
    """Tell which two names or numbers have changed places in the claim."""
    roles = _turned_roles(claim, evidence) or _turned_roles(evidence, claim)
    if roles:
        return roles
    for items in (_names, _numbers):
        theirs = items(evidence)
        for x, y in pairwise(items(claim)):
            if x.key != y.key and _inverted(x, y, claim, evidence, theirs):
                first, second = claim.text[x.start : x.end], claim.text[y.start : y.end]
                return f'it has "{first}" and "{second}" in each other\'s place'
    return None


def _turned_roles(passive: Told, active: Told) -> str | None:
    """Tell whether who acts in a passive of one text is acted on in the other's active."""
    agents = dict(_agents(passive))
    for j, verb in enumerate(active.stems):
        reach = 1 + _NEAR if active.breaks[j] else 3  # ", confirmed last month by the Senate"
        by_next = any(word.norm == "by" for word in active.words[j + 1 : j + reach])
        if verb not in agents or by_next or verb in dict(_agents(active)):
            continue
        before = set(active.stems[max(0, j - _NEAR) : j])
        after = set(active.stems[j + 1 : j + 1 + _NEAR])
        if agents[verb] & after and not agents[verb] & before:
            return f'who does and who suffers "{active.words[j].text}" have changed places'
    return None


def _agents(text: Told) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the verb of every passive with the words that name who acts ("was hired by Lind")."""
    for i, word in enumerate(text.words):
        verb = _participle(text, i) if word.norm == "by" else None
        if verb is not None:
            named = range(i + 1, min(i + 1 + _NEAR, len(text.words)))
            agent = [text.stems[j] for j in named if not is_stop(text.words[j].norm)]
            yield text.stems[verb], frozenset(agent[:2])


def _participle(text: Told, by: int) -> int | None:
    """Give the participle of the passive that a "by" belongs to, if it does belong to one."""
    for i in range(by - 1, max(0, by - 2 * _NEAR), -1):
        if text.words[i].norm in _BE:
            plain = (j for j in range(i + 1, by) if j in text.plain)
            return next((j for j in plain if _is_participle(text.words[j].norm)), None)
    return None


def _is_participle(norm: str) -> bool:
    return norm.endswith(("ed", "en")) or norm in BASE


def _names(text: Told) -> list[_Item]:
    return [_Item(name.norm, name.start, name.end) for name in text.names]


def _numbers(text: Told) -> list[_Item]:
    return [_Item(f"{n.value} {n.low} {n.high}", n.start, n.end) for n in text.numbers]


def _inverted(x: _Item, y: _Item, claim: Told, evidence: Told, theirs: list[_Item]) -> bool:
    """Tell whether the evidence has both only the other way round, and nothing excuses it."""
    both = [
        (a, b)
        for a in theirs
        if _alike(a, x)
        for b in theirs
        if _alike(b, y) and _sentence(evidence, a) == _sentence(evidence, b)
    ]
    return bool(both) and all(
        not _excused(x, y, claim, a, b, evidence)
        if b.start < a.start
        else _is_turned(claim.text[x.end : y.start], evidence.text[a.end : b.start])
        for a, b in both
    )


def _is_turned(ours: str, theirs: str) -> bool:
    """Tell whether "Orm, which Lind owns" is told as "Orm owns Lind"."""
    passive = _RELATIVE.fullmatch(ours) or _PASSIVE.search(ours)
    return bool(_RELATIVE.fullmatch(theirs)) and passive is None


def _alike(a: _Item, b: _Item) -> bool:
    return a.key == b.key or (not a.key[0].isdigit() and same(a.key, b.key))


def _sentence(text: Told, item: _Item) -> int:
    number = bisect_left(text.words, item.start, key=lambda word: word.start)
    return text.sentences[min(number, len(text.words) - 1)]


def _excused(x: _Item, y: _Item, claim: Told, a: _Item, b: _Item, evidence: Told) -> bool:
    """Tell whether "b ... a" of the evidence may be told as "x ... y" (x is a, y is b)."""
    ours, theirs = claim.text[x.end : y.start], evidence.text[b.end : a.start]
    if _is_list(theirs, evidence, b, a) or _by_pronoun(ours, claim.text[y.end :], evidence, a):
        return True
    if _COPULA.fullmatch(ours) and claim.text.startswith(theirs.rstrip(), y.end):
        return True
    if _RELATIVE.fullmatch(theirs):
        return not _PASSIVE.search(ours)
    if _LIST.fullmatch(ours) and "respectively" not in claim.text:
        return True  # both do it, or suffer it
    if _bare(ours) == _bare(theirs):
        return False  # nothing but the two has moved
    if bool(_PASSIVE.search(ours)) != bool(_PASSIVE.search(theirs)):
        return True
    if _noun(claim, x) and _noun(claim, x) == _noun(evidence, a) != _noun(claim, y) == _noun(
        evidence, b
    ):
        return True
    return any(_moves(item, claim.text, other, evidence.text) for item, other in ((x, a), (y, b)))


def _by_pronoun(ours: str, rest: str, evidence: Told, a: _Item) -> bool:
    """Tell whether a pronoun follows in the evidence where the claim has the second name.

    "Lind hit Vask" for "Vask said that Lind hit him": whom it means, this does not know. What is
    "hers" is not she: "Lind hit her car" bears out only what is told of Vask's.
    """
    after = _ASIDE.sub("", evidence.text[a.end :].partition("\n")[0])
    owned = rest.startswith(("'s", "’s"))
    return any(
        _bare(after[: at.start()]) == _bare(ours)
        for at in (_POSSESSIVE if owned else _PRONOUN).finditer(after)
        if owned or not (at["her"] and _owns(after[at.end() :]))
    )


def _owns(after: str) -> bool:
    """Tell whether "her" is followed by what is hers: "her husband", and not "her on Monday"."""
    word = _NEXT.match(after)
    return word is not None and not is_stop(word[1].lower())


def _bare(between: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", between.lower()) if word != "s"]


def _is_list(between: str, evidence: Told, first: _Item, last: _Item) -> bool:
    """Tell whether only other items of a list stand between two of its items."""
    for item in _names(evidence):
        if first.end <= item.start and item.end <= last.start:
            between = between.replace(evidence.text[item.start : item.end], "")
    return all(_LIST.fullmatch(part) for part in between.split(","))


def _noun(text: Told, item: _Item) -> str:
    for number in text.numbers:
        if (number.start, number.end) == (item.start, item.end):
            return number.unit
    return ""


def _moves(item: _Item, text: str, other: _Item, evidence: str) -> bool:
    """Tell whether an item is one whose place is free: a speaker, a place, an owner."""
    if _speaks(item, text) and _speaks(other, evidence):
        return True
    owns = [
        bool(re.match(r"['’]s?\b", t[i.end : i.end + 2]))
        for i, t in ((item, text), (other, evidence))
    ]
    placed = [_PLACED.search(t[: i.start]) for i, t in ((item, text), (other, evidence))]
    if owns[0] != owns[1]:
        return placed[owns[0] is True] is not None
    return bool(placed[0] and placed[1] and placed[0][1].lower() == placed[1][1].lower())


def _speaks(item: _Item, text: str) -> bool:
    return bool(_SPEAKS.match(text, item.end) or _SPOKEN.search(text[: item.start]))
