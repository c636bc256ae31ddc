"""Endpoints that answer at random, in the right shape: what of that becomes a finding.

Of nonsense no claim is made that the article does not say, and no finding. A judge that is blind
is refused as a whole, and nothing is said of what either article lacks.
"""

from pathlib import Path

import pytest
from evals.fictional import run
from evals.gold import Story, stories
from tests.endpoint.faulty import nonsense_endpoint, nonsense_judge
from tests.engines.llm.build import FERRY, OTHER_FERRY, engine

from claimdiff import api, articles

SEEDS = range(8)
SEEDS_A_STORY = 4
"""Runs of a blind judge on one story."""
REFUSED = 0.9
"""Share of blind judgements of eight links that are refused at the least; 1.0 are random by chance
of the draw only."""


@pytest.mark.parametrize("seed", SEEDS)
def test_schema_valid_nonsense_gives_no_finding_and_no_word_that_is_not_the_articles(
    seed: int, tmp_path: Path
) -> None:
    pair = [
        articles.from_text("\n\n".join(" ".join(part) for part in parts), article_id=name)
        for name, parts in (("a", FERRY), ("b", OTHER_FERRY))
    ]
    with nonsense_endpoint(seed) as end, engine(end, tmp_path) as llm:
        result = api.compare(*pair, engine=llm)
        assert end.received
    assert result.findings == ()
    bodies = {one.id: one.body for one in result.articles}
    assert all(span.exact in bodies[c.article] for c in result.claims for span in c.spans)
    assert result.ungrounded or result.errors


def told_twice() -> list[tuple[Path, Story]]:
    """The development stories of two articles in one language on one event."""
    return [
        (folder, story)
        for folder, story in stories()
        if story.split == "development"
        and story.same_event
        and len(story.articles) == 2
        and len({article.language for article in story.articles.values()}) == 1
    ]


@pytest.mark.slow  # some 80 comparisons
@pytest.mark.parametrize("kind", ["same", "clash"])
def test_a_blind_judge_is_refused_as_a_whole(kind: str, tmp_path: Path) -> None:
    refused = runs = 0
    for folder, story in told_twice():
        for seed in range(SEEDS_A_STORY):
            with nonsense_judge(seed, kind) as end, engine(end, tmp_path, cache=False) as llm:
                result = run(folder, story, llm)
            codes = {failure.code for failure in result.errors}
            refused += bool(codes & {"noise", "unusable"}) and result.findings == ()
            runs += 1
    assert refused / runs >= REFUSED


@pytest.mark.slow  # some 40 comparisons
def test_a_judge_that_says_nothing_leaves_word_for_word_agreements(tmp_path: Path) -> None:
    for folder, story in told_twice():
        with nonsense_judge(0) as end, engine(end, tmp_path, cache=False) as llm:
            result = run(folder, story, llm)
        agreed = [one for one in result.findings if one.relation == "agreement"]
        assert all(one.by == ("rule",) for one in agreed)
