r"""Wire copy: IPTC 7901 and ANPA 1312 messages, with or without their control characters.

A message has a header, a slug, a headline, bylines and notes to editors above its text, and below
it when it was sent. In ANPA copy these lines stand between ``^`` and ``<``. When it was sent is the
time of publication: the format says so.
"""

import re
from itertools import pairwise

from claimdiff.articles import bylines, dates
from claimdiff.articles.items import Document, Item
from claimdiff.articles.lines import Line, lines
from claimdiff.articles.metadata import Metadata

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]+")
_SOH, _STX, _ETX = "\x01", "\x02", "\x03"
_CARET = re.compile(r"^\^.*<[ \t\r]*$", re.MULTILINE)
_CARETS_FEWEST = 2
_SENT = re.compile(
    r"^[A-Z]{2,5}-[A-Z]{2,4}-(?P<m>\d\d)-(?P<d>\d\d)-(?P<y>\d\d)\s+(?P<clock>\d{4})(?P<zone>[A-Z]{3})\b",
    re.MULTILINE,
)
_SENT_7901 = re.compile(
    r"(?P<d>\d\d)(?P<clock>\d{4})\s+(?:(?P<zone>[A-Za-z]{3,4})\s+)?(?P<m>[A-Za-z]{3})[a-z]*\s+(?P<y>\d\d)\b"
)
_CENTURY = "20"
_SLUG = re.compile(
    r"[A-Z]{2}-+[A-Za-z0-9]|[^\s/]+(?:/[^\s/]*){1,}\s*$|[A-Z0-9]+(?:-[A-Z0-9]+){1,}\b"
)
_NOTE = re.compile(r"\(.*\)$|eds?\.?\s?:|editors?:|attn\b|with .*photos?|=?embargo", re.IGNORECASE)
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w .,'’/-]{1,50}\((?:[A-Z]\w+|dpa|afp)(?:[/ ]\w+)*\)\s*[-–—_]")
_FOOT = re.compile(
    r"online\s*:|(?:on the net|internet)\s*:|https?://\S+$|[_=*-]{3,}$", re.IGNORECASE
)
_REASONS = {"title": "title", "author": "credit", "outlet": "credit"}
_MARKS = "^<= \t"
_TITLE_FEWEST = 3  # words; "r i" and "a0342" are no titles
_PROSE = 9  # words of a line above which nothing says that it is a header's


def items(text: str) -> list[Item] | None:
    """The messages of a wire's text; None for another text."""
    sent = _SOH in text and (_STX in text or _ETX in text)
    if not sent and len(_CARET.findall(text)) < _CARETS_FEWEST:
        return None
    starts = [at for at, character in enumerate(text) if character == _SOH] or [0]
    return [_item(text[start:stop]) for start, stop in pairwise([*starts, len(text)])]


def _item(text: str) -> Item:
    """One message: its header, then its text, then its foot."""
    message = Document(text, [_bare(line) for line in lines(text)])
    for match in _CONTROL.finditer(text):
        message.cut(*match.span(), "markup")
    begin = _begin(message)
    known = _head(message, begin).over(Metadata(published=_sent(text)))
    message.take(_foot(message, begin), "about")
    return message.item(known.of("wire"))


def _bare(line: Line) -> Line:
    """A line with blanks for its control characters, and none at its ends."""
    text = _CONTROL.sub(lambda match: " " * len(match.group()), line.text)
    first = line.start + len(text) - len(text.lstrip())
    return Line(first, first + len(text.strip()), text.strip(), line.block)


def _begin(message: Document) -> int:
    """The number of the text's first line."""
    carets = (line.start for line in message.lines if line.text.startswith("^"))
    above = max(message.text.find(_STX), *carets, -1)
    for at, line in enumerate(message.lines):
        indented = message.text[: line.start].endswith(("\t", "  "))
        prose = line.words >= _PROSE and not _SLUG.match(line.text)
        if line.start > above and (indented or prose or _DATELINE.match(line.text)):
            return at
    return 0


def _head(message: Document, begin: int) -> Metadata:
    """What a message's lines above its text say; the first may be its number."""
    found: dict[str, str] = {}
    for at, line in enumerate(message.lines[:begin]):
        text = line.text.strip(_MARKS)
        numbered = message.text.startswith(_SOH) and not at
        name = "header" if numbered else _role(text, found)
        found.setdefault(name, text)
        message.take([at], _REASONS.get(name, "field"))
    author = bylines.author(found.get("author"))
    return Metadata(title=found.get("title"), author=author, outlet=found.get("outlet"))


def _role(text: str, found: dict[str, str]) -> str:
    """What a line above the text is; what follows a byline is the paper's name."""
    if _SLUG.match(text) or not text:
        return "slug"
    if _NOTE.match(text):
        return "note"
    if bylines.START.match(text):
        return "author"
    if "author" in found:
        return "outlet"
    return "title" if len(text.split()) >= _TITLE_FEWEST else "header"


def _foot(message: Document, begin: int) -> list[int]:
    """The numbers of the lines below the text: where to read on, the profile, when it was sent."""
    below = list(enumerate(message.lines))[begin:]
    profiles = (at for at, line in below if line.text.startswith("(PROFILE"))
    profile = next(profiles, len(message.lines))
    return [
        at
        for at, line in below
        if at >= profile
        or _FOOT.match(line.text)
        or _SENT.match(line.text)
        or _SENT_7901.fullmatch(line.text)
    ]


def _sent(text: str) -> str | None:
    """When a message was sent, by its last line."""
    found = [*_SENT.finditer(text)] or [*_SENT_7901.finditer(text[max(0, text.find(_ETX)) :])]
    if not found or (not _SENT.search(text) and _ETX not in text):
        return None
    part = found[-1].groupdict()
    clock = f"{part['clock'][:2]}:{part['clock'][2:]} {(part['zone'] or '').upper()}"
    order = "{y}-{m}-{d}" if part["m"].isdigit() else "{d} {m} {y}"
    day = order.format(y=_CENTURY + part["y"], m=part["m"], d=part["d"])
    return dates.parse(f"{day} {clock}")
