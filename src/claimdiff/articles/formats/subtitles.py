"""Subtitles, SRT and WebVTT: what is said, without numbers and times, in turns.

A speaker's name stays at the beginning of their turn, with a colon, as in a transcript. Sounds in
brackets, music and tags go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.reading import Reading
from claimdiff.articles.spans import Builder, Range

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3}"
_TIMING = re.compile(
    rf"^[ \t]*(?P<from>{_STAMP})[ \t]*-->[ \t]*(?P<to>{_STAMP})[^\n]*$", re.MULTILINE
)
_HEAD = 400  # characters in which the first cue's time stands
_LINE = re.compile(r"[^\r\n]+")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<voice>[^<>\n]{1,80})>")
_NAMED_VOICE = re.compile(r"<v>[^<>:\n]{1,80}: ")
_TAG = re.compile(r"<[^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}")
_SOUND = re.compile(
    r"[♪♫#][^♪♫\n]*[♪♫#]?|\[[^\[\]\n]{1,80}\]|\((?:[A-Z][A-Z ,'’-]{2,60}|[a-z][a-z ,'’-]{2,60})\)"
)
_CHEVRONS = re.compile(r">>+\s*|[-–]\s+(?=\S)")
_NAME = re.compile(r"[A-Z][A-Z0-9 .,'’&-]{1,40}(?:\([^()\n]{1,40}\))?:\s")
_ENTITY = re.compile(r"&(?:amp|gt|nbsp|lrm|rlm);")  # not &lt;, which would make tags
_ENTITIES = {"&amp;": "&", "&gt;": ">", "&nbsp;": " ", "&lrm;": "", "&rlm;": ""}
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


def _decoded(text: str) -> str:
    """A text with its entities decoded, and a name with a colon for the tag of another voice."""
    voice = ""

    def named(tag: re.Match[str]) -> str:
        nonlocal voice
        before, voice = voice, tag["voice"].strip()
        return f"<v>{voice}: " if voice != before else "<v>"

    text = _ENTITY.sub(lambda entity: _ENTITIES[entity.group()], text)
    return _VOICE.sub(named, text)


def items(got: Reading) -> list[Item]:
    """The one article that subtitles are."""
    text = _decoded(got.text)
    made, state = Builder(text), _State()
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
    """How far the turns are: the last line's words, and when the last cue ended."""

    line: str = ""
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


def _line(made: Builder, state: _State, start: int, end: int, *, pause: float) -> None:
    """One line of a cue: its marks are cut, its words go on with the turn or begin one.

    A line that repeats the one before is left out: live subtitles roll.
    """
    text = made.source[start:end]
    marks = sorted(_marks(text))
    words = _without(text, marks)
    if not words or words == state.line:
        made.cut(start, end, "duplicate" if words else "sound")
        return
    new = any(reason == "turn" for _, _, reason in marks) or _NAME.match(words) is not None
    new = new or (pause >= _PAUSE and ends_sentence(state.line))
    if made.length:
        made.join("\n\n" if new else " ")
    _keep(made, text, start, marks)
    state.line = words


def _keep(made: Builder, text: str, start: int, marks: list[tuple[int, int, str]]) -> None:
    """A line without its marks, with one blank where blanks and marks stood between words."""
    at, blank, begun = 0, False, False
    for first, last, reason in [*marks, (len(text), len(text), "")]:
        part = text[at:first]
        if part.strip():
            made.join(" " if begun and (blank or part[0].isspace()) else "")
            made.keep(start + first - len(part.lstrip()), start + len(text[:first].rstrip()))
            begun = True
        blank = part[-1:].isspace() or (blank and not part.strip())
        made.cut(start + first, start + last, reason)
        at = last


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """What of a line is not said: tags, sounds, the marks of a new turn."""
    taken: list[Range] = []
    for pattern, reason in ((_TAG, "markup"), (_SOUND, "sound")):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield (*match.span(), reason)
    if named := _NAMED_VOICE.search(text):
        yield named.start(), named.start(), "turn"
    bare = re.match(r"(?:\s|<[^<>]{0,80}>)*", text)
    at = bare.end() if bare else 0
    if turn := _CHEVRONS.match(text, at):
        yield (*turn.span(), "turn")


def _without(text: str, marks: list[tuple[int, int, str]]) -> str:
    for start, end, _ in reversed(marks):
        text = text[:start] + " " * (end - start) + text[end:]
    return " ".join(text.split())
