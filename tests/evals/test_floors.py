import pytest
from evals.gold import PairGold
from evals.nearest import of_pairs
from evals.similarity import METHODS, Similarity

methods = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)


@methods
def test_equal_sentences_are_nearest(method: Similarity) -> None:
    texts = ["A fire broke out on the ferry.", "The council met on Monday.", "Rain fell all day."]
    scores = method(texts, texts)
    assert scores.shape == (3, 3)
    assert [row.argmax() for row in scores] == [0, 1, 2]
    assert scores.diagonal() == pytest.approx(1)


@methods
def test_a_sentence_without_words_is_like_nothing(method: Similarity) -> None:
    assert method(["..."], ["Rain fell."])[0, 0] == pytest.approx(0, abs=0.3)


def pair(number: int) -> PairGold:
    """Two articles with one sentence in common, one conflict, one sentence of their own."""
    texts = {
        ("a", 0): f"The {number}th ferry to the island was cancelled by the harbour office.",
        ("a", 1): "Police counted 400 people on the quay.",
        ("a", 2): "A violinist from Leipzig played waltzes.",
        ("b", 0): f"The harbour office cancelled the {number}th ferry to the island.",
        ("b", 1): "Police counted 900 people on the quay.",
        ("b", 2): "Bakeries had sold out of rye bread.",
    }
    return PairGold(
        texts,
        {key: "shared" if key[1] < 2 else "only" for key in texts},
        frozenset({(("a", n), ("b", n)) for n in (0, 1)}),
        frozenset({(("a", 1), ("b", 1))}),
    )


def test_the_nearest_sentence_finds_what_is_plain() -> None:
    figures = of_pairs([pair(n) for n in range(6)], [str(n) for n in range(6)])
    assert set(figures.values()) == {1.0}
