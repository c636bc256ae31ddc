"""Endpoints that answer at random, in the right shape: what of that becomes a finding.

All nonsense: nothing. Nonsense in the judgement of articles that were read honestly: a measured
share, since what the claims say is true and only their links are made up.
"""

from collections import Counter
from pathlib import Path

import pytest
from evals.fictional import run
from evals.gold import Story, project, stories
from evals.pairscore import score
from tests.endpoint.faulty import ITEMS, nonsense_endpoint, nonsense_judge
from tests.engines.llm.build import FERRY, OTHER_FERRY, engine

from claimdiff import articles, pipeline
from claimdiff.result import Comparison

SEEDS = range(8)
SEEDS_A_STORY = 4
"""Runs of a blind judge on one story: with ten stories enough to see a share of 0.1 within 0.03."""
INVENTED = 0.02
"""Omissions that only a blind judgement leaves, by random item: 0, 3 and 3 of them measured. A
made-up link keeps a claim from being searched for, and what the search would have linked, alone."""


@pytest.mark.parametrize("seed", SEEDS)
def test_schema_valid_nonsense_is_reported_as_no_claim_and_no_finding(
    seed: int, tmp_path: Path
) -> None:
    pair = [
        articles.from_text("\n\n".join(" ".join(part) for part in parts), article_id=name)
        for name, parts in (("a", FERRY), ("b", OTHER_FERRY))
    ]
    with nonsense_endpoint(seed) as end, engine(end, tmp_path) as llm:
        result = pipeline.compare(pair, llm)
        assert end.received
    assert (result.claims, result.findings) == ((), ())
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


def false_findings(story: Story, result: Comparison) -> Counter[str]:
    """How many findings of each relation the gold knows to be false."""
    relations = {one.id: one.relation for one in result.findings}
    judged = score(result, project(story, *story.articles), *story.articles).judged
    return Counter(relations[one.finding] for one in judged if not one.right)


def omitted(result: Comparison) -> set[str]:
    """The claims said to be missing from the other article; their ids are those of sentences."""
    found = (one for one in result.findings if one.relation == "omission")
    return {claim for one in found for claim in one.claims}


@pytest.mark.slow  # some 150 comparisons
@pytest.mark.parametrize(
    ("lists", "relation", "ceiling"),
    [
        (("same",), "agreement", 0.12),
        (("conflict",), "conflict", 0.18),
        (("l_in_r", "r_in_l"), "agreement", 0.1),
    ],
)
def test_an_honest_reading_judged_blindly_gives_few_false_findings(
    lists: tuple[str, ...], relation: str, ceiling: float, tmp_path: Path
) -> None:
    """No check can tell all of a blind judge's words from a keen one's.

    A model is asked because it links what shares few words, so the gate stops only what is plainly
    unrelated. Measured on 40 comparisons for each list: of 320 random items of ``same`` 22 became a
    false agreement (0.07), of 320 conflicts 42 a false conflict (0.13), and of 640 sentences said
    to report a claim 30 a false agreement (0.05). The ceilings leave room for one story's change;
    they may only fall. It invents next to no omission, since those are searched for in the text.
    """
    false = invented = items = 0
    for folder, story in told_twice():
        with nonsense_judge(0) as end, engine(end, tmp_path, cache=False) as llm:
            silent = run(folder, story, llm)  # a judge that says nothing
        for seed in range(SEEDS_A_STORY):
            with nonsense_judge(seed, *lists) as end, engine(end, tmp_path, cache=False) as llm:
                blind = run(folder, story, llm)
            invented += len(omitted(blind) - omitted(silent))
            false += (false_findings(story, blind) - false_findings(story, silent))[relation]
            items += ITEMS * len(lists)
    assert false / items <= ceiling
    assert invented / items <= INVENTED
