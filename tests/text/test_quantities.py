import pytest

from claimdiff.text.quantities import Number, quantities


def language(text: str) -> str:
    """Chinese or English, by its letters."""
    if text.isascii() or not any("\u3400" <= char <= "\u9fff" for char in text):
        return "en"
    return "zh-Hans" if any(char in "万亿为击过约违节条结" for char in text) else "zh-Hant"


def one(text: str, code: str = "") -> Number:
    (number,) = quantities(text, code or language(text))
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234.5 tonnes of grain", 1234.5, "tonne"),
        ("1.234.567 Euro", 1234567, "EUR"),
        ("twenty-seven people were injured", 27, "person"),
        ("a dozen eggs", 12, "egg"),
        ("two hundred and five police officers", 205, "officer"),
        ("US$107 million in a round", 107e6, "USD"),
        ("US$107m in a round", 107e6, "USD"),
        ("2bn euros", 2e9, "EUR"),
        ("HK$3.5 billion", 3.5e9, "HKD"),
        ("3万人", 30000, "person"),
        ("十四人受伤", 14, "person"),
        ("1.2亿美元", 1.2e8, "USD"),
        ("91% of the shops", 91, "percent"),
        ("3.5 percentage points", 3.5, "percentage point"),
        ("an 85-year-old sailor", 85, "year"),
        ("81 accounts from the city", 81, "account"),
        ("27 injured", 27, "injured"),
        ("two-thirds of the seats", 66.67, "percent"),
        ("nine tenths of the seats", 90, "percent"),
        ("an eighth of the seats", 12.5, "percent"),
        ("three quarters of the seats", 75, "percent"),
        ("three-quarters full", 75, "percent"),
        ("one in three flights", 33.33, "percent"),
        ("nine out of ten flights", 90, "percent"),
        ("5 km away", 5, "kilometre"),
        ("38°C in the shade", 38, "°C"),
        ("one ferry sank", 1, "ferry"),
        ("a hundred and one dogs", 101, "dog"),
        ("two thousand three hundred and four shops", 2304, "shop"),
        ("two million and three hundred thousand votes", 2.3e6, "vote"),
        ("Five were injured", 5, "injured"),
        ("Seven others have died", 7, "dead"),
        ("five are still missing", 5, "missing"),
        ("a blast killed five", 5, "dead"),
        ("wounding another five", 5, "injured"),
        ("The death toll has risen to 14", 14, "dead"),
        ("a magnitude 6.1 quake", 6.1, "magnitude"),
        ("a 6.1-magnitude quake", 6.1, "magnitude"),
        ("The strike will last two days", 2, "day"),
        ("Anna Lind, 34, said", 34, "year"),
        ("a driver, aged 34, said", 34, "year"),
    ],
)
def test_reads_value_and_unit(text: str, value: float, unit: str) -> None:
    number = one(text)
    assert (number.value, number.unit) == (value, unit)
    assert number.text == text[number.start : number.end]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 7 people", 7, None),
        ("more than 50 ships", 50, None),
        ("50 or more ships", 50, None),
        ("50+ ships", 50, None),
        ("up to 20 ships", None, 20),
        ("fewer than 20 ships", None, 20),
        ("nearly 300 ships", 270, 300),
        ("just over 300 ships", 300, 330),
        ("about 50 ships", 45, 55),
        ("20-25 ships", 20, 25),
        ("between 20 and 25 ships", 20, 25),
        ("between five and ten ships", 5, 10),
        ("between two hundred and three hundred ships", 200, 300),
        ("$5 billion to $7 billion", 5e9, 7e9),
        ("2-3 million ships", 2e6, 3e6),
        ("dozens of ships", 24, None),
        ("hundreds of thousands of ships", 2e5, None),
        ("30多人", 30, None),
        ("截至傍晚至少七人死亡", 7, None),
        ("當局說超過一百人受傷", 100, None),
        ("死者不超過十人", None, 10),
        ("不到二十人", None, 20),
        ("車速約為三十公里", 27, 33),
        ("近五十人受傷", 45, 50),
        ("附近五十人受傷", 50, 50),
        ("靠近50公里", 50, 50),
        ("逼近50人", 45, 50),
        ("枪击案造成纽约50人受伤", 50, 50),
        ("公司违约50天", 50, 50),
        ("合約50天", 50, 50),
        ("折合约50美元", 45, 55),
        ("节约50美元", 50, 50),
        ("条约50天", 50, 50),
        ("三十人以上", 30, None),
        ("五十人左右", 45, 55),
    ],
)
def test_bounds_make_intervals(text: str, low: float | None, high: float | None) -> None:
    number = one(text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("de", "Mindestens 7 Menschen starben", 7, None),
        ("fr", "au moins 7 morts", 7, None),
        ("es", "al menos 7 muertos", 7, None),
        ("de", "rund 50 Schiffe", 45, 55),
        ("fr", "près de 50 bateaux", 45, 50),
        ("es", "más de 50 barcos", 50, None),
    ],
)
def test_bounds_of_a_language_make_intervals(
    code: str, text: str, low: float | None, high: float | None
) -> None:
    number = one(text, code)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "in 2019 the port closed",
        "a third-round talk",
        "on 7 July 2020",
        "at 11:16 in the morning",
        "21Northern and Covid-19 and G7",
        "Boeing 737",
        "Office 365 is a product",
        "Section 14 of the act",
        "the twenty-first century",
        "they won 3-1",
        "call +852 2345 6789",
        "no one was hurt",
        "one of the sailors",
        "page 12",
        "the 3rd attempt",
    ],
)
def test_dates_names_ordinals_and_scores_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_a_change_from_one_figure_to_another_is_two_numbers() -> None:
    assert [n.value for n in quantities("It rose from 14 to 27 ships.")] == [14, 27]


@pytest.mark.parametrize(
    "text",
    [
        "Four and six people came.",
        "Of nineteen ninety-eight came.",
        "Four million and six million.",
    ],
)
def test_two_numbers_beside_each_other_are_not_added(text: str) -> None:
    assert len(quantities(text)) == 2


@pytest.mark.parametrize(
    "text", ["Gates 12, 43, and 54", "In Flight 12, 43, who", "seven, 12, and"]
)
def test_a_number_in_a_list_is_no_age(text: str) -> None:
    assert "year" not in {number.unit for number in quantities(text)}


@pytest.mark.parametrize("text", ["1.800.542.0820", "1,800,542,0820", "1,234,56", "10.0.0.1"])
def test_digits_in_groups_that_are_no_number_are_none(text: str) -> None:
    assert quantities(f"It was {text} as of today.") == []


@pytest.mark.parametrize("text", ["1 234 567,8", "1.234.567,8", "1,234,567.8"])
def test_the_sign_of_decimals_is_not_that_of_groups(text: str) -> None:
    assert one(f"{text} tonnes").value == 1234567.8


@pytest.mark.parametrize(
    "text",
    ["It won two in three days.", "It has 4 in 12 rooms.", "It lost two in four-wheel cars."],
)
def test_two_counts_are_no_share(text: str) -> None:
    assert "percent" not in {number.unit for number in quantities(text)}
