"""The probabilities of the comparer: two texts report one fact, a text reports a claim."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.compare.classifier import (
    claim_against_text,
    counterparts,
    relation,
)
from claimdiff.compare.phrases import parse

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
    ("A cracked propeller shaft was found by divers.", 3),
    ("The ship's owner, Alder Lines, will pay for repairs.", 6),
)
NOT_TOLD = (
    "The finance minister resigned over a leaked letter.",
    "Football fans celebrated the cup win in the capital.",
)


def asked(claim: str, *text: str) -> list[float]:
    return claim_against_text(parse([claim]), parse(text))[0]


def test_finds_the_sentence_that_tells_a_claim() -> None:
    assert [claim_against_text(parse([claim]), parse(BODY))[1] for claim, _ in TOLD] == [
        n for _, n in TOLD
    ]


def test_a_counterpart_is_surer_than_any_other_pair() -> None:
    claims = parse([*(claim for claim, _ in TOLD), *NOT_TOLD])
    scores = counterparts(claims, parse(BODY))
    assert scores.argmax(axis=1)[: len(TOLD)].tolist() == [number for _, number in TOLD]
    assert scores[: len(TOLD)].max(axis=1).min() > scores[len(TOLD) :].max() + 0.2


@pytest.mark.parametrize("claim", NOT_TOLD)
def test_a_claim_with_nothing_in_the_text_is_not_found(claim: str) -> None:
    assert relation(asked(claim, *BODY)) == "not-found"


@pytest.mark.parametrize(
    "text",
    ["A ferry with injured people reached Harwick harbour.", "A passenger ferry caught fire."],
)
def test_a_short_claim_is_not_found_where_one_of_its_words_is_not_told(text: str) -> None:
    assert relation(asked("The ferry sank.", text)) == "not-found"
    assert relation(asked("The ferry sank.", "A ferry sank off Harwick on Monday.")) == "reported"


def test_headlines_on_two_stories_have_nothing_of_each_other() -> None:
    assert relation(asked("Giant Squid Filmed Off Norhaven Bay", "Mayor Opens School")) == (
        "not-found"
    )


@pytest.mark.parametrize("claim", BODY)
def test_a_text_reports_its_own_sentences(claim: str) -> None:
    assert relation(asked(claim, *BODY)) == "reported"


def test_another_number_makes_a_report_less_likely() -> None:
    assert asked(BODY[0].replace("27", "93"), *BODY)[0] < asked(BODY[0], *BODY)[0]


@pytest.mark.parametrize(
    ("headline", "named"),
    [
        ("Giant Squid Video From Norhaven Bay Is a Hoax", "conflicting"),
        ("Giant Squid Filmed Off Norhaven Bay", "reported"),
    ],
)
def test_a_headline_that_denies_conflicts_with_one_that_tells(headline: str, named: str) -> None:
    assert relation(asked(headline, "Giant Squid Filmed in Norhaven Bay")) == named


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3), st.text(max_size=80))
def test_any_text_gives_probabilities(sentences: list[str], claim: str) -> None:
    assert sum(asked(claim, *sentences)) == pytest.approx(1)
    assert np.isfinite(counterparts(parse([claim]), parse(sentences))).all()


@pytest.mark.parametrize(
    ("scores", "named"),
    [
        ([0.9, 0.05, 0.05], "reported"),
        ([0.4, 0.1, 0.5], "reported"),
        ([0.2, 0.1, 0.7], "not-found"),
        ([0.1, 0.6, 0.3], "conflicting"),
        ([0.55, 0.4, 0.05], "conflicting"),
        ([0.2, 0.38, 0.42], "not-found"),
    ],
)
def test_names_the_relation_by_thresholds(scores: list[float], named: str) -> None:
    assert relation(scores) == named


def test_importing_the_classifier_loads_no_heavy_library() -> None:
    code = "import sys, claimdiff.compare.classifier\nprint({'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
