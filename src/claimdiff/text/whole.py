"""Where a word, a name or a number stands as a whole: no "Orm" in "storm", no 19 in 2019 or 19.5.

Only letters that have a capital form, and digits, are parted by spaces; in other scripts a word
stands wherever its letters do.
"""

import re

_IN_A_NUMBER = re.compile(r"\d[.,]\|\d|\d\|[.,]\d")
"""Two characters on either side of a place that is within a number with separators."""


def find_whole(part: str, text: str) -> int:
    """Where a word, a name or a number first stands in a text as a whole; -1 where it does not.

    Args:
        part: What is looked for, letter by letter.
        text: Where.
    """
    start = text.find(part)
    while start >= 0 and (_is_within(text, start) or _is_within(text, start + len(part))):
        start = text.find(part, start + 1)
    return start


def has_name(text: str, name: str) -> bool:
    """Whether a text has a name, in whatever letters, or a word with a capital that begins so.

    "Asian" tells of Asia and "Republicans" of a Republican; "woman" tells nothing of Oman.

    Args:
        text: Where it is looked for.
        name: The name as names are compared, in small letters.
    """
    folded = text.casefold()
    if name not in folded:
        return False
    begun = re.finditer(rf"\b{re.escape(name)}", text, re.IGNORECASE)
    return find_whole(name, folded) >= 0 or any(match[0][:1].isupper() for match in begun)


def _is_within(text: str, place: int) -> bool:
    """Whether a place is within a word or a number."""
    before, after = text[max(0, place - 2) : place], text[place : place + 2]
    if _has_spaces(before[-1:]) and _has_spaces(after[:1]):
        return True
    return _IN_A_NUMBER.search(f"{before}|{after}") is not None


def _has_spaces(character: str) -> bool:
    """Whether a character is of a script whose words are parted by spaces."""
    return character.isdecimal() or character.lower() != character.upper()
