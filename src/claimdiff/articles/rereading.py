"""An article read once more from the source text that it keeps.

For `verify`: the same text read in the same way gives the same body, map, sentences and metadata.
What a record or a flag said of an article is not in its source and is taken as known.
"""

from functools import partial

from claimdiff.articles import formats
from claimdiff.articles.cleaning import Form
from claimdiff.articles.items import Item
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
    items = [*_usual(saved), *(Item(saved.source, form=form) for form in _FORMS)]
    ways = [partial(from_item, item, known, saved.id, saved.label) for item in items]
    from_source = partial(from_text, saved.source, article_id=saved.id, label=saved.label)
    found: Article | None = None
    for way in [*ways, partial(from_source, clean=False)]:
        try:
            one = way()
        except InputError:
            continue
        if one.body == saved.body:
            if one.removed == saved.removed and one.offset_map == saved.offset_map:
                return one
            found = found or one
    return found


def _usual(saved: Article) -> list[Item]:
    """The article as its source is read when nothing else is known of it."""
    data = saved.source.encode("utf-8", "replace")
    try:
        found = formats.items(Reading(data, "", saved.label))
    except InputError:
        return []
    return found if len(found) == 1 else []
