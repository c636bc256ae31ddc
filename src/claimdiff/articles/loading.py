"""A source to an `Article`: has its format read, cleaned and put together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdiff.articles import (
    agencies,
    building,
    cleaning,
    decoding,
    formats,
    interstitials,
    invisible,
    markup,
    notices,
    pages,
    reading,
)
from claimdiff.articles.building import ArticleDraft, Identity
from claimdiff.articles.cleaning import Form
from claimdiff.articles.items import Item, listed
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.options import LONGEST_TEXT, LoadOptions
from claimdiff.articles.refusals import empty, no_article, too_long, unreadable
from claimdiff.articles.spans import View, through, whole, without
from claimdiff.result import Article, Notice
from claimdiff.text.words import UNSPACED, may_be_unspaced

_DEFAULT = LoadOptions()
_BLANKS = "\ufeff \t\r\n\x0b\x0c"
# Characters: what is left of a page in which trafilatura finds no article is often a slogan.
_FEWEST = 200
# Characters that a page shows, blanks folded: what trafilatura takes of more needs over 300 MB. The
# longest of 1,177 pages of public test sets shows 134,000.
_LONGEST_PAGE = 400_000


@dataclass(frozen=True)
class Opened:
    """A source that was read: its articles, not cleaned yet.

    Attributes:
        source: The source as it was given.
        got: What was read of it.
        items: Its articles, in order.
        options: Limits and choices.
    """

    source: str
    got: reading.Reading
    items: tuple[Item, ...]
    options: LoadOptions

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers, from 1, of the articles that were asked for: one, or all there are."""
        if self.got.number is not None:
            return (self.got.number,)
        return tuple(range(1, len(self.items) + 1))

    def name(self, number: int) -> str:
        """How an article is named: ``FILE#2``, of a file with one article ``FILE``."""
        return f"{self.got.origin}#{number}" if len(self.items) > 1 else self.source

    def listed(self) -> str:
        """The articles with their numbers, as a message shows them."""
        return listed(self.items)

    def article(self, number: int, article_id: str = "a", label: str | None = None) -> Article:
        """One of the articles.

        Args:
            number: Which, from 1.
            article_id: Its id in the result.
            label: How outputs call it; else its outlet, else the file's stem.

        Raises:
            InputError: It holds no article text.
        """
        item, got = self.items[number - 1], self.got
        called = f"{got.name}#{number}" if len(self.items) > 1 else got.name
        origin = Identity(article_id, label, called, self.name(number))
        if item.problem:
            raise no_article(origin.origin, item.problem)
        if not item.text.strip(_BLANKS):
            raise empty(origin.origin)
        if not self.options.clean:
            draft = _uncleaned(item.text, origin.origin)
        else:
            address = Metadata(url=got.url).of(got.url_origin)
            named = got.url_origin == "flag"
            known = address.over(item.known) if named else item.known.over(address)
            draft = _draft(item, known, origin.origin)
        article = building.article(draft, origin)
        if self.options.allow_private and got.url and got.origin != reading.STDIN:
            warnings = (*article.warnings, notices.PRIVATE)
            article = article.model_copy(update={"warnings": warnings})
        return article


def opened(source: str, options: LoadOptions = _DEFAULT) -> Opened:
    """Reads a source and finds the articles in it.

    Args:
        source: A path, ``-`` for standard input, or an http(s) URL; ``FILE#2`` means the second
            article of a file of several.
        options: Limits and choices.

    Raises:
        InputError: It cannot be read, or has no article of that number.
    """
    got = reading.read(source, options)
    if not got.data.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
        raise empty(source)
    items = tuple(formats.items(got)) if options.clean else (Item(got.text, form="given"),)
    if got.url_origin == "address" and len(items) == 1:
        got = replace(got, number=None)  # of a page's address it is a place on the page
    if got.number is not None and not 1 <= got.number <= len(items):
        why = f"{got.origin} has no article {got.number}"
        raise unreadable(source, why, f"It has {len(items)}: {listed(items)}")
    return Opened(source, got, items, options)


def load(
    source: str,
    *,
    article_id: str = "a",
    label: str | None = None,
    options: LoadOptions = _DEFAULT,
) -> Article:
    """Reads an article from a file, standard input or a URL.

    What `Article.source` holds: of a plain text the text, of HTML the HTML, of a JSON record its
    text field as decoded, of an article in a file of several its part of the file, of a format with
    codes of its own (DOCX, PDF, NITF) the text that was read of it.

    Args:
        source: A path, ``-`` for standard input, or an http(s) URL; ``FILE#2`` means the second
            article of a file of several.
        article_id: The article's id in the result.
        label: How outputs call it; else its outlet, else the file's stem, ``stdin`` or the host.
        options: Limits and choices.

    Raises:
        InputError: It cannot be read, holds no article text, or several articles and no number.
    """
    found = opened(source, options)
    if len(found.numbers) > 1:
        hint = f"Name one, as {found.name(1)}: {found.listed()}"
        raise unreadable(f"{source} as one article", f"it has {len(found.items)}", hint)
    return found.article(found.numbers[0], article_id, label)


def from_text(
    text: str,
    *,
    article_id: str = "a",
    label: str = "text",
    clean: bool = True,
) -> Article:
    """An article from a plain text that a program has; wire copy and transcripts are read as such.

    Args:
        text: The text.
        article_id: The article's id in the result.
        label: How outputs call it.
        clean: Take page furniture out; ``False`` takes the text as the body as it is.

    Raises:
        InputError: It holds no article text.
    """
    text = decoding.sound(text)
    origin = Identity(article_id, label, label, "")
    if not text.strip(_BLANKS):
        raise empty(label)
    if not clean:
        return building.article(_uncleaned(text, label), origin)
    _check_length(text, label)
    found = formats.of_text(Item(text))
    item = found[0] if len(found) == 1 else Item(text)
    return building.article(_draft(item, item.known, label), origin)


def from_item(item: Item, known: Metadata, article_id: str = "a", label: str = "text") -> Article:
    """An article from a text whose form is known.

    Args:
        item: The text and its form.
        known: What is known of it already.
        article_id: The article's id in the result.
        label: How outputs call it.

    Raises:
        InputError: It holds no article text.
    """
    draft = _draft(item, known.over(item.known), label)
    return building.article(draft, Identity(article_id, label, label, ""))


def _uncleaned(text: str, source: str) -> ArticleDraft:
    _check_length(text, source)
    credit = agencies.find(text)
    known = Metadata(agency=credit.name).of(credit.origin) if credit else Metadata()
    uncut = cleaning.Cleaned((((0, len(text)),),), ())
    return ArticleDraft(text, whole(text), uncut, known, uncleaned=True)


def _draft(item: Item, known: Metadata, source: str) -> ArticleDraft:
    if item.form in {"page", "text"} and markup.is_feed(item.text):
        hint = "Give the address of one of its entries, or name the feed in a batch's manifest."
        raise unreadable(f"{source} as an article", "it is a feed, which lists them", hint)
    if item.form == "page":
        return _page(item.text, source, known)
    if item.form == "fragment":  # the HTML of an article alone: all that it shows is the article's
        return _visible(markup.Page(item.text), source, known, "prose", item.warnings)
    _check_length(item.read.text, source)
    seen = _without_invisible(item.read)
    cleaned = cleaning.clean(seen.text, item.form, known.title)
    return ArticleDraft(item.text, seen, cleaned, known, warnings=item.warnings)


def _without_invisible(view: View) -> View:
    """A view without invisible characters."""
    return through(without(view.text, invisible.find(view.text)), view)


def _visible(
    page: markup.Page, source: str, known: Metadata, form: Form, warnings: Sequence[Notice]
) -> ArticleDraft:
    """All that a page shows, cleaned as a plain text is."""
    visible = page.visible
    _check_length(" ".join(visible.text.split()), source)
    rows = visible.text.replace(markup.CELL, "\t")
    seen = _without_invisible(replace(visible, text=rows, cuts=tuple(page.hidden)))
    cleaned = cleaning.clean(seen.text, form, known.title if form == "prose" else None)
    warnings = (*warnings, *notices.of_hidden(page.hidden))
    return ArticleDraft(page.source, seen, cleaned, known, rest="markup", warnings=warnings)


def _page(text: str, source: str, given: Metadata) -> ArticleDraft:
    page = markup.Page(text)
    if page.overgrown:
        raise too_long(source, "it has more tags than an article's page has")
    visible = " ".join(page.visible.text.split())
    if len(visible) > _LONGEST_PAGE:
        raise too_long(source, f"it shows more than {_LONGEST_PAGE:,} characters")
    extract = pages.extract(page, given.url)
    shown = interstitials.Shown(page, visible, extract.view.text, extract.listed)
    if why := interstitials.instead(shown):
        raise no_article(source, why)
    known = given.over(extract.known)
    if not extract.view.text:  # its visible text is cleaned
        draft = _visible(page, source, known, "text", [notices.NO_ARTICLE])
        return replace(draft, why_empty=interstitials.why_empty(shown), fewest=_FEWEST)
    _check_length(extract.view.text, source)
    if not extract.cleaned.paragraphs:
        raise no_article(source, interstitials.why_empty(shown))
    view = replace(extract.view, cuts=extract.hidden)
    return ArticleDraft(
        text, view, extract.cleaned, known, rest="markup", warnings=extract.warnings
    )


def _check_length(text: str, source: str) -> None:
    size = length = len(" ".join(text.split()))
    if size <= LONGEST_TEXT < 2 * size and may_be_unspaced(text):
        size += len(re.findall(f"[{UNSPACED}]", text))
    if size > LONGEST_TEXT:
        limits = f"at most {LONGEST_TEXT:,}, in scripts without spaces {LONGEST_TEXT // 2:,}"
        raise too_long(source, f"{length:,} characters are no article ({limits})")
