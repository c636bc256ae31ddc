"""Words with their offsets, their normal form and their stem.

Scripts that write no spaces (Chinese, Japanese, Thai, ...) give overlapping pairs of characters.
Hyphenated words give their parts, so that "video-conferencing" and "video conferencing" are alike.
Stems are Snowball's, stop words those of the language's file. It does not tag parts of speech.
"""

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock
from typing import NamedTuple, Protocol

import snowballstemmer

from claimdiff.text.lang import code, tables
from claimdiff.text.lang import words as listed_words
from claimdiff.text.normal import normalise

# Scripts without spaces: Thai to Myanmar, Khmer, kana and Han.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_GAPS = (
    r"\s_\x00-/:-@\[-`{-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"
    r"\u2010-\u2029\u202f-\u205f\u2190-\u2bff\u3000-\u3004\u3007-\u3020\u3030\u3031"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff"
)
_SOUTHERN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_EASTERN = "\u3040"  # and on
_SEPARATOR = re.compile(r"[,.](?=\d{3}(?!\d))")
_ENGLISH = "english"
_stemming = Lock()  # a stemmer keeps the word it works on in itself; articles are read in threads

_IRREGULAR = [row.split() for row in listed_words("en", "irregular")]
BASE = {form: base for base, *forms in _IRREGULAR for form in forms}
"""Irregular form -> its base ("rose" -> "rise")."""


class Word(NamedTuple):
    """A word of a text: ``norm`` is how it is compared, ``stem`` its root."""

    start: int
    end: int
    text: str
    norm: str
    stem: str


class Stemmer(Protocol):
    """What snowballstemmer and PyStemmer give alike."""

    def stemWord(self, word: str) -> str:  # noqa: N802  # Snowball's name
        """Give the stem of a word in small letters."""


def may_be_unspaced(text: str) -> bool:
    """Tell whether a text may have a script without spaces: no other needs the patterns for them.

    A set with all Chinese characters in it takes 3 to 5 ms to compile, each time it stands there.
    """
    return not text.isascii() and (max(text) >= _EASTERN or _SOUTHERN.search(text) is not None)


def words(text: str, language: str | None = None) -> tuple[Word, ...]:
    """Give the words of a text, in order.

    Args:
        text: Any text.
        language: Its BCP 47 tag; taken for English where it is unknown or has no file.
    """
    language = code(language) or "en"
    found: list[Word] = []
    for match in re.finditer(_UNSPACED_WORD if may_be_unspaced(text) else _SPACED_WORD, text):
        word = match[0]
        if match.lastgroup:
            for at in range(max(len(word) - 1, 1)):
                pair, start = word[at : at + 2], match.start() + at
                found.append(Word(start, start + len(pair), pair, *_forms(pair, language)))
        else:
            norm, stem = _forms(word, language)
            if norm:  # nothing but invisible characters is no word
                found.append(Word(match.start(), match.end(), word, norm, stem))
    return tuple(found)


def _pattern(unspaced: str) -> str:
    """What is a word, or a run of characters of scripts without spaces."""
    letter = rf"[^{_GAPS}{unspaced}]"
    return (
        r"\d+(?:[.,]\d+)+(?!\w)"  # a number with its separators is one word
        rf"|{letter}+(?:['’]{letter}+)*" + (rf"|(?P<run>[{unspaced}]+)" if unspaced else "")
    )


_SPACED_WORD, _UNSPACED_WORD = _pattern(""), _pattern(UNSPACED)


def content(text: str, language: str | None = None) -> list[Word]:
    """Give the words of a text that are not stop words."""
    stops = listed_words(code(language) or "en", "stop")
    return [word for word in words(text, language) if word.norm not in stops]


def is_stop(norm: str, language: str | None = None) -> bool:
    """Tell whether a word, by its normal form, says nothing on its own."""
    return norm in listed_words(code(language) or "en", "stop")


@lru_cache(maxsize=1 << 16)  # a stem costs about 25 µs; a desk's vocabulary fits many times over
def _forms(word: str, language: str) -> tuple[str, str]:
    norm = unicodedata.normalize("NFKC", normalise(word).text).casefold()
    if norm[:1].isdigit():
        norm = _SEPARATOR.sub("", norm)
    root = norm.removesuffix("'s")
    name = tables(language).facts.stemmer or _ENGLISH  # of English words in Chinese, for one
    if name == _ENGLISH:
        root = BASE.get(root, root)
    if not root.isalpha() or (name == _ENGLISH and not root.isascii()):
        return norm, root
    with _stemming:
        return norm, _stemmer(name).stemWord(root)


@cache
def _stemmer(name: str) -> Stemmer:
    stemmer: Stemmer = snowballstemmer.stemmer(name)
    return stemmer
