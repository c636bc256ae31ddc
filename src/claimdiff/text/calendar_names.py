"""The names of months and weekdays in all languages, and the zones of clocks."""

from collections.abc import Iterable

from claimdiff.text.lang import LANGUAGES, listed, tables

_CALENDARS = {code: found for code in LANGUAGES if (found := tables(code).calendar)}


def _numbered(calendars: Iterable[list[str]], first: int) -> dict[str, int]:
    """The names of each row of some calendars, with the number of the row."""
    rows = (row for calendar in calendars for row in enumerate(calendar, first))
    return {name: number for number, names in rows for name in listed(names)}


MONTHS = _numbered((calendar.months for calendar in _CALENDARS.values()), 1)
"""Month name, lower case, without a dot -> 1 to 12."""

WEEKDAYS = _numbered((calendar.weekdays for calendar in _CALENDARS.values()), 0)
"""Weekday name, lower case -> 0 (Monday) to 6."""

DAYS = {name: days for one in _CALENDARS.values() for name, days in one.days.items()}
"""Word for a day near that of writing, lower case -> how many days it lies ahead of it."""

ENGLISH_MONTHS = tuple(next(listed(names)).capitalize() for names in _CALENDARS["en"].months)
"""The full names."""

_DOUBTFUL = 5  # letters: "may", "march", "sun", "mar" are words too

CHINESE_WEEKDAYS = dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True))

_ZONES = """
utc +00:00, gmt +00:00, bst +01:00, cet +01:00, cest +02:00, eet +02:00, eest +03:00, msk +03:00,
est -05:00, edt -04:00, cst -06:00, cdt -05:00, mst -07:00, mdt -06:00, pst -08:00, pdt -07:00,
et -05:00, hkt +08:00, sgt +08:00, jst +09:00, kst +09:00, aest +10:00, aedt +11:00
"""
ZONES = {zone.split()[0]: zone.split()[1] for zone in _ZONES.split(",")}
"""Zone abbreviation, lower case -> offset. Where one has several meanings (BST, CST), the commonest
in English-language news."""


def is_calendar(word: str) -> bool:
    """Tell whether a word is a month or weekday ("May" and "March" with a capital only)."""
    lower = word.lower()
    return (lower in MONTHS or lower in WEEKDAYS) and (len(lower) > _DOUBTFUL or word[0].isupper())
