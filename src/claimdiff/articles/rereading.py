"""An article read once more from the source text that it keeps.

For `verify`: the same text read in the same way gives the same body, map, sentences and metadata.
What a record or a flag said of an article is not in its source and is taken as known.
"""

from collections.abc import Iterator

from claimdiff.articles import formats
from claimdiff.articles.items import Form, Item
from claimdiff.articles.loading import from_item, from_text
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.errors import InputError
from claimdiff.result import Article

READ_IN_SOURCE = frozenset({"body"})
_IN_TEXT = ("text:", "html")
_FORMS: tuple[Form, ...] = ("fragment", "prose", "text", "given")


def is_in_source(origin: str) -> bool:
    """Whether a field of this origin was read in the source text itself."""
    return origin in READ_IN_SOURCE or origin.startswith(_IN_TEXT)


def reread(saved: Article) -> Article | None:
    """The article as read from its source, where a way of reading gives the same body; else None.

    Of several ways the one that gives the rest as well is taken.

    Args:
        saved: The article as it was kept.
    """
    told = {
        name: str(getattr(saved, name))
        for name, origin in saved.origins.items()
        if not is_in_source(origin) and getattr(saved, name, None)
    }
    known = Metadata(
        **{name: value for name, value in told.items() if name != "language"},
        origins={name: saved.origins[name] for name in told},
    )
    found: Article | None = None
    for one in _ways(saved, known):
        if one.body == saved.body:
            if one.removed == saved.removed and one.offset_map == saved.offset_map:
                return one
            found = found or one
    return found


def _ways(saved: Article, known: Metadata) -> Iterator[Article]:
    """The article by each way of reading that there is for its source, the usual one first."""
    yield from _tried(saved, known, _usual(saved))
    yield from _tried(saved, known, [Item(saved.source, form=form) for form in _FORMS])
    try:
        yield from_text(saved.source, article_id=saved.id, label=saved.label, clean=False)
    except InputError:
        return


def _tried(saved: Article, known: Metadata, items: list[Item]) -> Iterator[Article]:
    for item in items:
        try:
            yield from_item(item, known, saved.id, saved.label)
        except InputError:
            continue


def _usual(saved: Article) -> list[Item]:
    data = saved.source.encode("utf-8", "replace")
    try:
        found = formats.items(Reading(data, "", saved.label))
    except InputError:
        return []
    return found if len(found) == 1 else []
