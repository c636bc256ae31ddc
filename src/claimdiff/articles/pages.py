"""An HTML page to the lines of its article: trafilatura chooses them, and they are checked here.

What trafilatura takes is found again in the page's visible text (`extraction.held`), so the body
leads back to the HTML and hidden text cannot get in. The choice is checked against what the page
says of itself: the text in its JSON-LD, and the lines that stand under its title. Where those tell
the page's story and the choice does not, they are taken. Which lines are no prose, `page_lines`
says; whether the page is of another kind, `interstitials`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimdiff.articles import (
    choices,
    extraction,
    invisible,
    linked_data,
    markup,
    notices,
    page_lines,
    page_metadata,
    page_titles,
)
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.lines import lines
from claimdiff.articles.markup import BREAK, CELL, Page
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Builder, Cut, Range, View, through, without
from claimdiff.result import Notice

_PIECE = re.compile(r"\S+(?: \S+)*")  # what stands between other blanks than a single space
_LINE_BREAK = "\n\n"
_CELL_BREAK = "\t"  # between the cells of a row, where the page has nothing
_SHARE = 0.8  # of the words of a text in JSON-LD that stand on the page: it is read there


@dataclass(frozen=True)
class Extract:
    """The article of a page.

    Attributes:
        view: Its lines as a view of the HTML, parted by empty lines.
        cleaned: Which parts of them are prose.
        known: What the page says of itself.
        hidden: The ranges of the HTML that a browser would not show.
        warnings: What a reader should know of the choice.
        listed: Whether they are a list of links with their teasers.
    """

    view: View
    cleaned: Cleaned
    known: Metadata
    hidden: tuple[Cut, ...]
    warnings: tuple[Notice, ...]
    listed: bool = False


def extract(page: Page, url: str | None) -> Extract:
    """The article of an HTML page; its view is empty where none is found.

    1. Let trafilatura choose, and find its choice among the lines that the page shows.
    2. Read what the page says of itself.
    3. Take another text where that one tells the page's story and the choice does not.
    4. Label what is no prose.
    5. Compare the choice with the page.
    """
    # 1
    found = extraction.read(page.source, url)
    page, shown, chosen = choices.shown(page, found.text)
    # 2
    linked = linked_data.read(page.source, page.json_ld)
    known = page_metadata.read(page, shown, linked, found.known)
    # 3
    title = known.title or ""
    under = page_lines.story(shown, title)
    chosen = choices.under_title(chosen, under, shown, title)
    if choices.is_better(linked.body.text, choices.told(chosen)):
        chosen = extraction.held(shown, linked.body.text)
        if extraction.share(linked.body.text, choices.told(chosen)) < _SHARE:
            return _from_script(linked.body, known, page)
    if not chosen:
        return Extract(View("", ()), Cleaned((), ()), known, tuple(page.hidden), ())
    chosen = choices.with_posts(chosen, page, shown) if linked.live else chosen
    # 4
    view = _view(page.visible, [line.place for line in chosen])
    again = zip(lines(view.text), chosen, strict=True)
    roles = [replace(line, linked=old.linked, role=old.role) for line, old in again]
    cleaned = page_lines.clean(view.text, roles, _titles(page, known))
    # 5
    says = ("og:type", "article") in page.metas or "datePublished" in linked.article
    inside = [line for line in shown if chosen[0].start <= line.start < chosen[-1].end]
    listed = not under and page_lines.is_list(inside, says_article=says)
    warnings = [*notices.of_hidden(page.hidden), *([] if found.sure else [notices.NO_ARTICLE])]
    warnings += notices.of_choice(chosen, shown, linked.body.text)
    warnings += [notices.TABLE] if _CELL_BREAK in view.text else []
    return Extract(view, cleaned, known, tuple(page.hidden), tuple(warnings), listed)


def _titles(page: Page, known: Metadata) -> list[str]:
    return [title for title in (known.title, *page_titles.headings(page)) if title]


def _from_script(scripted: View, known: Metadata, page: Page) -> Extract:
    """The article as the page's JSON-LD has it, which may hold HTML of its own."""
    if markup.looks_like(scripted.text) or "&" in scripted.text:
        scripted = through(Page(scripted.text).visible, scripted)
    said = re.finditer(rf"[^\n{BREAK}]*[^\s{BREAK}][^\n{BREAK}]*", scripted.text)
    view = _view(scripted, [match.span() for match in said])
    cleaned = page_lines.clean(view.text, lines(view.text), _titles(page, known))
    return Extract(view, cleaned, known, tuple(page.hidden), tuple(notices.of_hidden(page.hidden)))


def _view(visible: View, places: Iterable[Range]) -> View:
    """The places as lines, with every run of blanks inside one space, and nothing invisible."""
    made, last = Builder(visible.text), 0
    for place in places:
        joint = _LINE_BREAK if made.length else ""
        for match in _PIECE.finditer(visible.text, *place):
            in_row = joint == " " and CELL in visible.text[last : match.start()]
            made.join(_CELL_BREAK if in_row else joint)
            made.keep(*match.span())
            joint, last = " ", match.end()
    view = through(made.view(), visible)
    return through(without(view.text, invisible.find(view.text)), view)
