"""Early facts stand above late ones, and so do facts that come again."""

import pytest
from tests.compare.build import side

from claimdiff.compare.prominence import EVERYWHERE, paragraphs, prominence

LEAD = "The harbour bridge at Arden was shut to lorries on Monday."
OTHER = "Bakers sold bread on the quay."
AGAIN = "Lorries were turned back at the shut harbour bridge."
LIKE = "The bridge has a café."


@pytest.mark.parametrize(
    ("sentences", "number", "worth"),
    [
        ((LEAD, OTHER), 0, 1.0),
        ((OTHER, LEAD), 1, 0.5),
        ((OTHER, OTHER, LEAD, AGAIN), 2, 0.583),  # 1/3 + 1/4
        ((OTHER, OTHER, LEAD, LIKE), 2, 0.333),
        ((LEAD, AGAIN), 0, 1.0),
    ],
)
def test_each_paragraph_that_tells_a_fact_counts(
    sentences: tuple[str, ...], number: int, worth: float
) -> None:
    one = side("a", *sentences)
    assert prominence([one.claims[number]], paragraphs(one)) == worth


def test_the_article_that_makes_most_of_a_fact_counts() -> None:
    late, early = side("a", OTHER, LEAD), side("b", LEAD, OTHER)
    told = paragraphs(late) | paragraphs(early)
    assert prominence([late.claims[1], early.claims[0]], told) == 1.0


@pytest.mark.parametrize(("sentences", "worth"), [(EVERYWHERE, 1.0), (EVERYWHERE + 1, 0.01)])
def test_words_that_stand_all_over_a_long_text_tell_no_sentence_again(
    sentences: int, worth: float
) -> None:
    long = side("a", *(f"Officer {n} said the bridge in Arden fell." for n in range(sentences)))
    assert prominence([long.claims[99]], paragraphs(long)) == worth
