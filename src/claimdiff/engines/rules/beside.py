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
    sentence: Sentence, clause: Range, said: Sequence[Range], attribution: Attribution
) -> list[Range] | None:
    """The facts of a clause before what is said; None where a cut would lose one.

    Args:
        sentence: The sentence.
        clause: Where the clause stands.
        said: What is said in it.
        attribution: Who says it, and the words that tell so.
    """
    source, cue = attribution.source, attribution.cue
    last = max([said[-1][1], *(range_[1] for range_ in (source, cue) if range_)])
    if _tells_more(sentence.within((last, clause[1]))):
        return None
    if sentence.quote_at(clause[0]) is None and source and cue and cue[0] < said[0][0]:
        return _before(sentence, clause[0], source, cue)
    return []


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


def _tells_more(words: Sequence[Token]) -> bool:
    """Whether a fact stands behind all that tells who says it: "..., officials said, after Y fell".

    What describes the speaker is no fact of the event ("said Pruitt, who was ten feet away").
    """
    mark = next((at for at, token in enumerate(words) if token.text in STOPS), len(words))
    opens = any(token.low in _GOING_ON for token in words[mark + 1 : mark + 2])
    return any(opens or not is_apart(words, at) for at in main_verbs(words, _OF_NAMES))


def _bare(words: Sequence[Token]) -> Sequence[Token]:
    """Words without the marks and conjunctions that end them."""
    end = len(words)
    while end and (words[end - 1].text in STOPS or words[end - 1].low in _JOINING):
        end -= 1
    return words[:end]


_OF_NAMES = lexicon.RELATIVES | {"whose", "whom"}
_GOING_ON = lexicon.CONJUNCTIONS - _OF_NAMES
_JOINING = ("and", "but", "while", "so")
