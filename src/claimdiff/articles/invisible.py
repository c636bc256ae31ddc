"""Characters that nobody sees: which carry nothing but hidden instructions, and which spell words.

Taken out: the tag block, variation selectors that change no emoji, zero-width and bidirectional
control characters, and soft hyphens, which are typography and have a reason of their own. Kept:
what joins an emoji, and the joiners inside Persian, Arabic and Indic words.
"""

import re

from claimdiff.articles.spans import Cut

# Tags, both blocks of variation selectors, zero-width space to right-to-left mark, embedding and
# override controls, word joiner to isolates, byte order mark inside a text.
_CANDIDATE = re.compile(
    "[\U000e0000-\U000e007f\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
SOFT_HYPHEN = "soft-hyphen"  # the reason of such a cut
_JOINERS = "\u200c\u200d"
_SOFT = re.compile("\u00ad+")
_EMOJI_STYLE = "\ufe0e\ufe0f"
_CANCEL_TAG = "\U000e007f"
_BLACK_FLAG = "\U0001f3f4"  # flags of England, Scotland and Wales are this and tag letters
_JOINING_SCRIPTS = re.compile("[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc]")
_EMOJI = re.compile("[\u00a9\u00ae#*0-9\u203c-\u3299\U0001f000-\U0001faff]")
_FLAG_TAGS = re.compile("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{1,6}\U000e007f")


def find(text: str) -> list[Cut]:
    """The ranges of invisible characters to take out, in order."""
    flags = {match.end() for match in _FLAG_TAGS.finditer(text)} if _BLACK_FLAG in text else set()
    cuts: list[Cut] = []
    for match in _CANDIDATE.finditer(text):
        cuts += _useless(text, match.start(), match.end(), flags)
    cuts += [Cut(match.start(), match.end(), SOFT_HYPHEN) for match in _SOFT.finditer(text)]
    return sorted(cuts, key=lambda cut: cut.start)


def _useless(text: str, start: int, end: int, flags: set[int]) -> list[Cut]:
    style = text[start] in _EMOJI_STYLE
    if end in flags and text[end - 1] == _CANCEL_TAG:
        return []
    if end - start == 1:
        joiner = text[start] in _JOINERS and _before(text, start, _JOINING_SCRIPTS)
        emoji = _before(text, start, _EMOJI) if style else _joins_emoji(text, start, start)
        return [] if joiner or emoji else [Cut(start, end, "invisible")]
    if style and end - start == 2 and _joins_emoji(text, start + 1, start):
        return []
    if style and _before(text, start, _EMOJI):
        start += 1
    return [Cut(start, end, "invisible")]


def _joins_emoji(text: str, at: int, after: int) -> bool:
    follows = at + 1 < len(text) and _EMOJI.match(text[at + 1]) is not None
    return text[at] == "\u200d" and _before(text, after, _EMOJI) and follows


def _before(text: str, at: int, pattern: re.Pattern[str]) -> bool:
    return at > 0 and pattern.match(text[at - 1]) is not None
