"""A result as Markdown, for mail and chat: headings, lists and quotations, nothing that loads.

The text for the terminal is set from the same templates. Article text is escaped, so that an image,
a link or raw HTML in it stays the characters it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from rich.text import Text

from claimdiff.reports import wording
from claimdiff.reports.escape import inline
from claimdiff.reports.highlight import Piece, plain
from claimdiff.reports.overview import shown
from claimdiff.result import AnyResult

# Whatever CommonMark or GitHub's dialect reads as more than a letter.
_ACTS = re.compile(r"[\\`*_{}\[\]<>|~&$]")
# What begins a list, a heading or a rule.
_BEGINS = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=(?:[+-]|#+)(?:\s|$)|-+$))")
# GitHub makes links of bare addresses: an escaped colon, dot or at sign prevents it.
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|@|(?<=\bmailto):|(?<=\bxmpp):", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Medium:
    """What the Markdown is for.

    Attributes:
        mark: What stands before and after marked words.
        claims: Whether a summary has its claims.
        terminal: Whether a reader at a terminal is told of further flags.
        room: Characters of a line where there is one screen; None shows all.
    """

    mark: str = "**"
    claims: bool = False
    terminal: bool = False
    room: int | None = None

    def cut(self, text: str) -> str:
        """The text on one line of one screen."""
        line = Text(inline(text))
        if self.room is not None:
            line.truncate(self.room, overflow="ellipsis")
        return line.plain


def render(result: AnyResult, medium: Medium) -> str:
    """The result as CommonMark, for a medium.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    context = {**shown(result), "result": result, "medium": medium}
    page = _environment(medium.mark).get_template(f"{result.kind}.md.j2").render(context)
    return _EMPTY_LINES.sub("\n\n", page).strip("\n") + "\n"


def escaped(text: str) -> str:
    """Text on one line with everything that Markdown would act on escaped."""
    flat = _BEGINS.sub(r"\1\\", _ACTS.sub(r"\\\g<0>", inline(text)))
    return _ADDRESS.sub(r"\\\g<0>", flat)


@cache
def _environment(mark: str) -> Environment:
    """Jinja that escapes for Markdown, HTML included, what a template writes of a result."""
    made = Environment(
        autoescape=True,
        loader=PackageLoader("claimdiff.reports", "templates"),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def quotation(cut: Iterable[Piece]) -> Markup:
        return Markup("".join(_piece(piece, mark) for piece in cut))  # noqa: S704 - its pieces are escaped

    made.filters |= {"quotation": quotation, "plain": lambda text: quotation(plain(text))}
    made.globals["wording"] = wording
    return made


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(escaped(value))  # noqa: S704 - escaped for Markdown, whose HTML it is
    return value


def _piece(piece: Piece, mark: str) -> str:
    """Marks need to stand next to letters: white space at the ends stays outside."""
    words = escaped(piece.text)
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    around = mark if piece.marked and words else ""
    return f"{before}{around}{words}{around}{after}"
