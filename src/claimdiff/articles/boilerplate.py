"""What boilerplate says: which lines are no article prose by their words alone.

The words stand in ``tables/boilerplate.txt``, in several languages; every line there names a kind
of boilerplate, none a site. Where a line stands, and what stands around it, `labels` weighs.
"""

import re

from claimdiff.articles import stamps, tables

_SHORT = 120  # characters; a longer line is prose even when it begins like boilerplate
_TINY = 60  # characters; "By A. Smith, Jr." ends as a sentence and is boilerplate all the same
_LONGEST = {"page-mark": 40}  # characters; "third add" with a slug
_MAY_BE_SENTENCES = frozenset(
    {"script", "advert", "promotion", "rights", "teaser", "about", "comment", "correction"}
)
_MAY_BE_LONG = frozenset({"script", "promotion", "rights", "comment", "correction"})
_LOOK = 400  # characters of a long line that are looked at


def _patterns() -> dict[str, re.Pattern[str]]:
    table = tables.sections("boilerplate")
    parts = {name: "|".join(table.pop(name)) for name in ("networks", "month")}
    parts["date"] = "|".join(_filled(line, parts) for line in table.pop("date"))
    return {
        name: re.compile("|".join(f"(?:{_filled(line, parts)})" for line in section), re.IGNORECASE)
        for name, section in table.items()
    }


def _filled(line: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        line = line.replace(f"<{name}>", f"(?:{part})")
    return line


_PATTERNS = _patterns()


def kind(text: str, *, ends: bool) -> str | None:
    """The kind of boilerplate a line is by its words alone, if it is any.

    Args:
        text: The line, without blanks around it.
        ends: Whether it ends as a sentence does; most boilerplate does not.

    Returns:
        The stable word that `Removed.reason` will carry, or None.
    """
    head = text[:_LOOK]
    for name, pattern in _PATTERNS.items():
        if name == "timestamp" and stamps.is_stamp(text):
            return name
        if name == "after" or (len(text) > _LONGEST.get(name, _SHORT) and name not in _MAY_BE_LONG):
            continue
        if ends and len(text) > _TINY and name not in _MAY_BE_SENTENCES:
            continue
        if pattern.match(head):
            return name
    return None


def closes(text: str) -> bool:
    """Whether a line opens what comes after an article: teasers, comments, the page's foot."""
    return len(text) <= _SHORT and _PATTERNS["after"].match(text) is not None
