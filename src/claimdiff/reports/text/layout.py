"""Lines, headings and hanging paragraphs on a sheet of a given width. Knows nothing of results."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimdiff.reports.escape import inline, visible
from claimdiff.reports.highlight import Piece

# Below this the columns for ids and labels leave no room for the words.
_NARROWEST = 40
# The widest line of prose that is still read with ease; only what is set in columns goes on.
_MEASURE = 100
_INDENT = 2
_GUTTER = 2

STYLES = {
    "conflict": "bold red",
    "left": "bold blue",
    "right": "bold magenta",
    "some": "bold cyan",
    "agreement": "bold green",
}
FAINT = "dim"
_MARK = "bold underline"


class Sheet:
    """A page of plain or coloured lines."""

    def __init__(self, width: int, *, color: bool) -> None:
        self.width = max(width, _NARROWEST)
        self._out = StringIO()
        # No environment: whether there is colour is for the caller to say, not for a variable.
        self._console = Console(
            file=self._out,
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            markup=False,
            highlight=False,
            emoji=False,
            _environ={},
        )

    def text(self) -> str:
        """All that was written, without spaces at the ends of lines or more than one empty line."""
        lines = [line.rstrip() for line in self._out.getvalue().splitlines()]
        kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
        return "\n".join(kept).strip("\n") + "\n"

    def gap(self) -> None:
        """An empty line; several in a row are one."""
        self._console.print()

    def say(self, text: str, style: str = "", indent: int = 0) -> None:
        """A paragraph of prose."""
        self._print(Text(inline(text), style=style), indent)

    def body(self, text: str) -> None:
        """A text with its own paragraphs."""
        for paragraph in visible(text).split("\n"):
            if paragraph.strip():
                self._print(Text(paragraph.strip().expandtabs()), 0)
            else:
                self.gap()

    def heading(self, title: str, aside: str = "", style: str = "bold") -> None:
        """A section's title with a rule to the edge."""
        self.gap()
        line = Text(inline(title), style=style)
        if aside:
            line.append(f"  {inline(aside)}", style=FAINT)
        room = self.measure - line.cell_len - 1
        if room > 0:
            line.append(" " + "─" * room, style=FAINT)
        self._print(line, 0)

    def rows(
        self, rows: Iterable[tuple[Text | str, ...]], *, indent: int = 0, fixed: int = 0
    ) -> None:
        """Rows in columns, the last of them hanging prose; the first ``fixed`` never break."""
        table = self.table()
        table.show_header = False
        for at, row in enumerate(rows):
            if at == 0:
                for column in range(len(row) - 1):
                    keep = column < fixed
                    widest = None if keep else self.width // 4
                    table.add_column(no_wrap=keep, max_width=widest, overflow="fold")
                table.add_column(ratio=1, overflow="fold")
            table.add_row(*(cell if isinstance(cell, Text) else Text(inline(cell)) for cell in row))
        self._print(table, indent)

    def table(self) -> Table:
        """An empty borderless table of the sheet's measure."""
        return Table.grid(padding=(0, _GUTTER, 0, 0), expand=True)

    def show(self, thing: RenderableType, indent: int = 0) -> None:
        """Anything that rich can draw."""
        self._console.print(Padding(thing, (0, 0, 0, indent)))

    def _print(self, thing: RenderableType, indent: int) -> None:
        self._console.print(Padding(thing, (0, 0, 0, indent), expand=False), width=self.measure)

    @property
    def measure(self) -> int:
        """The width of prose."""
        return min(self.width, _MEASURE)


def quotation(pieces: Iterable[Piece]) -> Text:
    """A quotation with its marked words in asterisks, as in mail: colour only adds to them."""
    line = Text()
    for piece in pieces:
        words = visible(piece.text).replace("\n", " ").replace("\t", " ")
        plain = FAINT if piece.around else ""
        line.append(f"*{words}*" if piece.marked else words, _MARK if piece.marked else plain)
    return line
