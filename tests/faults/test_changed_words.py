"""Fault 13, kind by kind: what a model's answer changes in a sentence never becomes a claim.

The answers are written out. Changed words give way to the article's whole sentence and are listed;
words that are the article's keep what governs them, in certainty, kind, speech marks and figures.
"""

import pytest
from tests.support.build import article

from claimdiff.engines.contract import Draft, DraftClaim
from claimdiff.support import ReadArticle, read

ACCUSED = "Minister Oda Rehn was accused of taking 40,000 crowns."
COLLAPSE = "The second bridge could collapse by June, police said."
DENIED = "Joren Vask denied that most of the cranes are unsafe."
PRICES = "Grain prices did not rise after the announcement."
REPAIRS = "The dam has, police said, not yet been repaired."
SPEECH = "The union said that nobody had listened."
QUOTED = "“We waited for three years,” Mara Lind told reporters."
WATER = "Governor Sunniva Aas told Ivar Moe that at least 9 metres of water are left."
CHANGED = {
    "modality": (COLLAPSE, "The second bridge will collapse by June, police said."),
    "modality left out": (COLLAPSE, "The second bridge collapses by June"),
    "accusation left out": (ACCUSED, "Minister Oda Rehn took 40,000 crowns."),
    "accusation made a verdict": (ACCUSED, "Minister Oda Rehn was convicted of taking 40,000"),
    "attribution left out": (DENIED, "Joren Vask says most of the cranes are unsafe."),
    "attribution to another": (SPEECH, "The company said that nobody had listened."),
    "quantifier": (DENIED, "all of the cranes are unsafe"),
    "bound of a number": (WATER, "at most 9 metres of water are left"),
    "bound left out": (WATER, "Sunniva Aas told Ivar Moe that 9 metres of water are left."),
    "digit": (ACCUSED, "taking 48,000 crowns"),
    "magnitude": (ACCUSED, "taking 40 crowns"),
    "unit": (WATER, "at least 9 feet of water are left"),
    "currency": (ACCUSED, "taking 40,000 dollars"),
    "ordinal": (COLLAPSE, "The third bridge could collapse by June"),
    "month": (COLLAPSE, "could collapse by July"),
    "title": (WATER, "Mayor Sunniva Aas told Ivar Moe"),
    "title of another": (ACCUSED, "Governor Oda Rehn was accused"),
    "mixed name": (WATER, "Governor Sunniva Moe told"),
    "names exchanged": (WATER, "Ivar Moe told Governor Sunniva Aas"),
    "name of another article": (ACCUSED, "Minister Petra Holm was accused"),
    "denial left out": (PRICES, "Grain prices rose after the announcement."),
    "denial left out by an ellipsis": (PRICES, "Grain prices did … rise after the announcement"),
    "denial left out between": (REPAIRS, "The dam has … been repaired"),
    "denial put in": (ACCUSED, "Minister Oda Rehn was not accused of taking 40,000 crowns."),
    "speech made direct": (SPEECH, "The union said: “Nobody has listened.”"),
    "quotation of other words": (QUOTED, "“We waited for five years,”"),
}


def pointed(sentence: str, words: str) -> ReadArticle:
    return read(article(sentence), Draft(claims=(DraftClaim(0, words=words),)))


@pytest.mark.parametrize("kind", CHANGED)
def test_13_changed_words_give_way_to_the_sentence_and_are_listed(kind: str) -> None:
    sentence, words = CHANGED[kind]
    reading = pointed(sentence, words)
    assert [claim.text for claim in reading.claims] == [sentence]
    assert [(item.kind, item.text) for item in reading.ungrounded] == [("words", words)]


@pytest.mark.parametrize(
    ("sentence", "words", "certainty"),
    [
        (ACCUSED, "taking 40,000 crowns", "alleged"),
        (ACCUSED, "Minister Oda Rehn … taking 40,000 crowns", "alleged"),
        (COLLAPSE, "The second bridge … collapse by June", "possible"),
        (DENIED, "most of the cranes are unsafe", "denied"),
        (SPEECH, "nobody had listened", "reported"),
    ],
)
def test_13_words_cut_out_of_what_governs_them_are_no_more_certain_for_it(
    sentence: str, words: str, certainty: str
) -> None:
    (claim,) = pointed(sentence, words).claims
    assert claim.certainty == certainty


@pytest.mark.parametrize("words", ["“nobody had listened”", "The union said that “nobody had"])
def test_13_reported_speech_gets_no_quotation_marks(words: str) -> None:
    (claim,) = pointed(SPEECH, words).claims
    assert claim.text in SPEECH
    assert not claim.quoted


def test_13_a_quotation_stays_one_without_its_marks() -> None:
    (claim,) = pointed(QUOTED, "We waited for three years").claims
    assert claim.quoted


def test_13_a_number_keeps_its_bound_where_it_is_told() -> None:
    (claim,) = pointed(WATER, "at least 9 metres of water are left").claims
    (number,) = claim.quantities
    assert (number.low, number.high) == (9, None)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The office, which never pays, declined to comment.", "The office … declined to comment"),
        ("The men got nothing and will leave in May.", "The men … will leave in May"),
    ],
)
def test_13_a_denial_of_something_else_may_be_left_out(sentence: str, words: str) -> None:
    (claim,) = pointed(sentence, words).claims
    assert claim.text == words.replace("… ", "")
