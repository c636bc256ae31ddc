"""Article text made safe to show: what a terminal or a reader would obey is shown as a picture.

Control characters become their Unicode pictures (ESC is ␛), direction overrides and the C1 controls
their code point, lone surrogates the replacement character. Letters, joiners and emoji stay.
"""

from functools import cache

_PICTURES = 0x2400  # the Unicode block that has a picture for each of the C0 controls
_DELETE = 0x7F
_DELETE_PICTURE = "␡"
_C0_END = 0x20
_C1 = range(0x80, 0xA0)
# Embeddings, overrides and isolates: they reorder what stands around them (Unicode UAX 9).
_DIRECTION = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SURROGATES = range(0xD800, 0xE000)
_LAYOUT = "\n\t"


def visible(text: str) -> str:
    """The text with every character that acts shown as one that doesn't; newline and tab stay."""
    return text.translate(_table())


def inline(text: str) -> str:
    """The same on one line: each run of white space is one space."""
    return " ".join(visible(text.replace("\r", " ")).split())


@cache
def _table() -> dict[int, str]:
    table = {code: chr(_PICTURES + code) for code in range(_C0_END) if chr(code) not in _LAYOUT}
    table[_DELETE] = _DELETE_PICTURE
    table |= {code: f"⟨U+{code:04X}⟩" for code in (*_C1, *_DIRECTION)}
    return table | dict.fromkeys(_SURROGATES, "\N{REPLACEMENT CHARACTER}")
