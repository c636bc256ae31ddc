"""Where words stand in a body: cut a span, locate a quotation or a name.

`locate` forgives typography only: quote marks, dashes, spaces (run-together words too), invisible
characters, composed and decomposed letters, the case of the first letter. It never forgives a
letter, a digit or a word.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimdiff.result import Grade, Role, Span
from claimdiff.text.negation import negations
from claimdiff.text.normal import normalise
from claimdiff.text.quotes import quotations

AROUND = 32  # characters of prefix and suffix: enough to tell two like spans apart
_GLUED_WORDS = frozenset({"notable", "notice", "notion", "nowhere", "another"})
_GLUING = re.compile("[\u0590-\u06ff]")  # Hebrew and Arabic
# Typography: quote marks, apostrophes that join no letters, spaces but those between digits.
_IDLE = re.compile(r"\"|(?<!\d) | (?!\d)|(?<![^\W\d_])'|'(?![^\W\d_])")
_DECIMAL = re.compile(r"\d[.,]\d")


def cut(body: str, start: int, end: int, *, role: Role = "says", grade: Grade = "exact") -> Span:
    """Cut a span from a body, with the words around it."""
    return Span(
        start=start,
        end=end,
        exact=body[start:end],
        prefix=body[max(0, start - AROUND) : start],
        suffix=body[end : end + AROUND],
        grade=grade,
        role=role,
    )


def locate(quote: str, body: str) -> Span | None:
    """Find a quotation in a body, exactly or but for typography; None if it is not there."""
    quote = quote.strip()
    if place := next(_standing(quote, body), None):
        return cut(body, *place)
    found = _loosely(quote, _loose(body))
    return cut(body, *found, grade="normalised") if found else None


def places(words: str, text: str) -> list[tuple[int, int]]:
    """All places of some words in a text, exactly; in whatever case where none is exact."""
    words = words.strip()
    lowered = text.lower()
    found = list(_standing(words, text))
    return found or (
        list(_standing(words.casefold(), lowered)) if len(lowered) == len(text) else []
    )


def nearest_place(name: str, body: str, before: int) -> Span | None:
    """The last place of a name that begins before an offset, else the first; None if nowhere."""
    found = list(_standing(name.strip(), body))
    if not found:
        start = body.find(name.strip()) if _GLUING.search(name) else -1
        glued = cut(body, start, start + len(name.strip())) if start >= 0 else None
        return locate(name, body) or glued
    earlier = [place for place in found if place[0] < before]
    return cut(body, *(earlier[-1] if earlier else found[0]))


def _standing(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where some words stand in a text and neither begin nor end inside a word."""
    start = text.find(words) if words else -1
    while start >= 0:
        if _stands_free(text, start, start + len(words)):
            yield start, start + len(words)
        start = text.find(words, start + 1)


def misquoted(text: str, body: str) -> str | None:
    """Give the first words that a text has in quotation marks and a body has not.

    The stop before the closing mark is the text's own: it depends on where the quotation stands.
    """
    for quotation in quotations(text):
        quoted = text[quotation.inner_start : quotation.inner_end]
        if locate(quoted.rstrip(" .,;:!?"), body) is None:
            return quoted
    return None


def _stands_free(text: str, start: int, end: int) -> bool:
    return not _joins(text, start) and not _joins(text, end)


def _joins(text: str, at: int) -> bool:
    """Tell whether an offset is inside a word or a number ("1|7", "1|,000", "3|.5")."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return not (_unspaced(before) or _unspaced(after))
    return bool(_DECIMAL.match(text, at - 1) or (at > 1 and _DECIMAL.match(text, at - 2)))


def _unspaced(char: str) -> bool:
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff"


# --- comparing without typography --------------------------------------------------------------


class _Loose(NamedTuple):
    """A text without spaces and quote marks; ``at`` leads back to the normal form."""

    source: str
    normal: str
    starts: list[int]
    text: str
    at: list[int]


def _loose(source: str) -> _Loose:
    normal = normalise(source)
    at: list[int] = []
    done = 0
    for match in _IDLE.finditer(normal.text):
        at += range(done, match.start())
        done = match.end()
    at += range(done, len(normal.text))
    return _Loose(source, normal.text, normal.starts, _IDLE.sub("", normal.text), at)


def _loosely(quote: str, body: _Loose) -> tuple[int, int] | None:
    """The first place of a quotation, with its first letter in either case."""
    piece = normalise(quote).text
    bare = _IDLE.sub("", piece)
    if not bare or bare[1:] not in body.text:
        return None
    for first in {bare[0], bare[0].swapcase()}:
        start = body.text.find(first + bare[1:])
        while start >= 0:
            if _holds(piece, body, start, start + len(bare)):
                first_at, last = body.at[start], body.at[start + len(bare) - 1] + 1
                return body.starts[first_at], len(body.source[: body.starts[last]].rstrip())
            start = body.text.find(first + bare[1:], start + 1)
    return None


def _holds(piece: str, body: _Loose, start: int, end: int) -> bool:
    """Tell whether a match begins and ends with words, and gluing made no negation ("not able")."""
    first, last = body.at[start], body.at[end - 1] + 1
    if not _stands_free(body.normal, first, last):
        return False
    found = body.normal[first:last]
    words = {*found.lower().split()} ^ {*piece.lower().split()}
    return len(negations(found)) == len(negations(piece)) or not words & _GLUED_WORDS
