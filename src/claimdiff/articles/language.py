"""Which language a text is in: script first, then its small words, then a library.

Not a judgement about dialects: only traditional and simplified Chinese are told apart, since what
follows (word lists, fonts) differs. Mixed text gets the language of its larger part.
"""

import re
import unicodedata
from collections import Counter

from claimdiff.articles import tables

_SAMPLE = 5000  # characters; more changes nothing
_FEWEST_LETTERS = 3  # below that there is nothing to tell
_CLEAR_HITS = 4  # small words of one language ...
_CLEAR_LEAD = 1.5  # ... and so many times those of the next: else ask py3langid
_KANA_SHARE = 0.05  # kana among Han characters: Japanese; Chinese quotes a kana now and then

# By the first word of a letter's name in Unicode: the scripts of many languages, and of one.
_SCRIPTS = {"CJK": "han", "HIRAGANA": "kana", "KATAKANA": "kana"} | {
    name: name.casefold() for name in ("ARABIC", "CYRILLIC", "DEVANAGARI", "LATIN")
}
_ONE_LANGUAGE = {
    "HANGUL": "ko", "HEBREW": "he", "THAI": "th", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te",
    "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka",
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
_SMALL_WORDS = tables.words("languages")
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u097f]*")  # Devanagari vowel signs are no \w


def detect(text: str) -> str | None:
    """The BCP 47 tag of a text's language (``en``, ``zh-Hant``), None when it cannot be told."""
    sample = text[:_SAMPLE]
    counts: Counter[str] = Counter()  # of the letters of each script
    for character, number in Counter(sample).items():  # few different ones, each looked at once
        if character.isalpha():
            name = unicodedata.name(character, "").partition(" ")[0]
            counts[_SCRIPTS.get(name, name)] += number
    if counts.total() < _FEWEST_LETTERS:
        return None
    if counts["han"] + counts["kana"] >= counts["latin"] and counts["han"] + counts["kana"]:
        return _east_asian(sample, counts)
    script = counts.most_common(1)[0][0]
    return _ONE_LANGUAGE.get(script) or _by_small_words(sample, script)


def _east_asian(sample: str, counts: Counter[str]) -> str:
    if counts["kana"] > _KANA_SHARE * counts["han"]:
        return "ja"
    traditional = sum(character in _TRADITIONAL - _SIMPLIFIED for character in sample)
    simplified = sum(character in _SIMPLIFIED - _TRADITIONAL for character in sample)
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _by_small_words(sample: str, script: str) -> str | None:
    tokens = Counter(_WORD.findall(sample.casefold()))
    candidates = _BY_SCRIPT.get(script, ())
    hits = sorted(
        ((sum(tokens.get(word, 0) for word in _SMALL_WORDS[name]), name) for name in candidates),
        reverse=True,
    )
    if hits and hits[0][0] >= _CLEAR_HITS and hits[0][0] >= _CLEAR_LEAD * hits[1][0]:
        return hits[0][1]
    import py3langid

    language, _ = py3langid.classify(sample)
    return str(language) or None
