"""A word or a number is found where it stands by itself, and in unspaced scripts anywhere."""

import pytest

from claimdiff.text.whole import find_whole


@pytest.mark.parametrize(
    ("part", "text", "place"),
    [
        ("19", "In 2019 it was 19.", 15),
        ("19", "19.5 of 1,019 or 2.19, 19", 23),
        ("19 men", "119 men, 19 men", 9),
        ("$19", "US$19", 2),
        ("orm", "a storm at orm's, orme", 11),
        ("Орм", "Ормская, Орм", 9),
        ("19人", "造成19人受伤", 2),
        ("奥姆", "在奥姆市", 1),
        ("orm", "在orm市", 1),
    ],
)
def test_what_stands_as_a_whole_is_found(part: str, text: str, place: int) -> None:
    assert find_whole(part, text) == place


@pytest.mark.parametrize(("part", "text"), [("Oman", "Woman"), ("7", "1.7 of 7.5"), ("orm", "")])
def test_what_does_not_is_not(part: str, text: str) -> None:
    assert find_whole(part, text) == -1
