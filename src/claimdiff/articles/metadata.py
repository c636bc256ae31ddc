"""What a plain text tells of itself: title, outlet, agency, author, times.

Read from what cleaning took out (bylines, credits, timestamps) and from datelines. Only what is
written is given; nothing is inferred from names or topics.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimdiff.articles import agencies, dates
from claimdiff.articles.cleaning import Cleaned

_BY = r"by|von|par|por|di|da|written by|story by|記者|记者|文/|作者|撰文|بقلم|كتب|автор"
_BYLINE = re.compile(rf"^\W*(?:{_BY})\s*[:：/／]?\s*(?P<name>[^\d|•·(]{{2,70}})", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"photo|image|picture|getty|caption|reporting|edit", re.IGNORECASE)
_MONTHS = r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
_AUTHOR_ENDS = re.compile(
    r"\s+(?:for|in|and agencies|with agencies|updated|published|on|at)\b|,\s+[^,]*$"
    rf"|\s*(?:{_MONTHS})\b"
)
_UPDATED = re.compile(
    r"\b(?:updated|(?:last )?modified|aktualisiert|stand|mis à jour|modifié|actualizado|aggiornato"
    r"|обновлено)\b|更新|آخر تحديث",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|veröffentlicht|publié|publicado|pubblicato|опубликовано)\b|發布|发布|نشر",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Metadata:
    """What is known of an article beside its body; None where it is not known."""

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """This, and where it is silent, what another says."""
        return Metadata(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            agency=self.agency or other.agency,
            author=self.author or other.author,
            url=self.url or other.url,
            published=self.published or other.published,
            updated=self.updated or other.updated,
        )


def read(text: str, body: str, cleaned: Cleaned) -> Metadata:
    """What the cut parts of a plain text and its datelines tell.

    Args:
        text: The text that was cleaned.
        body: What was kept of it.
        cleaned: What was kept and cut, with the title.
    """
    bylines = [text[cut.start : cut.end] for cut in cleaned.cuts if cut.reason == "credit"]
    stamps = [text[cut.start : cut.end] for cut in cleaned.cuts if cut.reason == "timestamp"]
    published, updated = _times([*stamps, *bylines])
    return Metadata(
        title=cleaned.headline.title,
        outlet=cleaned.headline.outlet,
        agency=agencies.find(body, bylines),
        author=_author(bylines),
        published=published,
        updated=updated,
    )


def _author(bylines: Iterable[str]) -> str | None:
    for credit in bylines:
        match = _BYLINE.match(credit)
        if match is None or _NO_AUTHOR.search(credit):
            continue
        name = _AUTHOR_ENDS.split(match["name"])[0].strip(" ,.|-–—:")
        if name and not agencies.is_line(name):
            return name
    return None


def _times(some: Iterable[str]) -> tuple[str | None, str | None]:
    """The first date is the publication's, but for one that says it is an update's."""
    published = updated = None
    for stamp in some:
        for part in _parts(stamp):
            when = dates.parse(part)
            if when and _UPDATED.search(part) and not _PUBLISHED.search(part):
                updated = updated or when
            elif when:
                published = published or when
    return published, updated


def _parts(stamp: str) -> list[str]:
    """One stamp may tell both: "Published 8 July 2020, updated 9 July 2020"."""
    match = _UPDATED.search(stamp)
    return [stamp[: match.start()], stamp[match.start() :]] if match and match.start() else [stamp]
