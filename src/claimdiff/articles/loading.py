"""A source to an `Article`: has its format read, cleaned and put together."""

from contextlib import suppress
from dataclasses import dataclass, replace

from claimdiff.articles import (
    building,
    cleaning,
    decoding,
    formats,
    invisible,
    markup,
    notices,
    pages,
    reading,
)
from claimdiff.articles.building import Identity
from claimdiff.articles.cleaning import Form
from claimdiff.articles.items import Item, listed
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.options import LoadOptions
from claimdiff.articles.refusals import check_length, empty, no_article, unreadable
from claimdiff.errors import InputError
from claimdiff.result import Article

_DEFAULT = LoadOptions()
# A field of such an origin was read in the source text itself.
_IN_SOURCE = ("text:", "html", "body")
_FORMS: tuple[Form, ...] = ("fragment", "prose", "text", "given", "raw")
_BLANKS = "\ufeff \t\r\n\x0b\x0c"


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
        address = Metadata(url=got.url).of(got.url_origin)
        named = got.url_origin == "flag"
        known = address.over(item.known) if named else item.known.over(address)
        if self.options.allow_private and got.url and got.origin != reading.STDIN:
            item = replace(item, warnings=(*item.warnings, notices.PRIVATE))
        return _article(item, known, Identity(article_id, label, called, self.name(number)))


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
    items = tuple(formats.items(got)) if options.clean else (Item(got.text, form="raw"),)
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
    """An article from a plain text that a program has; wire copy and exports are read as such.

    Args:
        text: The text.
        article_id: The article's id in the result.
        label: How outputs call it.
        clean: Take page furniture out; ``False`` takes the text as the body as it is.

    Raises:
        InputError: It holds no article text.
    """
    text = decoding.sound(text)
    check_length(text, label)
    found = formats.of_text(Item(text)) if clean else [Item(text, form="raw")]
    item = found[0] if len(found) == 1 else Item(text)
    return from_item(item, Metadata(), article_id, label)


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
    return _article(item, known.over(item.known), Identity(article_id, label, label, ""))


def is_in_source(origin: str) -> bool:
    """Whether a field of this origin was read in the source text itself."""
    return origin.startswith(_IN_SOURCE)


def reread(saved: Article) -> Article | None:
    """The article as read once more from its source, where a way of reading gives the same body.

    For `verify`. What a record or a flag said of an article is not in its source and is taken as
    known. Of several ways the one that gives the rest as well is taken.

    Args:
        saved: The article as it was kept.
    """
    told = {
        name: str(getattr(saved, name))
        for name, origin in saved.origins.items()
        if not is_in_source(origin) and getattr(saved, name, None)
    }
    named = {name: value for name, value in told.items() if name != "language"}
    known = Metadata(**named, origins={name: saved.origins[name] for name in told})
    usual: list[Item] = []
    with suppress(InputError):
        data = saved.source.encode("utf-8", "replace")
        usual = formats.items(reading.Reading(data, "", saved.label))
    first: Article | None = None
    for item in [
        *(usual if len(usual) == 1 else ()),
        *(Item(saved.source, form=form) for form in _FORMS),
    ]:
        try:
            found = from_item(item, known, saved.id, saved.label)
        except InputError:
            continue
        if found.body == saved.body:
            if found.removed == saved.removed and found.offset_map == saved.offset_map:
                return found
            first = first or found
    return first


def _article(item: Item, known: Metadata, origin: Identity) -> Article:
    """An item as an article, with what is known of it."""
    source = origin.origin or origin.name
    if item.problem:
        raise no_article(source, item.problem)
    if not item.text.strip(_BLANKS):
        raise empty(source)
    if item.form in {"page", "text"} and markup.is_feed(item.text):
        hint = "Give the address of one of its entries, or name the feed in a batch's manifest."
        raise unreadable(f"{source} as an article", "it is a feed, which lists them", hint)
    item = replace(item, known=known)
    if item.form == "page":
        return building.article(*pages.read(item, source), origin, "markup")
    if item.form == "fragment":  # the HTML of an article alone: all that it shows is the article's
        shown = pages.all_shown(item, markup.Page(item.text), source, "prose")
        return building.article(*shown, origin, "markup")
    check_length(item.read.text, source)
    if item.form != "raw":
        item = replace(item, view=invisible.left_out(item.read))
    return building.article(item, cleaning.clean(item.read.text, item.form, known.title), origin)
