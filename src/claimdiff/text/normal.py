"""Typography out of the way: one normal form for quotes, dashes, spaces and invisible characters.

Two texts with one normal form differ in nothing that a reader would call words. Letter case is
kept, and so is every digit: superscripts and fractions stay as they are, because folding "10²" to
"102" would make another number of it.
"""

import re
import unicodedata
from typing import NamedTuple

_DOUBLE = "“”„‟«»「」『』〝〞＂"
_SINGLE = "‘’‚‛‹›`´ʼ＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_FOLD = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DASHES, "-"),
}
# Soft hyphen, zero width, bidi marks, byte order mark, variation selectors, the tag block.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_INVISIBLE = f"[{INVISIBLE}\U000e0000-\U000e01ef]"
_MARKS = (  # combining marks: Latin and general, Cyrillic, Hebrew, Arabic, kana
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
    # the second halves of letters that compose in Indic and other scripts
    "\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57"
    "\u0dca\u0dcf\u0ddf\u102e\u1b35\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
)
# What is not already in normal form: runs of spaces (not one plain space), runs of dashes, a letter
# with its combining marks (and what is invisible between them), and anything beyond ASCII.
_ODD = re.compile(
    rf"(?P<space>(?:\s|{_INVISIBLE})*[^\S ](?:\s|{_INVISIBLE})*|  \s*)"
    rf"|(?P<dash>[-{_DASHES}]{{2,}})"
    rf"|[^\s{INVISIBLE}](?:{_INVISIBLE}*[{_MARKS}])+"
    r"|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"  # Hangul in its parts
    r"|[^!-~ ]"
)
# What is in normal form already: ASCII without line breaks, runs of spaces and runs of dashes.
_PLAIN = re.compile(r"[^!-~ ]|  |--")
# Decompositions that change how a letter looks, not what it says (Unicode's own tags).
_LOOKS = ("<compat>", "<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")


class Normal(NamedTuple):
    """A text in normal form; ``starts[i]`` is the offset in the original of its character ``i``.

    ``starts`` has one entry more than ``text``: the last is the original's length.
    """

    text: str
    starts: list[int]


def normalise(text: str) -> Normal:
    """Give the typography-only normal form of a text, with the way back to its offsets."""
    if text.isascii() and _PLAIN.search(text) is None:
        return Normal(text, list(range(len(text) + 1)))
    parts: list[str] = []
    starts: list[int] = []
    done = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        if match["space"] is not None:
            folded = " "
        elif match["dash"] is not None:
            folded = "-"
        else:
            visible = re.sub(_INVISIBLE, "", match[0])
            folded = "".join(_look(char) for char in unicodedata.normalize("NFC", visible))
        parts += (text[done:start], folded)
        starts += range(done, start)
        starts += [start] * len(folded)
        done = end
    parts.append(text[done:])
    starts += range(done, len(text) + 1)
    return Normal("".join(parts), starts)


def _look(char: str) -> str:
    if char in _FOLD:
        return _FOLD[char]
    if char.isspace():
        return " "
    decomposed = unicodedata.decomposition(char)
    return unicodedata.normalize("NFKC", char) if decomposed.startswith(_LOOKS) else char
