"""People in a state: what a number counts that has no noun, by the verb beside it.

"Five were injured", "killing five", "a death toll of five". It reads the nearest verb alone; who is
hurt by whom it does not know.
"""

import re

_STATES_LIST = """
dead killed injured wounded hurt missing hospitalised hospitalized arrested detained displaced
evacuated infected died rescued homeless trapped
"""
STATES = frozenset(_STATES_LIST.split())
"""What is counted where no noun is ("27 injured")."""

_ONE_STATE = {
    "killed": "dead",
    "died": "dead",
    "wounded": "injured",
    "hurt": "injured",
    "hospitalized": "hospitalised",
    "detained": "arrested",
}
"""Words that count the same people, by the one that stands for all."""

_BETWEEN_LIST = """
also are be been being confirmed critically had has have is known later lightly more now other
others reported reportedly seriously severely since slightly still to was were
"""
_BETWEEN = "|".join(_BETWEEN_LIST.split())
_AFTER = re.compile(rf"(?: (?:{_BETWEEN}))* ({'|'.join(sorted(STATES))})\b", re.IGNORECASE)
"""What is told of those whose number stands before it: "five others were seriously injured"."""

_NONE = re.compile(
    rf"\b(?:nobody|no[ -]one)(?= (?:(?:{_BETWEEN}) )*({'|'.join(sorted(STATES))})\b)"
    r"|\bno (arrests|casualties|deaths|fatalities|injuries)\b",
    re.IGNORECASE,
)
_COUNTED = {
    "arrests": "arrested",
    "casualties": "person",
    "deaths": "killed",
    "fatalities": "killed",
    "injuries": "injured",
}
"""What is counted by what there is none of."""

_VERBS = {
    "killing": "killed",
    "injuring": "injured",
    "wounding": "wounded",
    "hurting": "hurt",
    "arresting": "arrested",
    "detaining": "detained",
    "rescuing": "rescued",
    "evacuating": "evacuated",
    "infecting": "infected",
    "trapping": "trapped",
    "death toll": "dead",
    "killed": "killed",
    "injured": "injured",
    "wounded": "wounded",
    "hurt": "hurt",
    "arrested": "arrested",
    "detained": "detained",
    "rescued": "rescued",
    "evacuated": "evacuated",
    "infected": "infected",
}
_TOLL = r"(?: \w+){0,4} (?:at|of|passed|reached|to)"
_BEFORE = re.compile(
    rf"\b(?:(death toll){_TOLL}|({'|'.join(one for one in _VERBS if ' ' not in one)})"
    r"(?: a further| another)?) $",
    re.IGNORECASE,
)
"""What is done to those whose number stands after it; "the death toll has risen to"."""

_LOOK_BACK = 60
"""Characters before a number in which such a verb, or the toll, may begin."""


def state_beside(text: str, start: int, end: int) -> str:
    """The state in which the people are that a number without a noun counts; "" if none is told.

    Args:
        text: The text around the number.
        start: Where the number starts, its bound ("at least") included.
        end: Where it ends.
    """
    if after := _AFTER.match(text, end):
        return _ONE_STATE.get(after[1].lower(), after[1].lower())
    before = _BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    state = _VERBS[(before[1] or before[2]).lower()] if before else ""
    return _ONE_STATE.get(state, state)


def nobody(text: str) -> tuple[str, str] | None:
    """The words that tell that nobody is in a state, and the state ("No one", "injured").

    None where the text tells no such thing. It is for comparing: "three were hurt" denies it.
    """
    found = _NONE.search(text)
    state = found and (found[1] or _COUNTED[found[2].lower()]).lower()
    return (found[0], _ONE_STATE.get(state, state)) if found and state else None


def one_state(a: str, b: str) -> bool:
    """Whether two states count the same people: the dead and those killed."""
    return _ONE_STATE.get(a, a) == _ONE_STATE.get(b, b)
