"""Which lines of a page's visible text are its article: trafilatura's choice, and what checks it.

`shown` gives a choice's places; `under_title`, `is_better` and `with_posts` weigh it against the
page's title, its JSON-LD and its live blog. They only ever choose among lines that the page shows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from claimdiff.articles import extraction, locating, page_lines
from claimdiff.articles.lines import Line, count_words, ends_sentence
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.locating import Place
from claimdiff.articles.markup import BREAK, Page
from claimdiff.articles.page_lines import is_prose, leads_elsewhere
from claimdiff.articles.spans import Range, Ranges

_LINES = re.compile(rf"[^{BREAK}]+")
_LAYOUT = re.compile(rf"[^{BREAK}\t]*[^\s{BREAK}][^{BREAK}\t]*")
_CELL_MOST = 40  # words of a cell; with a longer one a table is there for the page's layout
# A text has few of its title's words and another has twice as many: the first is another story.
# On 1,177 pages of public test sets no right text was given up for that reason (`evals.pages`).
_ABOUT_LEAST = 0.34
_ABOUT_TIMES = 2.0
_INSIDE = 0.6  # of the words of a text that stand in another one: it is a part of it
_PART = 0.6  # of the words in JSON-LD; a text with fewer of them is the beginning of that one
# Of the characters of an extraction: where more are hidden, scripts show them.
_HIDDEN_SHARE = 0.5
_NEVER_SHOWN = ("<template", "<noscript")
_POSTS_FEWEST = 2  # times of posts within the choice
_MISSING = 5  # headlines that a choice left out of a list
_FEWEST = 12  # words of a text that may take the place of trafilatura's


@dataclass(frozen=True)
class Choice:
    """Lines of a page's visible text.

    Attributes:
        visible: The visible text.
        places: Where they stand in it, in the page's order.
        lost: How many lines of the extraction are not on the page.
        live: Whether they are the posts of a live blog.
    """

    visible: str
    places: tuple[Place, ...]
    lost: int = 0
    live: bool = False

    @property
    def text(self) -> str:
        """What they say, a line a line."""
        return "\n".join(" ".join(self.visible[a:b] for a, b in place) for place in self.places)

    @property
    def start(self) -> int:
        """Where the first begins; 0 if there is none."""
        return self.places[0][0][0] if self.places else 0

    @property
    def end(self) -> int:
        """Where the last ends; 0 if there is none."""
        return self.places[-1][-1][1] if self.places else 0

    @property
    def taken(self) -> Ranges:
        """The ranges of all."""
        return Ranges(part for place in self.places for part in place)


def shown(page: Page, lines: Sequence[str]) -> tuple[Page, Choice]:
    """The page and the places of an extraction's lines in it.

    Where hidden elements hold most of the lines, scripts show them, and the page is read with them:
    so it is with pages that are sent in parts, and where a dialogue lies over the page.
    """
    chosen, missing = located(lines, page.visible.text)
    holding, lost = _hidden(page, missing) if missing else ([], [])
    hidden = sum(map(len, missing)) - sum(map(len, lost))
    if hidden > _HIDDEN_SHARE * sum(map(len, lines)):
        page = Page(page.source, frozenset(holding))
        chosen, _ = located(lines, page.visible.text)
    return page, replace(chosen, lost=len(lost))


def located(lines: Sequence[str], text: str) -> tuple[Choice, list[str]]:
    """The lines of a text that stand on the page, in its order, and those that do not."""
    places = locating.locate(lines, text)
    missing = [line for line, place in zip(lines, places, strict=True) if not place]
    kept, last = [], 0
    for part in sorted(part for place in places for part in _paragraphs(place, text)):
        if apart := tuple((max(start, last), end) for start, end in part if end > last):
            kept.append(apart)
        last = max(last, part[-1][1])
    return Choice(text, tuple(kept), len(missing)), missing


def _hidden(page: Page, lines: Sequence[str]) -> tuple[list[int], list[str]]:
    """The offsets of the hidden elements that hold lines, and the lines that none holds."""
    hidden = [cut for cut in page.hidden if not page.source.startswith(_NEVER_SHOWN, cut.start)]
    texts = [Page(page.source[cut.start : cut.end], every=True).visible.text for cut in hidden]
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    places = locating.locate(lines, BREAK.join(texts))
    numbers = {bisect_right(starts, start) - 1 for place in places for start, _ in place}
    lost = [line for line, place in zip(lines, places, strict=True) if not place]
    return [hidden[number].start for number in sorted(numbers)], lost


def _paragraphs(place: Place, text: str) -> Iterator[Place]:
    """A line's place, parted where the page breaks it after a sentence, as in cells of tables."""
    part: list[Range] = []
    for start, end in place:
        cells = text[start:end].split("\t")
        layout = any(count_words(cell) > _CELL_MOST for cell in cells)
        for match in re.finditer(_LAYOUT if layout else _LINES, text[start:end]):
            stop = start + match.end()
            part.append((start + match.start(), stop))
            if stop < end and (layout or ends_sentence(match[0].rstrip())):
                yield tuple(part)
                part = []
    if part:
        yield tuple(part)


def story(text: str, lines: Sequence[Line], title: str) -> Choice | None:
    """What stands under the page's title, None where that is no story."""
    below = page_lines.story(lines, title)
    found = Choice(text, tuple((line.place,) for line in below))
    return found if count_words(found.text) >= _FEWEST else None


def under_title(chosen: Choice, under: Choice, lines: Sequence[Line], title: str) -> Choice:
    """The choice without a list behind it, or the story under the title where that fits better."""
    about = page_lines.aboutness(chosen.text, title) if chosen.places else 0.0
    if about >= _ABOUT_LEAST:
        stop = _list_start(chosen, lines, under.end)
        return replace(chosen, places=tuple(place for place in chosen.places if place[0][0] < stop))
    least = max(_ABOUT_LEAST, _ABOUT_TIMES * about)
    return under if page_lines.aboutness(under.text, title) >= least else chosen


def _list_start(chosen: Choice, lines: Sequence[Line], story_end: int) -> int:
    """Where a list of other stories begins behind the story; the choice's end if there is none.

    Of such a list the choice has teasers without their headlines, or nothing but links and dates;
    a list that belongs to the article has both.
    """
    tail = [line for line in lines if story_end <= line.start < chosen.end]
    at = next((at for at, line in enumerate(tail) if leads_elsewhere(line)), len(tail))
    tail, before = tail[at:], tail[:at]
    if not tail or any(map(is_prose, before)):
        return chosen.end
    taken = chosen.taken
    missing = [line for line in tail if not taken.share(line.place)]
    told = any(is_prose(line) and taken.share(line.place) for line in tail)
    other = sum(map(leads_elsewhere, missing)) >= _MISSING or not told
    return tail[0].start if other and page_lines.is_list(tail) else chosen.end


def is_better(scripted: str, chosen: str, title: str) -> bool:
    """Whether JSON-LD has the whole of a text of which the choice is the beginning, or another."""
    whole, part = count_words(scripted), count_words(chosen)
    if whole < _FEWEST or not part:
        return whole >= _FEWEST
    if part < _PART * whole:
        # What the two would have in common if the choice were wholly in the other, and a bit less.
        return extraction.likeness(chosen, scripted) >= 2 * _INSIDE * part / (whole + part)
    about = page_lines.aboutness(chosen, title)
    return about < _ABOUT_LEAST <= page_lines.aboutness(scripted, title)


def with_posts(chosen: Choice, page: Page, lines: Sequence[Line], linked: LinkedData) -> Choice:
    """The choice, of a live blog with the times and headings of its posts."""
    if not linked.live:
        return chosen
    times = times_of(page)
    until = [line for line in lines if line.start < chosen.end]
    timed = [at for at, line in enumerate(until) if times.share(line.place)]
    posts = [at for at in timed if until[at].start >= chosen.start]
    if len(posts) < _POSTS_FEWEST:
        return chosen
    first = timed[max(0, timed.index(posts[0]) - 1)]
    before = [place for place in chosen.places if place[0][0] < until[first].start]
    within = [
        (line.place,)
        for line in until[first:]
        if not leads_elsewhere(line) and line.role in (None, "heading")
    ]
    return replace(chosen, places=(*before, *within), live=True)


def times_of(page: Page) -> Ranges:
    """Where the visible text has times that the page marks as such."""
    return Ranges(
        (mark.start, mark.end) for mark in page.declared.marks if mark.names.startswith("time")
    )
