"""Who a byline field names: the people, without "By", their place, their post or their paper."""

import re

_BY = re.compile(
    r"^\W*(?:by|von|par|por|di|da|escrito por|written by|story by)\s*:?\s+", re.IGNORECASE
)
_PLACE = re.compile(r"\s+(?:in|at|for|from)\s+[A-Z].*$|\s*[(<|].*$|\s*/.*$")
_POST = re.compile(r",\s+(?!.*\b(?:and|und|et|y|&)\b)[^,]*(?:,.*)?$")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+@\S+")


def people(byline: str | None) -> str | None:
    """The names in a byline; None where it has none.

    Names all in capitals, as wires and Nexis write them, are given with small letters.
    """
    text = _ADDRESS.sub("", " ".join((byline or "").split()))
    text = _POST.sub("", _PLACE.sub("", _BY.sub("", text))).strip(" ,;.|-–—:")
    if text.isupper():
        text = _WORD.sub(lambda word: word.group().capitalize(), text)
    return text or None
