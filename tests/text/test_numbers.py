import pytest

from claimdiff.text.lexicon import lexicon
from claimdiff.text.line import Line
from claimdiff.text.numbers import Number, numbers


def read(text: str, language: str = "en") -> list[Number]:
    return numbers(Line(text, lexicon(language)), ())


def one(text: str, language: str = "en") -> Number:
    (number,) = read(text, language)
    return number


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("27 people", 27, "count"),
        ("twenty-seven people", 27, "count"),
        ("two hundred and five people", 205, "count"),
        ("two thousand three hundred and four shops", 2304, "count"),
        ("half a million people", 5e5, "count"),
        ("a half-dozen bridges", 6, "count"),
        ("two dozen cars", 24, "count"),
        ("1.3 thousand people", 1300, "count"),
        ("5,00,000 rupees", 5e5, "money"),
        ("4.5 lakh rupees", 4.5e5, "money"),
        ("Rs 35 crore", 3.5e8, "money"),
        ("USD34.6 million", 3.46e7, "money"),
        ("EUR1.2bn", 1.2e9, "money"),
        ("1 200 000 crowns", 1.2e6, "money"),
        ("$22m", 2.2e7, "money"),
        ("100m people", 1e8, "count"),
        ("2½ inches", 2.5, "length"),
        ("minus 12 degrees Celsius", -12, "temperature"),
        ("50 basis points", 50, "basis point"),
        ("two-thirds of the crop", 66.67, "percent"),
        ("a fifth of its value", 20, "percent"),
        ("a six-year term", 6, "duration"),
        ("a 34-year-old man", 34, "age"),
        ("at 30 km/h", 30, "speed"),
    ],
)
def test_reads_what_a_number_is_worth_and_its_kind(text: str, value: float, kind: str) -> None:
    number = one(text)
    assert number.value == pytest.approx(value)
    assert number.kind == kind


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "zweiundvierzig Menschen", 42),
        ("de", "dreitausend Menschen", 3000),
        ("de", "1.300 Menschen", 1300),
        ("de", "6,5 Prozent", 6.5),
        ("fr", "quatre-vingt-dix-sept personnes", 97),
        ("fr", "vingt et une personnes", 21),
        ("fr", "deux cents personnes", 200),
        ("es", "cuarenta y dos mil personas", 42000),
        ("es", "38.400 espectadores", 38400),
        ("zh-Hant", "1億2千萬元", 1.2e8),
        ("zh-Hant", "一百五十人", 150),
        ("zh-Hant", "百分之三點三", 3.3),
        ("zh-Hant", "一點五億元", 1.5e8),
        ("zh-Hans", "升幅为三点五个百分点", 3.5),
        ("zh-Hant", "七成一選民", 71),
        ("zh-Hans", "九成居民", 90),
        ("ja", "3割の住民", 30),
        ("ja", "打率3割5分", 35),
        ("zh-Hans", "14万2000人", 142000),
        ("ja", "1億8990万円", 189900000),
        ("ja", "3兆2千億円", 3.2e12),
        ("ja", "百三十人", 130),
        ("ar", "14 شخصا", 14),
    ],
)
def test_reads_the_numbers_of_a_language(language: str, text: str, value: float) -> None:
    assert one(text, language).value == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("zh-Hans", "两成员国退出", 2),
        ("zh-Hans", "两成年人获释", 2),
        ("zh-Hans", "一成不变", 1),
        ("zh-Hant", "兩成員國退出", 2),
        ("zh-Hant", "凌晨三點四萬人離開", 40000),
    ],
)
def test_what_only_begins_like_a_tenth_or_a_decimal_is_counted(
    language: str, text: str, value: float
) -> None:
    assert (one(text, language).value, one(text, language).kind) == (value, "count")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Jean Morel, 58 ans, est mort.", "age"),
        ("fr", "Morel, 58 ans, est mort.", "age"),
        ("fr", "La peine, 10 ans, est lourde.", "duration"),
        ("es", "La pena, de 10 años, es firme.", "duration"),
        ("es", "Ana Quiroga, de 49 años, vivía sola.", "age"),
        ("es", "Ana Quiroga tiene 49 años.", "age"),
        ("es", "La empresa tiene 49 años.", "duration"),
        ("fr", "L'entreprise a fêté ses 50 ans.", "duration"),
        ("en", "The war, 20 years, was long.", "duration"),
    ],
)
def test_years_are_an_age_behind_the_name_of_a_person(language: str, text: str, kind: str) -> None:
    assert one(text, language).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The 100m-long wall broke",
        "the 4x4 on the A38",
        "Section 14 of the law",
        "the No. 2 official",
        "on the 9th floor",
    ],
)
def test_leaves_out_what_is_no_number_or_may_be_read_two_ways(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 14 people", 14, None),
        ("1,000-plus people", 1000, None),
        ("50 or more people", 50, None),
        ("more than 40 people", 40, None),
        ("up to 14 people", None, 14),
        ("fewer than 14 people", None, 14),
        ("about 50 people", 45, 55),
        ("nearly 40 per cent", 36, 40),
        ("12–15 people", 12, 15),
        ("between five and seven houses", 5, 7),
        ("dozens of people", 24, None),
    ],
)
def test_a_bound_word_or_a_range_makes_an_interval(
    text: str, low: float | None, high: float | None
) -> None:
    number = one(text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("won 3-1", (3, 1)),
        ("a vote of 52-48", (52, 48)),
        ("a 5-to-4 split", (5, 4)),
        ("by 14 votes to 9", (14, 9)),
    ],
)
def test_a_score_and_a_vote_are_pairs(text: str, pair: tuple[float, float]) -> None:
    number = one(text)
    assert number.kind == "pair"
    assert (number.value, number.other) == pair


def test_a_part_of_a_whole_is_the_part() -> None:
    assert one("nine of 11 counts").value == 9


def test_from_and_to_are_two_numbers() -> None:
    assert [number.value for number in read("rose from 8 to 19")] == [8, 19]
