"""Marks that wires and typewriters write with what they have: ``quotations'' and _ for a dash.

They are read as the marks they stand for, so that quotations are found; the source keeps its own.
"""

import re

from claimdiff.articles.assembly import Assembly
from claimdiff.articles.spans import View, through

_MARKS = re.compile(r"``|(?<!')''(?!')|(?<=\s)_(?=\s)")
_READ = {"``": "“", "''": "”", "_": "—"}


def plain(view: View) -> View:
    """A view in which these marks are read, where it has wire quotation marks at all."""
    if "``" not in view.text:
        return view
    made, at = Assembly(view.text), 0
    for mark in _MARKS.finditer(view.text):
        made.keep(at, mark.start())
        made.replace(mark.start(), mark.end(), _READ[mark.group()], "typography")
        at = mark.end()
    made.keep(at, len(view.text))
    return through(view, made.view())
