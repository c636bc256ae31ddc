"""Whether a sentence of an abstract is supported by the sentences it cites.

Its names, numbers, dates and quotations must stand there, and most of its words; a name may also be
what a word of those sentences stands for. It does not weigh what is said with the words: a sentence
that fails costs nothing, since what it cites is shown instead.
"""

import re
from collections.abc import Iterable

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


def unsupported(
    text: str,
    cited: str,
    meant: Iterable[str],
    published: str | None,
    language: str | None = None,
) -> str | None:
    """Tell what of a text the sentences it cites do not have, or None.

    Args:
        text: A sentence of an abstract.
        cited: The sentences it rests on, a line each.
        meant: Names that words of those sentences stand for.
        published: The article's publication time, ISO 8601, for relative dates.
        language: The article's language, a BCP 47 tag, for its numbers.
    """
    if not cited.strip():
        return "it cites no sentence"
    quoted = misquoted(text, cited)
    if quoted is not None:
        return f'it quotes "{quoted}", which its sentences do not say'
    said, known = sentence(text, language, published), sentence(cited, language, published)
    others = sentence("\n".join((cited, *meant)), language)
    own = {word.stem for word in said.content}
    if len(own & others.stems) < ITS_WORDS * len(own) or not own:
        return "few of its words stand in its sentences"
    for kind, missing in (
        ("name", _missing_name(said, others)),
        ("number", _missing_number(said, known)),
        ("date", _missing_date(said, known)),
    ):
        if missing:
            return f'the {kind} "{missing}" does not stand in its sentences'
    return None


def _missing_name(said: Sentence, cited: Sentence) -> str | None:
    norms = {word.norm.removesuffix("'s") for word in cited.words}
    for name in said.names:
        own = {
            word.norm.removesuffix("'s")
            for word in said.words
            if name.start <= word.start < name.end
        }
        stands = own <= norms or any(same(name.norm, one.norm) for one in cited.names)
        if not stands and name.norm not in CARDINALS and name.text not in cited.text:
            return name.text
    return None


def _missing_number(said: Sentence, cited: Sentence) -> str | None:
    """The first number whose value and bounds, or else whose digits, the sentences do not have."""
    known = {(n.value, n.low, n.high) for n in sentence_quantities(cited)}
    read = sentence_quantities(said)
    for number in read:
        if (number.value, number.low, number.high) not in known:
            return number.text
    inside = [(number.start, number.end) for number in read]
    digits = set(_DIGITS.findall(cited.text))
    for match in _DIGITS.finditer(said.text):
        if match[0] not in digits and not any(a <= match.start() < b for a, b in inside):
            return match[0]
    return None


def _missing_date(said: Sentence, cited: Sentence) -> str | None:
    for when in said.times:
        days = (when.from_, when.to)
        same_days = days != (None, None) and any(days == (o.from_, o.to) for o in cited.times)
        if not same_days and when.text.casefold() not in cited.text.casefold():
            return when.text
    norms = {word.norm for word in cited.words}
    months = (word for word in said.words if word.text[0].isupper() and is_calendar(word.text))
    return next((word.text for word in months if word.norm not in norms), None)
