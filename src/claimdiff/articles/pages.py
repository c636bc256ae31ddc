"""An HTML page to the lines of its article: trafilatura chooses them, and they are checked here.

What trafilatura takes is found again in the page's visible text (`extraction.held`), so the body
leads back to the HTML and hidden text cannot get in. The choice is checked against what the page
says of itself: the text in its JSON-LD, and the lines that stand under its title. Where those tell
the page's story and the choice does not, they are taken. Which lines are no prose, `page_lines`
says; whether the page is of another kind, `interstitials`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile

from claimdiff.articles import (
    bylines,
    cleaning,
    extraction,
    interstitials,
    invisible,
    linked_data,
    markup,
    notices,
    page_lines,
    page_metadata,
)
from claimdiff.articles.cleaning import Cleaned, Form
from claimdiff.articles.extraction import Extraction
from claimdiff.articles.items import Item
from claimdiff.articles.lines import Line, count_words, lines
from claimdiff.articles.linked_data import LinkedData
from claimdiff.articles.markup import BREAK, CELL, Page, folded
from claimdiff.articles.refusals import check_length, no_article, too_long
from claimdiff.articles.spans import Builder, Range, View, through

# Characters that a page shows, blanks folded: what trafilatura takes of more needs over 300 MB. The
# longest of 1,177 pages of public test sets shows 134,000.
_LONGEST = 400_000
# Characters: what is left of a page in which trafilatura finds no article is often a slogan.
_FEWEST = 200
# A text has few of its title's words and another has twice as many: the first is another story.
# On 1,177 pages of public test sets no right text was given up for that reason (`evals.pages`).
_ABOUT_LEAST = 0.34
_ABOUT_TIMES = 2.0
_INSIDE = 0.6  # of the words of a text that stand in another one: it is a part of it
_PART = 0.6  # of the words in JSON-LD; a text with fewer of them is the beginning of that one
_SHOWN_LEAST = 0.5  # of an extraction's words: where fewer are shown, scripts show the rest
_ON_PAGE = 0.8  # of the words of a text in JSON-LD that stand on the page: it is read there
_MISSING = 5  # headlines that a choice left out of a list
_POSTS_FEWEST = 2  # times of posts within the choice
_PIECE = re.compile(r"\S+(?: \S+)*")  # what stands between other blanks than a single space
_LINE_BREAK = "\n\n"
_CELL_BREAK = "\t"  # between the cells of a row, where the page has nothing


def read(item: Item, source: str) -> tuple[Item, Cleaned]:
    """An HTML page with its article's lines as what is read, and what of them is prose.

    1. Let trafilatura choose, and find its choice among the lines that the page shows.
    2. Read what the page says of itself.
    3. Take another text where that one tells the page's story and the choice does not.
    4. Refuse a page of another kind.
    5. Label what is no prose.

    Args:
        item: The page.
        source: How it is called.

    Raises:
        InputError: It is too large, of another kind, or no article is found in it.
    """
    page, visible = _checked(item.text, source)
    # 1
    found = Extraction(page.source, item.known.url)
    whole, shown, chosen = _shown(page, found.text)
    # 2
    linked = linked_data.read(page)
    known = page_metadata.read(whole, shown, linked, found)
    item = replace(item, known=item.known.over(known))
    # 3
    under = page_lines.story(shown, known.title or "")
    opening = _opening(whole, linked, chosen, under) if chosen and under else []
    chosen = _about_title(chosen, under, shown, known.title or "", opening)
    chosen, scripted = _with_data(chosen, shown, linked)
    view = scripted if scripted.text else _view(whole.visible, [line.place for line in chosen])
    # 4
    says = ("og:type", "article") in whole.metas or "datePublished" in linked.article
    listed = not under and page_lines.is_list(_between(shown, chosen), says_article=says)
    if why := interstitials.instead(page, visible, view.text, listed=listed):
        raise no_article(source, why)
    # 5
    if view.text:
        check_length(view.text, source)
        titles = [title for title in (known.title, *whole.headings) if title]
        cleaned = page_lines.clean(view.text, _rows(view, chosen), titles)
        warnings = [] if found.sure or scripted.text else [notices.NO_ARTICLE]
        warnings += notices.of_choice(chosen, shown, linked.body.text)
        warnings += [notices.TABLE] if _CELL_BREAK in view.text else []
        item = replace(item, view=replace(view, cuts=tuple(whole.hidden)))
    else:
        item, cleaned = all_shown(item, page, source, "text")
        warnings = [notices.NO_ARTICLE]
    if cleaned.size < (1 if view.text else _FEWEST):
        raise no_article(source, interstitials.why_empty(page, visible))
    return replace(item, warnings=(*item.warnings, *warnings)), cleaned


def _rows(view: View, chosen: Sequence[Line]) -> list[Line]:
    """The lines of what is read, with what the page says of those that were chosen."""
    rows = lines(view.text)
    if not chosen:
        return rows
    pairs = zip(rows, chosen, strict=True)
    return [replace(row, linked=old.linked, roles=old.roles) for row, old in pairs]


def all_shown(item: Item, page: Page, source: str, form: Form) -> tuple[Item, Cleaned]:
    """All that a page shows, cleaned as a plain text is."""
    visible = page.visible
    check_length(visible.text, source)
    rows = replace(visible, text=visible.text.replace(CELL, "\t"), cuts=tuple(page.hidden))
    seen = invisible.left_out(rows)
    cleaned = cleaning.clean(seen.text, form, item.known.title if form == "prose" else None)
    return replace(item, view=seen), cleaned


def _checked(html: str, source: str) -> tuple[Page, str]:
    """A page that is not too large, and what it shows."""
    page = Page(html)
    if page.overgrown:
        raise too_long(source, "it has more tags than an article's page has")
    visible = " ".join(page.visible.text.split())
    if len(visible) > _LONGEST:
        raise too_long(source, f"it shows more than {_LONGEST:,} characters")
    return page, visible


def _shown(page: Page, text: str) -> tuple[Page, list[Line], list[Line]]:
    """The page, its lines, and those that an extraction has.

    Where hidden elements hold most of the extraction, scripts show them, and the page is read with
    them: so it is with pages that are sent in parts, and where a dialogue lies over the page.
    """
    shown = page_lines.read(page)
    chosen = extraction.held(shown, text)
    if page.hidden and extraction.share(text, _told(chosen)) < _SHOWN_LEAST:
        whole = Page(page.source, every=True)
        every = page_lines.read(whole)
        found = extraction.held(every, text)
        if extraction.share(text, _told(found)) >= _SHOWN_LEAST:
            return whole, every, found
    return page, shown, chosen


def _told(chosen: Sequence[Line]) -> str:
    return "\n".join(line.text for line in chosen)


def _between(shown: Sequence[Line], chosen: Sequence[Line]) -> list[Line]:
    """The lines from the first that was chosen to the last."""
    if not chosen:
        return []
    return [line for line in shown if chosen[0].start <= line.start < chosen[-1].end]


def _about_title(
    chosen: list[Line],
    under: list[Line],
    shown: Sequence[Line],
    title: str,
    opening: Sequence[Line],
) -> list[Line]:
    """The choice from the title to the list behind it, or the story where that fits better."""
    if not under:
        return chosen
    about = page_lines.aboutness(_told(chosen), title) if chosen else 0.0
    if about >= _ABOUT_LEAST:
        stop = _list_start(chosen, shown, under[-1].end)
        return [*opening, *(line for line in chosen if line.start < stop)]
    least = max(_ABOUT_LEAST, _ABOUT_TIMES * about)
    return under if page_lines.aboutness(_told(under), title) >= least else chosen


def _opening(
    page: Page, linked: LinkedData, chosen: Sequence[Line], under: Sequence[Line]
) -> list[Line]:
    """What of the text stands between the title and the choice, as a standfirst does.

    The page's description says it, or it stands among the choice's paragraphs without a mark. Other
    prose there is of pictures, apps and other stories. With all of
    it F1 is the same on three public test sets (`evals.pages`), and on the 8 pages of goose3 .006
    more by a caption.
    """
    before = [line for line in under if line.start < chosen[0].start]
    if under[-1].end < chosen[0].start or not all(map(page_lines.is_prose, before)):
        return []
    said = [folded(text) for name, text in page.metas if name in bylines.TABLE["description"]]
    said.append(folded(linked.text("description") or ""))
    plain = [line for line in before if not line.linked and "figure" not in line.roles]
    return [line for line in plain if _is_told(line, said) or _is_among(page, line, chosen)]


def _is_told(line: Line, descriptions: Sequence[str]) -> bool:
    """Whether a description of the page says a line, or its beginning."""
    return any(
        max(extraction.share(line.text, text), extraction.share(text, line.text)) >= _ON_PAGE
        for text in descriptions
    )


def _is_among(page: Page, line: Line, chosen: Sequence[Line]) -> bool:
    """Whether a line stands in what holds the first paragraphs, and in nothing that has a name."""
    first, second = chosen[0], chosen[:2][-1]
    holders = page.around(line.start, first.end)[:1]
    own = page.around(*line.place, without=first.start)
    of_text = page.around(first.start, second.end)[:1]
    return holders == of_text and not any(one.names for one in own)


def _list_start(chosen: Sequence[Line], shown: Sequence[Line], story_end: int) -> int:
    """Where a list of other stories begins behind the story; the choice's end if there is none.

    Of such a list the choice has teasers without their headlines, or nothing but links and dates;
    a list that belongs to the article has both.
    """
    end = chosen[-1].end
    behind = [line for line in shown if story_end <= line.start < end]
    tail = list(dropwhile(lambda line: not page_lines.leads_elsewhere(line), behind))
    if not tail or any(map(page_lines.is_prose, behind[: len(behind) - len(tail)])):
        return end
    taken = {line.start for line in chosen}
    missing = [line for line in tail if line.start not in taken]
    has_prose = any(page_lines.is_prose(line) for line in tail if line.start in taken)
    other = sum(map(page_lines.leads_elsewhere, missing)) >= _MISSING or not has_prose
    return tail[0].start if other and page_lines.is_list(tail) else end


def _with_data(
    chosen: list[Line], shown: Sequence[Line], linked: LinkedData
) -> tuple[list[Line], View]:
    """The choice, or what JSON-LD has the whole of: its lines on the page, else its own text."""
    body = linked.body.text
    whole, part = count_words(body), count_words(_told(chosen))
    beginning = part < _PART * whole and extraction.share(_told(chosen), body) >= _INSIDE
    if whole < page_lines.STORY_FEWEST or (part and not beginning):
        return _with_posts(chosen, shown) if linked.live and chosen else chosen, View("", ())
    found = extraction.held(shown, body)
    if extraction.share(body, _told(found)) >= _ON_PAGE:
        return found, View("", ())
    return [], _from_script(linked.body)


def _with_posts(chosen: list[Line], shown: Sequence[Line]) -> list[Line]:
    """The choice in a live blog, with the times and headings of its posts."""
    timed = [line for line in shown if "time" in line.roles and line.start < chosen[-1].end]
    posts = [at for at, line in enumerate(timed) if line.start >= chosen[0].start]
    if len(posts) < _POSTS_FEWEST:
        return chosen
    first = timed[max(0, posts[0] - 1)].start
    before = [line for line in chosen if line.start < first]
    within = (
        replace(line, roles=line.roles | {page_lines.POST}) if line in timed else line
        for line in shown
        if first <= line.start < chosen[-1].end and page_lines.may_be_of_post(line)
    )
    return [*before, *within]


def _from_script(body: View) -> View:
    """The article as the page's JSON-LD has it, which may hold HTML of its own."""
    if markup.looks_like(body.text) or "&" in body.text:
        body = through(Page(body.text).visible, body)
    said = re.finditer(rf"[^\n{BREAK}]*[^\s{BREAK}][^\n{BREAK}]*", body.text)
    return _view(body, [match.span() for match in said])


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
    return invisible.left_out(through(made.view(), visible))
