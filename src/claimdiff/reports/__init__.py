"""A saved result to text, Markdown, CSV, HTML, JSON and JSON-LD.

`load` reads a saved result, `render` makes any format of it, `repr_html` the fragment that a
notebook shows. A result is enough: nothing here reads an article, judges a claim, imports an engine
or writes a file. A result is taken as it stands; whether it is true to its articles is for
`claimdiff.verify` to say.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Literal, get_args

from claimdiff.errors import ConfigurationError
from claimdiff.reports import csv_table, jsonld, saved
from claimdiff.reports.saved import load
from claimdiff.result import AnyResult

__all__ = [
    "FORMS",
    "AnyResult",
    "Detail",
    "Form",
    "RenderOptions",
    "form_of",
    "load",
    "render",
    "repr_html",
]

Form = Literal["text", "json", "jsonl", "md", "html", "csv", "jsonld"]
FORMS: dict[str, Form] = {form: form for form in get_args(Form)}
"""The forms by their names."""
_BY_ENDING: dict[str, Form] = {".txt": "text", ".htm": "html"}
Detail = Literal["brief", "page", "full"]

# What a terminal has when nobody says otherwise, and what mail quotes without breaking lines.
_WIDTH = 80


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report is made.

    Attributes:
        width: Columns of the text output; other forms have none.
        color: Whether the text output may hold ANSI colours; it can be read without.
        claims: Whether a summary in text or Markdown lists all claims; other forms always do.
        detail: Of the text of a comparison three lines, one screen, or all.
    """

    width: int = _WIDTH
    color: bool = False
    claims: bool = False
    detail: Detail = "full"


def render(result: AnyResult, form: Form, options: RenderOptions | None = None) -> str:
    """Make one report of a result; it ends in a newline.

    Rich and Jinja are imported only for the forms that need them.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    how = options or RenderOptions()
    match form:
        case "text":
            from claimdiff.reports import text

            return text.render(result, how)
        case "html":
            from claimdiff.reports import webpage

            return webpage.page(result)
        case "md":
            from claimdiff.reports import markdown

            return markdown.render(result, markdown.Medium(claims=how.claims))
    return _PLAIN[form](result)


def form_of(path: str | PathLike[str], forms: Collection[Form] = FORMS.values()) -> Form:
    """The form that a file's ending names.

    Args:
        path: The file.
        forms: Those that can be written there.

    Raises:
        ConfigurationError: It names none of them.
    """
    endings = {end: form for end, form in _BY_ENDING.items() if form in forms}
    endings |= {f".{form}": form for form in forms}
    form = endings.get(Path(path).suffix.lower())
    if form is None:
        hint = f"name one (-f), or end it in {', '.join(endings)}"
        raise ConfigurationError(
            f"{path}: its ending names no form that is written here", hint=hint
        )
    return form


def repr_html(result: AnyResult) -> str:
    """The report as a fragment for a notebook cell: its own style and script, no page around it."""
    from claimdiff.reports import webpage

    return webpage.fragment(result)


_PLAIN: dict[Form, Callable[[AnyResult], str]] = {
    "json": saved.dump,
    "jsonl": saved.dump_line,
    "csv": csv_table.render,
    "jsonld": jsonld.render,
}
