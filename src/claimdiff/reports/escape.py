"""Article text made safe to show: what a terminal or a reader would obey is shown as a picture.

Control characters become their Unicode pictures (ESC is ␛); direction overrides, C1 controls, line
separators and characters that nobody sees their code point; lone surrogates the replacement
character. Letters, joiners and emoji stay.
"""

import json
import re
from functools import cache

_PICTURES = 0x2400  # the Unicode block that has a picture for each of the C0 controls
_DELETE = 0x7F
_DELETE_PICTURE = "␡"
_C0_END = 0x20
_C1 = range(0x80, 0xA0)
# Embeddings, overrides and isolates: they reorder what stands around them (Unicode UAX 9).
_DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Line and paragraph separator: some readers of logs and tables break a line there.
_BREAKS = (0x2028, 0x2029)
# Zero-width space, word joiner, invisible operators, byte order mark: they can hide a message.
_ZERO_WIDTH = (0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070), 0xFEFF)
_SURROGATES = range(0xD800, 0xE000)
_LAYOUT = "\n\t"
# Tag characters spell hidden messages; after a black flag they spell whose flag it is.
_TAGS = re.compile("(\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f)|[\U000e0000-\U000e007f]+")
# What JSON may hold as it is and a terminal or a browser's script would obey or hide.
_ACTS_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with every character that acts shown as one that doesn't; newline and tab stay."""
    if text.isascii() and text.isprintable():  # most cells of a table: a tenth of the time
        return text
    return _TAGS.sub(_code_points, text.translate(_table()))


def escaped_json(text: str) -> str:
    """JSON that says the same, with what acts or hides written as its escape."""
    return _ACTS_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _code_points(tags: re.Match[str]) -> str:
    return tags[1] or "".join(_code_point(ord(tag)) for tag in tags[0])


def _code_point(code: int) -> str:
    return f"⟨U+{code:04X}⟩"


def inline(text: str) -> str:
    """The same on one line: each run of white space is one space."""
    return " ".join(visible(text.replace("\r", " ")).split())


@cache
def _table() -> dict[int, str]:
    table = {code: chr(_PICTURES + code) for code in range(_C0_END) if chr(code) not in _LAYOUT}
    table[_DELETE] = _DELETE_PICTURE
    shown = (*_C1, *_DIRECTION, *_BREAKS, *_ZERO_WIDTH)
    table |= {code: _code_point(code) for code in shown}
    return table | dict.fromkeys(_SURROGATES, "\N{REPLACEMENT CHARACTER}")
