"""What governs a clause in its sentence: "could", "denied", "accused of", "if", "plans to", "said".

A clause is governed where its anchor (the first word of its main part) lies in the scope of a cue,
or where the cue is the predicate of the clause itself. The weaker of what a reader made of the
clause and of what governs it is what holds.

It does not resolve negation (a negated clause is as certain as a plain one) and does not tell who
speaks.
"""

from dataclasses import dataclass

from claimdiff.result import Certainty, ClaimKind
from claimdiff.text import lang
from claimdiff.text.scope import Category, Cue, Rules, fold, rules

_KINDS: tuple[ClaimKind, ...] = (
    "fact",  # is checked as it stands
    "statement",  # is checked as somebody's
    "forecast",  # is to come
    "plan",  # is to come, and only if somebody brings it about
    "opinion",  # cannot be checked
)
"""Strongest first."""

_CERTAINTIES: tuple[Certainty, ...] = (
    "stated",  # the article says so itself
    "reported",  # somebody says so, and the article passes it on
    "planned",  # not so yet, but somebody means it to be
    "alleged",  # somebody says so who has to prove it
    "possible",  # nobody says that it is so
    "denied",  # somebody says that it is not so: on no scale with the others, it wins over all
)
"""Strongest first."""

_LEAVES: dict[Category, tuple[ClaimKind, Certainty]] = {
    "reported": ("statement", "reported"),
    "planned": ("plan", "planned"),
    "forecast": ("forecast", "stated"),  # "will" leaves no doubt; the kind says that it is to come
    "alleged": ("fact", "alleged"),
    "conditional": ("fact", "possible"),
    "possible": ("fact", "possible"),
    "denied": ("statement", "denied"),
}
"""The strongest kind and certainty that a category leaves; "fact" leaves every kind as it is."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A cue that governs a clause, and where it stands in the sentence."""

    category: Category
    cue: str
    start: int
    end: int


def governing(sentence: str, start: int, end: int, language: str | None) -> tuple[Governor, ...]:
    """The cues that govern a clause of a sentence, in their order.

    Args:
        sentence: The sentence.
        start: Where the clause starts in it, in characters.
        end: Where the clause ends.
        language: The BCP 47 tag of its language; where no table is known, nothing governs.
    """
    known = lang.code(language)
    if known is None:
        return ()
    table, text = rules(known), fold(sentence)
    anchor = table.anchor(text, start, end)
    found: list[Governor] = []
    for cue in table.cues(text):
        if not _governs(table, cue, text, anchor, end):
            continue
        found.append(Governor(cue.row.category, sentence[cue.start : cue.end], cue.start, cue.end))
        if cue.row.category == "reported" and _within(cue, anchor, end):
            anchor = table.anchor(text, cue.end, end)  # what is told now is what is reported
    return tuple(found)


def weaker(
    kind: ClaimKind, certainty: Certainty, governors: tuple[Governor, ...]
) -> tuple[ClaimKind, Certainty]:
    """The weaker of what a claim was read as and of what governs its clause.

    Args:
        kind: What the reader took it for.
        certainty: How certain the reader took it to be.
        governors: What governs its clause.
    """
    left = [_LEAVES[governor.category] for governor in governors]
    kinds = (kind, *(each for each, _ in left))
    certainties = (certainty, *(each for _, each in left))
    return max(kinds, key=_KINDS.index), max(certainties, key=_CERTAINTIES.index)


def _governs(table: Rules, cue: Cue, text: str, anchor: int, end: int) -> bool:
    if cue.row.category == "none":
        return False
    if _within(cue, anchor, end):
        return table.is_predicate(cue, text, anchor)
    first, last = table.reach(cue, text)
    return first <= anchor < last


def _within(cue: Cue, anchor: int, end: int) -> bool:
    """Whether a cue may be the predicate of the clause from an anchor to an end."""
    return cue.row.direction == "predicate" and anchor <= cue.start and cue.end <= end
