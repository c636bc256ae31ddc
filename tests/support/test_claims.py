"""A claim is the article's own words, whatever an engine points at."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import fiction
from tests.support.build import HARBOUR, article

from claimdiff.engines.contract import Draft, DraftClaim, DraftPoint, Pointed
from claimdiff.result import Claim
from claimdiff.support import claim_text, read, read_claim
from claimdiff.support.reading import ReadArticle

LIND = article(
    "Mara Lind leads the union. She said the talks had failed.",
    "“We waited”, she told reporters, and the company did not answer.",
)


def cut(*claims: DraftClaim) -> ReadArticle:
    return read(HARBOUR, Draft(claims=claims))


def only(reading: ReadArticle) -> Claim:
    (claim,) = reading.claims
    return claim


def test_a_claim_without_words_is_its_whole_sentence() -> None:
    claim = only(cut(DraftClaim(5)))
    assert claim.text == claim.spans[0].exact == fiction.HARBOUR[5]
    assert claim.sentence == (5,)


def test_a_clause_is_cut_from_its_sentence_with_the_body_s_typography() -> None:
    claim = only(cut(DraftClaim(4, words='"We have been patient for three years')))
    assert claim.text == "We have been patient for three years"
    assert claim.quoted


def test_two_stretches_are_joined_in_order() -> None:
    claim = only(cut(DraftClaim(2, words="Halvard Shipping … in January")))
    assert [span.exact for span in claim.spans] == ["Halvard Shipping", "in January"]
    assert claim.text == "Halvard Shipping in January"


@pytest.mark.parametrize(
    "changed",
    ["offered a raise of 5.5%", "did not offer a raise", "in January … Halvard Shipping", "…"],
)
def test_words_that_its_sentence_lacks_give_way_to_the_sentence_and_are_listed(
    changed: str,
) -> None:
    reading = cut(DraftClaim(2, words=changed))
    assert only(reading).text == fiction.HARBOUR[2]
    assert [(item.kind, item.text) for item in reading.ungrounded] == [("words", changed)]


def test_a_referent_stands_in_brackets_behind_its_word_with_its_place() -> None:
    draft = DraftClaim(
        0, words="She said the talks had failed", referents=(Pointed("She", "Mara Lind"),)
    )
    claim = only(read(LIND, Draft(claims=(draft,))))
    assert claim.text == "She [Mara Lind] said the talks had failed"
    (referent,) = claim.referents
    assert LIND.body[referent.start : referent.end] == referent.words == "She"
    assert referent.span is not None
    assert referent.span.exact == referent.means == "Mara Lind"
    assert claim_text(claim.spans, claim.referents) == claim.text


@pytest.mark.parametrize(
    ("words", "means"),
    [("He", "Mara Lind"), ("She", "Quentin Ostrander"), ("She", ""), ("", "Mara Lind")],
)
def test_a_referent_that_is_not_there_is_left_out_and_listed(words: str, means: str) -> None:
    draft = DraftClaim(0, words="She said the talks had failed", referents=(Pointed(words, means),))
    reading = read(LIND, Draft(claims=(draft,)))
    assert only(reading).referents == ()
    assert [item.kind for item in reading.ungrounded] == ["referent"]


def test_a_name_alone_is_no_clause_and_is_who_says_the_sentence() -> None:
    draft = DraftClaim(0, words="Mara Lind", kind="statement", certainty="reported")
    reading = read(LIND, Draft(claims=(draft,)))
    claim = only(reading)
    first = LIND.sentences[0]
    assert claim.text == LIND.body[first.start : first.end]
    assert claim.speaker is not None
    assert claim.speaker.name == "Mara Lind"
    assert [item.kind for item in reading.ungrounded] == ["words"]


def test_a_word_that_stands_in_the_speaker_alone_is_no_word_of_the_claim() -> None:
    draft = DraftClaim(
        0, words="the talks had failed", speaker="She", referents=(Pointed("She", "Mara Lind"),)
    )
    reading = read(LIND, Draft(claims=(draft,)))
    assert only(reading).referents == ()
    assert reading.ungrounded == ()


def test_the_speaker_is_a_string_of_the_article_the_nearest_before() -> None:
    claim = only(cut(DraftClaim(4, speaker="Lind")))
    assert claim.speaker is not None
    assert claim.speaker.span is not None
    sentence = HARBOUR.sentences[4]
    assert sentence.start < claim.speaker.span.start < sentence.end


def test_a_speaker_whom_the_article_does_not_name_is_left_out_and_listed() -> None:
    reading = cut(DraftClaim(1, speaker="Quentin Ostrander"))
    assert only(reading).speaker is None
    assert [item.kind for item in reading.ungrounded] == ["speaker"]


def test_numbers_and_times_stand_where_the_body_has_them() -> None:
    claim = only(cut(DraftClaim(6)))
    (number,), (time,) = claim.quantities, claim.times
    assert (number.low, number.high, number.unit) == (14, None, "ship")
    assert (time.from_, time.to) == ("2031-03-11", "2031-03-11")
    assert number.span is not None
    assert number.span.exact == "At least 14 ships"


def test_words_of_a_body_can_be_read_as_a_claim() -> None:
    sentence = HARBOUR.sentences[6]
    claim = read_claim(HARBOUR, "q1", ((sentence.start, sentence.end),))
    assert claim.text == fiction.HARBOUR[6]
    assert [number.value for number in claim.quantities] == [14]


@pytest.mark.parametrize(("language", "certainty"), [("en", "possible"), (None, "stated")])
def test_only_a_known_language_tells_what_governs_a_claim(
    language: str | None, certainty: str
) -> None:
    known = article("The airport may open again.").model_copy(update={"language": language})
    assert only(read(known, Draft(claims=(DraftClaim(0),)))).certainty == certainty


def test_claims_come_in_the_order_of_the_body_each_once() -> None:
    reading = cut(DraftClaim(5), DraftClaim(0), DraftClaim(5))
    assert [(claim.id, claim.sentence) for claim in reading.claims] == [("a1", (0,)), ("a2", (5,))]


PIECES = st.sampled_from(
    [
        *fiction.HARBOUR,
        *fiction.DAM,
        "she",
        "Mara Lind",
        "the company",
        "not",
        "4.5%",
        "…",
        "[",
        "]",
    ]
) | st.text(max_size=30)
DRAFTS = st.builds(
    DraftClaim,
    sentence=st.integers(0, 9),
    words=st.lists(PIECES, max_size=3).map(" ".join)
    | st.tuples(st.integers(0, 9), st.integers(0, 99), st.integers(1, 60)).map(
        lambda at: fiction.HARBOUR[at[0]][at[1] : at[1] + at[2]]
    ),
    referents=st.lists(st.builds(Pointed, PIECES, PIECES), max_size=3).map(tuple),
    speaker=PIECES,
)


@given(st.lists(DRAFTS, max_size=4), st.lists(st.builds(DraftPoint, PIECES, st.just((0, 1)))))
def test_no_answer_of_any_shape_gets_other_words_into_a_claim(
    drafts: list[DraftClaim], abstract: list[DraftPoint]
) -> None:
    reading = read(HARBOUR, Draft(claims=tuple(drafts), abstract=tuple(abstract)))
    for claim in reading.claims:
        sentences = " ".join(
            HARBOUR.body[s.start : s.end]
            for s in HARBOUR.sentences
            if HARBOUR.sentences.index(s) in claim.sentence
        )
        bare = claim.text
        for referent in claim.referents:
            bare = bare.replace(f" [{referent.means}]", "", 1)
            assert referent.means in HARBOUR.body
            assert HARBOUR.body[referent.start : referent.end] == referent.words
        said = iter(re.findall(r"\S", sentences))
        assert all(letter in said for letter in re.findall(r"\S", bare)), claim.text
        assert claim.speaker is None or claim.speaker.name in HARBOUR.body
    texts = (
        [point.text for point in reading.article.summary.abstract]
        if reading.article.summary
        else []
    )
    for text in texts:
        assert all(digit in HARBOUR.body for digit in re.findall(r"\d+", text))
