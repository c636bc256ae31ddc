"""Captions and credits that stand inside the prose: found as ranges, by the words that mark them.

`in_line` finds the markers within one line ("Image copyright Reuters Image caption ..."), and where
the caption ends when prose follows on the same line. Captions on lines of their own are found by
`labels`, which sees the lines around.
"""

import re
from collections.abc import Iterator

from claimdiff.articles.spans import Cut

_PLAYBACK = r"Media playback is (?:unsupported|not supported) on (?:your|this) device"
MARKER = re.compile(
    rf"Image copyright|(?:Image|Media|Video) caption|Image source|{_PLAYBACK}", re.IGNORECASE
)
_OF_MARKERS = "copyright", "caption", "source", "playback"
_COPYRIGHT = re.compile(r"(?:Image copyright|Image source)\b[,:]?", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Image|Media|Video) caption\b[,:]?", re.IGNORECASE)
_FILE_PHOTO = re.compile(
    r"\b(?:File )?(?:Photo|Picture|Image)(?: credit| courtesy(?: of)?)?s?\s*[:/]"
    r"\s*[\w .&/’'-]{2,40}$",
    re.IGNORECASE,
)
_ENDS_WITH_CREDIT = re.compile(
    r"(?:[(\[][^()\[\]]{0,60}(?:\b(?:photo|image|picture|foto|via|getty|file|handout|courtesy)\b"
    r"|\b(?:reuters|afp|ap|epa) ?/|照片|圖片|图片|資料圖|资料图|攝|摄)[^()\[\]]{0,60}[)\]]"
    r"|(?<![.!?。)\]]) [(\[](?:reuters|afp|ap|epa)[)\]]"
    r"|\b(?:getty images|ap photo/[\w .]+|/(?:afp|reuters|ap|getty|epa)))\W*$",
    re.IGNORECASE,
)
_STARTS_A_CAPTION = re.compile(r"(?:FILE PHOTO\b|(?:Enlarge this image )?toggle caption\b)")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?= [A-Z“\"‘'])")
_LONGEST = 400  # characters of a caption with its credit
_CREDIT_LONGEST = 60  # characters: "Nashville Police Department", "Karen Ducey/Getty Images"


def is_caption(text: str) -> bool:
    """Whether a line is a caption or credit as a whole, by its own words."""
    return MARKER.match(text) is not None or _is_of_photo(text)


def is_of_caption(marker: str) -> bool:
    """Whether a marker announces a caption, rather than who holds the picture's rights."""
    return _CAPTION.match(marker) is not None


def in_line(text: str, start: int) -> list[Cut]:
    """The captions and credits within one line.

    Args:
        text: The line.
        start: Where the line stands in its text; the cuts count from there.
    """
    low = text.lower()  # few lines have a word of a marker's, and a pattern takes 20 µs to say so
    marker = any(word in low for word in _OF_MARKERS) and MARKER.search(text)
    if marker:
        return [Cut(start + a, start + b, reason) for a, b, reason in _marked(text, marker.start())]
    return [Cut(start, start + len(text), "caption")] if _is_of_photo(text) else []


def _is_of_photo(text: str) -> bool:
    if len(text) >= _LONGEST:
        return False
    if _STARTS_A_CAPTION.match(text):
        return True
    # A credit has one of these marks, or an agency's name that needs none.
    may_credit = any(mark in text for mark in ":/([") or "getty images" in text.lower()
    return may_credit and bool(_FILE_PHOTO.search(text) or _ENDS_WITH_CREDIT.search(text))


def _marked(text: str, position: int) -> Iterator[tuple[int, int, str]]:
    while marker := MARKER.search(text, position):
        start, said = marker.end(), marker.group()
        following = MARKER.search(text, start)
        position = _end(text, marker, following.start() if following else len(text))
        yield marker.start(), start if is_of_caption(said) else position, "credit"
        if is_of_caption(said) and text[start:position].strip():
            yield start, position, "caption"


def _end(text: str, marker: re.Match[str], limit: int) -> int:
    """Where what a marker announces ends: at the next one or with its line.

    Before prose on the same line a caption ends with its first sentence; a credit, which has no
    end of its own there, is its marker alone.
    """
    start, said = marker.end(), marker.group()
    if limit < len(text) or (_COPYRIGHT.match(said) and limit - start < _CREDIT_LONGEST):
        return limit
    if not is_of_caption(said):
        return start
    sentence = _SENTENCE_END.search(text, start)
    if text.rstrip()[-1:] not in '.!?”"' or (not sentence and limit - start < _LONGEST // 2):
        return limit
    return sentence.end() if sentence else start
