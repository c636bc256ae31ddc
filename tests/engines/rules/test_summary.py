"""The offline engine's summary, on an article written for the purpose."""

from claimdiff.articles import from_text
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Summary
from claimdiff.support import read as cut

BRIDGE = """\
The iron bridge at Port Ellis fell into the river on Monday and nine people were rescued by ferry.

It was the second fall in a year. The bridge had been closed to lorries since May.

The iron bridge at Port Ellis fell into the river on Monday; nine people were rescued.

Mayor Ada Lunt said the town would build a new bridge within two years for 40 million crowns.

“We looked at every bolt,” she said.

Harbour Ferries will carry passengers across the river for nothing until the new bridge opens.

Who will pay for it?

The town council meets on Thursday to vote on a loan for the bridge from the Bank of Ostby.

Port Ellis has 12,000 inhabitants and lives on fishing, boat repair and summer visitors.
"""


def read() -> Summary:
    article = from_text(BRIDGE, clean=False)
    summary = cut(article, OfflineEngine().read(article)).article.summary
    assert summary is not None
    return summary


def test_the_abstract_and_the_points_are_the_articles_own_words() -> None:
    found = read()
    assert all(point.verbatim for point in (*found.abstract, *found.points))
    assert all(point.claim for point in found.points)


def test_an_abstract_has_two_or_three_sentences_and_there_are_points() -> None:
    found = read()
    assert len(found.abstract) in (2, 3)
    assert 1 <= len(found.points) <= 6


def test_the_first_sentence_leads_and_order_is_the_articles() -> None:
    starts = [point.spans[0].start for point in read().abstract]
    assert starts[0] == 0
    assert starts == sorted(starts)


def test_nothing_is_said_twice() -> None:
    found = read()
    rescued = [
        point
        for point in (*found.abstract, *found.points)
        if "nine people were rescued" in point.text
    ]
    assert len(rescued) == 1


def test_questions_and_leaning_sentences_stay_out_of_the_abstract() -> None:
    said = " ".join(point.text for point in read().abstract)
    assert "Who will pay" not in said
    assert "It was the second" not in said


def test_an_empty_choice_gives_an_empty_summary() -> None:
    draft = OfflineEngine().read(from_text("Who will pay for it?", clean=False))
    assert (draft.abstract, draft.points) == ((), ())


def test_the_same_article_gives_the_same_summary() -> None:
    assert read() == read()


def test_a_sentence_that_cuts_a_quotation_is_in_no_abstract() -> None:
    told = (
        "The bridge at Port Ellis will be built anew by the town within two years, said Ada Lunt."
    )
    quoted = "“We looked at every bolt. It will never be safe for any lorry of the town again.”"
    article = from_text(f"{quoted}\n\n{told}\n\n{BRIDGE}", clean=False)
    summary = cut(article, OfflineEngine().read(article)).article.summary
    assert summary is not None
    assert summary.abstract[0].text == told
