"""The offline engine's summary, on an article written for the purpose."""

from claimdiff.articles import from_text
from claimdiff.engines.offline import OfflineEngine
from claimdiff.result import Article
from claimdiff.support.draft import Draft

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


def read() -> tuple[Article, Draft]:
    article = from_text(BRIDGE, clean=False)
    return article, OfflineEngine().read(article)


def test_points_are_sentences_of_the_article_word_for_word() -> None:
    article, draft = read()
    sentences = {(one.start, one.end) for one in article.sentences}
    for point in (*draft.abstract, *draft.points):
        (range_,) = point.says
        assert range_ in sentences
        assert point.text == article.body[slice(*range_)]


def test_an_abstract_has_two_or_three_sentences_and_there_are_three_to_six_points() -> None:
    _, draft = read()
    assert len(draft.abstract) in (2, 3)
    assert 3 <= len(draft.points) <= 6


def test_the_first_sentence_leads_and_order_is_the_articles() -> None:
    _, draft = read()
    assert draft.abstract[0].says[0][0] == 0
    assert [point.says for point in draft.points] == sorted(point.says for point in draft.points)


def test_nothing_is_said_twice() -> None:
    _, draft = read()
    rescued = [point for point in draft.points if "nine people were rescued" in point.text]
    assert len(rescued) == 1


def test_questions_and_leaning_sentences_stay_out_of_the_abstract() -> None:
    _, draft = read()
    said = " ".join(point.text for point in draft.abstract)
    assert "Who will pay" not in said
    assert "It was the second" not in said


def test_an_empty_choice_gives_an_empty_summary() -> None:
    draft = OfflineEngine().read(from_text("Who will pay for it?", clean=False))
    assert (draft.abstract, draft.points) == ((), ())


def test_the_same_article_gives_the_same_draft() -> None:
    assert read()[1] == read()[1]
