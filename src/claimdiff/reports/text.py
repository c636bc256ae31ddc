"""A result for the terminal: its Markdown, set by rich to a width.

Colour only when asked for, and nothing is said by colour alone. Article text is data here: its
control characters are shown as pictures, and the Markdown has all of it escaped.
"""

import re
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import (
    Heading,
    ListElement,
    ListItem,
    Markdown,
    MarkdownContext,
    MarkdownElement,
    Paragraph,
)
from rich.segment import Segment
from rich.theme import Theme

from claimdiff.reports import markdown, wording
from claimdiff.reports.escape import inline
from claimdiff.reports.view import View
from claimdiff.result import AnyResult, Comparison

if TYPE_CHECKING:
    from claimdiff.reports import RenderOptions

_NARROWEST = 40
"""Columns below which lists in lists leave no room for the words."""
_MEASURE = 100
"""The widest line of prose that is still read with ease."""
_BULLETS = 6
"""Columns that the bullets of a list in a list take."""
_EMPTY_LINES = re.compile(r"\n{3,}")
_CHATTED = 3
"""Conflicts of the brief form."""
_TONES = {"≠": "red", "◐": "blue", "◑": "magenta", "◕": "cyan", "=": "green", "✕": "red"}
_THEME = Theme(
    {
        **dict.fromkeys(("markdown.h1", "markdown.h2", "markdown.h3"), "bold"),
        "markdown.item.bullet": "dim",
        "markdown.table.header": "bold",
        "markdown.table.border": "dim",
    }
)


def render(result: AnyResult, how: "RenderOptions") -> str:
    """The result as lines of the options' width at most, East Asian letters counted as two.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    if isinstance(result, Comparison) and how.detail == "brief":
        return _brief(result)
    measure = min(max(how.width, _NARROWEST), _MEASURE)
    room = measure - _BULLETS if how.detail == "page" else None
    source = markdown.render(result, markdown.Medium("\\*", how.claims, terminal=True, room=room))
    out = StringIO()
    # No environment: whether there is colour is for the caller to say, not for a variable.
    console = Console(
        file=out,
        width=measure,
        force_terminal=how.color,
        color_system="standard" if how.color else None,
        no_color=not how.color,
        theme=_THEME,
        _environ={},
    )
    console.print(_Page(source))
    page = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
    return _EMPTY_LINES.sub("\n\n", page).strip("\n") + "\n"


def _brief(result: Comparison) -> str:
    """Three lines for a chat: what it comes to, the first conflicts, who read it."""
    view = View(result)
    clashes = [row.named for row in view.part("conflict").rows]
    more = len(clashes) - _CHATTED
    first = "; ".join(clashes[:_CHATTED]) + (f"; and {more} more" if more > 0 else "")
    known = (wording.incomplete(result), view.in_words)
    lines = (
        " ".join(filter(None, known)),
        first and f"≠ {first}",
        f"Read by {wording.engine(result.engine)}",
    )
    return "\n".join(inline(line) for line in lines if line) + "\n"


class _Heading(Heading):
    """A title in the colour of its sign; of a section with a rule to the edge."""

    new_line = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        title = self.text.copy()
        title.stylize(_TONES.get(title.plain[:1], ""))
        room = options.max_width - title.cell_len - 1
        if self.tag != "h3" and room > 0:
            title.append(" " + "─" * room, style="dim")
        yield title


class _Item(ListItem):
    """An item; for rich the element that was closed last says that a gap comes before a list."""

    new_line = False
    has_list = False

    def on_child_close(self, context: MarkdownContext, child: MarkdownElement) -> bool:
        self.has_list = self.has_list or isinstance(child, _List)
        return super().on_child_close(context, child)


class _List(ListElement):
    """A list with an empty line between items that have lists of their own."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for at, item in enumerate(self.items):
            if at and isinstance(item, _Item) and item.has_list:
                yield Segment.line()
            yield from item.render_bullet(console, options)


class _Paragraph(Paragraph):
    """Prose; what is marked stands between asterisks, as in mail, and colour adds to them."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.highlight_regex(r"\*[^*]+\*", "bold underline")
        yield self.text


class _Page(Markdown):
    elements = {  # noqa: RUF012  rich declares it as a class variable of this type
        **Markdown.elements,
        "heading_open": _Heading,
        "bullet_list_open": _List,
        "list_item_open": _Item,
        "paragraph_open": _Paragraph,
    }
