"""Transcripts and interviews: a text of turns, each with the name of who speaks before a colon.

The names stay in the body, at the beginning of their turn: they say whose words these are.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from claimdiff.articles import bylines, dates
from claimdiff.articles.boilerplate import kind
from claimdiff.articles.items import Document, Item
from claimdiff.articles.lines import Line
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.wrapping import units

_ASIDE = r"(?: ?\([^()\n]{1,40}\))?"
_LOUD = re.compile(rf"(?:>> ?)?(?P<name>[A-Z][A-Z0-9 .,'’&/-]{{0,60}}){_ASIDE}:(?:\s|$)")
_PLAIN = re.compile(
    rf"(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z]|van|von|de|al|bin)[\w.'’-]*){{0,4}}){_ASIDE}:\s"
)
_NAMED_ASIDE = re.compile(r"[^:(\n]{1,61}?(?P<aside> ?\([^()\n]{1,40}\)):")
_COLON = re.compile(r"^[^:\n]{1,110}:(?=\s)", re.MULTILINE)
_FEWEST = 3  # turns of a transcript
_SHARE = 0.4  # of the paragraphs from the first turn on begin a turn
_AGAIN = 2  # turns of a speaker whose name is not in capitals
_HEAD = re.compile(
    r"(?:rush |full |official |unedited )*transcript\b\s*(?:of\s+|[:–—-]\s*)?", re.IGNORECASE
)
_DIRECTION = re.compile(r"[(\[][^()\[\]]{2,80}[)\]]")
_CLOCK = re.compile(r"[(\[]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[)\]]?\s+(?=\S)")
_SENTENCE = 8  # words of a line above the turns that is prose

_IsTurn = Callable[[Line], bool]


def recognises(text: str) -> bool:
    """Whether a text is a transcript."""
    if len(_COLON.findall(text)) < _FEWEST:
        return False
    lines = [line for line in units(text) if not _DIRECTION.fullmatch(line.text)]
    is_turn = _turns(lines)
    first = next((at for at, line in enumerate(lines) if is_turn(line)), len(lines))
    turns = sum(is_turn(line) for line in lines)
    return turns >= _FEWEST and turns >= _SHARE * (len(lines) - first)


def items(text: str) -> list[Item]:
    """The one article that a transcript is."""
    document = Document(text, units(text))
    is_turn = _turns(document.lines)
    first = next((at for at, line in enumerate(document.lines) if is_turn(line)), 0)
    known = _head(document, first)
    for line in document.lines[first:]:
        _leave_out_unsaid(document, line, turn=is_turn(line))
    return [document.item(known, "given")]


def _turns(lines: Sequence[Line]) -> _IsTurn:
    """What tells the lines of a text that begin a turn: capitals, or a name that comes again."""
    names = Counter(match["name"] for line in lines if (match := _PLAIN.match(_spoken(line))))
    again = {name for name, count in names.items() if count >= _AGAIN}

    def is_turn(line: Line) -> bool:
        text = _spoken(line)
        if _HEAD.match(text):
            return False
        plain = _PLAIN.match(text)
        return _LOUD.match(text) is not None or (plain is not None and plain["name"] in again)

    return is_turn


def _spoken(line: Line) -> str:
    return _CLOCK.sub("", line.text, count=1)


def _leave_out_unsaid(document: Document, line: Line, *, turn: bool) -> None:
    """Leaves out what of a line is not said."""
    if clock := _CLOCK.match(line.text):
        document.cut(line.start, line.start + clock.end(), "timing")
    elif _DIRECTION.fullmatch(line.text):
        document.cut(line.start, line.end, "direction")
    elif not turn and (reason := kind(line.text, ends=line.ends)):
        document.cut(line.start, line.end, reason)
    if turn and (aside := _NAMED_ASIDE.match(_spoken(line))):
        start = line.end - len(_spoken(line))
        document.cut(start + aside.start("aside"), start + aside.end("aside"), "direction")


def _head(document: Document, first: int) -> Metadata:
    """What stands above the turns: the title, the day, a byline; prose there stays."""
    titles: list[str] = []
    published = author = None
    for at, line in enumerate(document.lines[:first]):
        if line.ends and line.words >= _SENTENCE and not line.text.isupper():
            continue
        published = published or dates.parse(line.text)
        said = None if _HEAD.match(line.text) else kind(line.text, ends=line.ends)
        reason = said or ("about" if line.ends else "title")
        if reason == "credit":
            author = author or bylines.author(line.text)
        elif reason == "title":
            titles.append(_HEAD.sub("", line.text, count=1))
        document.take([at], reason)
    mixed = [title for title in titles if title and not title.isupper()]
    title = next(iter(mixed or titles), None)
    known = Metadata(title=title, author=author, published=published)
    return known.of("text:headline", author="text:byline")
