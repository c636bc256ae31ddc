"""What Factiva exports: documents whose fields have codes of two letters, or none at all.

With codes (``HD``, ``PD``, ``LP``) a document's text is what ``LP`` and ``TD`` hold. Without them a
document begins with its title, its number of words, its date and its outlet, one a line, and ends
with ``Document`` and its number.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimdiff.articles import bylines, dates, tables
from claimdiff.articles.items import Item
from claimdiff.articles.lines import Line, lines
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.spans import Cut, Range, without

_LAST = re.compile(r"^[ \t]*(?:AN\s+)?Document [A-Za-z]{2,}\w{8,}[ \t]*\r?$\n?", re.MULTILINE)
_HEAD_CODE = re.compile(r"^HD(?:[ \t]|\r?$)", re.MULTILINE)
_DAY_CODE = re.compile(r"^PD(?:[ \t]|\r?$)", re.MULTILINE)
_TEXT_CODE = re.compile(r"^(?:LP|TD)(?:[ \t]|\r?$)", re.MULTILINE)
_WORDS = re.compile(r"[\d,.]+ words", re.IGNORECASE)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?P<gap>[ \t]*$|[ \t]+)(?P<value>.*)", re.DOTALL)
_CLOCK = re.compile(r"\d\d?:\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?", re.IGNORECASE)
_RIGHTS = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)
_REASONS = {
    "HD": "title", "BY": "credit", "PD": "timestamp", "ET": "timestamp", "SN": "credit",
    "CY": "rights", "ART": "caption",
}  # fmt: skip
_SURE_GAP = 2  # blanks after a code, which no word of prose has after it
_BYLINE_LONGEST = 8  # words of the line between the title and the number of words
_SECTION_LONGEST = 2  # words of a line above the title: "News"
_LABEL_LONGEST = 4  # words of a line above the text: an outlet, a language
_HEAD_LONGEST = 14  # lines above it at the most


@cache
def _codes(section: str) -> frozenset[str]:
    return tables.words("exports")[section]


def recognises(text: str) -> bool:
    """Whether a text is such an export."""
    coded = _HEAD_CODE.search(text) and _DAY_CODE.search(text) and _TEXT_CODE.search(text)
    return bool(coded) or (_LAST.search(text) is not None and _words_line(lines(text)) is not None)


def items(text: str) -> list[Item]:
    """The documents of an export."""
    coded = _HEAD_CODE.search(text) is not None
    return [
        (_coded if coded else _uncoded)(text[start:end])
        for start, end in _documents(text, coded=coded)
    ]


def _documents(text: str, *, coded: bool) -> Iterator[Range]:
    """Where the documents stand: each begins with its head, or ends with its number."""
    if coded and not _LAST.search(text):
        starts = [match.start() for match in _HEAD_CODE.finditer(text)]
        yield from zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)
        return
    start = 0
    for match in _LAST.finditer(text):
        yield start, match.end()
        start = match.end()


def _coded(text: str) -> Item:
    values: dict[str, str] = {}
    cuts: list[Cut] = []
    code, in_text = "", _codes("factiva-text")
    before: Line | None = None
    for line in lines(text):
        named = _code(line, before, open_text=code in in_text)
        start = line.start
        if named:
            code, value = named["code"], named["value"]
            start += named.start("value") if code in in_text else 0
            cuts += [Cut(line.start, start, "field")] if start > line.start else []
        else:
            value = line.text
        values[code] = f"{values[code]} {value}".strip() if code in values else value
        if code not in in_text:
            cuts.append(Cut(start, line.end, _REASONS.get(code, "field")))
        before = line
    known = Metadata(
        title=values.get("HD") or None,
        outlet=values.get("SN") or None,
        author=bylines.author(values.get("BY")),
        published=dates.parse(f"{values.get('PD', '')} {values.get('ET', '')}"),
    )
    return Item(text, known.of("factiva"), "prose", without(text, cuts))


def _code(line: Line, before: Line | None, *, open_text: bool) -> re.Match[str] | None:
    """The code that a line begins with; within the text only where it cannot be a word of it."""
    match = _CODE.match(line.text)
    if match is None or match["code"] not in _codes("factiva") | _codes("factiva-text"):
        return None
    gap = len(match["gap"].expandtabs()) if match["gap"] else _SURE_GAP
    sure = gap >= _SURE_GAP or not match["value"] or before is None or before.block != line.block
    return match if sure or not open_text else None


def _words_line(some: list[Line]) -> int | None:
    """The number of the line that tells the number of words, with the date next to it."""
    for at, line in enumerate(some[:-1]):
        if _WORDS.fullmatch(line.text) and any(
            dates.parse(near.text) for near in some[at + 1 : at + 3]
        ):
            return at
    return None


def _uncoded(text: str) -> Item:
    some = lines(text)
    words = _words_line(some)
    if words is None:
        return Item(text)
    when = next(at for at in range(words + 1, len(some)) if dates.parse(some[at].text))
    clock = when + 1 if _CLOCK.fullmatch(some[when + 1].text) else when
    begin = _begin(some, clock + 1)
    byline = words - 1 if words > 1 and some[words - 1].words <= _BYLINE_LONGEST else words
    section = 1 if byline > 1 and some[0].words <= _SECTION_LONGEST else 0
    known = Metadata(
        title=" ".join(line.text for line in some[section:byline]) or None,
        outlet=some[clock + 1].text,
        author=bylines.author(some[byline].text) if byline < words else None,
        published=dates.parse(" ".join(line.text for line in some[when : clock + 1])),
    )
    reasons = dict.fromkeys(range(begin), "field") | dict.fromkeys(range(section, byline), "title")
    reasons |= dict.fromkeys(range(byline, words), "credit")
    reasons |= dict.fromkeys(range(when, clock + 1), "timestamp")
    reasons |= {clock + 1: "credit", len(some) - 1: "field"}
    cuts = [Cut(some[at].start, some[at].end, reason) for at, reason in sorted(reasons.items())]
    return Item(text, known.of("factiva"), "prose", without(text, cuts))


def _begin(some: list[Line], outlet: int) -> int:
    """The number of the text's first line: below the rights, else below the last short line."""
    top = range(outlet, min(len(some), outlet + _HEAD_LONGEST))
    rights = [at for at in top if _RIGHTS.search(some[at].text)]
    if rights:
        return rights[-1] + 1
    return next((at for at in top if some[at].words > _LABEL_LONGEST), outlet + 1)
