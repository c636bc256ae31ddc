"""What a plain text tells of itself: title, outlet, agency, author, times.

Read from what cleaning took out (bylines, credits, timestamps) and from datelines. Only what is
written is given; nothing is inferred from names or topics.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from claimdiff.articles import agencies, bylines, dates
from claimdiff.articles.bylines import BY
from claimdiff.articles.cleaning import Cleaned

_BYLINE = re.compile(
    rf"^\W*(?:{BY}|di\b|da\b)\s*[:：/／]?\s*(?P<name>[^\d|•·(]{{2,70}})", re.IGNORECASE
)
_NO_AUTHOR = re.compile(r"photo|image|picture|getty|caption|reporting|edit(?!or)", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(?:updated|(?:last )?modified|aktualisiert|stand|mis à jour|modifié|actualizado|aggiornato"
    r"|обновлено)\b|更新|آخر تحديث",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|veröffentlicht|publié|publicado|pubblicato|опубликовано)\b|發布|发布|نشر",
    re.IGNORECASE,
)
_LONGEST = 100  # characters of a dateline
_PARAGRAPHS = 8  # in which the one with a dateline stands
_BRACKETED = re.compile(r"[A-ZÀ-Þ][^\n()!?]{1,60}\([A-Z][^()\n]{1,30}\)\s*[-–—]")
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÞА-Я][^\d\n.!?a-zß-ÿа-я]{1,40}?)[,:]?\s+(?P<day>[^\n!?]{6,40}?)"
    r"(?:\s*[(/][^()\n]{2,30}[)/])?\s*(?:--|[–—]|-(?=\s))"
)


@dataclass(frozen=True)
class Metadata:
    """What is known of an article beside its body; None where it is not known.

    ``origins`` says of each known field where it was read, as `Article.origins` does.
    """

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def of(self, origin: str, **others: str | None) -> "Metadata":
        """This, with one origin for all that is known, and others for the fields named."""
        known = dict.fromkeys(self.known(), origin)
        named = {name: other for name, other in others.items() if name in known and other}
        return replace(self, origins={**known, **named})

    def over(self, other: "Metadata") -> "Metadata":
        """This, and where it is silent, what another says."""
        missing = {name: value for name, value in other.known().items() if not getattr(self, name)}
        origins = {name: other.origins[name] for name in missing if name in other.origins}
        return replace(self, **missing, origins={**self.origins, **origins})

    def known(self) -> dict[str, str]:
        """The fields that are known, by name."""
        return {name: fact for name, fact in vars(self).items() if fact and name != "origins"}


def read(text: str, body: str, cleaned: Cleaned) -> Metadata:
    """What the cut parts of a plain text and its datelines tell.

    Args:
        text: The text that was cleaned.
        body: What was kept of it.
        cleaned: What was kept and cut, with the title.
    """
    credits_ = [text[cut.start : cut.end] for cut in cleaned.cuts if cut.reason == "credit"]
    stamps = [text[cut.start : cut.end] for cut in cleaned.cuts if cut.reason == "timestamp"]
    published, updated = _times([*stamps, *credits_])
    author, with_author = _byline([*credits_, *stamps])
    lead = _lead(body)
    day = _DATELINE.match(lead[:_LONGEST])
    dated = dates.parse(day["day"]) if day else None
    found = (agencies.find(lead, credits_), *map(agencies.find, stamps))
    agency = next(filter(None, found), None)
    known = Metadata(
        title=cleaned.headline.title,
        outlet=cleaned.headline.outlet,
        agency=agency.name if agency else with_author,
        author=author,
        published=published or dated,
        updated=updated,
    )
    return known.of(
        "text:timestamp",
        title="text:headline",
        outlet="text:headline",
        agency=agency.origin if agency else "text:byline",
        author="text:byline",
        published="text:timestamp" if published else "text:dateline",
    )


def _byline(credits_: Iterable[str]) -> tuple[str | None, str | None]:
    """Who wrote it, and the agency that the byline names with them."""
    for credit in credits_:
        match = _BYLINE.match(credit)
        if match is None or _NO_AUTHOR.search(credit):
            continue
        who, agency = agencies.in_byline(match["name"])
        if name := bylines.author(who):
            return name, agency
    return None, None


def _times(stamps: Iterable[str]) -> tuple[str | None, str | None]:
    """The first date is the publication's, but for one that says it is an update's."""
    published = updated = None
    for stamp in stamps:
        parts, match = [stamp], _UPDATED.search(stamp)
        if match and any(one.search(stamp, match.end()) for one in (dates.DATE, dates.TIME)):
            # It may tell both: "Published 8 July 2020, updated 9 July 2020".
            parts = [stamp[: match.start()], stamp[match.start() :]]
        for part in parts:
            when = dates.parse(part, day_first=dates.is_day_first(stamp))
            if when and _UPDATED.search(part) and not _PUBLISHED.search(part):
                updated = updated or when
            elif when:
                published = published or when
    return published, updated


def _lead(body: str) -> str:
    """A body from the paragraph on that begins with a dateline: bullets may stand above it."""
    paragraphs = body.split("\n\n")
    bracketed = (at for at, one in enumerate(paragraphs[:_PARAGRAPHS]) if _BRACKETED.match(one))
    return "\n\n".join(paragraphs[next(bracketed, 0) :])
