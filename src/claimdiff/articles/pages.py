"""An HTML page to the lines of its article: trafilatura chooses them, and they are checked here.

What trafilatura takes is found again in the page's visible text (`locating`), so that the body
leads back to the HTML and hidden text cannot get in. The choice is checked against what the page
says of itself: the text in its JSON-LD, and the lines that stand under its title. Where those tell
the page's story and the choice does not, they are taken. Which lines are no prose, `page_lines`
says; whether the page is of another kind, `interstitials`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimdiff.articles import (
    choices,
    extraction,
    interstitials,
    invisible,
    linked_data,
    markup,
    notices,
    page_lines,
    page_metadata,
    page_titles,
)
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.lines import Line, count_words, lines
from claimdiff.articles.locating import Place
from claimdiff.articles.markup import BREAK, Page
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Builder, Cut, Ranges, View, through, without
from claimdiff.result import Notice

_PIECE = re.compile(r"\S+(?: \S+)*")  # what stands between other blanks than a single space
_LINE_BREAK = "\n\n"
_CELL_BREAK = "\t"  # between the cells of a row, where the page has nothing
_SHARE = 0.8  # of the words of a text in JSON-LD that stand on the page: it is read there
_AFTER = 8  # lines after the choice, in which a page asks for a subscription


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

    1. Let trafilatura choose lines.
    2. Find the lines in the visible text; read what the page says of itself.
    3. Take another text where that one tells the page's story and the choice does not.
    4. Label what is no prose.
    5. Compare the choice with the page.
    """
    # 1
    found = extraction.read(page.source, url)
    # 2
    page, chosen = choices.shown(page, found.lines)
    visible = page.visible
    visible_lines = page_lines.read(page)
    linked = linked_data.read(page.source, page.declared.scripts)
    known = page_metadata.read(page, visible_lines, linked, found.known)
    # 3
    scripted = linked_data.body(page.source, page.declared.scripts)
    title = known.title or ""
    if under := choices.story(visible.text, visible_lines, title):
        chosen = choices.under_title(chosen, under, visible_lines, title)
    if scripted and choices.is_better(scripted.text, chosen.text, title):
        said, _ = choices.located(scripted.text.splitlines(), visible.text)
        if count_words(said.text) < _SHARE * count_words(scripted.text):
            return _from_script(scripted, known, page)
        chosen = said
    if not chosen.places:
        return Extract(View("", ()), Cleaned((), ()), known, tuple(page.hidden), ())
    chosen = choices.with_posts(chosen, page, visible_lines, linked)
    # 4
    view = _view(visible, chosen.places, page.roles("cell"))
    marked = _with_roles(view.text, chosen, page)
    cleaned = page_lines.clean(view.text, marked, _titles(page, known))
    # 5
    inside = [line for line in visible_lines if chosen.start <= line.start < chosen.end]
    says = ("og:type", "article") in page.declared.metas or "datePublished" in linked.article
    least = page_lines.ARTICLE_SHARE if says else page_lines.LIST_SHARE
    listed = under is None and page_lines.is_list(inside, least)
    warnings = [*notices.of_hidden(page.hidden), *([] if found.sure else [notices.NO_ARTICLE])]
    warnings += notices.of_choice(chosen, inside, scripted.text if scripted else "")
    warnings += _table_and_wall_notices(
        view.text, [line for line in visible_lines if line.start >= chosen.end]
    )
    return Extract(view, cleaned, known, tuple(page.hidden), tuple(warnings), listed)


def _table_and_wall_notices(text: str, after: Sequence[Line]) -> Iterator[Notice]:
    """Notices of a table in the text, and of a wall below it."""
    if _CELL_BREAK in text:
        yield notices.TABLE
    if interstitials.asks_to_pay("\n".join(line.text for line in after[:_AFTER])):
        yield notices.PAID


def _with_roles(text: str, chosen: choices.Choice, page: Page) -> list[Line]:
    """The lines of the text that was chosen, with what the markup at their places says."""
    links, items = page.roles("link"), page.roles("item")
    posts = choices.times_of(page) if chosen.live else Ranges(())
    found = []
    for line, place in zip(lines(text), chosen.places, strict=True):
        role = "item" if items.share(*place) else None
        role = page_lines.POST if posts.share(*place) else role
        found.append(replace(line, linked=links.share(*place), role=role))
    return found


def _titles(page: Page, known: Metadata) -> list[str]:
    return [title for title in (known.title, *page_titles.headings(page)) if title]


def _from_script(scripted: View, known: Metadata, page: Page) -> Extract:
    """The article as the page's JSON-LD has it, which may hold HTML of its own."""
    if markup.looks_like(scripted.text) or "&" in scripted.text:
        scripted = through(Page(scripted.text).visible, scripted)
    said = re.finditer(rf"[^\n{BREAK}]*[^\s{BREAK}][^\n{BREAK}]*", scripted.text)
    pieces = [((match.start(), match.end()),) for match in said]
    view = _view(scripted, pieces, Ranges(()))
    cleaned = page_lines.clean(view.text, lines(view.text), _titles(page, known))
    return Extract(view, cleaned, known, tuple(page.hidden), tuple(notices.of_hidden(page.hidden)))


def _view(visible: View, places: Iterable[Place], cells: Ranges) -> View:
    """The places as lines, with every run of blanks inside one space, and nothing invisible."""
    made, last = Builder(visible.text), 0
    for place in places:
        joint = _LINE_BREAK if made.length else ""
        for match in (one for part in place for one in _PIECE.finditer(visible.text, *part)):
            in_row = joint == " " and "\t" in visible.text[last : match.start()]
            made.join(_CELL_BREAK if in_row and cells.share(match.span()) else joint)
            made.keep(*match.span())
            joint, last = " ", match.end()
    view = through(made.view(), visible)
    return through(without(view.text, invisible.find(view.text)), view)
