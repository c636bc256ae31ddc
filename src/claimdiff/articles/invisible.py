"""Characters that nobody sees: which carry nothing but hidden instructions, and which spell words.

Taken out: the tag block, variation selectors that change no emoji, zero-width and bidirectional
control characters, and soft hyphens, which are typography and have a reason of their own. Kept:
what joins an emoji, and the joiners inside Persian, Arabic and Indic words.
"""

import re

from claimdiff.articles.spans import Cut, View, through, without

SOFT_HYPHEN = "soft-hyphen"  # the reason of such a cut
_EMOJI = "[\u00a9\u00ae#*0-9\u203c-\u3299\U0001f000-\U0001faff]"
_JOINING_SCRIPTS = "[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc]"
# The style of an emoji, the joiner of two, the flags of England, Scotland and Wales (a black flag
# and tag letters), and a joiner within a word.
_KEPT = (
    f"(?<={_EMOJI})[\ufe0e\ufe0f]?\u200d(?={_EMOJI})|(?<={_EMOJI})[\ufe0e\ufe0f]"
    "|(?<=\U0001f3f4)[\U000e0061-\U000e007a\U000e0030-\U000e0039]{1,6}\U000e007f"
    f"|(?<={_JOINING_SCRIPTS})[\u200c\u200d]"
)
# Tags, both blocks of variation selectors, zero-width space to right-to-left mark, embedding and
# override controls, word joiner to isolates, byte order mark inside a text.
_CANDIDATE = (
    "[\U000e0000-\U000e007f\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_INVISIBLE = re.compile(
    f"(?:{_KEPT})|(?P<invisible>(?:(?!{_KEPT}){_CANDIDATE})+)|(?P<soft>\u00ad+)"
)
_ANY = re.compile(f"{_CANDIDATE}|\u00ad")


def find(text: str) -> list[Cut]:
    """The ranges of invisible characters to take out, in order."""
    if not _ANY.search(text):  # as in most texts; it takes a tenth of the time
        return []
    return [
        Cut(*match.span(), SOFT_HYPHEN if match["soft"] else "invisible")
        for match in _INVISIBLE.finditer(text)
        if match.lastgroup
    ]


def left_out(view: View) -> View:
    """A view without its invisible characters."""
    return through(without(view.text, find(view.text)), view)
