"""Whether a sentence of an abstract is supported by the sentences it cites.

Its names, numbers, dates and quotations must stand there, and most of its words; a name may also be
what a word of those sentences stands for. It does not weigh what is said with the words: a sentence
that fails costs nothing, since what it cites is shown instead.
"""

import re
import sys
from collections.abc import Iterable, Sequence

from claimdiff.support.locate import misquoted
from claimdiff.text.calendar_names import is_calendar
from claimdiff.text.doc import Sentence, sentence
from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.names import same
from claimdiff.text.quantities import sentence_quantities

ITS_WORDS = 0.6
"""Share of content words that an abstract has from the sentences it cites: of 160 that a model
wrote of real and fictional articles none has less than 0.8."""
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


def unsupported(text: str, cited: Sequence[Sentence], meant: Iterable[str]) -> str | None:
    """Tell what of a text the sentences it cites do not have, or None.

    Args:
        text: A sentence of an abstract.
        cited: The sentences it rests on.
        meant: Names that words of those sentences stand for.
    """
    if not cited:
        return "it cites no sentence"
    quoted = misquoted(text, "\n".join(one.text for one in cited))
    if quoted is not None:
        return f'it quotes "{quoted}", which its sentences do not say'
    said = sentence(text, cited[0].language, cited[0].published)
    sources = [*cited, sentence("\n".join(meant), said.language)]
    own, stems = {word.stem for word in said.content}, {s for one in sources for s in one.stems}
    if len(own & stems) < max(1, ITS_WORDS * len(own)):
        return "few of its words stand in its sentences"
    for kind, missing, known in (
        ("name", _missing_name, sources),
        ("number", _missing_number, cited),
        ("date", _missing_date, cited),
        ("date", _missing_month, cited),
    ):
        if word := missing(said, known):
            return f'the {kind} "{word}" does not stand in its sentences'
    return None


def _missing_name(said: Sentence, sources: Sequence[Sentence]) -> str | None:
    names = [name for one in sources for name in one.names]
    norms, text = _norms(sources), "\n".join(one.text for one in sources)
    for name in said.names:
        own = _norms([said], name.start, name.end)
        stands = name.text in text or name.norm in CARDINALS or own <= norms
        if not (stands or any(same(name.norm, one.norm) for one in names)):
            return name.text
    return None


def _missing_number(said: Sentence, cited: Sequence[Sentence]) -> str | None:
    """The first number whose value and bounds, or else whose digits, the sentences do not have."""
    known = {(n.value, n.low, n.high) for one in cited for n in sentence_quantities(one)}
    unread = list(said.text)
    for number in sentence_quantities(said):
        if (number.value, number.low, number.high) not in known:
            return number.text
        unread[number.start : number.end] = " " * (number.end - number.start)
    digits = {digits for one in cited for digits in _DIGITS.findall(one.text)}
    return next((each for each in _DIGITS.findall("".join(unread)) if each not in digits), None)


def _missing_date(said: Sentence, cited: Sequence[Sentence]) -> str | None:
    known = {(when.from_, when.to) for one in cited for when in one.times} - {(None, None)}
    text = "\n".join(one.text for one in cited).casefold()
    for when in said.times:
        if when.text.casefold() not in text and (when.from_, when.to) not in known:
            return when.text
    return None


def _missing_month(said: Sentence, cited: Sequence[Sentence]) -> str | None:
    months = (word for word in said.words if word.text[0].isupper() and is_calendar(word.text))
    norms = _norms(cited)
    return next((word.text for word in months if word.norm not in norms), None)


def _norms(sentences: Iterable[Sentence], start: int = 0, end: int = sys.maxsize) -> set[str]:
    """The normal forms of the words that begin between two places of their sentence."""
    return {
        word.norm.removesuffix("'s")
        for one in sentences
        for word in one.words
        if start <= word.start < end
    }
