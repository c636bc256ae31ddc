import pytest

from claimdiff.text.times import When, compatible, hour, times

PUBLISHED = "2020-07-08T11:16:00+08:00"  # a Wednesday


def one(text: str, published: str | None = PUBLISHED) -> When:
    (when,) = times(text, published)
    return when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 8 July 2020", "2020-07-08", "2020-07-08"),
        ("on July 8, 2020", "2020-07-08", "2020-07-08"),
        ("on 2020-07-08", "2020-07-08", "2020-07-08"),
        ("on Jan. 5, 2020", "2020-01-05", "2020-01-05"),
        ("passed on 30 June, and", "2020-06-30", "2020-06-30"),
        ("on 20 December", "2020-12-20", "2020-12-20"),
        ("on 20 January", "2020-01-20", "2020-01-20"),
        ("on Tuesday", "2020-07-07", "2020-07-07"),
        ("overnight on Tuesday", "2020-07-07", "2020-07-08"),
        ("will open on Friday", "2020-07-10", "2020-07-10"),
        ("last Wednesday", "2020-07-01", "2020-07-01"),
        ("yesterday", "2020-07-07", "2020-07-07"),
        ("last week", "2020-06-29", "2020-07-05"),
        ("this month", "2020-07-01", "2020-07-31"),
        ("two days ago", "2020-07-06", "2020-07-06"),
        ("over the past two days", "2020-07-06", "2020-07-08"),
        ("電車於二〇一八年投入服務", "2018-01-01", "2018-12-31"),
        ("電車於二○一八年投入服務", "2018-01-01", "2018-12-31"),
        ("in July 2019", "2019-07-01", "2019-07-31"),
        ("in May", "2020-05-01", "2020-05-31"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("from 3-5 July", "2020-07-03", "2020-07-05"),
        ("since March 2020", "2020-03-01", None),
        ("by 30 June 2021", None, "2021-06-30"),
        ("2020年7月8日", "2020-07-08", "2020-07-08"),
        ("周二", "2020-07-07", "2020-07-07"),
        ("le 8 juillet 2020", "2020-07-08", "2020-07-08"),
        ("am 8. Juli 2020", "2020-07-08", "2020-07-08"),
        ("el 8 de julio de 2020", "2020-07-08", "2020-07-08"),
    ],
)
def test_resolves_dates(text: str, first: str | None, last: str | None) -> None:
    when = one(text)
    assert (when.from_, when.to) == (first, last)
    assert when.text == text[when.start : when.end]


def test_times_of_day_stand_on_the_day_beside_them() -> None:
    clock = times("at 9pm HKT on Tuesday", PUBLISHED)[0]
    assert clock.from_ == clock.to == "2020-07-07T21:00+08:00"


def test_a_time_of_day_without_a_day_stays_unresolved() -> None:
    assert one("at 21:30 the doors closed")[3:] == (None, None)


@pytest.mark.parametrize("text", ["on Tuesday", "yesterday", "30 June", "last week", "in May"])
def test_relative_dates_stay_unresolved_without_a_publication_time(text: str) -> None:
    assert one(text, None)[3:] == (None, None)


def test_an_impossible_date_is_found_and_not_resolved() -> None:
    assert one("on 31 June 2020")[3:] == (None, None)


@pytest.mark.parametrize("text", ["He may go.", "They march on.", "2020 people came.", "a sun hat"])
def test_common_words_are_no_dates(text: str) -> None:
    assert times(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("on Tuesday", "on 7 July", True),
        ("in July 2020", "on 7 July", True),
        ("on 7 July", "on 8 July", False),
        ("since March 2020", "on 7 July", True),
        ("in 2019", "in July 2020", False),
    ],
)
def test_compatible_times_overlap(a: str, b: str, expected: bool) -> None:
    assert compatible(one(a), one(b)) is expected
    assert compatible(one(b), one(a)) is expected


def test_an_unresolved_time_excludes_nothing() -> None:
    assert compatible(one("on Tuesday", None), one("on 1 May 2019"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("وقع الحادث في 12 أبريل 2020 في الميناء", "2020-04-12"),
        ("في 12 تشرين الأول 2019", "2019-10-12"),
        ("4 марта 2020 года", "2020-03-04"),
        ("該案四月十二日宣判", "2020-04-12"),
        ("二〇一九年十二月三十日", "2019-12-30"),
        ("it struck on the 9th, he said", "2020-07-09"),
        ("a fortnight ago", "2020-06-21"),
    ],
)
def test_months_and_days_of_other_scripts_and_words(text: str, first: str) -> None:
    assert one(text).from_ == first


def test_the_ninth_of_something_else_is_no_day() -> None:
    assert times("on the 9th floor", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "found", "at"),
    [
        ("By eight in the evening it was over.", "eight in the evening", 20),
        ("By nine tonight it was over.", "nine tonight", 21),
        ("At 7 this morning it sank.", "7 this morning", 7),
    ],
)
def test_an_hour_in_words_is_a_time_of_day(text: str, found: str, at: int) -> None:
    (when,) = times(text, "2031-04-15")
    assert (when.text, hour(when.text)) == (found, at)


def test_a_count_before_tonight_or_this_morning_is_no_hour() -> None:
    for text in ("Police arrested five this evening.", "She spoke to no one this morning."):
        (when,) = times(text, "2031-04-15")
        assert hour(when.text) is None
