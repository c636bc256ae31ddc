"""An HTML page to the lines of its article: trafilatura chooses them, and they are checked here.

What trafilatura takes is found again in the page's visible text (`locating`), so that the body
leads back to the HTML and hidden text cannot get in. The choice is checked against what the page
says of itself: the text in its JSON-LD, and the lines that stand under its title. Where those tell
the page's story and the choice does not, they are taken. Which lines are no prose, `page_labels`
says; whether the page is of another kind, `walls`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimdiff.articles import (
    extraction,
    invisible,
    linked_data,
    locating,
    markup,
    page_labels,
    page_lines,
    page_metadata,
)
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.locating import Place
from claimdiff.articles.markup import BREAK, Page
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.page_labels import Markup
from claimdiff.articles.page_lines import PageLine, Ranges
from claimdiff.articles.spans import Cut, Range, Run, View, carried, compose, through, without

_PIECE = re.compile(r"\S+(?: \S+)*")  # what stands between other blanks than a single space
_ITEM = re.compile(r"\s*[-•*] ")  # trafilatura's mark of a list item
_WORD = re.compile(r"\w+")
_LINE_BREAK = "\n\n"
_CELL_BREAK = "  "  # between the cells of a row; a blank, since the page has nothing there
# A text has few of its title's words and another has twice as many: the first is another story.
# On 1,100 pages of public test sets no right text is that far from its title (`evals.pages`).
_ABOUT_LEAST = 0.34
_ABOUT_TIMES = 2.0
_SHARE = 0.8  # of the words of a text in JSON-LD that stand on the page: it is read there
# Of the characters of an extraction: where more are hidden, scripts show them.
_HIDDEN_SHARE = 0.5
_NEVER_SHOWN = ("<template", "<noscript")
_PADDING = 0.3  # of a choice's words: menus, dates and headlines, not the list of an article
_FEWEST = 12  # words of a text that may take the place of trafilatura's
_PART = 0.6  # of the words in JSON-LD; a text with fewer of them is the beginning of that one


@dataclass(frozen=True)
class Extract:
    """The article of a page.

    Attributes:
        view: Its lines as a view of the HTML, parted by empty lines.
        cleaned: Which parts of them are prose.
        known: What the page says of itself.
        lost: How many lines of the extraction were not found on the page.
        told: The words of the text that the page's JSON-LD has, 0 where it has none.
        hidden: The ranges of the HTML that a browser would not show.
    """

    view: View
    cleaned: Cleaned
    known: Metadata
    lost: int
    told: int
    hidden: tuple[Cut, ...] = ()


@dataclass(frozen=True)
class _Choice:
    """Lines of the visible text, by their places, and which of them are items of a list."""

    places: tuple[Place, ...]
    items: tuple[bool, ...]
    lost: int = 0

    def text(self, visible: str) -> str:
        return "\n".join(" ".join(visible[a:b] for a, b in place) for place in self.places)


def extract(page: Page, url: str | None) -> Extract | None:
    """The article of an HTML page, None where none is found.

    1. Let trafilatura choose lines and read metadata; read what the page says of itself.
    2. Find the lines in the visible text.
    3. Take another text where that one tells the page's story and the choice does not.
    4. Label what is no prose.
    """
    # 1
    found = extraction.read(page.source, url)
    page = shown(page, found.lines)
    visible = page.text()
    linked = linked_data.read(page.source, page.declared.scripts)
    known = page_metadata.read(page, linked, found.known)
    # 2
    chosen = _located(found.lines, page, visible.text)
    # 3
    told = linked_data.body(page.source, page.declared.scripts)
    some = page_lines.read(page, visible.text)
    chosen = _under_title(chosen, visible.text, some, known.title or "")
    if told and _is_better(told.text, chosen.text(visible.text), known.title or ""):
        said = _located(told.text.splitlines(), page, visible.text)
        if _words(said.text(visible.text)) < _SHARE * _words(told.text):
            return _from_script(told, known, tuple(page.hidden))
        chosen = said
    if not chosen.places:
        return None
    # 4
    view = _view(visible, chosen.places, Ranges(page.roles("cell")))
    links = Ranges(page.roles("link"))
    marks = [
        Markup(_share(links, place), item)
        for place, item in zip(chosen.places, chosen.items, strict=True)
    ]
    cleaned = page_labels.clean(view.text, marks, known.title)
    words = _words(told.text) if told else 0
    return Extract(view, cleaned, known, chosen.lost, words, tuple(page.hidden))


def known(page: Page) -> Metadata:
    """What a page says of itself, trafilatura aside."""
    linked = linked_data.read(page.source, page.declared.scripts)
    return page_metadata.read(page, linked, Metadata())


def shown(page: Page, lines: Sequence[str]) -> Page:
    """The page, with the hidden elements read that hold most of the lines: scripts show them.

    So it is with pages that are sent in parts, and where a dialogue lies over the page.
    """
    places = locating.locate(lines, page.text().text)
    hidden = [line for line, place in zip(lines, places, strict=True) if not place]
    if not page.hidden or sum(map(len, hidden)) <= _HIDDEN_SHARE * sum(map(len, lines)):
        return page
    holding = [
        cut.start
        for cut in page.hidden
        if not page.source.startswith(_NEVER_SHOWN, cut.start)
        and any(locating.locate(hidden, Page(page.source[cut.start : cut.end], every=True).text().text))
    ]
    return Page(page.source, frozenset(holding))


def _located(lines: Sequence[str], page: Page, text: str) -> _Choice:
    """The places of lines, as the page orders them; those that are hidden are not counted as lost."""
    places = locating.locate(lines, text)
    lost = [line for line, place in zip(lines, places, strict=True) if not place and line.strip()]
    if lost and page.hidden:
        hidden = "\n".join(page.source[cut.start : cut.end] for cut in page.hidden)
        inside = locating.locate(lost, Page(hidden, every=True).text().text)
        lost = [line for line, place in zip(lost, inside, strict=True) if not place]
    kept = sorted(
        (part, bool(_ITEM.match(line)))
        for place, line in zip(places, lines, strict=True)
        for part in _paragraphs(place, text)
    )
    apart = _apart(place for place, _ in kept)
    some = [(place, item) for place, (_, item) in zip(apart, kept, strict=True) if place]
    return _Choice(tuple(place for place, _ in some), tuple(item for _, item in some), len(lost))


def _paragraphs(place: Place, text: str) -> Iterator[Place]:
    """A line's place, parted where the page ends a line after a sentence, as cells of tables have."""
    part: list[Range] = []
    for start, end in place:
        for match in re.finditer(rf"[^{BREAK}]+", text[start:end]):
            stop = start + match.end()
            part.append((start + match.start(), stop))
            if stop < end and ends_sentence(match[0].rstrip()):
                yield tuple(part)
                part = []
    if part:
        yield tuple(part)


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    """The places without what an earlier one has."""
    last = 0
    for place in places:
        yield tuple((max(start, last), end) for start, end in place if end > last)
        last = max(last, place[-1][1])


def _under_title(chosen: _Choice, text: str, some: Sequence[PageLine], title: str) -> _Choice:
    """The choice, or the lines under the page's title if they alone tell what the title says."""
    lines = page_lines.story(some, title)
    story = _Choice(tuple((line,) for line in lines), (False,) * len(lines))
    there = story.text(text)
    if _words(there) < _FEWEST:
        return chosen
    about = page_lines.aboutness(chosen.text(text), title) if chosen.places else 0.0
    if about < _ABOUT_LEAST:
        better = page_lines.aboutness(there, title) >= max(_ABOUT_LEAST, _ABOUT_TIMES * about)
        return story if better else chosen
    return story if _is_padded(chosen, text, some, lines) else chosen


def _is_padded(
    chosen: _Choice, text: str, some: Sequence[PageLine], story: Sequence[Range]
) -> bool:
    """Whether what a choice has beside the story is no prose, and much."""
    first, last = story[0][0], story[-1][1]
    outside = [place for place in chosen.places if not first <= place[0][0] < last]
    words = sum(_words(text[start:end]) for place in outside for start, end in place)
    taken = Ranges(sorted(part for place in outside for part in place))
    prose = any(one.is_prose and taken.share(one.line.start, one.line.end) > 0 for one in some)
    return not prose and words > _PADDING * _words(chosen.text(text))


def _is_better(told: str, chosen: str, title: str) -> bool:
    """Whether JSON-LD has the whole of a text of which the choice is the beginning, or another."""
    words = _words(told)
    if words < _FEWEST:
        return False
    if not chosen.strip():
        return True
    if _words(chosen) < _PART * words:
        return extraction.likeness(chosen, told) >= 2 * _PART * _words(chosen) / (words + _words(chosen))
    about = page_lines.aboutness(chosen, title)
    return about < _ABOUT_LEAST <= page_lines.aboutness(told, title)


def _from_script(told: View, known: Metadata, hidden: tuple[Cut, ...]) -> Extract:
    """The article as the page's JSON-LD has it, which may hold HTML of its own."""
    if markup.looks_like(told.text) or "&" in told.text:
        inner = Page(told.text).text()
        told = through(inner, told)
    pieces = [((match.start(), match.end()),) for match in re.finditer(r"[^\n]*\S[^\n]*", told.text)]
    view = _view(told, pieces, Ranges(()))
    cleaned = page_labels.clean(view.text, [Markup()] * len(pieces), known.title)
    return Extract(view, cleaned, known, 0, _words(told.text), hidden)


def _share(ranges: Ranges, place: Place) -> float:
    size = sum(end - start for start, end in place)
    return sum((end - start) * ranges.share(start, end) for start, end in place) / size


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _view(visible: View, places: Iterable[Place], cells: Ranges) -> View:
    """The places as lines, with every run of blanks inside one space, and nothing invisible."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for joint, start, end in _pieces(visible.text, places, cells):
        parts += (joint, visible.text[start:end])
        runs.append((length + len(joint), start, end - start))
        length += len(joint) + end - start
    text = "".join(parts)
    view = View(text, compose(runs, visible.runs), (), carried(runs, visible.references))
    return through(without(text, invisible.find(text)), view)


def _pieces(text: str, places: Iterable[Place], cells: Ranges) -> Iterator[tuple[str, int, int]]:
    joint, last = "", 0
    for place in places:
        for start, end in place:
            for match in _PIECE.finditer(text, start, end):
                between = text[last : match.start()]
                in_row = joint == " " and "\t" in between and cells.share(match.start(), match.end())
                yield _CELL_BREAK if in_row else joint, match.start(), match.end()
                joint, last = " ", match.end()
        joint = _LINE_BREAK
