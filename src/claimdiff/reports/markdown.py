"""A result as Markdown, for mail and chat: headings, lists and quotations, nothing that loads.

Article text is escaped, so that an image, a link or raw HTML in it stays the characters it is.
"""

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimdiff.reports import figures, history, versions, wording
from claimdiff.reports.book import Book
from claimdiff.reports.escape import inline
from claimdiff.reports.highlight import Piece, plain
from claimdiff.reports.view import Quote, View
from claimdiff.result import ArticleResult, CheckResult, Comparison, SummaryResult

# Whatever CommonMark or GitHub's dialect reads as more than a letter. A line never begins with
# article text, so that what acts at the start of a line alone (#, -, 1.) can stay readable.
_ACTS = re.compile(r"[\\`*_{}\[\]<>|~&$]")
# GitHub makes links of bare addresses: an escaped colon, dot or at sign prevents it.
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.|@|(?<=\bmailto):|(?<=\bxmpp):", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def render(
    result: Comparison | SummaryResult | ArticleResult | CheckResult, *, claims: bool = False
) -> str:
    """The result as CommonMark; a summary with its claims where they are asked for.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    context: dict[str, object] = {"result": result}
    if isinstance(result, Comparison):
        context |= {"view": View(result), "figures": figures.lines(result)}
        context["histories"] = history.histories(result)
        context["changes"] = versions.changes(View(result))
    elif isinstance(result, SummaryResult):
        book = Book(result.articles, result.claims)
        quotes = [Quote(book.article(one.article), (one,)) for one in result.claims if claims]
        context["quotes"] = {a.id: [q for q in quotes if q.article is a] for a in result.articles}
    page = _environment().get_template(f"{result.kind}.md.j2").render(context)
    return _EMPTY_LINES.sub("\n\n", page).strip("\n") + "\n"


def escaped(text: str) -> str:
    """Text on one line with everything that Markdown would act on escaped."""
    flat = _ACTS.sub(r"\\\g<0>", inline(text))
    return _ADDRESS.sub(r"\\\g<0>", flat)


@cache
def _environment() -> Environment:
    """Jinja that escapes for Markdown, HTML included, what a template writes of a result."""
    made = Environment(
        autoescape=True,
        loader=PackageLoader("claimdiff.reports", "templates"),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"quotation": _quotation, "plain": lambda text: _quotation(plain(text))}
    made.globals["wording"] = wording
    return made


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(escaped(value))  # noqa: S704 - escaped for Markdown, whose HTML it is
    return value


def _quotation(cut: Iterable[Piece]) -> Markup:
    """A quotation, marked words in bold."""
    return Markup("".join(_piece(piece) for piece in cut))  # noqa: S704 - its pieces are escaped


def _piece(piece: Piece) -> str:
    """Bold needs its asterisks next to letters: white space at the ends stays outside."""
    words = escaped(piece.text)
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    return f"{before}**{words}**{after}" if piece.marked and words else f"{before}{words}{after}"
