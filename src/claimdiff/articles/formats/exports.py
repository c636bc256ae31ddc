"""What Nexis and Factiva export: one text of many documents, each with its fields.

A document's fields are read and left out of its text. Nexis labels most of them (``BYLINE:``); the
outlet, the date and the title stand above without a label, in one of two orders.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimdiff.articles import bylines, dates, tables
from claimdiff.articles.formats import factiva
from claimdiff.articles.items import Item
from claimdiff.articles.lines import Line, lines
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Cut, Range, without

_BEGIN = re.compile(
    r"^[ \t]*(?:(?:Document[ \t]+)?\d+ of \d+ DOCUMENTS?|DOCUMENTS? \d+ of \d+)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"^[ \t]*End of Document[ \t]*\r?$\n?", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(r"^[ \t]*LENGTH:?\s*[\d,]+ words", re.IGNORECASE | re.MULTILINE)
_OTHER = re.compile(
    r"^[ \t]*(?:BYLINE|SECTION|LOAD-DATE|DATELINE)\s*:", re.IGNORECASE | re.MULTILINE
)
_FIELD = re.compile(r"(?P<name>[A-Za-z]+(?:[- ][A-Za-z]+)?)\s*(?::\s*(?P<value>.*)|$)", re.DOTALL)
_RIGHTS = re.compile(r"copyright|©|\(c\) ?\d{4}|all rights reserved", re.IGNORECASE)
_REASONS = {
    "byline": "credit",
    "dateline": "dateline",
    "highlight": "summary",
    "graphic": "caption",
    "copyright": "rights",
}
_TITLE_AND_OUTLET = 2  # lines
_FEW = 15  # words of a line on rights
_BARE = frozenset({"body", "classification", "graphic", "notes"})  # stand alone on their line


@cache
def _names(section: str) -> frozenset[str]:
    return tables.entries("exports", section)


def recognises(text: str) -> bool:
    """Whether a text is such an export."""
    nexis = _BEGIN.search(text) or (_LENGTH.search(text) and _OTHER.search(text))
    return bool(nexis) or factiva.recognises(text)


def items(text: str) -> list[Item]:
    """The documents of an export."""
    if factiva.recognises(text):
        return factiva.items(text)
    numbered = _BEGIN.search(text) is not None
    return [_item(text[start:end], numbered=numbered) for start, end in _documents(text)]


def _documents(text: str) -> Iterator[Range]:
    """Where the documents stand, what stands between them left out."""
    starts = [match.end() for match in _BEGIN.finditer(text)]
    if starts:
        stops = [match.start() for match in _BEGIN.finditer(text)][1:]
        yield from zip(starts, [*stops, len(text)], strict=True)
        return
    start = 0
    for match in _END.finditer(text):
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


@dataclass
class _Document:
    """A document's lines, and what of them is none of its text."""

    lines: Sequence[Line]
    cuts: list[Cut] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)

    def take(self, first: int, last: int, reason: str) -> str:
        """Leaves out some lines; gives their text."""
        for line in self.lines[first:last]:
            self.cuts.append(Cut(line.start, line.end, reason))
        return " ".join(line.text for line in self.lines[first:last])


def _item(text: str, *, numbered: bool) -> Item:
    """One document; those that are numbered have their title below the date.

    1. Find the fields above the text, and where it begins. 2. Read what stands above them without
    a label. 3. Find where the text ends, and read the fields below it.
    """
    document = _Document(lines(text))
    # 1
    first, begin = _head(document)
    # 2
    known = _unlabelled(document, first, below_date=numbered)
    # 3
    _foot(document, begin)
    known = known.over(
        Metadata(
            author=bylines.author(document.values.get("byline")),
            url=_address(document.values.get("url")),
        )
    )
    cuts = sorted(document.cuts, key=lambda cut: cut.start)
    return Item(text, known.of("nexis"), "prose", without(text, cuts))


def _head(document: _Document) -> tuple[int, int]:
    """The numbers of the first labelled line and of the text's first line."""
    names = _names("head")
    first = at = next(
        (at for at, line in enumerate(document.lines) if _name(line, names)), len(document.lines)
    )
    while at < len(document.lines) and (name := _name(document.lines[at], names)):
        end = _field_end(document, at, names)
        document.values[name] = _value(document.take(at, end, _REASONS.get(name, "field")))
        at = end
        if name == "body":
            break
    return first, at if first < len(document.lines) else 0


def _foot(document: _Document, begin: int) -> None:
    names = _names("foot")
    at = begin
    while at < len(document.lines) and not _closes(document.lines[at], names):
        at += 1
    while at < len(document.lines):
        last = _END.fullmatch(document.lines[at].text)
        name = "end" if last else _name(document.lines[at], names) or "copyright"
        end = _field_end(document, at, names)
        document.values.setdefault(
            name, _value(document.take(at, end, _REASONS.get(name, "field")))
        )
        at = end


def _closes(line: Line, names: frozenset[str]) -> bool:
    if _END.fullmatch(line.text):
        return True
    return bool(_name(line, names)) or (bool(_RIGHTS.match(line.text)) and line.words < _FEW)


def _field_end(document: _Document, at: int, names: frozenset[str]) -> int:
    """The number of the line after a field's last: it ends with its block or at the next field."""
    block = document.lines[at].block
    end = at + 1
    while end < len(document.lines) and document.lines[end].block == block:
        if _name(document.lines[at], _BARE) or _name(document.lines[end], names):
            break
        if _name(document.lines[end], _names("head")):
            break
        end += 1
    return end


def _name(line: Line, names: frozenset[str]) -> str | None:
    """The field that a line begins, if it is one of these."""
    match = _FIELD.match(line.text)
    name = match["name"].casefold() if match else ""
    bare = match is not None and match["value"] is None
    return name if name in names and (not bare or name in _BARE) else None


def _value(text: str) -> str:
    match = _FIELD.match(text)
    return (match["value"] or "").strip() if match else ""


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None


def _unlabelled(document: _Document, first: int, *, below_date: bool) -> Metadata:
    """Outlet, date and title from the lines above the first field.

    Args:
        document: The document.
        first: The number of the first field's line.
        below_date: Whether the title stands below the date, in its last block, and the outlet
            above it; else both stand above it, if there are two lines.
    """
    top = [at for at in range(first) if not _RIGHTS.search(document.lines[at].text)]
    when = next((at for at in top if dates.parse(document.lines[at].text)), len(document.lines))
    above = [at for at in top if at < when]
    below = _last_block(document, top, when)
    title = below if below and (below_date or len(above) < _TITLE_AND_OUTLET) else above[:-1]
    title = title or above[:1]
    outlet = [at for at in above if at not in title][-1:]
    reasons = dict.fromkeys(range(first), "rights") | dict.fromkeys(top, "field")
    reasons |= dict.fromkeys(title, "title") | dict.fromkeys(outlet, "credit")
    reasons |= {when: "timestamp"} if when in top else {}
    said = {at: document.take(at, at + 1, reason) for at, reason in sorted(reasons.items())}
    return Metadata(
        title=" ".join(said[at] for at in title) or None,
        outlet=" ".join(said[at] for at in outlet) or None,
        published=dates.parse(said.get(when, "")),
    )


def _last_block(document: _Document, top: Sequence[int], when: int) -> list[int]:
    """The lines of the last block below the date's, which may hold an edition."""
    blocks = {at: document.lines[at].block for at in top if at >= when}
    last = max(blocks.values(), default=0)
    return [at for at, block in blocks.items() if block == last and block != blocks[when]]
