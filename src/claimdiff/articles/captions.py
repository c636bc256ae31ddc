"""Captions and credits that stand inside the prose: found as ranges, by the words that mark them.

`in_line` finds the markers within one line ("Image copyright Reuters Image caption ..."), and where
the caption ends when prose follows on the same line. Captions on lines of their own are found by
`cleaning`, which sees the lines around.
"""

import re
from collections.abc import Iterator

from claimdiff.articles.spans import Cut

_HOLDERS = (
    r"(?:[\w.&'’-]+/)?(?:Getty(?: Images)?|Reuters|AFP|EPA(?:-EFE)?|PA(?: Media| Wire)?|AP"
    r"|Press Association|BBC|CBS(?: News)?|Shutterstock|Alamy"
    r"|Rex(?: Features)?|Bloomberg|Xinhua|Twitter|Facebook|Instagram|dpa|ANSA|EFE)"
)
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
    return MARKER.match(text) is not None or bool(_line_of_photo(text, 0))


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
    if not marker:
        return _line_of_photo(text, start)
    return [Cut(start + a, start + b, reason) for a, b, reason in _marked(text, marker.start())]


def _line_of_photo(text: str, start: int) -> list[Cut]:
    # A credit has one of these marks, or an agency's name that needs none.
    may_credit = any(mark in text for mark in ":/([") or "getty images" in text.lower()
    if len(text) < _LONGEST and (
        _STARTS_A_CAPTION.match(text)
        or (may_credit and (_FILE_PHOTO.search(text) or _ENDS_WITH_CREDIT.search(text)))
    ):
        return [Cut(start, start + len(text), "caption")]
    return []


def _marked(text: str, position: int) -> Iterator[tuple[int, int, str]]:
    while marker := MARKER.search(text, position):
        following = MARKER.search(text, marker.end())
        limit = following.start() if following else len(text)
        end = _end(text, marker, limit)
        if is_of_caption(marker.group()):
            yield marker.start(), marker.end(), "credit"
            if text[marker.end() : end].strip():
                yield marker.end(), end, "caption"
        else:
            yield marker.start(), end, "credit"
        position = end


def _end(text: str, marker: re.Match[str], limit: int) -> int:
    """Where what a marker announces ends: at the next one, with its line, or before prose."""
    start = marker.end()
    of_rights = _COPYRIGHT.match(marker.group())
    if limit < len(text) or (of_rights and limit - start < _CREDIT_LONGEST):
        return limit
    if of_rights:
        holder = re.compile(rf"\W*{_HOLDERS}(?:\s*/\s*{_HOLDERS})*\s*").match(text, start)
        return holder.end() if holder else start
    if not is_of_caption(marker.group()):
        return start
    sentence = _SENTENCE_END.search(text, start)
    if text.rstrip()[-1:] not in '.!?”"' or (not sentence and limit - start < _LONGEST // 2):
        return limit
    return sentence.end() if sentence else start
