"""A saved result to text, Markdown, CSV, HTML, JSON and JSON-LD.

`load` reads a saved result, `render` makes any format of it, `repr_html` the fragment that a
notebook shows: with this room imported, a result that ends a notebook's cell is shown so. A result
is enough: nothing here reads an article, judges a claim, imports an engine or writes a file. A
result is taken as it stands; whether it is true to its articles is for `claimdiff.verify` to say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from claimdiff.reports import linked, saved, tidy
from claimdiff.reports.saved import load
from claimdiff.result import ArticleResult, CheckResult, Comparison, SummaryResult

__all__ = ["AnyResult", "Form", "RenderOptions", "load", "render", "repr_html"]

Form = Literal["text", "json", "jsonl", "md", "html", "csv", "jsonld"]
AnyResult = Comparison | SummaryResult | ArticleResult | CheckResult

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
    detail: Literal["brief", "page", "full"] = "full"


def render(result: AnyResult, form: Form, options: RenderOptions | None = None) -> str:
    """Make one report of a result; it ends in a newline.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    return _renderer(form)(result, options or RenderOptions())


def repr_html(result: AnyResult) -> str:
    """The report as a fragment for a notebook cell: its own style and script, no page around it."""
    from claimdiff.reports import webpage

    return webpage.fragment(result)


def _show_in_notebooks() -> None:
    """Give every kind of result the method that IPython asks for; `result` knows no report."""
    for kind in (Comparison, SummaryResult, ArticleResult, CheckResult):
        setattr(kind, "_repr_html_", repr_html)  # noqa: B010 - as an attribute the type lacks it


_show_in_notebooks()


def _renderer(form: Form) -> Callable[[AnyResult, RenderOptions], str]:
    """The function for one form; rich and Jinja are imported only by the forms that need them."""
    if form == "text":
        from claimdiff.reports import text

        return lambda result, options: text.render(
            result,
            options.width,
            color=options.color,
            claims=options.claims,
            detail=options.detail,
        )
    if form == "html":
        from claimdiff.reports import webpage

        return lambda result, _options: webpage.page(result)
    if form == "md":
        from claimdiff.reports import markdown

        return lambda result, options: markdown.render(result, claims=options.claims)
    return lambda result, _options: _PLAIN[form](result)


_PLAIN: dict[Form, Callable[[AnyResult], str]] = {
    "json": saved.dump,
    "jsonl": saved.dump_line,
    "csv": tidy.render,
    "jsonld": linked.render,
}
