"""Which lines of a page are its article: trafilatura's choice, and what checks it.

`shown` finds the lines of an extraction; `under_title`, `is_better` and `with_posts` weigh them
against the page's title, its JSON-LD and its live blog. They only ever choose among lines that the
page shows.
"""

from collections.abc import Sequence
from dataclasses import replace

from claimdiff.articles import extraction, page_lines
from claimdiff.articles.lines import Line, count_words
from claimdiff.articles.markup import Page
from claimdiff.articles.page_lines import is_prose, leads_elsewhere
from claimdiff.articles.spans import Ranges

# A text has few of its title's words and another has twice as many: the first is another story.
# On 1,177 pages of public test sets no right text was given up for that reason (`evals.pages`).
_ABOUT_LEAST = 0.34
_ABOUT_TIMES = 2.0
_INSIDE = 0.6  # of the words of a text that stand in another one: it is a part of it
_PART = 0.6  # of the words in JSON-LD; a text with fewer of them is the beginning of that one
_SHOWN_LEAST = 0.5  # of an extraction's words: where fewer are shown, scripts show the rest
_POSTS_FEWEST = 2  # times of posts within the choice
_MISSING = 5  # headlines that a choice left out of a list
_FEWEST = page_lines.STORY_FEWEST  # words of a text that may take the place of another


def shown(page: Page, text: str) -> tuple[Page, list[Line], list[Line]]:
    """The page, its lines, and those that an extraction has.

    Where hidden elements hold most of the extraction, scripts show them, and the page is read with
    them: so it is with pages that are sent in parts, and where a dialogue lies over the page.
    """
    lines = page_lines.read(page)
    chosen = extraction.held(lines, text)
    if page.hidden and extraction.share(text, told(chosen)) < _SHOWN_LEAST:
        whole = Page(page.source, every=True)
        every = page_lines.read(whole)
        found = extraction.held(every, text)
        if extraction.share(text, told(found)) >= _SHOWN_LEAST:
            return whole, every, found
    return page, lines, chosen


def told(lines: Sequence[Line]) -> str:
    """What some lines say."""
    return "\n".join(line.text for line in lines)


def under_title(
    chosen: list[Line], under: list[Line], lines: Sequence[Line], title: str
) -> list[Line]:
    """The choice without a list behind it, or the story under the title where that fits better."""
    if not under:
        return chosen
    about = page_lines.aboutness(told(chosen), title) if chosen else 0.0
    if about >= _ABOUT_LEAST:
        stop = _list_start(chosen, lines, under[-1].end)
        return [line for line in chosen if line.start < stop]
    least = max(_ABOUT_LEAST, _ABOUT_TIMES * about)
    return under if page_lines.aboutness(told(under), title) >= least else chosen


def _list_start(chosen: Sequence[Line], lines: Sequence[Line], story_end: int) -> int:
    """Where a list of other stories begins behind the story; the choice's end if there is none.

    Of such a list the choice has teasers without their headlines, or nothing but links and dates;
    a list that belongs to the article has both.
    """
    tail = [line for line in lines if story_end <= line.start < chosen[-1].end]
    at = next((at for at, line in enumerate(tail) if leads_elsewhere(line)), len(tail))
    tail, before = tail[at:], tail[:at]
    if not tail or any(map(is_prose, before)):
        return chosen[-1].end
    missing = [line for line in tail if line not in chosen]
    has_prose = any(is_prose(line) and line in chosen for line in tail)
    other = sum(map(leads_elsewhere, missing)) >= _MISSING or not has_prose
    return tail[0].start if other and page_lines.is_list(tail) else chosen[-1].end


def is_better(scripted: str, chosen: str) -> bool:
    """Whether JSON-LD has the whole of a text of which the choice is the beginning, or the only."""
    whole, part = count_words(scripted), count_words(chosen)
    if whole < _FEWEST or not part:
        return whole >= _FEWEST
    return part < _PART * whole and extraction.share(chosen, scripted) >= _INSIDE


def with_posts(chosen: list[Line], page: Page, lines: Sequence[Line]) -> list[Line]:
    """The choice in a live blog, with the times and headings of its posts."""
    times = Ranges((at.start, at.end) for at in page.marks if at.kind == "time")
    until = [line for line in lines if line.start < chosen[-1].end]
    timed = [at for at, line in enumerate(until) if times.share(line.place)]
    posts = [at for at in timed if until[at].start >= chosen[0].start]
    if len(posts) < _POSTS_FEWEST:
        return chosen
    first = timed[max(0, timed.index(posts[0]) - 1)]
    before = [line for line in chosen if line.start < until[first].start]
    within = [
        replace(line, role=page_lines.POST) if times.share(line.place) else line
        for line in until[first:]
        if not leads_elsewhere(line) and line.role in (None, page_lines.ITEM, "heading")
    ]
    return [*before, *within]
