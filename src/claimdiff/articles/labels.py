"""Why each line of a text is removed: by its words, then by its place around or in the article.

The words of boilerplate stand in ``tables/boilerplate.txt``, in several languages; every line there
names a kind of boilerplate, none a site. Where the article stands `cleaning` decides, and cuts the
ranges.
"""

import re
from dataclasses import dataclass, field

from claimdiff.articles import agencies, dates, tables
from claimdiff.articles.lines import Line, ends_sentence
from claimdiff.articles.spans import Cut, Range

_SHORT = 120  # characters; a longer line is prose even when it begins like boilerplate
_TINY = 60  # characters; "By A. Smith, Jr." ends as a sentence and is boilerplate all the same
_LONGEST = {"page-mark": 40}  # characters; "third add" with a slug
_MAY_BE_LONG = frozenset({"script", "promotion", "rights", "comment", "correction"})
_MAY_BE_SENTENCES = _MAY_BE_LONG | {"advert", "teaser", "about"}
_LOOK = 400  # characters of a long line that are looked at
_SHORT_MOST = 8  # words of a heading or a menu entry; longer lines are list items and broken prose
_CONTINUES = re.compile("[:：,，;；、]$")
_LIST_FEWEST = 3  # lines with no full stop in a row: a list, no heading
_ITEM_WORDS = 4  # words on the average that list items of an article have, entries of a menu not;
_DOUBLE_FEWEST = 4  # and of a line that stands twice by mistake, not as "Yes."
_LOUD_WORDS = 5  # a heading in capitals ("THE DAY AFTER") is shorter
_LOUD_SHARE = 1 / 4  # of an article's lines: where more are in capitals, that is how it is written
_BULLET = re.compile(r"[•·▪●◦*–—-]\s+")
# Captions and credits of pictures.
_PLAYBACK = r"Media playback is (?:unsupported|not supported) on (?:your|this) device"
_MARKER = re.compile(
    rf"Image copyright|(?:Image|Media|Video) caption|Image source|{_PLAYBACK}", re.IGNORECASE
)
_OF_CAPTION = re.compile(r"(?:Image|Media|Video) caption\b", re.IGNORECASE)
_CAPTIONED = re.compile(rf"{_OF_CAPTION.pattern}\W*\w", re.IGNORECASE)
_FILE_PHOTO = re.compile(
    r"\b(?:File )?(?:Photo|Picture|Image)(?: credit| courtesy(?: of)?)?s?\s*[:/]"
    r"\s*[\w .&/’'-]{2,40}$",
    re.IGNORECASE,
)
_ENDS_WITH_CREDIT = re.compile(
    r"(?:[(\[][^()\[\]]{0,60}(?:\b(?:photo|image|picture|foto|via|getty|file|handout|courtesy)\b"
    r"|\b(?:reuters|afp|ap|epa) ?/|照片|圖片|图片|資料圖|资料图|攝|摄)[^()\[\]]{0,60}[)\]]"
    r"|(?<![.!?。)\]]) [(\[](?:reuters|afp|ap|epa)[)\]]"
    r"|\b(?:getty images|ap photo/[\w .]+|/(?:afp|reuters|ap|getty|epa)))\W*$",
    re.IGNORECASE,
)
_STARTS_A_CAPTION = re.compile(r"(?:FILE PHOTO\b|(?:Enlarge this image )?toggle caption\b)")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?= [A-Z“\"‘'])")
_STOPS = (".", "!", "?", "”", '"')
_CAPTION_LONGEST = 400  # characters of a caption with its credit


@dataclass(frozen=True)
class Headline:
    """The title, the numbers of the lines that say it, and the outlet that a page title names."""

    title: str | None = None
    lines: frozenset[int] = frozenset()
    outlet: str | None = None


@dataclass
class LineTable:
    """The lines of a text, and what is known of each so far.

    Attributes:
        lines: The lines.
        headline: The title, and which lines say it.
        reasons: The reason to remove each line; None: none yet.
        kept: What stays of a line, by its number, that a caption begins or a credit ends.
    """

    lines: list[Line]
    headline: Headline
    reasons: list[str | None] = field(init=False)
    kept: dict[int, Range] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """No line has a reason yet."""
        self.reasons = [None] * len(self.lines)

    def label(self, at: int, reason: str) -> None:
        """Gives a line a reason, if it has none."""
        self.reasons[at] = self.reasons[at] or reason

    def is_short(self, at: int) -> bool:
        """Whether a line is short and neither ends a sentence nor announces what follows."""
        line = self.lines[at]
        return not line.ends and line.words <= _SHORT_MOST and not self.continues(at)

    def continues(self, at: int) -> bool:
        """Whether a line ends with a colon, a comma or the like."""
        return _CONTINUES.search(self.lines[at].text) is not None

    def beside(self, at: int) -> list[Cut]:
        """What is cut from a line that stays: a caption before its prose, a credit after it."""
        line = self.lines[at]
        start, end = self.kept.get(at, line.place)
        cuts = Cut(line.start, start, "caption"), Cut(end, line.end, "credit")
        return [cut for cut in cuts if cut.start < cut.end]


def _patterns() -> dict[str, re.Pattern[str]]:
    table = tables.sections("boilerplate")
    parts = {name: "|".join(table.pop(name)) for name in ("networks", "month")}
    parts["date"] = "|".join(_filled(line, parts) for line in table.pop("date"))
    return {
        name: re.compile("|".join(f"(?:{_filled(line, parts)})" for line in section), re.IGNORECASE)
        for name, section in table.items()
    }


def _filled(line: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        line = line.replace(f"<{name}>", f"(?:{part})")
    return line


_PATTERNS = _patterns()


def of_line(line: Line) -> str | None:
    """The stable word for why a line is no prose by its words alone; None where it may be."""
    kind, caption = _boilerplate(line), _caption(line.text)
    return caption if caption and (kind != "credit" or _MARKER.match(line.text)) else kind


def closes(text: str) -> bool:
    """Whether a line opens what comes after an article: teasers, comments, the page's foot."""
    return len(text) <= _SHORT and _PATTERNS["after"].match(text) is not None


def by_words(table: LineTable) -> None:
    """Labels titles, boilerplate, captions and credits, and what a line has beside its prose."""
    for at, line in enumerate(table.lines):
        reason, start, end = of_line(line), 0, len(line.text)
        if at in table.headline.lines:
            reason = "title"
        elif reason == "caption" and line.text.endswith(_STOPS):
            # Before prose on the same line a caption ends with its first sentence.
            sentence = _SENTENCE_END.search(line.text)
            start = sentence.end() if sentence else 0
        elif reason is None and (closing := agencies.closing(line.text)):
            end = closing if ends_sentence(line.text[:closing].rstrip()) else end
        if start or end < len(line.text):
            table.kept[at] = (line.start + start, line.start + end)
        table.reasons[at] = None if start else reason
    for at, line in enumerate(table.lines):
        if _MARKER.fullmatch(line.text):
            _around_marker(table, at)


def _boilerplate(line: Line) -> str | None:
    text, head = line.text, line.text[:_LOOK]
    for name, pattern in _PATTERNS.items():
        if name == "timestamp" and dates.is_stamp(text):
            return name
        if name == "after" or (len(text) > _LONGEST.get(name, _SHORT) and name not in _MAY_BE_LONG):
            continue
        if line.ends and len(text) > _TINY and name not in _MAY_BE_SENTENCES:
            continue
        if pattern.match(head):
            return name
    return None


def _caption(text: str) -> str | None:
    """Whether a line is a caption or, with markers of rights alone, a credit."""
    if _MARKER.match(text):
        return "caption" if _CAPTIONED.search(text) else "credit"
    if len(text) >= _CAPTION_LONGEST:
        return None
    # A credit has one of these marks, or an agency's name that needs none.
    may_credit = any(mark in text for mark in ":/([") or "getty images" in text.lower()
    credit = may_credit and (_FILE_PHOTO.search(text) or _ENDS_WITH_CREDIT.search(text))
    return "caption" if credit or _STARTS_A_CAPTION.match(text) else None


def _around_marker(table: LineTable, at: int) -> None:
    """Labels the lines beside a marker that stands alone: alternative text above, holder below."""
    of_caption = _OF_CAPTION.match(table.lines[at].text)
    for below, line in enumerate(table.lines[at + 1 : at + 2], start=at + 1):
        may_be = not line.ends and not _MARKER.match(line.text)
        if may_be and (of_caption or line.words <= _SHORT_MOST):
            table.reasons[below] = "caption" if of_caption else "credit"
    if at and not of_caption and table.is_short(at - 1):
        table.label(at - 1, "caption")


def by_place(table: LineTable, first: int, last: int) -> None:
    """Labels all lines before and after the article, and those inside that are not part of it.

    Inside, these are lines that stand twice; lines in capitals where others are not, which are
    headlines of other articles; and headings and menus, which have no full stop.
    """
    for at in [*range(first), *range(last, len(table.lines))]:
        table.label(at, "navigation" if at < first else "teaser")
    _doubles_and_capitals(table, first, last)
    at = first
    while at < last:
        end = at
        while end < last and table.reasons[end] is None and not table.lines[end].ends:
            end += 1
        if end > at and end - at < len(table.lines):
            _row(table, at, end)
        at = max(end, at + 1)


def _doubles_and_capitals(table: LineTable, first: int, last: int) -> None:
    """Labels lines that stand twice, and lines in capitals unless the article has many."""
    seen: set[str] = set()
    loud: list[int] = []
    for at, line in enumerate(table.lines[first:last], start=first):
        if table.reasons[at] is None and line.words >= _DOUBLE_FEWEST:
            if line.key in seen:
                table.reasons[at] = "duplicate"
            seen.add(line.key)
        if line.text.isupper() and line.words >= _LOUD_WORDS and not line.ends:
            loud.append(at)
    if len(loud) <= _LOUD_SHARE * (last - first):
        for at in loud:
            table.label(at, "teaser")


def _row(table: LineTable, start: int, end: int) -> None:
    """Lines with no full stop: short ones are headings, many together a list or a menu."""
    if end - start < _LIST_FEWEST:
        for at in range(start, end):
            if table.is_short(at) and not _BULLET.match(table.lines[at].text):
                table.reasons[at] = "heading"
        return
    introduced = (start > 0 and table.continues(start - 1)) or table.continues(start)
    words = sum(line.words for line in table.lines[start:end])
    if not introduced and words < _ITEM_WORDS * (end - start):
        table.reasons[start:end] = ["navigation"] * (end - start)
