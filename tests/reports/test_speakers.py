"""Who is quoted: one row for one name, however each article introduces it."""

from itertools import permutations

import pytest
from tests.reports import ferry

from claimdiff.reports.highlight import voiced
from claimdiff.reports.speakers import voices
from claimdiff.result import Speaker


def rows(*speakers: str) -> list[str]:
    """The names of the rows when the first claims of a comparison have these speakers."""
    result = ferry.pair()
    claims = tuple(
        claim.model_copy(update={"speaker": Speaker(name=speaker)})
        for claim, speaker in zip(result.claims, speakers, strict=False)
    )
    return [voice.name for voice in voices(result.model_copy(update={"claims": claims}))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("flight director Ada Lunt", "Ada Lunt"),
        ("Ada Lunt", "Ms Lunt"),
        ("her deputy, the engineer Otto Brand", "Brand"),
        ("a union of engine drivers", "A union of engine drivers"),
    ],
)
def test_one_name_has_one_row_under_its_fullest_description(one: str, other: str) -> None:
    (alone,), (turned,) = rows(one, other), rows(other, one)
    assert alone == one
    assert turned.casefold() == one.casefold()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orm Lines", "a spokesman for Orm Lines"),
        ("the ferry line", "a spokesman for the ferry line"),
        ("Ada Lunt", "Otto Brand"),
        ("Ada Lunt", "Vask and Ada Lunt"),
    ],
)
def test_two_speakers_have_two(one: str, other: str) -> None:
    assert rows(one, other) == [one, other]


def test_a_pronoun_has_none_and_stands_before_no_words() -> None:
    assert rows("she", "Ada Lunt", "He") == ["Ada Lunt"]
    pair = ferry.pair()
    said = pair.claims[0].model_copy(update={"speaker": Speaker(name="she")})
    article = pair.articles[0]
    assert voiced(said, article) == said.text
    german = article.model_copy(update={"language": "de"})
    assert voiced(said.model_copy(update={"speaker": Speaker(name="sie")}), german) == said.text
    assert (
        voiced(said.model_copy(update={"speaker": Speaker(name="the line")}), german) != said.text
    )


@pytest.mark.parametrize("order", list(permutations(("Ada Lunt", "Otto Lunt", "Lunt", "Otto"))))
def test_a_last_name_of_two_has_a_row_of_its_own_in_whatever_order(order: tuple[str, ...]) -> None:
    assert sorted(rows(*order)) == ["Ada Lunt", "Lunt", "Otto Lunt"]


def test_the_words_of_one_are_not_put_under_another() -> None:
    assert rows("Mira Lunt", "Lunt", "Ada Lunt", "Ada Lunt") == ["Ada Lunt", "Mira Lunt", "Lunt"]
