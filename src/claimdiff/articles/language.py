"""Which language a text is in: script first, then its small words, then a library.

Not a judgement about dialects: only traditional and simplified Chinese are told apart, since what
follows (word lists, fonts) differs. Mixed text gets the language of its larger part.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from claimdiff.articles import tables

_SAMPLE = 5000  # characters; more changes nothing
_FEWEST_LETTERS = 3  # below that there is nothing to tell
_CLEAR_HITS = 4  # small words of one language ...
_CLEAR_LEAD = 1.5  # ... and so many times those of the next: else ask py3langid
_KANA_SHARE = 0.05  # kana among Han characters: Japanese; Chinese quotes a kana now and then

_SCRIPTS = {
    "han": "\u3400-\u4dbf \u4e00-\u9fff \uf900-\ufaff",
    "kana": "\u3040-\u30ff",
    "hangul": "\uac00-\ud7af \u1100-\u11ff",
    "arabic": "\u0600-\u06ff \u0750-\u077f \ufb50-\ufdff \ufe70-\ufefc",
    "hebrew": "\u0590-\u05ff",
    "thai": "\u0e00-\u0e7f",
    "devanagari": "\u0900-\u097f",
    "bengali": "\u0980-\u09ff",
    "tamil": "\u0b80-\u0bff",
    "telugu": "\u0c00-\u0c7f",
    "cyrillic": "\u0400-\u04ff",
    "greek": "\u0370-\u03ff",
    "armenian": "\u0530-\u058f",
    "georgian": "\u10a0-\u10ff",
    "latin": "A-Z a-z \u00c0-\u024f \u1e00-\u1eff",
}
_ONE_LANGUAGE = {
    "hangul": "ko", "hebrew": "he", "thai": "th", "bengali": "bn", "tamil": "ta", "telugu": "te",
    "greek": "el", "armenian": "hy", "georgian": "ka",
}  # fmt: skip

# Frequent characters that only one of the two ways of writing has.
_TRADITIONAL = frozenset(
    "這個們國來說時對會後為與過學發現還無開關長經體點電話實應當從動種問題間頭見車東"
)
_SIMPLIFIED = frozenset(
    "这个们国来说时对会后为与过学发现还无开关长经体点电话实应当从动种问题间头见车东"
)

_BY_SCRIPT = {
    "latin": ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "tr", "id", "pl", "vi"),
    "cyrillic": ("ru", "uk", "bg"),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr"),
}
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u097f]*")  # Devanagari vowel signs are no \w


def detect(text: str) -> str | None:
    """The BCP 47 tag of a text's language (``en``, ``zh-Hant``), None when it cannot be told."""
    sample = text[:_SAMPLE]
    counts = _letters(sample)
    if sum(counts.values()) < _FEWEST_LETTERS:
        return None
    if counts["han"] + counts["kana"] >= counts["latin"] and counts["han"] + counts["kana"]:
        return _east_asian(sample, counts)
    script = max(counts, key=lambda name: counts[name])
    return _ONE_LANGUAGE.get(script) or _by_small_words(sample, script)


def _letters(sample: str) -> dict[str, int]:
    """How many letters of each script: each of its few different characters is looked at once."""
    counts = dict.fromkeys(_SCRIPTS, 0)
    for character, number in Counter(sample).items():
        if (script := _script(character)) is not None:
            counts[script] += number
    return counts


@lru_cache(maxsize=4096)  # the letters of many texts
def _script(character: str) -> str | None:
    for name, ranges in _SCRIPTS.items():
        if any(one[0] <= character <= one[-1] for one in ranges.split()):
            return name
    return None


def _east_asian(sample: str, counts: dict[str, int]) -> str:
    if counts["kana"] > _KANA_SHARE * counts["han"]:
        return "ja"
    traditional = sum(character in _TRADITIONAL - _SIMPLIFIED for character in sample)
    simplified = sum(character in _SIMPLIFIED - _TRADITIONAL for character in sample)
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return tables.words("languages")


def _by_small_words(sample: str, script: str) -> str | None:
    tokens = Counter(_WORD.findall(sample.casefold()))
    small = _small_words()
    candidates = _BY_SCRIPT.get(script, ())
    hits = sorted(
        ((sum(tokens.get(word, 0) for word in small[name]), name) for name in candidates),
        reverse=True,
    )
    if hits and hits[0][0] >= _CLEAR_HITS and hits[0][0] >= _CLEAR_LEAD * hits[1][0]:
        return hits[0][1]
    return _by_library(sample)


def _by_library(sample: str) -> str | None:
    import py3langid

    language, _ = py3langid.classify(sample)
    return str(language) or None
