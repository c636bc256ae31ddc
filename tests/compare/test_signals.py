import numpy as np
import pytest

from claimdiff.compare import signals
from claimdiff.compare.bags import lay_out
from claimdiff.compare.signals import Grid, Signals, link_signals, pair_signals, text_signals


def pairs(claim: str, *sentences: str) -> Signals:
    return pair_signals(Grid.of(lay_out((claim,)), lay_out(sentences)))


def of_text(claim: str, *sentences: str) -> dict[str, float]:
    grid = Grid.of(lay_out((claim,)), lay_out(sentences), whole=True)
    return {
        name: float(values[0]) for name, values in text_signals(grid, pair_signals(grid)).items()
    }


def test_claims_are_measured_alike_in_blocks_and_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ("The ferry Alder Queen hit a pier.", "Rain fell.", "27 people were hurt on Tuesday.")
    bags = lay_out(said), lay_out((*said, "The bus was late."))
    at_once = Grid.of(*bags, whole=True)
    for cells in (1, 60, 100):
        monkeypatch.setattr(signals, "_CELLS", cells)
        parts = Grid.of(*bags, whole=True)
        for name in ("alike", "best", "best_back"):
            assert getattr(parts, name) == pytest.approx(getattr(at_once, name), abs=1e-6), name
        assert (parts.found == at_once.found).all()


def test_a_sentence_has_all_of_itself() -> None:
    said = "The ferry Alder Queen hit a pier in Norhaven on Tuesday, injuring 27 people."
    signals = pairs(said, said, "Rain is expected.")
    for name in ("found", "like", "both", "both_rare", "gist", "plain"):
        assert signals[name][0, 0] == pytest.approx(1, abs=1e-4), name
        assert signals[name][0, 1] < 0.5, name


def test_a_word_of_like_meaning_counts_for_more_than_one_of_other_meaning() -> None:
    signals = pairs("The biggest ferry sank.", "The largest ferry sank.", "The green ferry sank.")
    assert signals["like"][0, 0] > signals["like"][0, 1]
    assert signals["found"][0, 0] == signals["found"][0, 1]


def test_number_words_and_figures_are_the_same_number() -> None:
    signals = pairs("Seven people were hurt.", "7 people were hurt.", "Six people were hurt.")
    assert list(signals["number_found"][0]) == [1, 0]
    assert list(signals["number_other"][0]) == [0, 1]


def test_a_name_or_number_away_from_its_neighbours_is_not_borne_out() -> None:
    told = ("Norhaven fined Alder Lines 40 crowns.", "Brennick praised the Oskar Company.")
    right = of_text("In spring, Alder Lines paid 40 crowns.", *told)["beside_least"]
    wrong = of_text("In spring, Alder Lines paid 90 crowns.", *told)["beside_least"]
    assert wrong == 0 < right


def test_names_and_numbers_that_the_text_lacks_are_counted() -> None:
    text = ("Mayor Ilse Brandt opened the bridge on Monday.", "It cost 12 million crowns.")
    good = of_text("The mayor, Ilse Brandt, opened a bridge for 12 million crowns.", *text)
    bad = of_text("The mayor, Otto Kranz, opened a bridge for 14 million crowns.", *text)
    assert (good["names_lost"], good["numbers_lost"]) == (0, 0)
    assert (bad["names_lost"], bad["numbers_lost"]) == (2, 1)


def test_a_headline_that_denies_a_story_stands_apart_from_one_that_tells_it() -> None:
    told, denied = "Giant Squid Seen in Norhaven Bay", "Norhaven Squid Video Is a Hoax"
    assert pairs(told, denied)["stand_one"][0, 0] == 2
    assert pairs(denied, denied)["stand_one"][0, 0] == 0


def test_a_claim_told_over_two_sentences_is_borne_out_by_the_few_nearest() -> None:
    text = ("The ferry struck a pier.", "Rain fell all week.", "Twelve passengers were hurt.")
    signals = of_text("Twelve passengers were hurt as the ferry struck a pier.", *text)
    assert signals["gap_few"] < 0.01 < signals["gap"]


def test_phrases_without_words_give_numbers_too() -> None:
    for claim, sentence in (("", ""), ("...", "The ferry sank."), ("The ferry sank.", "?")):
        signals = of_text(claim, sentence)
        assert all(np.isfinite(value) for value in signals.values())


def test_the_signals_of_links_are_among_those_of_pairs() -> None:
    grid = Grid.of(lay_out(("The ferry sank.",)), lay_out(("A ferry has sunk.",)))
    every = pair_signals(grid)
    assert all(np.array_equal(every[name], values) for name, values in link_signals(grid).items())
