"""What a claim's text says that its evidence does not."""

from claimdiff.language.names import names, same
from claimdiff.language.polarity import denials, negations
from claimdiff.language.quantities import compatible, quantities
from claimdiff.language.times import compatible as compatible_times
from claimdiff.language.times import times
from claimdiff.language.words import content

NEAR_WORDS = 0.6  # share of a claim's content stems that must stand in its evidence


def unsupported(text: str, evidence: str, published: str | None) -> str | None:
    """Tell why a text is not borne out by its evidence, or None where it is."""
    for check in (_names, _numbers, _polarity, _words):
        reason = check(text, evidence)
        if reason is not None:
            return reason
    return _times(text, evidence, published)


def _names(text: str, evidence: str) -> str | None:
    known = {name.norm for name in names(evidence)} | {word.norm for word in content(evidence)}
    for name in names(text):
        if not any(same(name.norm, other) for other in known):
            if not all(part in known for part in name.norm.split()):
                return f'the name "{name.text}" does not stand in its words'
    return None


def _numbers(text: str, evidence: str) -> str | None:
    known = quantities(evidence)
    for number in quantities(text):
        if not any(compatible(number, other) for other in known):
            return f'the number "{number.text}" does not stand in its words'
    return None


def _times(text: str, evidence: str, published: str | None) -> str | None:
    known = times(evidence, published)
    for when in times(text, published):
        if not any(compatible_times(when, other) for other in known):
            return f'the date "{when.text}" does not stand in its words'
    return None


def _polarity(text: str, evidence: str) -> str | None:
    if negations(text) and not negations(evidence) and not denials(evidence):
        return "it denies what its words say"
    if not negations(text) and negations(evidence) and not denials(text):
        return "it says what its words deny"
    return None


def _words(text: str, evidence: str) -> str | None:
    stems = {word.stem for word in content(text)}
    known = {word.stem for word in content(evidence)}
    share = len(stems & known) / len(stems) if stems else 1.0
    return None if share >= NEAR_WORDS else f"only {share:.0%} of its words stand in its words"
