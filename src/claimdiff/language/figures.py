"""Figures: what a number looks like, in digits, words or Chinese numerals, and what it is worth.

It reads no unit and no bound, and does not ask whether the figure is part of a name or a date.
"""

import re
from collections.abc import Iterable
from math import inf

from claimdiff.language.number_words import (
    ABROAD,
    CARDINALS,
    CURRENCY_SIGNS,
    FRACTIONS,
    MAGNITUDES,
    SIGNS,
    VAGUE,
)


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_CARDINAL = _either(CARDINALS)
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_TENS, _DIGIT_NAMES = (
    _either(name for name, worth in CARDINALS.items() if low <= worth < high)
    for low, high in ((20, 100), (1, 10))
)
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[ -](?:{_DIGIT_NAMES}))?|{_CARDINAL})\b"
# "Two hundred and five" is one number; "five and ten", "two hundred and three hundred" are two.
_REST = "|".join(
    rf"(?<={name})(?:,? and)?[ -]{_BELOW_HUNDRED}(?!(?:[ -]hundred)?[ -]{name})"
    for name in ("hundred", "thousand", "million", "billion", "trillion")
)
_HALF = "half an? (?:hundred|thousand|million|billion|trillion|dozen)"
_WORDS = rf"(?:{_HALF}\b|an? (?:{_BIG})\b|{_BELOW_HUNDRED})(?:[ -](?:{_BIG})\b|{_REST})*"
# "A 100m-long wall" is no hundred million.
_SHORT = r"(?:k|m|mn|mln|bn|bln|tn)\b(?!-(?:long|high|tall|wide|deep|thick|strong)\b)"
# What separates groups is not the decimal sign behind them: "1.800.542.0820" is a phone's number.
_DIGITS = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?![.,]?\d)|"  # 5,00,000, as in India
    r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})++(?:\.\d+)?(?![.,]?\d)"
    r"|\d{1,3}(?:[.\u00a0\u202f ]\d{3})++(?:,\d+)?(?![.,]?\d)"
    r"|\d+(?:[.,]\d+)?"
)
# Beside a figure in digits only: French, German, Spanish, Italian, Russian, Arabic, Hebrew, Hindi.
_ABROAD = _either(["mil millones", *ABROAD])
_SCALE = (
    rf"(?:[ -]?(?:{_BIG}|crore|lakh)\b|[ \u00a0\u202f](?:{_ABROAD})(?!\w)"
    rf"|{_SHORT}| {_SHORT}|[万萬亿億])"
)
_ONE = rf"(?:(?:{_DIGITS})[½¼¾⅓⅔]?|[½¼¾⅓⅔]|{_WORDS}){_SCALE}*"
_MONEY = _either(CURRENCY_SIGNS)
_PERCENT = r" ?(?:%|per ?cent(?:age)?\b|pct\b|％)(?: points?\b)?"
NUMBER = re.compile(
    rf"(?<![\w.,:/#-])(?<!\w['’])(?P<money>(?-i:{_MONEY}) ?)?(?P<first>{_ONE})"
    rf"(?P<percent1>{_PERCENT})?"
    rf"(?:(?P<range> ?[-–] ?| to | and | or )(?P<money2>(?-i:{_MONEY}) ?)?(?P<second>{_ONE}))?"
    rf"(?P<plus>\+|-plus)?(?P<percent>{_PERCENT})?"
    r"(?![\d½]|[.,:/]\d|-?(?:st|nd|rd|th)\b|(?!(?:km|kg|cm|mm|mph|mw|gw|c|f|ft|lbs?)\b)[a-z])",
    re.IGNORECASE,
)
VAGUE_NUMBER = re.compile(
    rf"(?<!\d[ \u00a0\u202f])\b(?P<word>{_either(VAGUE)})\b(?: of\b)?", re.IGNORECASE
)
_FRACTIONS = "|".join(name.replace(" ", "[ -]") for name in FRACTIONS)
FRACTION = re.compile(  # "three quarters" alone are months, unless "three-quarters"
    rf"\b(?P<word>{_FRACTIONS})\b(?:(?<! quarters)|(?= of\b))"
    r"(?!-[a-z]| (?:hour|time|past|day|finals?|century))(?: of\b)?",
    re.IGNORECASE,
)
QUAKE = re.compile(
    r"\bmagnitude(?:-| of | )(?P<first>\d\.\d)(?![.,]?\d)"
    r"|(?<![\d.,])(?P<second>\d\.\d)[- ]magnitude\b",
    re.IGNORECASE,
)
# "One in three", "nine out of ten": of days, games or rooms it would be something else.
RATIO = re.compile(
    rf"\b(?P<part>{_CARDINAL}|\d) (?:in|out of) (?P<whole>{_CARDINAL}|\d\d?|100)\b"
    r"(?![.,:]\d|-| (?:second|minute|hour|day|night|week|month|year|decade|game|match|race)s?\b)",
    re.IGNORECASE,
)
_HAN = "〇零一二三四五六七八九十百千两兩"
HAN_DIGITS = _HAN + "万萬亿億兆"
"""The signs of Chinese numerals."""

_HAN_COUNTER_LIST = (
    "人|名|位|円|輛|辆|艘|棟|栋|吨|噸|歳"
    "|元|港元|美元|欧元|歐元|日元|公里|公斤|小时|小時|分钟|分鐘|天|岁|歲|个月|個月"
)
HAN_COUNTERS = tuple(_HAN_COUNTER_LIST.split("|"))
CHINESE = re.compile(
    rf"(?P<first>\d[\d,.]*(?:[{HAN_DIGITS}][\d{HAN_DIGITS}]*)?|[{HAN_DIGITS}]+)(?P<more>多|余|餘)?(?P<unit>{_HAN_COUNTER_LIST})"
)
_HAN_VALUES = {char: n for n, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_HAN_PIECE = re.compile(rf"\d[\d,.]*|[{HAN_DIGITS}]")
_SIGN = re.compile(rf"[\d{_HAN}½¼¾]")
_WORD = re.compile(r"\w+")
_PARTS = "third quarter fifth sixth eighth tenth"
_SPELT = frozenset(
    {"scores", "half", "tens", *CARDINALS}
    | {f"{word}{plural}" for word in (*_BIG.split("|"), *_PARTS.split()) for plural in ("", "s")}
)
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_LEADING_DIGITS = re.compile(_DIGITS)


def may_count(text: str) -> bool:
    """Tell whether a text has a sign or a word that a figure has; most sentences have none."""
    return bool(_SIGN.search(text)) or not _SPELT.isdisjoint(_WORD.findall(text.lower()))


def value(written: str) -> float:
    """Read "1,234.5", "107 million", "twenty-seven" or "two hundred and five"."""
    match = _LEADING_DIGITS.match(written)
    if match and _INDIAN.fullmatch(match[0]):
        return _clean(float(match[0].replace(",", "")) * scale(written[match.end() :]))
    if match:
        sign = SIGNS.get(written[match.end() : match.end() + 1], 0.0)
        return _clean((_digits(match[0]) + sign) * scale(written[match.end() :]))
    if written[0] in SIGNS:
        return _clean(SIGNS[written[0]] * scale(written[1:]))
    return _spelt(written)


def _digits(written: str) -> float:
    """Read digits: of two kinds of separator the last is decimal; one kind in threes groups."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", written)
    if "," in plain and "." in plain:
        decimal = max(plain.rindex(","), plain.rindex("."))
        return float(re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :])
    # "7.000" is seven thousand in much of Europe; no decimals are written with two noughts last.
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.\d00", plain):
        return float(re.sub(r"[.,]", "", plain))
    return float(plain.replace(",", "."))


def scale(rest: str) -> float:
    """Give what the magnitude words and signs after a number multiply it with."""
    product = 1.0
    for name in re.findall(r"[万萬亿億]|(?:(?![万萬亿億])[^\W\d_]|[\u0900-\u097f])+", rest.lower()):
        product *= MAGNITUDES.get(name, 1.0)
    return product


def _spelt(written: str) -> float:
    total, group = 0.0, 0.0
    for word in re.findall(r"[a-z]+", written.lower()):
        if word == "half":
            group = 0.5
        elif word in CARDINALS:
            group += CARDINALS[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * MAGNITUDES[word]
        elif word in MAGNITUDES:
            total, group = total + (group or 1) * MAGNITUDES[word], 0.0
    return total + group


def han(written: str) -> float:
    """Read "十四", "14万2000", "1億2千萬" or "3兆2千億"."""
    total, section, digit = 0.0, 0.0, 0.0
    least = inf
    for piece in _HAN_PIECE.findall(written):
        if piece in _HAN_PLACES:
            section, digit = section + (digit or 1) * _HAN_PLACES[piece], 0.0
        elif piece in _HAN_GROUPS:
            here, group = section + digit, _HAN_GROUPS[piece]
            total = total + here * group if group < least else (total + here) * group
            section, digit, least = 0.0, 0.0, group
        else:
            digit = _han_digit(piece, digit)
    return _clean(total + section + digit)


def _han_digit(piece: str, before: float) -> float:
    """Read digits, or one numeral; numerals in a row are places: "二〇三一"."""
    if piece[0].isdigit():
        return float(piece.replace(",", ""))
    return before * 10 + _HAN_VALUES[piece]


def _clean(value: float) -> float:
    return round(value, 6)
