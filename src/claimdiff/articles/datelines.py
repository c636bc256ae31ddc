"""The day in a dateline that a body begins with: "PORT ELLEN, 12 April 2031 (NP) --"."""

import re

from claimdiff.articles import dates

_LONGEST = 100  # characters
_PARAGRAPHS = 8  # in which the one with a dateline stands
_BRACKETED = re.compile(r"[A-ZÀ-Þ][^\n()!?]{1,60}\([A-Z][^()\n]{1,30}\)\s*[-–—]")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÞА-Я][^\d\n.!?]{1,40}?)[,:]?\s+(?P<day>[^\n!?]{6,40}?)"
    r"(?:\s*[(/][^()\n]{2,30}[)/])?\s*(?:--|[–—]|-(?=\s))"
)


def lead(body: str) -> str:
    """A body from the paragraph on that begins with a dateline: bullets may stand above it."""
    start = 0
    for paragraph in body.split("\n\n")[:_PARAGRAPHS]:
        if _BRACKETED.match(paragraph):
            return body[start:]
        start += len(paragraph) + 2
    return body


def day(body: str) -> str | None:
    """The day with its year; None where the body begins with no dateline or that has no year."""
    match = _DATELINE.match(body[:_LONGEST])
    return dates.parse(match["day"]) if match and match["place"].upper() == match["place"] else None
