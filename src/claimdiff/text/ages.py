"""Ages: numbers that tell how old somebody is, and whose age it is.

"Anna Lind, 34, said", "aged 34", "the 34-year-old Anna Lind". Whose it is it reads off the words
next to the number, which is as much as it takes to tell one person's age from another's.
"""

import re

from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.whole import find_whole
from claimdiff.text.words import is_stop

_BEFORE = re.compile(r"(?:\b(?:aged|age|who is)|(?P<word>[^\W\d_]+),) $")
_AFTER = re.compile(r"[,;.)]|$")
_OLDEST = 3  # digits
_LOOK_BACK = 40
"""Characters before a number in which it stands who is so old."""

_WRITTEN = re.compile(r"[- ]years?[- ]old\b")
_ASIDE = re.compile(r"(?:, (?:an?|the))?(?:,? (?:aged|age|who is))?,? *$")
"""What may stand between who is so old and the age ("Anna Lind, a 34-year-old")."""

_LAST = re.compile(r"(?:[A-Z][\w’'-]* )*[\w’'-]+$")
"""The last word of what comes before, with all of the name that it ends."""

_FIRST = re.compile(r" (?:[a-z][\w-]* ){0,2}?((?:[A-Z][\w’'-]*(?: |\b))+)")
"""The name that follows, perhaps behind an office ("34-year-old bus driver Anna Lind")."""

_ANYBODY = frozenset({"boy", "child", "girl", "man", "person", "teenager", "woman", "youth"})
"""Words for one of whom a story may have several: "a man, 34" and "a man, 43" may be two."""


def is_age(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit stands where an age does: behind a word and a comma.

    Args:
        text: The text around the number.
        start: Where the number starts.
        end: Where it ends.
    """
    if not text[start:end].isdigit() or end - start > _OLDEST or not _AFTER.match(text, end):
        return False
    before = _BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    word = (before["word"] or "") if before else ""
    return before is not None and word.lower() not in CARDINALS and not is_calendar(word or "-")


def whose(number: str, text: str) -> frozenset[str] | None:
    """The words, in small letters, that name whose age a number is; None where it is no age.

    Args:
        number: The number as the text has it, with its unit.
        text: The text.
    """
    start = find_whole(number, text)
    end = start + len(number)
    written = _WRITTEN.search(text, start, end + len(" years old")) if start >= 0 else None
    if not written and not (start >= 0 and is_age(text, start, end)):
        return None
    found: list[str] = []
    before = text[max(0, start - _LOOK_BACK) : start]
    aside = _ASIDE.search(before)
    if aside and aside[0].strip() and (last := _LAST.search(before[: aside.start()])):
        found += last[0].split()
    if written and (name := _FIRST.match(text, written.end())):
        found += name[1].split()
    named = {word.casefold().removesuffix("'s") for word in found}
    return frozenset(word for word in named - _ANYBODY if not is_stop(word))
