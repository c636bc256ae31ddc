"""Which language a text is in: by its small words, else by a library.

Not a judgement about dialects: only traditional and simplified Chinese are told apart, since what
follows (word lists, fonts) differs. Mixed text gets the language of its larger part.
"""

import re
from collections import Counter
from threading import Lock

from claimdiff.articles import tables
from claimdiff.errors import StoreError

_SAMPLE = 5000  # characters; more changes nothing
_FEWEST_LETTERS = 3  # below that there is nothing to tell
_CLEAR_HITS = 4  # small words of one language ...
_CLEAR_LEAD = 1.5  # ... and so many times those of the next: else py3langid, which takes 0.9 s once
_KANA_SHARE = 0.05  # kana among Han characters: Japanese; Chinese quotes a kana now and then
_HAN, _KANA = re.compile("[\u3400-\u9fff]"), re.compile("[\u3040-\u30ff]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
# Frequent characters that only one of the two ways of writing has.
_TRADITIONAL = re.compile(
    "[這個們國來說時對會後為與過學發現還無開關長經體點電話實應當從動種問題間頭見車東]"
)
_SIMPLIFIED = re.compile(
    "[这个们国来说时对会后为与过学发现还无开关长经体点电话实应当从动种问题间头见车东]"
)
_classifying = Lock()
_SMALL_WORDS = tables.words("languages")
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u097f]*")  # Devanagari vowel signs are no \w


def detect(text: str) -> str | None:
    """The BCP 47 tag of a text's language (``en``, ``zh-Hant``), None when it cannot be told.

    Raises:
        StoreError: There is no room for the temporary file that the library unpacks its model into.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    han, kana, latin = (len(kind.findall(sample)) for kind in (_HAN, _KANA, _LATIN))
    if han + kana > latin:
        return "ja" if kana > _KANA_SHARE * han else _chinese(sample)
    tokens = Counter(_WORD.findall(sample.casefold()))
    hits = Counter(
        {name: sum(tokens[word] for word in words) for name, words in _SMALL_WORDS.items()}
    )
    (name, most), (_, next_most) = hits.most_common(2)
    if most >= _CLEAR_HITS and most >= _CLEAR_LEAD * next_most:
        return name
    return _by_library(sample)


def _by_library(sample: str) -> str | None:
    import py3langid

    try:
        with _classifying:  # the first call loads 30 MB: many threads would each do so
            language, _ = py3langid.classify(sample)
    except OSError as error:
        raise StoreError(
            f"The language of a text cannot be told: {error}.",
            hint="Make room where temporary files go (TMPDIR) and run the same command again.",
        ) from error
    return str(language) or None


def _chinese(sample: str) -> str:
    traditional, simplified = (len(kind.findall(sample)) for kind in (_TRADITIONAL, _SIMPLIFIED))
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"
