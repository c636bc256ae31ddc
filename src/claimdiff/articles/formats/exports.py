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
from claimdiff.articles.lines import Line
from claimdiff.articles.metadata import Metadata

_BEGIN = re.compile(
    r"^[ \t]*(?:(?:Document[ \t]+)?\d+ of \d+ DOCUMENTS?|DOCUMENTS? \d+ of \d+)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(
    r"^[ \t]*(?:(?i:End of Document)|(?P<factiva>(?:AN\s+)?Document [A-Za-z]{2,}\w{8,}))"
    r"[ \t]*\r?$\n?",
    re.MULTILINE,
)
_LENGTH = re.compile(r"^[ \t]*LENGTH:?\s*[\d,]+ words", re.IGNORECASE | re.MULTILINE)
_OTHER = re.compile(
    r"^[ \t]*(?:BYLINE|SECTION|LOAD-DATE|DATELINE)\s*:", re.IGNORECASE | re.MULTILINE
)
_CODED = [
    re.compile(rf"^(?:{codes})(?:[ \t]|\r?$)", re.MULTILINE) for codes in ("HD", "PD", "LP|TD")
]
_WORDS = re.compile(r"[ \t]*[\d,.]+ words[ \t\r]*", re.IGNORECASE)
_DATED_WORDS = re.compile(rf"^{_WORDS.pattern}\n\s*[^\n]*\b(?:19|20)\d\d\b", re.MULTILINE)
_FIELD = re.compile(r"(?P<name>[A-Za-z]+(?:[- ][A-Za-z]+)?)\s*(?::\s*(?P<value>.*)|$)", re.DOTALL)
_CODE = re.compile(r"(?P<name>[A-Z]{2,3})(?P<gap>[ \t]*$|[ \t]+)(?P<value>.*)", re.DOTALL)
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
_TOP, _HEAD, _TEXT, _FOOT = "top", "head", "text", "foot"
_FEW = 15  # words of a line on rights
_SURE_GAP = 2  # blanks after a code, which no word of prose has after it
_SHORT = 4  # words of a line above the text: an outlet, a language
_SECTION = 2  # words of a section above a title


def items(text: str) -> list[Item] | None:
    """The documents of an export; None for another text."""
    nexis = _BEGIN.search(text) or (_LENGTH.search(text) and _OTHER.search(text))
    ends = list(_END.finditer(text))
    plain = any(end["factiva"] for end in ends) and _DATED_WORDS.search(text)
    if not (nexis or plain or _is_coded(text)):
        return None
    if _BEGIN.search(text):
        parts = _BEGIN.split(text)[1:]
    else:
        places = [end.end() for end in ends]
        places = places or [start.start() for start in _CODED[0].finditer(text)][1:]
        parts = [text[a:b] for a, b in pairwise([0, *places, len(text)])]
        if ends and not _LENGTH.search(parts[-1]):
            parts.pop()  # what stands below the last is no document
    origin = "nexis" if nexis else "factiva"
    documents = (Document(part) for part in parts if part.strip())
    return [_coded(one) if _is_coded(one.text) else _labelled(one, origin) for one in documents]


def _is_coded(text: str) -> bool:
    return all(code.search(text) for code in _CODED)


def _coded(document: Document) -> Item:
    """A document of Factiva with codes: its text is what ``LP`` and ``TD`` hold."""
    code, before = "", None
    values: dict[str, str] = {}
    for line in document.lines:
        named = _code(line, before, open_text=code in _TEXT_CODES)
        code = named["name"] if named else code
        if code not in _TEXT_CODES:
            document.cut(line.start, line.end, _REASONS.get(code, "field"))
        elif named:
            document.cut(line.start, line.start + named.start("value"), "field")
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
    if match is None or match["name"] not in _CODES:
        return None
    gap = len(match["gap"].expandtabs()) if match["gap"] else _SURE_GAP
    sure = gap >= _SURE_GAP or not match["value"] or before is None or before.block != line.block
    return match if sure or not open_text else None


def _labelled(document: Document, origin: str) -> Item:
    """A document of Nexis, or of Factiva without codes: fields, its text, and fields below it."""
    values: dict[str, str] = {}
    top: list[int] = []
    for at, (place, name) in enumerate(_places(document.lines)):
        if place == _TOP:
            top.append(at)
        elif place != _TEXT:
            match = _FIELD.match(document.take([at], _REASONS.get(name, "field")) or "")
            values.setdefault(name, (match["value"] or "").strip() if match else "")
    url = values.get("url", "")
    other = Metadata(
        author=bylines.author(values.get("byline")),
        url=url if url.startswith(("http://", "https://")) else None,
    )
    return document.item(_unlabelled(document, top).over(other).of(origin))


def _places(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Where each line stands, and the name of its field.

    A field ends with its block or at the next one; the name of some stands alone above them.
    """
    place, name, block = _TOP, "", 0
    for line in lines:
        below = place in (_TEXT, _FOOT)
        goes_on = line.block == block or name in _NAMES["bare"] - {"body"}
        if label := _name(line, _FOOT if below else _HEAD):
            place, name = _FOOT if below else _HEAD, label
        elif below:
            rights = _RIGHTS.match(line.text) and line.words < _FEW
            if rights or _END.fullmatch(line.text) or (place == _FOOT and not goes_on):
                place, name = _FOOT, "copyright" if _RIGHTS.search(line.text) else "end"
        elif (
            (place == _TOP and _is_prose(line))
            or (place == _HEAD and not goes_on)
            or name == "body"
        ):
            place, name = _TEXT, ""
        yield place, name
        block = line.block


def _is_prose(line: Line) -> bool:
    return line.ends and line.words > _SHORT and not _RIGHTS.search(line.text)


def _name(line: Line, section: str) -> str | None:
    """The field of a section of the table that a line begins, if it begins one."""
    match = _FIELD.match(line.text)
    name = match["name"].casefold() if match else ""
    bare = match is not None and match["value"] is None
    return name if name in _NAMES[section] and (not bare or name in _NAMES["bare"]) else None


def _unlabelled(document: Document, top: Sequence[int]) -> Metadata:
    """Outlet, date, title and byline from the lines above the first field."""
    lines = document.lines
    kinds = {at: _kind(lines[at].text) for at in top}
    when = next((at for at in top if kinds[at] == "timestamp"), len(lines))
    times = [at for at in top if at >= when and kinds[at] in ("timestamp", "clock")]
    above = [at for at in top if kinds[at] == "" and at < when]
    below = [at for at in top if kinds[at] == "" and at > when]
    counted = "words" in kinds.values()
    title, byline, outlet = _named(lines, above, below, counted=counted)
    known = Metadata(
        title=document.take(title, "title"),
        author=bylines.author(document.take(byline, "credit")),
        published=dates.parse(document.take(times, "timestamp") or ""),
        outlet=document.take(outlet, "credit"),
    )
    for at in {*top} - {*title, *byline, *outlet, *times}:
        document.take([at], "rights" if kinds[at] == "rights" else "field")
    return known


def _named(
    lines: Sequence[Line], above: list[int], below: list[int], *, counted: bool
) -> tuple[list[int], list[int], list[int]]:
    """The numbers of the lines of title, byline and outlet, of those above and below the date.

    Above the date stand the title and the outlet, or the outlet alone and the title below; where
    the number of words is told, the title and a byline, and the outlet below.
    """
    if counted:
        first = len(above) > 1 and lines[above[0]].words <= _SECTION
        last = len(above) > 1 and bylines.author(lines[above[-1]].text) is not None
        return above[first : len(above) - last], above[len(above) - last :], below[:1]
    if len(above) > 1 or not below:
        return above[:-1] or above, [], above[1:][-1:]
    return [at for at in below if lines[at].block == lines[below[-1]].block], [], above


def _kind(text: str) -> str:
    """What a line without a label is by its words; empty for a name or a title."""
    if _RIGHTS.search(text):
        return "rights"
    if _WORDS.fullmatch(text):
        return "words"
    if _CLOCK.fullmatch(text):
        return "clock"
    return "timestamp" if dates.parse(text) else ""
