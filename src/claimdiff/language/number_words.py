"""The words and signs of numbers and units. Data for `claimdiff.language.quantities`."""

from math import gcd

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
CARDINALS = {word: n for n, word in enumerate(_UNITS.split())} | {
    word: n for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
}
"""Cardinal words below a hundred."""

ABROAD = {
    name: figure
    for figure, names in (
        (1e3, "tausend тысяча тысячи тысяч тыс ألف آلاف אלף हजार हज़ार"),
        (1e5, "लाख"),
        (
            1e6,
            "millions Millionen Million millón millones milione milioni milhão milhões миллион"
            " миллиона миллионов млн مليون ملايين מיליון",
        ),
        (1e7, "करोड़ करोड़"),
        (
            1e9,
            "milliard milliards Milliarde Milliarden miliardo miliardi миллиард миллиарда"
            " миллиардов млрд مليار מיליארד",
        ),
        (1e12, "Billionen billones"),
    )
    for name in names.lower().split()
}
"""What multiplies the number before it, in other languages; "mil" is left out, for "$5 mil"."""

MAGNITUDES = {
    **ABROAD,
    "mil": 1e3,  # of "mil millones"; `figures` reads no other
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "crore": 1e7,
    "lakh": 1e5,
    "万": 1e4,
    "萬": 1e4,
    "亿": 1e8,
    "億": 1e8,
}
"""What multiplies the number before it."""

VAGUE = {
    "dozens": (24.0, None),
    "scores": (40.0, None),
    "hundreds": (200.0, None),
    "thousands": (2e3, None),
    "millions": (2e6, None),
    "billions": (2e9, None),
    "tens of thousands": (2e4, 1e5),
    "tens of millions": (2e7, 1e8),
    "hundreds of thousands": (2e5, 1e6),
    "hundreds of millions": (2e8, 1e9),
}
"""Plurals that give a lower bound ("dozens" is 24 at the least) and, some, an upper one."""

_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_OF_THEM = {name: number for name, number in CARDINALS.items() if number in range(2, 10)}
FRACTIONS = {
    "half": 0.5,
    **{f"{one} {part}": 1 / whole for part, whole in _PARTS.items() for one in ("a", "an", "one")},
    **{
        f"{name} {part}s": number / whole
        for part, whole in _PARTS.items()
        for name, number in _OF_THEM.items()
        if number < whole and gcd(number, whole) == 1  # no "two quarters": they are months
    },
}
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

CURRENCY_SIGNS = {
    "US$": "USD",
    "HK$": "HKD",
    "A$": "AUD",
    "C$": "CAD",
    "S$": "SGD",
    "NZ$": "NZD",
    "NT$": "TWD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₪": "ILS",
    "USD": "USD",
    "EUR": "EUR",
    "GBP": "GBP",
    "HKD": "HKD",
    "CHF": "CHF",
    "RMB": "CNY",
}
CURRENCY_WORDS = {
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "american dollar": "USD",
    "hong kong dollar": "HKD",
    "australian dollar": "AUD",
    "canadian dollar": "CAD",
    "dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "won": "KRW",
    "lira": "TRY",
    "swiss franc": "CHF",
    "港元": "HKD",
    "美元": "USD",
    "人民币": "CNY",
    "人民幣": "CNY",
    "欧元": "EUR",
    "歐元": "EUR",
    "日元": "JPY",
    "円": "JPY",
    "元": "CNY",
}

MEASURES: dict[str, tuple[str, float]] = {
    "millimetre": ("length", 1e-3),
    "centimetre": ("length", 1e-2),
    "metre": ("length", 1.0),
    "kilometre": ("length", 1e3),
    "inch": ("length", 0.0254),
    "foot": ("length", 0.3048),
    "yard": ("length", 0.9144),
    "mile": ("length", 1609.344),
    "gram": ("mass", 1e-3),
    "kilogram": ("mass", 1.0),
    "tonne": ("mass", 1e3),
    "ton": ("mass", 1e3),
    "ounce": ("mass", 0.02835),
    "pound weight": ("mass", 0.4536),
    "second": ("duration", 1.0),
    "minute": ("duration", 60.0),
    "hour": ("duration", 3600.0),
    "day": ("duration", 86400.0),
    "week": ("duration", 604800.0),
    "month": ("duration", 2629800.0),
    "year": ("duration", 31557600.0),
    "decade": ("duration", 315576000.0),
    "century": ("duration", 3155760000.0),
    "square metre": ("area", 1.0),
    "square kilometre": ("area", 1e6),
    "square mile": ("area", 2.59e6),
    "square foot": ("area", 0.092903),
    "hectare": ("area", 1e4),
    "acre": ("area", 4046.86),
    "litre": ("volume", 1.0),
    "gallon": ("volume", 3.785),
    "barrel": ("volume", 158.987),
    "km/h": ("speed", 1.0),
    "mph": ("speed", 1.609344),
    "megawatt": ("power", 1e6),
    "gigawatt": ("power", 1e9),
    "kilowatt": ("power", 1e3),
}
"""Unit of measurement -> its dimension and its size in that dimension's base unit."""

MEASURE_WORDS = {
    "mm": "millimetre",
    "cm": "centimetre",
    "km": "kilometre",
    "kms": "kilometre",
    "kilometer": "kilometre",
    "meter": "metre",
    "centimeter": "centimetre",
    "millimeter": "millimetre",
    "feet": "foot",
    "ft": "foot",
    "inches": "inch",
    "kg": "kilogram",
    "kilo": "kilogram",
    "lb": "pound weight",
    "lbs": "pound weight",
    "hr": "hour",
    "hrs": "hour",
    "mins": "minute",
    "sq km": "square kilometre",
    "kph": "km/h",
    "kmh": "km/h",
    "mw": "megawatt",
    "gw": "gigawatt",
    "liter": "litre",
    "centuries": "century",
    "公里": "kilometre",
    "公斤": "kilogram",
    "小时": "hour",
    "小時": "hour",
    "分钟": "minute",
    "分鐘": "minute",
    "天": "day",
    "岁": "year",
    "歳": "year",
    "歲": "year",
    "个月": "month",
    "個月": "month",
    "°c": "°C",
    "degrees celsius": "°C",
    "celsius": "°C",
    "basis point": "basis point",
    "°f": "°F",
    "degrees fahrenheit": "°F",
    "fahrenheit": "°F",
    "degree": "degree",
}
"""Other spellings of units."""

_PERSONS_LIST = """
people person persons human humans individual individuals 人 名 位 人員 victims victim casualties
casualty
"""
PERSONS = frozenset(_PERSONS_LIST.split())
"""Nouns that count people without saying what kind."""

_PLURALS_LIST = """
people men women children police aircraft data staff cattle sheep fish media crew personnel
troops mice teeth feet geese series species buses
"""
PLURALS = frozenset(_PLURALS_LIST.split())
"""Nouns that are plural without an s, or whose s is not all."""
