"""The facts that the article tells beside what somebody says, in one clause.

"She quit, and X said it was over" tells two; a cut at "it was over" must not lose the first. It
knows a fact by its finite verb, and does not resolve who is meant in it.
"""

from collections.abc import Sequence

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.attribution import Attribution
from claimdiff.engines.rules.contents import is_apart, is_statement, main_verbs
from claimdiff.text.doc import STOPS, Range, Sentence, Token


def beside(
    sentence: Sentence, clause: Range, said: Sequence[Range], one: Attribution
) -> list[Range] | None:
    """The facts of a clause before and behind what is said; None where a cut would lose one.

    Args:
        sentence: The sentence.
        clause: Where the clause stands.
        said: What is said in it.
        one: Who says it, and the words that tell so.
    """
    if sentence.quote_at(clause[0]) is None and one.source and one.cue and one.cue[0] < said[0][0]:
        before = _before(sentence, clause[0], one.source, one.cue)
    else:
        before = []
    last = max([said[-1][1], *(range_[1] for range_ in (one.source, one.cue) if range_)])
    behind = _behind(sentence.within((last, clause[1])))
    return None if before is None or behind is None else [*before, *behind]


def _before(sentence: Sentence, start: int, source: Range, cue: Range) -> list[Range] | None:
    """What stands before the verb of saying: "She quit, and X said", "She quit, adding that".

    A fact that does not end before the speaker is lost ("She read the note, which said").
    """
    between = sentence.within((source[1], cue[0]))
    if any(not is_apart(between, at) for at in main_verbs(between, _OF_NAMES)):
        words = _bare(sentence.within((start, cue[0])))
        return [(words[0].start, words[-1].end)]
    words = sentence.within((start, source[0]))
    quoting = bool(between) and between[-1].low == "as"  # "Reuters quoted two officials as saying"
    if quoting or not any(main_verbs(words, _OF_NAMES)):
        return []
    bare = _bare(words)
    if len(bare) == len(words):
        return None
    return [(bare[0].start, bare[-1].end)] if is_statement(bare) else []


def _behind(words: Sequence[Token]) -> list[Range] | None:
    """What goes on behind all that tells who says it: "..., officials said, after two bodies rose".

    What describes the speaker is no fact of the event ("said Pruitt, who was ten feet away").
    """
    mark = next((at for at, token in enumerate(words) if token.text in STOPS), len(words))
    rest = words[mark + 1 :]
    opens = bool(rest) and rest[0].low in _GOING_ON
    if not any(opens or not is_apart(words, at) for at in main_verbs(words, _OF_NAMES)):
        return []
    own = _bare(rest[1:])
    tells = opens and rest[0].low in _TELLING and is_statement(own)
    return [(own[0].start, own[-1].end)] if tells else None


def _bare(words: Sequence[Token]) -> Sequence[Token]:
    """Words without the marks and conjunctions that end them."""
    end = len(words)
    while end and (words[end - 1].text in STOPS or words[end - 1].low in _JOINING):
        end -= 1
    return words[:end]


_OF_NAMES = lexicon.RELATIVES | {"whose", "whom"}
_GOING_ON = lexicon.CONJUNCTIONS - _OF_NAMES
_JOINING = frozenset(("and", "but", "while", "so"))
_TELLING = _JOINING | {"after", "as", "when", "because", "since", "although", "though"}
"""Conjunctions behind which a fact stands as well without them."""
