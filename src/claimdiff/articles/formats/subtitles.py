"""Subtitles, SRT and WebVTT: what is said, without numbers and times, in turns.

A speaker's name stays at the beginning of their turn, with a colon, as in a transcript. Sounds in
brackets, music and tags go.
"""

import re
from collections.abc import Iterator

from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import Builder, Range, gaps

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3}"
_TIMING = re.compile(
    rf"^[ \t]*(?P<from>{_STAMP})[ \t]*-->[ \t]*(?P<to>{_STAMP})[^\n]*$", re.MULTILINE
)
_HEAD = 400  # characters in which the first cue's time stands
_LINE = re.compile(r"[^\r\n]+")
_EMPTY = re.compile(r"\r?\n[ \t]*\r?\n")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<voice>[^<>\n]{1,80})>")
_MARK = re.compile(
    r"(?P<turn>>>+\s*|(?<![^\n>])[-–]\s+(?=\S))"
    r"|(?P<markup><[^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\})"
    r"|(?P<sound>[♪♫#][^♪♫\n]*[♪♫#]?|\[[^\[\]\n]{1,80}\]"
    r"|\((?:[A-Z][A-Z ,'’-]{2,60}|[a-z][a-z ,'’-]{2,60})\))"
)
_NAME = re.compile(r"[A-Z][A-Z0-9 .,'’&-]{1,40}(?:\([^()\n]{1,40}\))?:\s")
_ENTITY = re.compile(r"&(?:amp|gt|nbsp|lrm|rlm);")  # not &lt;, which would make tags
_ENTITIES = {"&amp;": "&", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_PAUSE = 2.0  # seconds without words after a sentence: another paragraph


def recognises(reading: Reading) -> bool:
    """Whether a source is subtitles."""
    head = reading.text[:_HEAD].lstrip("\ufeff")
    return head.startswith("WEBVTT") or _TIMING.search(head) is not None


def items(reading: Reading) -> list[Item]:
    """The one article that subtitles are.

    Each line goes on with the turn or begins one; a line that repeats the one before is left out:
    live subtitles roll.
    """
    text = _decoded(reading.text)
    made, at, said = Builder(text), 0, ""
    for start, end, pause in _lines(text):
        made.cut(at, start, "timing")
        marks = list(_MARK.finditer(text, start, end))
        words = " ".join(_MARK.sub(" ", text[start:end]).split())
        if not words or words == said:
            made.cut(start, end, "duplicate" if words else "sound")
        else:
            new = any(mark["turn"] for mark in marks) or _NAME.match(words) is not None
            new = new or (pause >= _PAUSE and ends_sentence(said))
            made.join(("\n\n" if new else " ") if made.length else "")
            _keep(made, start, end, marks)
            said = words
        at = end
    made.cut(at, len(text), "timing")
    return [Item(text, form="given", view=made.view())]


def _decoded(text: str) -> str:
    """A text with its entities decoded, and a turn with a name for the tag of another voice."""
    voice = ""

    def named(tag: re.Match[str]) -> str:
        nonlocal voice
        before, voice = voice, tag["voice"].strip()
        return f">> {voice}: " if voice != before else ""

    text = _ENTITY.sub(lambda entity: _ENTITIES[entity.group()], text)
    return _VOICE.sub(named, text)


def _lines(text: str) -> Iterator[tuple[int, int, float]]:
    """The lines of all cues, each with the seconds since the cue before; an empty line ends one."""
    found, until = list(_TIMING.finditer(text)), 0.0
    for match, following in zip(found, [*found[1:], None], strict=True):
        limit = following.start() if following else len(text)
        empty = _EMPTY.search(text, match.end(), limit)
        for line in _LINE.finditer(text, match.end(), empty.start() if empty else limit):
            yield (*line.span(), _seconds(match["from"]) - until)
        until = _seconds(match["to"])


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total


def _keep(made: Builder, start: int, end: int, marks: list[re.Match[str]]) -> None:
    """A line without its marks, with one blank where blanks and marks stood between words."""
    for mark in marks:
        made.cut(*mark.span(), mark.lastgroup or "")
    spans: list[Range] = [(mark.start() - start, mark.end() - start) for mark in marks]
    text, last = made.source[start:end], 0
    for first, stop in gaps(end - start, spans):
        part = text[first:stop]
        if part.strip():
            begin = first + len(part) - len(part.lstrip())
            blank = last and re.search(r"\s", _MARK.sub("", text[last:begin]))
            made.join(" " if blank else "")
            last = begin + len(part.strip())
            made.keep(start + begin, start + last)
