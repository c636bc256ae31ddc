"""Marks that wires and typewriters write with what they have: ``quotations'' and _ for a dash.

They are decoded as the marks they stand for, so that quotations are found.
"""

import re

_MARKS = re.compile(r"``|(?<!')''(?!')|(?<=\s)_(?=\s)")
_READ = {"``": "“", "''": "”", "_": "—"}


def decoded(text: str) -> str:
    """A text with its wire quotation marks and dashes decoded, where it has such marks at all."""
    if "``" not in text or "''" not in text:
        return text
    return _MARKS.sub(lambda mark: _READ[mark.group()], text)
