"""Subtitles, SRT and WebVTT: what is said, without numbers and times, in turns.

A speaker's name stays at the beginning of their turn, with a colon, as in a transcript. Sounds in
brackets, music and tags go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimdiff.articles.assembly import Assembly
from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import Range

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3}"
_TIMING = re.compile(
    rf"^[ \t]*(?P<from>{_STAMP})[ \t]*-->[ \t]*(?P<to>{_STAMP})[^\n]*$", re.MULTILINE
)
_HEAD = 400  # characters in which the first cue's time stands
_LINE = re.compile(r"[^\r\n]+")
_TAG = re.compile(r"<(?:v(?:\.[\w.]+)?\s+(?P<voice>[^>]{1,80})|[^<>\n]{0,80})>|\{\\[^{}\n]{0,40}\}")
_SOUND = re.compile(
    r"[♪♫#][^♪♫\n]*[♪♫#]?|\[[^\[\]\n]{1,80}\]|\((?:[A-Z][A-Z ,'’-]{2,60}|[a-z][a-z ,'’-]{2,60})\)"
)
_CHEVRONS = re.compile(r"(?:>>+|&gt;&gt;)\s*|[-–]\s+(?=\S)")
_NAME = re.compile(r"\s*[A-Z][A-Z0-9 .,'’&-]{1,40}(?:\([^()\n]{1,40}\))?:\s")
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm);")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
_PAUSE = 2.0  # seconds without words after a sentence: another paragraph


@dataclass(frozen=True)
class _Cue:
    """One cue: when it begins and ends, in seconds, and where its lines stand."""

    begin: float
    end: float
    lines: tuple[Range, ...]


def recognises(got: Reading) -> bool:
    """Whether a source is subtitles."""
    head = got.text[:_HEAD].lstrip("\ufeff")
    return head.startswith("WEBVTT") or _TIMING.search(head) is not None


def items(got: Reading) -> list[Item]:
    """The one article that subtitles are."""
    text = got.text
    made, state = Assembly(text), _State()
    at = 0
    for cue in _cues(text):
        for start, end in cue.lines:
            made.cut(at, start, "timing")
            _line(made, state, start, end, pause=cue.begin - state.until)
            at = end
        state.until = cue.end
    made.cut(at, len(text), "timing")
    return [Item(text, form="given", view=made.view())]


@dataclass
class _State:
    """How far the turns are: who speaks, the last line and words, when the last cue ended."""

    voice: str = ""
    line: str = ""
    words: str = ""
    until: float = 0.0


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in order; a cue's text ends with an empty line."""
    found = list(_TIMING.finditer(text))
    for match, following in zip(found, [*found[1:], None], strict=True):
        limit = following.start() if following else len(text)
        blank = re.compile(r"\r?\n[ \t]*\r?\n").search(text, match.end(), limit)
        limit = blank.start() if blank else limit
        lines = tuple(piece.span() for piece in _LINE.finditer(text, match.end(), limit))
        yield _Cue(_seconds(match["from"]), _seconds(match["to"]), lines)


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total


def _line(made: Assembly, state: _State, start: int, end: int, *, pause: float) -> None:
    """One line of a cue: its marks are cut, its words go on with the turn or begin one.

    A line that repeats the one before is left out: live subtitles roll.
    """
    text = made.source[start:end]
    marks = sorted(_marks(text))
    words = _without(text, marks)
    if not words.strip() or words.strip() == state.line:
        made.cut(start, end, "duplicate" if words.strip() else "sound")
        return
    voice = next((match["voice"] for match in _TAG.finditer(text) if match["voice"]), state.voice)
    new = voice != state.voice or any(reason == "turn" for _, _, reason in marks)
    new = new or _NAME.match(words) is not None
    new = new or (pause >= _PAUSE and ends_sentence(state.words))
    if not made.empty:
        made.say("\n\n" if new else " ")
    _say(made, text, start, marks, voice if voice != state.voice else "")
    state.voice, state.line, state.words = voice, words.strip(), words.strip()


def _say(
    made: Assembly, text: str, start: int, marks: list[tuple[int, int, str]], voice: str
) -> None:
    """Says a line without its marks, with one blank where blanks and marks stood between words."""
    at, blank, begun = 0, False, False
    for first, last, reason in [*marks, (len(text), len(text), "")]:
        part = text[at:first]
        if part.strip():
            made.say(" " if begun and (blank or part[0].isspace()) else "")
            _keep(
                made,
                start + at + len(part) - len(part.lstrip()),
                start + len(text[:first].rstrip()),
            )
            begun = True
        blank = part[-1:].isspace() or (blank and not part.strip())
        _mark(made, start + first, start + last, reason, voice)
        at = last


def _mark(made: Assembly, first: int, last: int, reason: str, voice: str) -> None:
    """Leaves out a mark; says the name in it if it begins another voice."""
    text = made.source[first:last]
    if not voice or f" {voice}>" not in text:
        made.cut(first, last, reason)
        return
    name = first + text.index(f" {voice}>") + 1
    made.cut(first, name, reason)
    made.keep(name, name + len(voice))
    made.replace(name + len(voice), last, ": ", reason)


def _keep(made: Assembly, first: int, last: int) -> None:
    """A part of the source with its entities read."""
    for entity in _ENTITY.finditer(made.source, first, last):
        made.keep(first, entity.start())
        made.replace(*entity.span(), _ENTITIES[entity.group()], "markup")
        first = entity.end()
    made.keep(first, last)


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """What of a line is not said: tags, sounds, the marks of a new turn."""
    taken: list[Range] = []
    for pattern, reason in ((_TAG, "markup"), (_SOUND, "sound")):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield (*match.span(), reason)
    bare = re.match(r"(?:\s|<[^<>]{0,80}>)*", text)
    at = bare.end() if bare else 0
    if turn := _CHEVRONS.match(text, at):
        yield (*turn.span(), "turn")


def _without(text: str, marks: list[tuple[int, int, str]]) -> str:
    for start, end, _ in reversed(marks):
        text = text[:start] + " " * (end - start) + text[end:]
    return " ".join(text.split())
