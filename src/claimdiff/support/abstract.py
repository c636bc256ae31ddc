"""Whether a sentence of an abstract is supported by the sentences it cites.

Its names, numbers, dates and quotations must stand there, and most of its words; a name may also be
what a word of those sentences stands for. It does not weigh what is said with the words: a sentence
that fails costs nothing, since what it cites is shown instead.
"""

import re
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
    if len(own & stems) < ITS_WORDS * len(own) or not own:
        return "few of its words stand in its sentences"
    for kind, missing in (
        ("name", _missing_name(said, sources)),
        ("number", _missing_number(said, cited)),
        ("date", _missing_date(said, cited)),
    ):
        if missing:
            return f'the {kind} "{missing}" does not stand in its sentences'
    return None


def _missing_name(said: Sentence, sources: Sequence[Sentence]) -> str | None:
    names = [name for one in sources for name in one.names]
    norms = _norms(sources)
    for name in said.names:
        own = {
            word.norm.removesuffix("'s")
            for word in said.words
            if name.start <= word.start < name.end
        }
        stands = own <= norms or any(same(name.norm, one.norm) for one in names)
        if stands or name.norm in CARDINALS or any(name.text in one.text for one in sources):
            continue
        return name.text
    return None


def _missing_number(said: Sentence, cited: Sequence[Sentence]) -> str | None:
    """The first number whose value and bounds, or else whose digits, the sentences do not have."""
    known = {(n.value, n.low, n.high) for one in cited for n in sentence_quantities(one)}
    read = sentence_quantities(said)
    for number in read:
        if (number.value, number.low, number.high) not in known:
            return number.text
    inside = [(number.start, number.end) for number in read]
    digits = {digits for one in cited for digits in _DIGITS.findall(one.text)}
    for match in _DIGITS.finditer(said.text):
        if match[0] not in digits and not any(a <= match.start() < b for a, b in inside):
            return match[0]
    return None


def _missing_date(said: Sentence, cited: Sequence[Sentence]) -> str | None:
    known = {(when.from_, when.to) for one in cited for when in one.times} - {(None, None)}
    texts = [one.text.casefold() for one in cited]
    for when in said.times:
        stands = any(when.text.casefold() in text for text in texts)
        if not stands and (when.from_, when.to) not in known:
            return when.text
    norms = _norms(cited)
    months = (word for word in said.words if word.text[0].isupper() and is_calendar(word.text))
    return next((word.text for word in months if word.norm not in norms), None)


def _norms(sentences: Iterable[Sentence]) -> set[str]:
    return {word.norm.removesuffix("'s") for one in sentences for word in one.words}
