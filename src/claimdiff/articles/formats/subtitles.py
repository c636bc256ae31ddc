"""Subtitles, SRT and WebVTT: what is said, without numbers and times, in turns.

A speaker's name stays at the beginning of their turn, with a colon, as in a transcript. Sounds in
brackets, music and tags go.
"""

import re
from collections.abc import Iterator
from html import unescape

from claimdiff.articles.items import Item
from claimdiff.articles.lines import ends_sentence
from claimdiff.articles.reading import Reading

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{3}"
_TIMING = re.compile(
    rf"^[ \t]*(?P<from>{_STAMP})[ \t]*-->[ \t]*(?P<to>{_STAMP})[^\n]*$", re.MULTILINE
)
_BEGINS = re.compile(rf"\AWEBVTT|{_TIMING.pattern}", re.MULTILINE)
_HEAD = 400  # characters in which the first cue's time stands
_EMPTY = re.compile(r"\r?\n[ \t]*\r?\n")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<voice>[^<>\n]{1,80})>")
_TURN = re.compile(r"^(?:>>+\s*|[-–]\s+(?=\S))")
_TAG = re.compile(r"<[^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}")
_SOUND = re.compile(
    r"[♪♫#][^♪♫\n]*[♪♫#]?|\[[^\[\]\n]{1,80}\]|\((?:[A-Z][A-Z ,'’-]{2,60}|[a-z][a-z ,'’-]{2,60})\)"
)
_NAME = re.compile(r"[A-Z][A-Z0-9 .,'’&-]{1,40}(?:\([^()\n]{1,40}\))?:\s")
_PAUSE = 2.0  # seconds without words after a sentence: another paragraph


def items(reading: Reading) -> list[Item] | None:
    """The one article that subtitles are, a paragraph a turn; None for another source.

    Each line goes on with the turn or begins one; a line that repeats the one before is left out:
    live subtitles roll.
    """
    head = reading.text[:_HEAD].lstrip("\ufeff")
    if not _BEGINS.search(head):
        return None
    turns, said = [""], ""
    for line, pause in _lines(reading.text):
        rest = _TURN.sub("", line, count=1)
        words = " ".join(_SOUND.sub(" ", rest).split())
        if not words or words == said:
            continue
        new = rest != line or _NAME.match(words) or (pause >= _PAUSE and ends_sentence(said))
        if new:
            turns.append(words)
        else:
            turns[-1] = f"{turns[-1]} {words}".strip()
        said = words
    text = "\n\n".join(filter(None, turns))
    return [Item(text, form="given", problem="" if text else "nothing is said in its subtitles")]


def _lines(text: str) -> Iterator[tuple[str, float]]:
    """The lines of all cues without tags, each with the seconds since the cue before.

    An empty line ends a cue; of the tag of another voice its name is left, as of a turn.
    """
    cues, until, voice = list(_TIMING.finditer(text)), 0.0, ""
    ends = [*(cue.start() for cue in cues[1:]), len(text)]
    for cue, end in zip(cues, ends, strict=True):
        for line in _EMPTY.split(text[cue.end() : end], maxsplit=1)[0].splitlines():
            tag = _VOICE.search(line)
            name = f">> {tag['voice']}: " if tag and tag["voice"] != voice else ""
            voice = tag["voice"] if tag else voice
            yield name + unescape(_TAG.sub("", line)).strip(), _seconds(cue["from"]) - until
        until = _seconds(cue["to"])


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total
