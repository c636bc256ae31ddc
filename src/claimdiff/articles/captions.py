"""Captions and credits among the lines of a text, by the words that mark them.

What stands around a marker that is a line of its own, `labels` sees.
"""

import re

_PLAYBACK = r"Media playback is (?:unsupported|not supported) on (?:your|this) device"
MARKER = re.compile(
    rf"Image copyright|(?:Image|Media|Video) caption|Image source|{_PLAYBACK}", re.IGNORECASE
)
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
_STOPS = (".", "!", "?", "”", '"')
_LONGEST = 400  # characters of a caption with its credit


def kind(text: str) -> str | None:
    """Whether a line begins as a ``caption`` or, with a marker of rights alone, as a ``credit``."""
    if marker := MARKER.match(text):
        rights = marker.end() == len(text) or not _CAPTION.search(text)
        return "credit" if rights else "caption"
    return "caption" if _is_of_photo(text) else None


def end(text: str) -> int:
    """Where a caption ends that a line begins with: before prose with its first sentence."""
    sentence = _SENTENCE_END.search(text) if text.endswith(_STOPS) else None
    return sentence.end() if sentence else len(text)


def is_of_caption(marker: str) -> bool:
    """Whether a marker announces a caption, rather than who holds the picture's rights."""
    return _CAPTION.match(marker) is not None


def _is_of_photo(text: str) -> bool:
    if len(text) >= _LONGEST:
        return False
    if _STARTS_A_CAPTION.match(text):
        return True
    # A credit has one of these marks, or an agency's name that needs none.
    may_credit = any(mark in text for mark in ":/([") or "getty images" in text.lower()
    return may_credit and bool(_FILE_PHOTO.search(text) or _ENDS_WITH_CREDIT.search(text))
