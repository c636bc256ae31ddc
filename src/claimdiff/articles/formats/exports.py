"""What Nexis and Factiva export: one text of many documents, each with its fields.

A document's fields are read and left out of its text. Nexis labels most of them (``BYLINE:``); the
outlet, the date and the title stand above without a label, in one of two orders. Factiva has codes
of two letters (``HD``, ``PD``), or one fact a line in a fixed order, from the title to the outlet.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimdiff.articles import bylines, dates, tables
from claimdiff.articles.items import Document, Item
from claimdiff.articles.lines import Line, lines
from claimdiff.articles.metadata import Metadata

_BEGIN = re.compile(
    r"^[ \t]*(?:(?:Document[ \t]+)?\d+ of \d+ DOCUMENTS?|DOCUMENTS? \d+ of \d+)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"^[ \t]*End of Document[ \t]*\r?$\n?", re.IGNORECASE | re.MULTILINE)
_LENGTH = re.compile(r"^[ \t]*LENGTH:?\s*[\d,]+ words", re.IGNORECASE | re.MULTILINE)
_OTHER = re.compile(
    r"^[ \t]*(?:BYLINE|SECTION|LOAD-DATE|DATELINE)\s*:", re.IGNORECASE | re.MULTILINE
)
_CODED = [
    re.compile(rf"^(?:{codes})(?:[ \t]|\r?$)", re.MULTILINE) for codes in ("HD", "PD", "LP|TD")
]
_LAST = re.compile(r"^[ \t]*(?:AN\s+)?Document [A-Za-z]{2,}\w{8,}[ \t]*\r?$\n?", re.MULTILINE)
_FIELD = re.compile(r"(?P<name>[A-Za-z]+(?:[- ][A-Za-z]+)?)\s*(?::\s*(?P<value>.*)|$)", re.DOTALL)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?P<gap>[ \t]*$|[ \t]+)(?P<value>.*)", re.DOTALL)
_WORDS = re.compile(r"[\d,.]+ words", re.IGNORECASE)
_CLOCK = re.compile(r"\d\d?:\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?", re.IGNORECASE)
_RIGHTS = re.compile(r"copyright|©|\(c\)|all rights reserved", re.IGNORECASE)
_NAMES = {section: frozenset(rows) for section, rows in tables.sections("exports").items()}
_TEXT_CODES = tables.words("exports")["factiva-text"]
_CODES = tables.words("exports")["factiva"] | _TEXT_CODES
_REASONS = {
    "byline": "credit", "dateline": "dateline", "highlight": "summary", "graphic": "caption",
    "copyright": "rights", "HD": "title", "BY": "credit", "PD": "timestamp", "ET": "timestamp",
    "SN": "credit", "CY": "rights", "ART": "caption",
}  # fmt: skip
_FEW = 15  # words of a line on rights
_SURE_GAP = 2  # blanks after a code, which no word of prose has after it
_BYLINE_LONGEST = 8  # words of the line between the title and the number of words
_SHORT = 4  # words of a line above the text: a section, an outlet, a language


def recognises(text: str) -> bool:
    """Whether a text is such an export."""
    nexis = _BEGIN.search(text) or (_LENGTH.search(text) and _OTHER.search(text))
    return bool(nexis) or _is_coded(text) or _is_plain(text)


def items(text: str) -> list[Item]:
    """The documents of an export."""
    if _is_coded(text):
        if _LAST.search(text):
            return [_coded(part) for part in _ended(text, _LAST)]
        starts = [0, *(match.start() for match in _CODED[0].finditer(text))][2:]
        return [_coded(text[a:b]) for a, b in pairwise([0, *starts, len(text)])]
    if _is_plain(text):
        return [_plain(part) for part in _ended(text, _LAST)]
    if _BEGIN.search(text):
        return [_nexis(part, below_date=True) for part in _BEGIN.split(text)[1:]]
    return [_nexis(part, below_date=False) for part in _ended(text, _END)]


def _is_coded(text: str) -> bool:
    return all(code.search(text) for code in _CODED)


def _is_plain(text: str) -> bool:
    return _LAST.search(text) is not None and _words_line(lines(text)) is not None


def _ended(text: str, last: re.Pattern[str]) -> Iterator[str]:
    """Documents that end with a line of their own."""
    start = 0
    for match in last.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    if last is _END and text[start:].strip():
        yield text[start:]


def _nexis(text: str, *, below_date: bool) -> Item:
    """A document of Nexis.

    1. Find the fields above the text, and where it begins. 2. Read what stands above them without
    a label. 3. Find where the text ends, and read the fields below it.
    """
    document = Document(text)
    all_lines, last = document.lines, len(document.lines)
    values: dict[str, str] = {}
    # 1
    first = at = next((at for at in range(last) if _name(all_lines[at], "head")), last)
    while at < last and "body" not in values and _name(all_lines[at], "head"):
        at = _field(document, at, "head", values)
    # 2
    known = _unlabelled(document, first, below_date=below_date)
    # 3
    at = at if first < last else 0
    while at < last and not _closes(all_lines[at]):
        at += 1
    while at < last:
        at = _field(document, at, "foot", values)
    url = values.get("url", "")
    other = Metadata(
        author=bylines.author(values.get("byline")),
        url=url if url.startswith(("http://", "https://")) else None,
    )
    return document.item(known.over(other).of("nexis"))


def _field(document: Document, at: int, section: str, values: dict[str, str]) -> int:
    """Reads a field; gives the number of the line after its last.

    A field ends with its block or at the next one; the name of some stands alone on its line.
    """
    all_lines, name = document.lines, _name(document.lines[at], section) or "copyright"
    end = at + 1
    bare = all_lines[at].text.casefold().rstrip(": ") in _NAMES["bare"]
    while not bare and end < len(all_lines) and all_lines[end].block == all_lines[at].block:
        if _name(all_lines[end], section) or _name(all_lines[end], "head"):
            break
        end += 1
    match = _FIELD.match(document.take(range(at, end), _REASONS.get(name, "field")) or "")
    values.setdefault(name, (match["value"] or "").strip() if match else "")
    return end


def _name(line: Line, section: str) -> str | None:
    """The field of a section of the table that a line begins, if it begins one."""
    match = _FIELD.match(line.text)
    name = match["name"].casefold() if match else ""
    bare = match is not None and match["value"] is None
    return name if name in _NAMES[section] and (not bare or name in _NAMES["bare"]) else None


def _closes(line: Line) -> bool:
    rights = _RIGHTS.match(line.text) is not None and line.words < _FEW
    return rights or bool(_name(line, "foot")) or _END.fullmatch(line.text) is not None


def _unlabelled(document: Document, first: int, *, below_date: bool) -> Metadata:
    """Outlet, date and title from the lines above the first field.

    Args:
        document: The document.
        first: The number of the first field's line.
        below_date: Whether the title stands below the date, in its last block, and the outlet
            above it; else both stand above it, if there are two lines.
    """
    all_lines = document.lines
    top = [at for at in range(first) if not _RIGHTS.search(all_lines[at].text)]
    when = next((at for at in top if dates.parse(all_lines[at].text)), len(all_lines))
    above = [at for at in top if at < when]
    title = _last_block(all_lines, top, when)
    if not (title and (below_date or len(above) == 1)):
        title = above[:-1] or above[:1]
    outlet = [at for at in above if at not in title][-1:]
    document.take({*range(first)} - {*top}, "rights")
    published = dates.parse(document.take([at for at in top if at == when], "timestamp") or "")
    rest = {*top} - {*title, *outlet, when}
    document.take(rest, "field")
    return Metadata(
        title=document.take(title, "title"),
        outlet=document.take(outlet, "credit"),
        published=published,
    )


def _last_block(all_lines: Sequence[Line], top: Sequence[int], when: int) -> list[int]:
    """The numbers of the lines in the last block, if it stands below the date's."""
    below = [at for at in top if at > when and all_lines[at].block > all_lines[when].block]
    return [at for at in below if all_lines[at].block == all_lines[below[-1]].block]


def _coded(text: str) -> Item:
    """A document of Factiva with codes: its text is what ``LP`` and ``TD`` hold."""
    document, code, before = Document(text), "", None
    values: dict[str, str] = {}
    for line in document.lines:
        named = _code(line, before, open_text=code in _TEXT_CODES)
        start = line.start
        code = named["code"] if named else code
        if code in _TEXT_CODES:
            document.cut(start, start + (named.start("value") if named else 0), "field")
        else:
            document.cut(start, line.end, _REASONS.get(code, "field"))
        value = named["value"] if named else line.text
        values[code] = f"{values.get(code, '')} {value}".strip()
        before = line
    known = Metadata(
        title=values.get("HD"),
        outlet=values.get("SN"),
        author=bylines.author(values.get("BY")),
        published=dates.parse(f"{values.get('PD', '')} {values.get('ET', '')}"),
    )
    return document.item(known.of("factiva"))


def _code(line: Line, before: Line | None, *, open_text: bool) -> re.Match[str] | None:
    """The code that a line begins with; within the text only where it cannot be a word of it."""
    match = _CODE.match(line.text)
    if match is None or match["code"] not in _CODES:
        return None
    gap = len(match["gap"].expandtabs()) if match["gap"] else _SURE_GAP
    sure = gap >= _SURE_GAP or not match["value"] or before is None or before.block != line.block
    return match if sure or not open_text else None


def _words_line(all_lines: Sequence[Line]) -> int | None:
    """The number of the line that tells the number of words, with the date next to it."""
    for at, line in enumerate(all_lines[:-1]):
        near = all_lines[at + 1 : at + 3]
        if _WORDS.fullmatch(line.text) and any(dates.parse(one.text) for one in near):
            return at
    return None


def _plain(text: str) -> Item:
    """A document of Factiva without codes: one fact a line, the text below the rights."""
    document = Document(text)
    all_lines, words = document.lines, _words_line(document.lines)
    if words is None:
        return Item(text)
    when = next(at for at in range(words + 1, len(all_lines)) if dates.parse(all_lines[at].text))
    outlet = when + 1 + (_CLOCK.fullmatch(all_lines[when + 1].text) is not None)
    byline = words - 1 if words > 1 and all_lines[words - 1].words <= _BYLINE_LONGEST else words
    section = int(byline > 1 and all_lines[0].words < _SHORT - 1)
    top = range(outlet + 1, min(len(all_lines), outlet + _FEW))
    rights = [at + 1 for at in top if _RIGHTS.search(all_lines[at].text)][-1:]
    long = [at for at in top if all_lines[at].words > _SHORT]
    known = Metadata(
        title=document.take(range(section, byline), "title"),
        author=bylines.author(document.take(range(byline, words), "credit")),
        published=dates.parse(document.take(range(when, outlet), "timestamp") or ""),
        outlet=document.take([outlet], "credit"),
    )
    begin = next(iter([*rights, *long, outlet + 1]))
    others = [*range(section), *range(words, when), *range(outlet + 1, begin), len(all_lines) - 1]
    document.take(others, "field")
    return document.item(known.of("factiva"))
