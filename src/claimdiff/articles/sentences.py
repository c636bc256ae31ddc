"""Where the sentences of a body begin and end.

Own rules, because offsets must be exact and the languages many: full stops are weighed by what
stands around them, the stops of Chinese, Japanese, Hindi, Arabic, Urdu, Amharic, Burmese, Khmer
and Armenian end sentences as they are, and Thai, which has none, is cut at spaces. What a sentence
says is not looked at.

Every pattern looks a bounded way to either side, so time grows with the length of the text, and no
sentence is longer than `LONGEST`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimdiff.articles import tables
from claimdiff.articles.wrapping import units

LONGEST = 2000  # characters; the longest sentence in 344 news articles has 1,100
_LOOK = 48  # characters to either side of a stop that can decide about it
_THAI_SHORTEST = 40  # Thai sentences average about twice that; spaces also part clauses
_WORD_LONGEST = 16  # characters of an abbreviation, and more
_SHORT_STEM = 3  # letters before a stop without a space: "law.Police" splits, "U.Sen" does not
_SHARE = 0.3  # of a paragraph's characters make it Thai

_CLOSERS = "\"'”’»›)\\]』」）］】}"
_FULL = "؟۔।॥።፧፨။។៕։"  # full stops of Arabic, Urdu, Hindi, Amharic, Burmese, Khmer, Armenian
# Amharic's own full stop is typed as two word separators as well; French closes behind a blank.
_STOP = re.compile(rf"(?:[.!?…]+|[。！？｡{_FULL}]+|፡፡)[{_CLOSERS}\u200f]*(?:(?:[^\S\n]»|«)(?!\S))?")
_WIDE = "。！？｡"
_ALWAYS = _WIDE + _FULL + "፡"
_OPENERS = "\"'“‘«‹(\\[『「（［【„‚—–-"
_NEXT = re.compile(f"(\\s*)([{_OPENERS}•\\s¿¡]*)(\\S?)")
_WORD_BREAKS = re.compile(r"[\s\"“”‘’'«»„()\[\]—–/]+")
_NEXT_WORD = re.compile(r"[\s\"'“‘«„(\[¿¡]*([^\W_]+)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NUMBER_LONGEST = 3  # digits of a list number at a paragraph's beginning: "1. First"
_LIST_LONGEST = 4  # characters before the stop of a list number: "(12."
_HALVES = ("a.m", "p.m")  # of the day; a sentence ends there unless a day or a zone follows
_STREET = re.compile(r"\d [A-Z]\w+(?: [A-Z]\w+)? St$")  # "12 Main St", no saint's name
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay
_DOMAIN_END = re.compile(
    r"(?:com|org|net|io|co|js|info|biz|tv|uk|gov|edu|htm|html|pdf|php)\b", re.IGNORECASE
)
_JAPANESE_GOES_ON = re.compile("[\u3041-\u3096、，,；：]")  # 「…。」と述べた
_CHINESE_SPEECH = re.compile(
    "[^。！？\n]{0,8}?(?:说|說|表示|称|稱|道|写道|寫道|问|問|指出|回应|回應)"
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_THAI_SPACES = re.compile("(?<=[\u0e00-\u0e7f])\\s+(?=[\u0e00-\u0e7f])")
_BREAKS = re.compile(r"[\s,;:、，；：]+")


_TABLE = tables.words("abbreviations")
_REPORTED = re.compile(
    rf"\s*(?:[^\W\d_][\w.'’\-]*\s+){{0,4}}?(?:{'|'.join(sorted(_TABLE['speech']))})\b"
)


class Sentence(NamedTuple):
    """Where a sentence stands in the body, and in which paragraph, counted from 0."""

    start: int
    end: int
    paragraph: int


def split(body: str) -> list[Sentence]:
    """The sentences of a body in order; nothing but blanks stands between them."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(units(body)):
        found += (
            Sentence(start, end, number)
            for long_start, long_end in _in_paragraph(body, paragraph.start, paragraph.end)
            for start, end in _capped(body, long_start, long_end)
        )
    return found


def _in_paragraph(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    thai = len(_THAI.findall(body, start, end))
    ends = _thai_ends if thai > _SHARE * (end - start) else _ends
    for stop in ends(body, start, end):
        yield start, stop
        start = _skip_blanks(body, stop, end)
    if start < end:
        yield start, end


def _ends(body: str, start: int, end: int) -> Iterator[int]:
    begin = start
    for match in _STOP.finditer(body, start, end):
        stop = _quote_opens(body, match)
        if stop < end and _ends_here(body, begin, match.start(), stop, end):
            yield stop
            begin = _skip_blanks(body, stop, end)


def _quote_opens(body: str, match: re.Match[str]) -> int:
    """The stop's end without a straight quotation mark that opens the next sentence's quote."""
    text, end = match.group(), match.end()
    glued = end < len(body) and body[end].isalnum()
    return end - (glued and len(text) > 1 and text[-1] in "\"'")


def _ends_here(body: str, begin: int, dot: int, stop: int, end: int) -> bool:
    mark = body[dot]
    after = body[stop : min(end, stop + _LOOK)]
    if mark in _ALWAYS:
        return mark not in _WIDE or not _goes_on(body[dot:stop], after)
    blank, openers, following = match.groups() if (match := _NEXT.match(after)) else ("", "", "")
    if not following:
        return True
    if not blank:
        return _joined(body[max(begin, dot - _LOOK) : dot], body[dot:stop], openers, after)
    if following.islower() and not _CAMEL.match(after.lstrip()):
        return False
    if following in ",;:،、，%":
        return False
    if mark in "!?":
        closed = body[stop - 1] in "\"'”’»"
        follower = _NEXT_WORD.match(after)
        company = follower is not None and follower[1].casefold() in _TABLE["company"]
        return not (company or (closed and _REPORTED.match(after)))
    before = body[max(begin, dot - _WORD_LONGEST) : dot]
    at_start = dot - begin <= _LIST_LONGEST
    # Behind one full stop others may stand, or a closing quotation mark or bracket.
    return stop - dot > 1 or mark == "…" or not _abbreviated(before, after, at_start=at_start)


def _goes_on(mark: str, after: str) -> bool:
    """Whether a quoted Chinese or Japanese sentence stands inside one that goes on."""
    goes_on = _JAPANESE_GOES_ON.match(after) or _CHINESE_SPEECH.match(after)
    return mark[-1] not in _WIDE and goes_on is not None


def _joined(before: str, mark: str, openers: str, after: str) -> bool:
    """Two sentences with no space between: "security law.Police said", not "example.com"."""
    rest = after[len(openers) :]
    stem = re.search(r"[^\W\d_]*$", before)
    if not rest[:1].isupper() or stem is None:
        return False
    if openers or len(mark) > 1 or mark in "!?":
        return len(rest) > 1 and rest[1].islower()
    lower = stem.group().islower() and len(stem.group()) >= _SHORT_STEM
    word = re.match(r"[^\W\d_]+", rest)
    plain = word is not None and (len(word.group()) == 1 or word.group()[1:].islower())
    return lower and plain and not _DOMAIN_END.match(rest) and "@" not in before.split()[-1]


def _abbreviated(before: str, after: str, *, at_start: bool) -> bool:
    if _STREET.search(before):
        return False
    parts = _WORD_BREAKS.split(before)
    word = parts[-1].casefold()
    follower = _NEXT_WORD.match(after)
    next_word = follower[1] if follower else ""
    if word.isdigit():
        ordinal = next_word.casefold() in _TABLE["after-ordinal"]
        return (at_start and len(word) <= _NUMBER_LONGEST) or ordinal
    if word in _TABLE["before-number"] and next_word[:1].isdigit():
        return True
    if len(word) == 1 and len(parts) > 1 and parts[-2].isdigit():
        return False  # a unit: "at 11 h."
    return word in _TABLE["titles"] or _maybe(word, next_word)


def _maybe(word: str, next_word: str) -> bool:
    """An abbreviation that may end a sentence ends it when a sentence's first word follows."""
    starts = next_word.casefold() in _TABLE["starters"]
    if word in _HALVES and next_word[:1].isupper():
        return next_word.casefold() in _TABLE["after-clock"]
    if len(word) == 1 and word.isalpha():
        return not starts or len(next_word) == 1
    return not starts and (word in _TABLE["maybe"] or _ACRONYM.fullmatch(word) is not None)


def _thai_ends(body: str, start: int, end: int) -> Iterator[int]:
    for match in _THAI_SPACES.finditer(body, start, end):
        if match.start() - start >= _THAI_SHORTEST:
            yield match.start()
            start = match.end()


def _capped(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        breaks = [
            match.end() for match in _BREAKS.finditer(body, start + LONGEST // 2, start + LONGEST)
        ]
        stop = breaks[-1] if breaks else start + LONGEST
        yield start, start + len(body[start:stop].rstrip())
        start = _skip_blanks(body, stop, end)
    if start < end:
        yield start, end


def _skip_blanks(body: str, position: int, end: int) -> int:
    while position < end and body[position].isspace():
        position += 1
    return position
