"""Names: people, places, organisations, by their capitals.

A run of capitalised words with the small particles inside ("Ruth Bader Ginsburg", "Bank of
Norland", "al-Masri"), acronyms, and words with a capital inside. A word that begins a sentence
counts when it is no common word or stands capitalised elsewhere in the text. Months, weekdays and
titles are no names; a possessive 's is no part of one. It does not tell people from places, and it
finds none in scripts without capitals.

`find_whole` looks for one that is known: no "Orm" in "storm", no 19 in 2019 or 19.5. Only letters
that have a capital form, and digits, are parted by spaces; in other scripts a word stands wherever
its letters do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from claimdiff.text.calendar_names import MONTHS, WEEKDAYS
from claimdiff.text.lang import code, tables, words
from claimdiff.text.normal import normalise
from claimdiff.text.words import is_stop, may_be_unspaced

_LATIN = "ĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĲĴĶĹĻĽ"
_EXTENDED = _LATIN + "ĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_UPPER = rf"A-ZÀ-ÖØ-Þ{_EXTENDED}А-ЯЁΑ-Ω"
_SPACELESS = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_PARTICLE = f"(?:{'|'.join(sorted(words('en', 'name_particles'), key=len, reverse=True))})"
_IN_LOWER = re.compile(r"\b[^\W\d_A-Z]\w+")
_IN_MIDDLE = re.compile(rf"(?<=[\w,;] )[{_UPPER}]\w+")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;。]['\"”’)]*\s+|\n|[“\"‘«•–—-] ?)['\"“‘«(]*$")
_NOUN_BEHIND = re.compile(
    rf" (?!(?:{'|'.join(words('en', 'prepositions'))}|and)\b)[^\W\d_{_UPPER}]"
)
_NOTHING = re.compile(r"(?!)")
_KIND_WORDS = 2  # of a name behind a preposition; where there are more, a person's name is in it
_TITLES = words("en", "titles")
_FIRST_NAMES = frozenset({"jan", "may", "april", "june", "august"})
_NOT_NAMES = frozenset(MONTHS) | frozenset(WEEKDAYS)
COMMON = words("en", "common")
"""Words that often begin a sentence and are no names."""


_ENDINGS = tuple(words("en", "common_endings"))


class Name(NamedTuple):
    """A name; ``norm`` is how it is compared: no titles, no accents of typography, lower case."""

    start: int
    end: int
    text: str
    norm: str


def names(text: str) -> list[Name]:
    """Give the names of a text, in order."""
    spelt = _Spelling(text)
    run = _RUN_AMONG_SPACELESS if may_be_unspaced(text) else _RUN
    found: list[Name] = []
    for match in re.finditer(run, text):
        start, end = _trimmed(text, *match.span(), spelt)
        norm = _norm(text[start:end])
        if norm:
            found.append(Name(start, end, text[start:end], norm))
    return found


class _Spelling:
    """How words are spelt in a text, found when first asked for: for most texts nobody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def small(self) -> frozenset[str]:
        """The words without a capital."""
        return frozenset(_IN_LOWER.findall(self._text))

    @cached_property
    def capital(self) -> frozenset[str]:
        """The words with a capital that no sentence begins with."""
        return frozenset(_IN_MIDDLE.findall(self._text))


def _run(spaceless: str) -> str:
    """What a run of capitals is; of scripts without capitals nothing belongs to it."""
    letter = rf"[^\W_{spaceless}]"
    capital = (
        rf"(?:(?<!\w)(?:(?:al|el|bin|ibn|d|l|O)[-’'])?[{_UPPER}]{letter}*(?:\.(?=[{_UPPER}])[{_UPPER}]{letter}*)*"
        rf"(?:[-’'&](?:{letter})*[{_UPPER}]{letter}*|[-’'](?!s\b)(?=[a-z]{{2}}){letter}+)*"
        rf"|(?<!\w)(?:\d{{1,3}}|[a-z])[{_UPPER}][a-z]{letter}+)"
    )
    number = r"(?<=[a-zA-Z] )\d{1,4}(?![\w.,]\d)"
    # At most eight words: longer runs of capitals are headlines.
    begins = rf"\b(?=[^\W\d_]|\d{{1,3}}[{_UPPER}])"  # costs less than to try it at every letter
    return rf"{begins}{capital}(?:\.? (?:{_PARTICLE} )?(?:{capital}|{number})){{0,7}}"


_RUN, _RUN_AMONG_SPACELESS = _run(""), _run(_SPACELESS)


def same(a: str, b: str) -> bool:
    """Tell whether two names can be one: equal but for titles and case, a part, or an acronym.

    "Ginsburg" and "Ruth Bader Ginsburg", "EU" and "European Union".
    """
    a, b = _norm(a), _norm(b)
    return a == b or a in _shorter(b) or b in _shorter(a)


def unaccented(text: str) -> str:
    """The text without the accents of its letters, which outlets write or leave out."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", parts))


_ACCENTS = re.compile("[\u0300-\u036f]")


class NameIndex:
    """The names of a text, to look up whether it has a name, with or without its accents."""

    def __init__(self, text: str, found: Iterable[Name]) -> None:
        """Take the names that were found in a text."""
        text = unaccented(text)
        self._text, self.folded, self._small = text, text.casefold(), text.lower()
        self._names = frozenset(_uninitialled(unaccented(name.norm)) for name in found)
        self._shorter = frozenset(one for name in self._names for one in _shorter(name))

    def has(self, norm: str) -> bool:
        """Tell whether the text has a name, or one that it may be: its end, a part, its letters.

        Args:
            norm: The name as names are compared.
        """
        norm = _uninitialled(unaccented(norm))
        if norm in self._names or norm in self._shorter:
            return True
        if not self._names.isdisjoint(_shorter(norm)):
            return True
        return self._has_word(" ".join(norm.split()[-2:]))

    def _has_word(self, name: str) -> bool:
        """Whether a name stands there in whatever letters, or a word with a capital begins so.

        "Asian" tells of Asia and "Republicans" of a Republican; "woman" tells nothing of Oman.
        """
        if find_whole(name, self.folded) >= 0:
            return True
        # As long as the text, but for a few letters of Turkish.
        return len(self._small) == len(self._text) and any(
            self._text[at].isupper() and not _is_parted(self._text[at - 1 : at])
            for at in _places(name, self._small)
        )


def _uninitialled(norm: str) -> str:
    return " ".join(part for part in norm.split() if len(part) > 1) or norm


def _shorter(norm: str) -> Iterator[str]:
    """What a name may be called for short: its first words, its last, its initials."""
    parts = norm.split()
    for at in range(1, len(parts)):
        yield " ".join(parts[:at])
        yield " ".join(parts[at:])
    if len(parts) > 1:
        yield from _acronyms(tuple(parts))


def is_sure(name: Name, language: str | None, *, opens: bool = False) -> bool:
    """Tell whether a name is surely one: where nouns have capitals, if it is of two words or more.

    Args:
        name: The name.
        language: Of its text.
        opens: Whether it opens a sentence, so that its first word has a capital anyway.
    """
    if not tables(code(language) or "en").facts.capital_nouns:
        return True
    parts = name.text.split()[opens:]
    while parts and is_stop(parts[0].casefold(), language):
        parts = parts[1:]
    return len(parts) > 1


def is_named(description: str, language: str | None) -> bool:
    """Tell whether a name says who is described: no pronoun, and not of what kind somebody is.

    In English a noun behind a name tells a kind ("the American firm"), in languages with a list of
    ``kind_prepositions`` a preposition before it ("el alcalde de Madrid"). Where capitals cannot
    tell, all counts as a name, in German but for what an article opens ("die Reederei").
    """
    known = tables(code(language) or "en")
    if description.casefold() in known.words.get("pronouns", known.attribution.pronouns):
        return False
    if description.upper() == description.lower():
        return any(map(str.isalpha, description))
    found = names(description)
    first = description.split()[0].casefold()
    if known.facts.capital_nouns and found and not is_stop(first, language):
        return True
    leading = known.words.get("kind_prepositions", frozenset())
    behind = _NOUN_BEHIND if language is None or code(language) == "en" else _NOTHING
    return any(
        is_sure(name, language)
        and _has_more_than_article(name.text, language)
        and not behind.match(description, name.end)
        and not _is_led_to(description, name, leading)
        for name in found
    )


def _has_more_than_article(name: str, language: str | None) -> bool:
    """Whether it is a name, not what opens a description: "El" of "El alcalde", "L'usine"."""
    if not name.isupper() and is_stop(name.casefold(), language):  # no "WHO"
        return False
    return re.sub(r"^[Ll]['’]", "", name)[0].isupper()


def _is_led_to(description: str, name: Name, leading: frozenset[str]) -> bool:
    """Whether a preposition before a name makes it tell a kind: not in "maire de Lyon Ana Roux"."""
    before = description[: name.start].rpartition(",")[2].casefold() + name.text[:2]
    led = not leading.isdisjoint(re.findall(r"\w+['’]?", before))
    return led and len(name.text.split()) <= _KIND_WORDS


def is_titled(name: Name, text: str) -> bool:
    """Tell whether a name in a text is a person's by its title, within it or before it."""
    before = text[: name.start].split()[-1:]
    return any(word.rstrip(".").casefold() in _TITLES for word in (*before, name.text.split()[0]))


def _acronyms(parts: tuple[str, ...]) -> frozenset[str]:
    """Give the initials of a name with and without its small words: "un", "uno"."""
    large = [part for part in parts if not is_stop(part) and part not in ("de", "la", "du")]
    return frozenset(
        initials for chosen in (parts, large) if len(initials := "".join(p[0] for p in chosen)) > 1
    )


def _trimmed(text: str, start: int, end: int, spelt: _Spelling) -> tuple[int, int]:
    """Drop what is no part of the name at its two ends."""
    parts = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    first = text[slice(*parts[0])]
    starts = _SENTENCE_START.search(text, max(0, start - 12), start)
    if starts and _is_common(first, spelt, alone=len(parts) == 1):
        parts = parts[1:]
    while parts and _is_no_name(text[slice(*parts[0])], alone=len(parts) == 1):
        parts = parts[1:]
    while parts:
        last = text[slice(*parts[-1])]
        if not (last.islower() or last.isdigit() or _is_no_name(last, alone=len(parts) == 1)):
            break
        parts = parts[:-1]
    if not parts:
        return start, start
    start, end = parts[0][0], parts[-1][1]
    return start, end - 2 if text[end - 2 : end] in ("'s", "’s") else end


def _is_common(first: str, spelt: _Spelling, *, alone: bool) -> bool:
    """Tell whether a sentence's first word has its capital only from standing there."""
    word = first.lower()
    if is_stop(word) or word in COMMON:
        return True
    return first not in spelt.capital and (
        word in spelt.small or (alone and word.endswith(_ENDINGS))
    )


def _is_no_name(word: str, *, alone: bool) -> bool:
    lower = word.rstrip(".").lower()
    if lower in _FIRST_NAMES and not alone:
        return False
    return lower in _NOT_NAMES or lower in _NEVER_NAMES


_NEVER_NAMES = words("en", "no_name")


def _norm(name: str) -> str:
    parts = normalise(name).text.casefold().split()
    bare = [part.removesuffix("'s").rstrip(".,") for part in parts]
    untitled = [part for i, part in enumerate(bare) if part not in _TITLES or i == len(bare) - 1]
    return " ".join(untitled or bare).replace(".", "")


# --- finding a known name ------------------------------------------------------------------------

_TOGETHER = (("\u0590", "\u1cff"), ("\u2e80", "\ud7ff"), ("\uf900", "\ufdff"))
"""First and last letter of the scripts that have no capitals: they stand beside each other."""
_FRACTION = re.compile(r"[.,]\d")
_WHOLE = re.compile(r"\d[.,]")


def _is_parted(char: str) -> bool:
    """Whether a character is a digit or a letter that has a capital form; "" is none."""
    return char.isalnum() and not any(first <= char <= last for first, last in _TOGETHER)


def find_whole(part: str, text: str) -> int:
    """Where a word, a name or a number first stands in a text as a whole; -1 where it does not.

    Args:
        part: What is looked for, letter by letter.
        text: Where.
    """
    begins, ends = _is_parted(part[:1]), _is_parted(part[-1:])
    for at in _places(part, text):
        end = at + len(part)
        glued = begins and (
            _is_parted(text[at - 1 : at]) or _WHOLE.match(text[max(0, at - 2) : at])
        )
        goes_on = ends and (_is_parted(text[end : end + 1]) or _FRACTION.match(text, end))
        if not (glued or goes_on):
            return at
    return -1


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
