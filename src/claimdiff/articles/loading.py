"""A source to an `Article`: tells text from HTML from JSON, has it cleaned and put together."""

import re
from dataclasses import dataclass

from claimdiff.articles import (
    agencies,
    building,
    cleaning,
    decoding,
    invisible,
    markup,
    metadata,
    notices,
    pages,
    reading,
    records,
    walls,
)
from claimdiff.articles.options import LONGEST_TEXT, LoadOptions
from claimdiff.articles.spans import View, through, whole, without
from claimdiff.errors import InputError
from claimdiff.language.words import UNSPACED, may_be_unspaced
from claimdiff.result import Article, Notice

_DEFAULT = LoadOptions()
# Characters: what is left of a page in which trafilatura finds no article is often a slogan.
_FEWEST = 200
# Characters that a page shows, blanks folded: what trafilatura takes of more needs over 300 MB. The
# longest of 1,177 pages of public test sets shows 134,000.
_LONGEST_PAGE = 400_000


@dataclass(frozen=True)
class _Origin:
    """How an article is called and where it came from."""

    article_id: str
    label: str | None
    name: str
    origin: str


@dataclass(frozen=True)
class _Draft:
    """A source on its way to an article.

    Attributes:
        source: The source text.
        view: What of it is to be cleaned.
        known: Metadata that came with it.
        cleaned: The view's parts, where its markup told them.
        page: Whether the view is a whole page, furniture and all, rather than an extracted text.
        rest: Why what is in neither body nor cuts was removed, where there can be any.
        warnings: What is to be told already.
        why_empty: What is told if nothing is left of it.
        fewest: Characters of a body that are believed to be an article.
    """

    source: str
    view: View
    known: metadata.Metadata
    page: bool = True
    cleaned: cleaning.Cleaned | None = None
    rest: str | None = None
    warnings: tuple[Notice, ...] = ()
    why_empty: str = "nothing but page furniture is left"
    fewest: int = 0


def load(
    source: str,
    *,
    article_id: str = "a",
    label: str | None = None,
    options: LoadOptions = _DEFAULT,
) -> Article:
    """Reads an article from a file, standard input or a URL.

    What `Article.source` holds: of a plain text the text, of HTML the HTML, of JSON as trafilatura
    writes it the decoded text field.

    Args:
        source: A path, ``-`` for standard input, or an http(s) URL.
        article_id: The article's id in the result.
        label: How outputs call it; else its outlet, else the file's stem, ``stdin`` or the host.
        options: Limits and choices.

    Raises:
        InputError: It cannot be read, or holds no article text.
    """
    got = reading.read(source, options)
    origin = _Origin(article_id, label, got.name, source)
    _check_not_empty(got.text, source)
    if not options.clean:
        _check_length(got.text, source)
        return _as_it_is(got.text, origin)
    article = _finish(_draft(got, source), origin)
    if options.allow_private and got.url and source != reading.STDIN:
        told = Notice(
            code="private-allowed", message="Private addresses were allowed for this URL."
        )
        article = article.model_copy(update={"warnings": (*article.warnings, told)})
    return article


def from_text(
    text: str,
    *,
    article_id: str = "a",
    label: str = "text",
    clean: bool = True,
) -> Article:
    """An article from a plain text that a program has.

    Args:
        text: The text.
        article_id: The article's id in the result.
        label: How outputs call it.
        clean: Take page furniture out; ``False`` takes the text as the body as it is.

    Raises:
        InputError: It holds no article text.
    """
    text = decoding.sound(text)
    origin = _Origin(article_id, label, label, "")
    _check_not_empty(text, label)
    _check_length(text, label)
    if not clean:
        return _as_it_is(text, origin)
    return _finish(_Draft(text, whole(text), metadata.Metadata()), origin)


def _draft(got: reading.Reading, source: str) -> _Draft:
    if markup.is_feed(got.text):
        raise _is_feed(source)
    given = metadata.Metadata(url=got.url).of(got.url_origin)
    if record := records.read(got.text, source):
        _check_length(record.text, source)
        return _Draft(record.text, whole(record.text), given.over(record.known), page=False)
    if not markup.looks_like(got.text):
        _check_length(got.text, source)
        return _Draft(got.text, whole(got.text), given)
    return _html(got, source, given)


def _html(got: reading.Reading, source: str, given: metadata.Metadata) -> _Draft:
    page = markup.Page(got.text)
    if page.overgrown:
        raise _too_long(source, "it has more tags than an article's page has")
    if len(" ".join(page.text().text.split())) > _LONGEST_PAGE:
        raise _too_long(source, f"it shows more than {_LONGEST_PAGE:,} characters")
    extract = pages.extract(page, got.url)
    shown = pages.shown_by(page, extract)
    if why := walls.instead(shown):
        raise _no_article(source, why)
    if extract is None:
        return _by_lines(page, source, given, walls.why_empty(shown))
    _check_length(extract.view.text, source)
    if not extract.cleaned.paragraphs:
        raise _no_article(source, walls.why_empty(shown))
    return _Draft(
        got.text,
        View(extract.view.text, extract.view.runs, extract.hidden, extract.view.references),
        given.over(extract.known),
        cleaned=extract.cleaned,
        rest="markup",
        warnings=tuple(notices.of_page(extract)),
    )


def _by_lines(page: markup.Page, source: str, given: metadata.Metadata, why_empty: str) -> _Draft:
    """A page in which no article was found: its visible text, to be cleaned as a plain text is."""
    visible = page.text()
    _check_length(" ".join(visible.text.split()), source)
    return _Draft(
        page.source,
        View(visible.text, visible.runs, tuple(page.hidden), visible.references),
        given.over(pages.known(page)),
        rest="markup",
        warnings=(*notices.of_hidden(page.hidden), notices.NO_ARTICLE_FOUND),
        why_empty=why_empty,
        fewest=_FEWEST,
    )


def _finish(draft: _Draft, origin: _Origin) -> Article:
    """Takes out invisible characters, cleans, and builds the article with its metadata."""
    seen = without(draft.view.text, invisible.find(draft.view.text))
    cleaned = draft.cleaned or cleaning.clean(seen.text, page=draft.page)
    if not cleaned.paragraphs:
        raise _no_article(origin.origin or origin.name, draft.why_empty)
    body, _ = building.body_of(seen.text, cleaned.paragraphs)
    if len(body) < draft.fewest:
        raise _no_article(origin.origin or origin.name, draft.why_empty)
    known = draft.known.over(metadata.read(seen.text, body, cleaned))
    end = cleaned.paragraphs[-1][-1][1]
    article = building.article(
        draft.source,
        through(seen, draft.view),
        cleaned,
        known,
        rest=draft.rest,
        article_id=origin.article_id,
        label=origin.label or known.outlet or origin.name,
        origin=origin.origin,
    )
    told = [
        *draft.warnings,
        *notices.of_invisible(seen.cuts),
        *notices.of_cuts(seen.text, cleaned.cuts, end),
        *notices.of_body(article.body, article.language),
    ]
    return article.model_copy(update={"warnings": notices.once_per_code(told)})


def _as_it_is(text: str, origin: _Origin) -> Article:
    credit = agencies.find(text)
    known = (
        metadata.Metadata(agency=credit.name).of(credit.origin) if credit else metadata.Metadata()
    )
    uncut = cleaning.Cleaned((((0, len(text)),),), ())
    return building.article(
        text,
        whole(text),
        uncut,
        known,
        rest=None,
        article_id=origin.article_id,
        label=origin.label or origin.name,
        origin=origin.origin,
    )


def _check_not_empty(text: str, source: str) -> None:
    if not text.strip("\ufeff \t\r\n\x0b\x0c"):
        raise InputError(
            f"Cannot read {source}: it is empty.",
            hint="Give a file with the article's text.",
            slug="how-to/inputs",
        )


def _check_length(text: str, source: str) -> None:
    size = len(text)
    if size <= LONGEST_TEXT < 2 * size and may_be_unspaced(text):
        size += len(re.findall(f"[{UNSPACED}]", text))
    if size > LONGEST_TEXT:
        raise _too_long(
            source,
            f"{len(text):,} characters are no article"
            f" (at most {LONGEST_TEXT:,}, in scripts without spaces {LONGEST_TEXT // 2:,})",
        )


def _too_long(source: str, why: str) -> InputError:
    return InputError(
        f"Cannot read {source}: {why}.",
        hint="Give the article alone, without what surrounds it: claimdiff read -",
        slug="how-to/inputs",
    )


def _is_feed(source: str) -> InputError:
    return InputError(
        f"Cannot read {source} as an article: it is a feed, which lists articles.",
        hint="Give the address of one of its entries, or name the feed in a batch's manifest.",
        slug="how-to/batch",
    )


def _no_article(source: str, why: str) -> InputError:
    return InputError(
        f"Found no article text in {source}: {why}.",
        hint="Look at the source; give the article's own text if you have it: claimdiff read -",
        slug="how-to/inputs",
    )
