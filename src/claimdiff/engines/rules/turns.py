"""The turns of a transcript: "HALE (on camera): ...", and "Ada Corrin: ..." where several are so.

It knows a turn by the name and colon that begin it, and does not read what is said in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimdiff.engines.rules import lexicon
from claimdiff.text.doc import Doc, Range, Sentence

_TURNS = 3  # names with a colon behind, from which on a text is a transcript
_SAID = '.!?…"”’'  # how what is said ends, and no field of an export does ("SECTION: News")
_TURN = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})(?:, [^:.?!]{2,60}| \([^):]*\))? ?: +"
)


class Turn(NamedTuple):
    """Who says what, in characters of the body, and the sentence that it begins with."""

    who: Range
    said: Range
    sentence: int


def turns(doc: Doc) -> Iterator[Turn]:
    """The turns of a transcript, each to the next one or its paragraph's end; of others none.

    Args:
        doc: The article, parsed.
    """
    found = _labelled(doc)
    ends = [*(sentence.number for sentence, _ in found[1:]), len(doc.sentences)]
    for (sentence, label), end in zip(found, ends, strict=False):  # one end without a turn
        turn = doc.sentences[sentence.number : end]
        last = [one.end for one in turn if one.paragraph == sentence.paragraph][-1]
        yield Turn(label.span("who"), (label.end(), last), sentence.number)


def _labelled(doc: Doc) -> list[tuple[Sentence, re.Match[str]]]:
    """The sentences that a speaker's name begins; a role ("ANCHOR") is none.

    A name in small letters counts only where several stand so: else it may be a heading
    ("Weather:").
    """
    roles = lexicon.listed("roles")
    found = [(one, _TURN.match(doc.text, one.start, one.end)) for one in doc.sentences]
    turns = [(one, turn) for one, turn in found if turn and turn["who"].casefold() not in roles]
    return [
        (one, turn)
        for one, turn in turns
        if len(turns) >= _TURNS or (turn["who"].isupper() and one.text.rstrip()[-1] in _SAID)
    ]
