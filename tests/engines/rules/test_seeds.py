"""What the offline engine reads in the two seed articles."""

from functools import lru_cache
from pathlib import Path

import pytest

from claimdiff.articles import load
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Article, Claim
from claimdiff.support import read as cut

SEEDS = Path(__file__).parents[3] / "seeds"


@lru_cache(maxsize=2)
def read(name: str) -> tuple[Article, tuple[Claim, ...]]:
    article = load(str(SEEDS / f"{name}.txt"))
    reading = cut(article, OfflineEngine().read(article))
    assert reading.ungrounded == ()
    return article, reading.claims


def claim_with(name: str, words: str) -> Claim:
    """The first claim whose text holds the words."""
    return next(claim for claim in read(name)[1] if words in claim.text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bbc", "will not process data requests"),
        ("bbc", "already announced similar"),
        ("bbc", "China passed the law on 30 June"),
        ("bbc", "it is “assessing” the rules"),
        ("bbc", "they could face restrictions or a ban"),
        ("bbc", "services are blocked in mainland China"),
        ("bbc", "it plans to exit Hong Kong within days"),
        ("bbc", "it would not comply with Chinese government requests"),
        ("bbc", "It operates a similar service called Douyin"),
        ("bbc", "it does not have plans to do so"),
        ("bbc", "Microsoft directly offers its Office 365 work app"),
        ("bbc", "a local firm 21Vianet"),
        ("bbc", "In the case of LinkedIn, law enforcement data requests"),
        ("bbc", "81 accounts"),
        ("rthk", "a precaution also taken by Facebook, Google and Twitter"),
        ("rthk", "monitoring developments in Hong Kong and looking for guidance"),
        ("rthk", "free and open exchange of thoughts"),
        ("rthk", "We have paused processing any data requests"),
        ("rthk", "pending further assessment"),
    ],
)
def test_each_fact_is_in_a_claim(name: str, words: str) -> None:
    assert claim_with(name, words).spans


@pytest.mark.parametrize(
    ("name", "words", "speaker"),
    [
        ("bbc", "reviewing the new law", "a spokesman for the American firm"),
        ("bbc", "relatively small number", "a spokesman for the American firm"),
        ("bbc", "“assessing” the rules", "Apple"),
        ("bbc", "it plans to exit", "TikTok"),
        ("rthk", "reviewing the new law", "Microsoft"),
        ("rthk", "relatively small number", "Microsoft"),
        ("rthk", "monitoring developments", "Zoom"),
        ("rthk", "free and open exchange", "the company"),
        ("rthk", "We have paused processing", "the company"),
        ("rthk", "pending further assessment", "the Silicon Valley giant"),
        ("rthk", "would not comply", "Twitter and Google"),
    ],
)
def test_who_says_it(name: str, words: str, speaker: str) -> None:
    found = claim_with(name, words).speaker
    assert found is not None
    assert found.name == speaker


@pytest.mark.parametrize("words", ["reviewing the new law", "relatively small number"])
@pytest.mark.parametrize("name", ["bbc", "rthk"])
def test_the_two_quotes_are_quoted_whole(name: str, words: str) -> None:
    claim = claim_with(name, words)
    assert claim.quoted
    (span,) = [span for span in claim.spans if span.role == "says"]
    assert span.exact[0] in '“"'
    assert span.exact[-1] in '”"'


def test_every_sentence_of_both_is_accounted_for() -> None:
    for name in ("bbc", "rthk"):
        article, _ = read(name)
        reading = cut(article, OfflineEngine().read(article))
        assert {one.ledger.status for one in reading.article.sentences if one.ledger} == {"claimed"}
