"""The metadata of a record of the trade: which of its fields is what, ``tables/fields.toml`` says.

A field is named by a path; how a path is followed, the format knows.
"""

from collections.abc import Callable, Iterable, Iterator

from claimdiff.articles import agencies, bylines, dates, tables
from claimdiff.articles.metadata import Metadata

TABLE = tables.toml("fields")
"""The paths of each fact by the form of a record, best first."""
_ADDRESS = ("http://", "https://")


def read(form: str, at: Callable[[str], Iterable[str]]) -> Metadata:
    """What a record says of its article.

    Args:
        form: The form of the record: a section of the table, whose name becomes the origin.
        at: The texts that stand at a path.
    """

    def every(fact: str) -> Iterator[list[str]]:
        for path in TABLE[form].get(fact, ()):
            if found := [text for text in at(path) if text]:
                yield found

    def first(fact: str, *, address: bool = False) -> str | None:
        firsts = (texts[0] for texts in every(fact))
        return next((text for text in firsts if text.startswith(_ADDRESS) == address), None)

    def time(fact: str) -> str | None:
        return next((when for texts in every(fact) if (when := dates.machine(texts[0]))), None)

    people = ([bylines.author(text) for text in texts] for texts in every("author"))
    authors = (", ".join(dict.fromkeys(filter(None, firsts))) for firsts in people)
    published, updated = time("published"), time("updated")
    return Metadata(
        title=first("title"),
        outlet=first("outlet"),
        agency=agencies.of_fields(text for texts in every("agency") for text in texts),
        author=next(filter(None, authors), None),
        url=first("url", address=True),
        published=published or updated,
        updated=updated if published and updated != published else None,
    ).of(form)
