import json
import subprocess
import sys
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.compare.matching import FORMS, RELATIONS, Matcher, relation

BODY = (
    "A ferry struck a pier in Norhaven harbour on Tuesday evening, injuring 27 people.",
    "The Alder Queen had left Brennick an hour earlier with 210 passengers on board.",
    "Its captain, Ilse Brandt, told investigators that the engines did not respond.",
    "Divers found a crack in the propeller shaft, the harbour office said.",
    "The pier will stay closed until the end of the month while it is repaired.",
    "Two of the injured were taken to hospital in Brennick by helicopter.",
    "Alder Lines, which owns the ship, said that it would pay for the repairs.",
    "The company bought the vessel from a Danish operator nine years ago.",
    "Last spring another of its ferries ran aground off Cape Lorn.",
    "Traffic across the bay was suspended for the night and resumed at dawn.",
)
TOLD = (
    ("Twenty-seven people were hurt when a ferry hit a pier in Norhaven.", 0),
    ("Brandt said the engines had not responded.", 2),
    ("The ship's owner, Alder Lines, will pay for repairs.", 6),
    ("A cracked propeller shaft was found by divers.", 3),
)
NOT_TOLD = (
    "The finance minister resigned over a leaked letter.",
    "Football fans celebrated the cup win in the capital.",
)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(BODY)


def test_finds_the_sentence_that_tells_a_claim(matcher: Matcher) -> None:
    matches = matcher.match([claim for claim, _ in TOLD])
    assert matches.nearest.tolist() == [sentence for _, sentence in TOLD]


def test_a_claim_that_is_told_is_likelier_reported_than_any_that_is_not(matcher: Matcher) -> None:
    told = matcher.match([claim for claim, _ in TOLD])
    other = matcher.match(NOT_TOLD)
    reported = RELATIONS.index("reported")
    assert told.whole[:, reported].min() > other.whole[:, reported].max() + 0.2
    assert told.alone.max(axis=1).min() > other.alone.max() + 0.2


def test_a_claim_with_nothing_in_the_text_is_not_found(matcher: Matcher) -> None:
    for scores in matcher.match(NOT_TOLD).whole.tolist():
        assert relation(scores) == "not-found"


def test_a_text_reports_its_own_sentences(matcher: Matcher) -> None:
    for scores in matcher.match(BODY).whole.tolist():
        assert relation(scores) == "reported"


def test_another_number_makes_a_report_less_likely(matcher: Matcher) -> None:
    right, wrong = matcher.match(
        (BODY[0], BODY[0].replace("27", "93")),
    ).whole[:, RELATIONS.index("reported")]
    # Direction only. The scorer weighs likenesses and still calls the edited sentence reported
    # (0.81 against 0.98): that 27 and 93 cannot both hold is for `differences` to find.
    assert wrong < right


def test_a_headline_that_denies_conflicts_with_one_that_tells() -> None:
    told = Matcher(("Giant Squid Filmed in Norhaven Bay",))
    denied, retold, strange = told.match(
        (
            "Giant Squid Video From Norhaven Bay Is a Hoax",
            "Giant Squid Seen in Norhaven Bay",
            "Central Bank Raises Rates",
        )
    ).whole.tolist()
    assert relation(denied) == "conflicting"
    assert relation(retold) == "reported"
    assert relation(strange) == "not-found"


def test_probabilities_have_their_shapes_and_sum_to_one(matcher: Matcher) -> None:
    matches = matcher.match([claim for claim, _ in TOLD])
    assert matches.alone.shape == (len(TOLD), len(BODY))
    assert matches.whole.shape == (len(TOLD), len(RELATIONS))
    assert matches.whole.sum(axis=1) == pytest.approx(1)
    assert ((matches.whole >= 0) & (matches.whole <= 1)).all()


def test_alone_is_what_a_match_says_of_single_sentences(matcher: Matcher) -> None:
    claims = [claim for claim, _ in TOLD]
    assert np.array_equal(matcher.alone(claims), matcher.match(claims).alone)


def test_no_claims_and_no_sentences_are_no_error() -> None:
    assert Matcher(BODY).match(()).alone.shape == (0, len(BODY))
    assert Matcher(BODY).alone(()).shape == (0, len(BODY))
    assert relation(Matcher(()).match(("The ferry sank.",)).whole[0].tolist()) == "not-found"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3), st.text(max_size=80))
def test_any_text_gives_probabilities(sentences: list[str], claim: str) -> None:
    matches = Matcher(sentences).match((claim,))
    assert np.isfinite(matches.alone).all()
    assert matches.whole.sum() == pytest.approx(1)


def test_the_same_texts_give_the_same_bytes() -> None:
    claims = [claim for claim, _ in TOLD]
    one, other = Matcher(BODY).match(claims), Matcher(list(BODY)).match(tuple(claims))
    assert one.alone.tobytes() == other.alone.tobytes()
    assert one.whole.tobytes() == other.whole.tobytes()


@pytest.mark.parametrize(
    ("scores", "named"),
    [
        ((0.9, 0.05, 0.05), "reported"),
        ((0.4, 0.1, 0.5), "reported"),
        ((0.2, 0.1, 0.7), "not-found"),
        ((0.1, 0.6, 0.3), "conflicting"),
        ((0.55, 0.4, 0.05), "conflicting"),
        ((0.2, 0.38, 0.42), "not-found"),
    ],
)
def test_names_the_relation_by_thresholds(scores: tuple[float, ...], named: str) -> None:
    assert relation(scores) == named


def test_every_form_has_its_weights_and_no_text_of_the_sets_is_among_them() -> None:
    text = files("claimdiff.compare").joinpath("weights.json").read_text("utf-8")
    weights = json.loads(text)
    assert {*FORMS, "link", "conflict"} <= set(weights["experts"])
    for expert in weights["experts"].values():
        assert all(isinstance(weight, float) for weight in expert.values())


def test_importing_the_scorer_loads_no_heavy_library() -> None:
    code = (
        "import sys, claimdiff.compare.matching\n"
        "print({'numpy', 'tokenizers', 'safetensors', 'wordllama'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
