"""Makes mutants of a sentence that no check may pass, and true copies with other typography.

Everything is drawn by a seeded generator, so that a failure comes again. The generator knows
nothing of the code under test: it works on words split at spaces.
"""

import re
import unicodedata
from random import Random

_MONTH_LIST = (
    "January February March April May June July August September October November December"
)
MONTHS = _MONTH_LIST.split()
_AUXILIARY = r"\b(will|would|could|should|has|have|had|is|are|was|were|can|may|must|did|does)\b"
_NAME = r"(?<!^)(?<![.!?\"“‘:] )(?<![\"“‘])\b[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*\b"


def digit(sentence: str, draw: Random) -> str | None:
    """Change one digit."""
    places = [match.start() for match in re.finditer(r"\d", sentence)]
    if not places:
        return None
    at = draw.choice(places)
    other = draw.choice([d for d in "123456789" if d != sentence[at]])
    return sentence[:at] + other + sentence[at + 1 :]


def month(sentence: str, draw: Random) -> str | None:
    """Change a month."""
    found = re.search(rf"\b({'|'.join(MONTHS)})\b", sentence)
    if found is None:
        return None
    other = draw.choice([name for name in MONTHS if name != found[0]])
    return sentence[: found.start()] + other + sentence[found.end() :]


def denial(sentence: str, draw: Random) -> str | None:
    """Drop a negator, or add one after an auxiliary."""
    dropped = re.sub(r" not\b|n['’]t\b| never\b", "", sentence, count=1)
    if dropped != sentence and draw.random() < 0.7:
        return dropped
    places = [
        m
        for m in re.finditer(_AUXILIARY, sentence)
        if not re.match(r" (?:not|never|no)\b|n['’]t", sentence[m.end() :])
    ]
    if not places:
        return None
    at = draw.choice(places).end()
    return sentence[:at] + draw.choice([" not", " never", " not"]) + sentence[at:]


def name(sentence: str, draw: Random, others: list[str]) -> str | None:
    """Swap two names of the sentence, or put another name of the article in one's place."""
    found = list(re.finditer(_NAME, sentence))
    found = [m for m in found if m[0] not in MONTHS and not m[0].endswith("day")]
    if not found:
        return None
    one = draw.choice(found)
    rest = [m for m in found if m[0] != one[0] and m[0] not in one[0] and one[0] not in m[0]]
    if rest and draw.random() < 0.5:
        return _exchange(sentence, one, draw.choice(rest))
    known = [n for n in others if n not in sentence and not set(n.split()) & set(sentence.split())]
    if not known:
        return None
    return sentence[: one.start()] + draw.choice(known) + sentence[one.end() :]


def _exchange(sentence: str, a: re.Match[str], b: re.Match[str]) -> str | None:
    first, last = sorted((a, b), key=lambda m: m.start())
    between = sentence[first.end() : last.start()]
    in_a_list = "," in between and " and " in sentence
    if in_a_list or re.fullmatch(r"[\s,]*(?:(?:and|or)\s)?(?:the )?", between):
        return None  # a list in another order says the same
    return sentence[: first.start()] + last[0] + between + first[0] + sentence[last.end() :]


def names_of(article: tuple[str, ...]) -> list[str]:
    """Give the names of an article."""
    found = {match[0] for sentence in article for match in re.finditer(_NAME, sentence)}
    return sorted(n for n in found if n not in MONTHS and not n.endswith("day"))


def splice(sentence: str, other: str) -> str:
    """Join the first half of one sentence to the second half of another."""
    left, right = sentence.split(), other.split()
    return " ".join(left[: len(left) // 2] + right[len(right) // 2 :])


# --- what changes nothing ----------------------------------------------------------------------


def _nfd(text: str, _: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _inside(text: str, draw: Random, char: str) -> str:
    places = [i for i in range(1, len(text)) if text[i - 1].isalpha() and text[i].isalpha()]
    at = draw.choice(places)
    return text[:at] + char + text[at:]


def _hidden(text: str, draw: Random) -> str:
    return _inside(text, draw, draw.choice("\u00ad\u200b\u2060\ufeff"))


def _spaces(text: str, draw: Random) -> str:
    return re.sub(" ", lambda _: draw.choice([" ", "\u00a0", "\u2009", "  "]), text)


def _curly(text: str, _: Random) -> str:
    text = re.sub(r"(?<!\w)\"", "“", text).replace('"', "”")
    return text.replace("'", "’")


def _straight(text: str, _: Random) -> str:
    return re.sub("[“”]", '"', re.sub("[‘’]", "'", text))


def _dashes(text: str, draw: Random) -> str:
    return re.sub("[-–—]", lambda _: draw.choice("-–—"), text)


def _glued(text: str, draw: Random) -> str:
    places = [m.start() for m in re.finditer(r"(?<=[a-z,]) (?=[a-z])", text)]
    at = draw.choice(places) if places else -1
    return text[:at] + text[at + 1 :] if places else text


def _first_letter(text: str, _: Random) -> str:
    return text[0].swapcase() + text[1:]


NOISES = (_nfd, _hidden, _spaces, _curly, _straight, _dashes, _glued, _first_letter)


def noisy(sentence: str, draw: Random) -> str:
    """Change a sentence's typography in one to three ways."""
    for noise in draw.sample(NOISES, draw.randint(1, 3)):
        sentence = noise(sentence, draw)
    return sentence
