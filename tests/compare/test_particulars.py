"""What one article tells of a fact and the others that tell it say nowhere."""

from collections.abc import Sequence

import pytest
from tests.compare.build import side

from claimdiff.compare.parsed import Parsed
from claimdiff.compare.particulars import particulars
from claimdiff.result import Claim, Difference

ELSEWHERE = "Nothing else happened that night."


def between(
    left: str, right: str, *, also_left: str = ELSEWHERE, also_right: str = ELSEWHERE
) -> dict[str, dict[str, list[str]]]:
    """The texts of the particulars of the first sentences, by aspect and article."""
    sides = side("a", left, also_left), side("b", right, also_right)
    claims = [one.claims[0] for one in sides]
    return _texts(particulars(claims, sides))


def _texts(found: Sequence[Difference]) -> dict[str, dict[str, list[str]]]:
    assert all(difference.compatible for difference in found)
    return {
        difference.aspect: {
            key: [value.text for value in values] for key, values in difference.values.items()
        }
        for difference in found
    }


def test_what_one_alone_tells_is_a_detail_of_its_own() -> None:
    found = between(
        "The Marrow Star carried 212 passengers to Sundoye.", "The ferry carried passengers."
    )
    assert found == {"detail": {"a": ["Marrow Star", "Sundoye", "212 passengers"]}}


def test_a_name_that_opens_its_sentence_is_one_where_it_stands_within_another() -> None:
    found = between("China passed the law.", "The law was passed.", also_left="It is about China.")
    assert found == {"detail": {"a": ["China"]}}


def test_words_that_stand_in_the_other_text_too_are_no_detail_of_one() -> None:
    """Whatever they count there: a report says of details that their words are in one only."""
    left, right = "Orm Hale, 58, was freed at Sundoye.", "Orm Hale was freed."
    assert between(left, right) == {"detail": {"a": ["Sundoye", "58"]}}
    found = between(left, right, also_right="He had sold 58 boats.")
    assert found == {"detail": {"a": ["Sundoye"]}}


def test_a_date_that_one_alone_tells_is_a_detail() -> None:
    found = between("The law was passed on 30 June.", "The law was passed.")
    assert found == {"detail": {"a": ["30 June"]}}
    again = "It has been law since 30 June."
    assert between("The law was passed on 30 June.", "It was passed.", also_right=again) == {}


@pytest.mark.parametrize(
    ("left", "right", "also_right"),
    [
        # told elsewhere in the other text
        ("The ferry sailed to Sundoye.", "The ferry sailed.", "Sundoye is an island."),
        ("The ferry carried 212 passengers.", "The ferry sailed.", "There were 212 on board."),
        # by another form of the name
        ("It was led by Otto M. Brand.", "It was led by Otto Brand.", ELSEWHERE),
        ("It was led by Otto Brand.", "It was led by him.", "Brand is an engineer."),
        ("The crisis hit Asia hard.", "The crisis hit hard.", "Most Asian banks closed."),
        ("The European Union agreed.", "The bloc agreed.", "The EU has many members."),
        ("It was led by Joran Éxpert-Leclair.", "It was led by him.", "Expert-Leclair is old."),
        ("The ferry left Sundoyé.", "The ferry left.", "Sundoye is an island."),
        # in other words: a time of day, a number, what two letters stand for; a shouted word
        ("The ferry left at 6 p.m.", "The ferry left.", "It sailed at 6pm on Friday."),
        ("The ferry left at 5.40 p.m.", "The ferry left.", "It sailed at 17:40 on Friday."),
        ("He scored after 12 minutes.", "He scored.", "It was the 12th minute."),
        ("Just 6.1 per cent of them fell ill.", "Few fell ill.", "In the group 6.1% were ill."),
        ("It sailed from the UK.", "It sailed.", "Britain has many ports."),
        ("It was a MIRACLE for them.", "It was good.", ELSEWHERE),
        # by a number that both may stand for
        ("At least 40 houses burned.", "Many houses burned.", "The mayor counted 43 houses."),
        # a capital that is only the sentence's, a day, a credit
        ("Queues reached the car park.", "There were lines.", ELSEWHERE),
        ("The ferry sailed on Tuesday.", "The ferry sailed.", ELSEWHERE),
        ("ARDEN (NPA) - The ferry sailed.", "The ferry sailed.", "Arden is a port."),
    ],
)
def test_what_the_other_tells_too_is_no_detail(left: str, right: str, also_right: str) -> None:
    assert between(left, right, also_right=also_right) == {}


@pytest.mark.parametrize(
    ("left", "also_right", "told"),
    [
        ("It was bought by Oman.", "A woman signed.", "Oman"),
        ("It was bought by Orm.", "There was a storm.", "Orm"),
    ],
)
def test_letters_within_a_word_tell_no_name(left: str, also_right: str, told: str) -> None:
    assert between(left, "It was bought.", also_right=also_right) == {"detail": {"a": [told]}}


def test_a_name_or_number_is_told_once_of_an_article() -> None:
    told = ("The ferry carried 212 passengers to Sundoye.", "Off Sundoye 212 passengers left it.")
    one, other = side("a", *told), side("b", "The ferry sailed.")
    found = particulars([*one.claims, *other.claims], [one, other])
    assert _texts(found) == {"detail": {"a": ["Sundoye", "212 passengers"]}}
    assert found[0].values["a"][0].claim == one.claims[0].id


def test_the_articles_own_name_is_no_detail() -> None:
    one = side("a", "The ferry sailed to Arden, he told Radio Arden.")
    other = side("b", "The ferry sailed.")
    named = Parsed(one.article.model_copy(update={"outlet": "The Radio Arden"}), one.claims)
    found = particulars([one.claims[0], other.claims[0]], [named, other])
    assert _texts(found) == {"detail": {"a": ["Arden"]}}
    labelled = Parsed(one.article.model_copy(update={"label": "Radio Arden"}), one.claims)
    assert particulars([one.claims[0], other.claims[0]], [labelled, other]) == found


def test_a_detail_stands_where_the_claim_says_it() -> None:
    one, other = side("a", "The ferry sailed to Sundoye."), side("b", "The ferry sailed.")
    (found,) = particulars([one.claims[0], other.claims[0]], [one, other])
    (value,) = found.values["a"]
    assert value.span is not None
    assert one.article.body[value.span.start : value.span.end] == "Sundoye" == value.text


def test_of_two_languages_or_one_teller_nothing_is_said() -> None:
    one, other = side("a", "The ferry sailed to Sundoye."), side("b", "La barca salpò.")
    claims: list[Claim] = [one.claims[0], other.claims[0]]
    english = Parsed(one.article.model_copy(update={"language": "en"}), one.claims)
    italian = Parsed(other.article.model_copy(update={"language": "it"}), other.claims)
    assert particulars(claims, [english, italian]) == ()
    assert particulars(claims[:1], [english]) == ()


@pytest.mark.parametrize("opening", ["Am Vormittag", "Beide Seiten", "Die Arbeitgeber"])
def test_a_german_noun_is_no_name(opening: str) -> None:
    one, other = side("a", f"{opening} sprach Ole Manthey zu den Leuten."), side("b", "Er sprach.")
    german = [
        Parsed(each.article.model_copy(update={"language": "de"}), each.claims)
        for each in (one, other)
    ]
    claims = [one.claims[0], other.claims[0]]
    assert _texts(particulars(claims, german)) == {"detail": {"a": ["Ole Manthey"]}}
