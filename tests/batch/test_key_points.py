"""A reading that is placed in an item keeps its key points at its own claims."""

from importlib import resources

from pydantic import TypeAdapter

from claimdiff.api.reading import read_article
from claimdiff.articles import from_text
from claimdiff.batch.tasks import placed
from claimdiff.engines.rules import OfflineEngine
from claimdiff.support import ReadArticle


def test_key_points_name_the_claims_of_the_article_as_it_is_placed() -> None:
    text = resources.files("claimdiff.samples").joinpath("courier.txt").read_text("utf-8")
    read = read_article(from_text(text), OfflineEngine())
    moved = placed(TypeAdapter(ReadArticle).dump_json(read).decode(), 1, None)
    assert read.article.summary is not None
    assert moved.article.summary is not None
    before, after = (
        [point.claim for point in one.points]
        for one in (read.article.summary, moved.article.summary)
    )
    assert before
    assert after == [claim and claim.replace("a", "b") for claim in before]
    assert {*after} <= {claim.id for claim in moved.claims}
