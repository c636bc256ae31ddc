"""Lines that say when, where and for whom an article was published, and nothing else.

"Puerto Lauro, 19 oct 2025 (Agencia Meridiana) — 23.55 h". Dates, times, weekdays and zones are set
aside; what is left may be names and the words of ``tables/stamps.txt``. A sentence ("On 4 March
2025 the bridge fell.") has other words, and a list of results other numbers.
"""

import re
from collections.abc import Sequence
from functools import cache

from claimdiff.articles import dates, tables
from claimdiff.text.calendar_names import WEEKDAYS

_LONGEST = 140  # characters
_NAMES_MOST = 10  # words with a capital: more are a headline with a date
_UNCASED_MOST = 16  # characters of a script without capitals, as of an outlet and a reporter
_WORD = re.compile(r"[^\W\d_]+|\d+")
_AGENCY = re.compile(r"\([a-z]{2,5}(?:/[a-z]{2,5})?\)")  # "(npa)", "(dpa/lno)"
_SET_OFF = re.compile(r"^\W*$|[^\w\s.'’]\s*$")  # what stands before a date that no name runs into


def is_stamp(text: str) -> bool:
    """Whether a line says nothing but when, where and for whom."""
    if len(text) > _LONGEST or "。" in text or not any(map(str.isdecimal, text)):
        return False
    date = dates.DATE.search(text)
    rest, times = dates.TIME.subn(" ", dates.OFFSET.sub(" ", dates.DATE.sub(" ", text)))
    rest, days = _days().subn(" ", _AGENCY.sub(" ", rest))
    words = _WORD.findall(rest)
    names = [word for word in words if word.casefold() not in _LABELS]
    if not _may_be_names(names):
        return False
    labelled = len(names) < len(words) or not names
    if date is None:  # a dateline without a year stays: nothing else would tell its day
        return times > 0 and (labelled or days > 1) and "(" not in text
    alone = labelled or days > 0 or date[0][:4].isdecimal()
    return alone or _SET_OFF.search(text[: date.start()]) is not None


def _may_be_names(words: Sequence[str]) -> bool:
    """Whether words may be the names of outlets, places and reporters, and are not many."""
    small = any(word.islower() or word.isdecimal() for word in words)
    uncased = sum(len(word) for word in words if word.upper() == word.lower())
    return len(words) <= _NAMES_MOST and not small and uncased <= _UNCASED_MOST


def is_day_first(text: str) -> bool:
    """Whether 12/03/2025 beside these words is the twelfth of March: they are not English."""
    return any(word.casefold() in _KNOWN["day-first"] for word in _WORD.findall(text))


_KNOWN = tables.words("stamps")
_LABELS = _KNOWN["any"] | _KNOWN["day-first"]


@cache
def _days() -> re.Pattern[str]:
    """What a stamp has beside a full date and a time."""
    weekday = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
    return re.compile(
        rf"\b\d\d?(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?(?:{dates.MONTH})\b\.?"
        rf"|\b(?:{dates.MONTH})\b\.?\s\d\d?\b|\b(?:{weekday})\b|星期[一二三四五六日天]"
        r"|\d+\s?min(?:ute)?s?(?: read| de lecture| de lectura)?\b|\bpage \d+\b",
        re.IGNORECASE,
    )
