"""Article text made safe to show: what a terminal or a reader would obey is shown as a picture.

Control characters become their Unicode pictures (ESC is ␛); direction overrides, C1 controls, line
separators and characters that nobody sees their code point; lone surrogates the replacement
character. Letters, joiners and emoji stay.
"""

import json
import re

_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but newline and tab
    "\u2028-\u202e\u2066-\u2069"  # separators of lines; what reorders its surroundings (UAX 9)
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # of no width: they can hide a message
    "\ud800-\udfff]"
    # Tag characters spell hidden messages; after a black flag they spell whose flag it is.
    "|(?P<flag>\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f)|[\U000e0000-\U000e007f]"
)
# What JSON may hold as it is and a terminal or a browser's script would obey or hide.
_ACTS_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_PICTURES = 0x2400  # the Unicode block that has a picture for each of the C0 controls


def visible(text: str) -> str:
    """The text with every character that acts shown as one that doesn't; newline and tab stay."""
    if text.isascii() and text.isprintable():  # most cells of a table: a tenth of the time
        return text
    return _ACTS.sub(_picture, text)


def safe_json(value: object, indent: int | None = None) -> str:
    """A value as JSON, with what acts or hides written as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTS_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text)


def inline(text: str) -> str:
    """The same on one line: each run of white space is one space."""
    return " ".join(visible(text.replace("\r", " ")).split())


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0][0])
    if found["flag"]:
        return found[0]
    if code < ord(" "):
        return chr(_PICTURES + code)
    if code == ord("\x7f"):
        return "␡"
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= found[0] <= "\udfff" else f"⟨U+{code:04X}⟩"
