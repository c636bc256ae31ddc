"""A saved result in which one character or number was changed is found out, wherever it was."""

import json
from collections.abc import Callable

import pytest
from tests.reports import ferry, others, seed_pair
from tests.verify.mutants import Mutant, mutants

from claimdiff.errors import InputError
from claimdiff.reports import AnyResult, load, render
from claimdiff.verify import verify

KINDS = {
    *("articles.body", "articles.source", "articles.sha256", "articles.source_sha256"),
    *("articles.offset_map", "articles.sentences.start", "articles.sentences.end"),
    *("articles.sentences.ledger.claims", "articles.sentences.paragraph", "articles.removed.start"),
    *("claims.id", "claims.article", "claims.text", "claims.paragraph", "claims.speaker.name"),
    *("claims.spans.start", "claims.spans.end", "claims.spans.exact", "claims.spans.prefix"),
    *("claims.spans.suffix", "claims.quantities.text", "claims.quantities.value"),
    *("claims.quantities.low", "claims.quantities.high", "claims.quantities.unit"),
    *("claims.quantities.span.start", "claims.times.text", "claims.times.from"),
    *("claims.times.to", "findings.claims", "findings.positions.articles", "findings.missing_from"),
    *("findings.positions.claims", "findings.nearest.span.exact", "findings.nearest.article"),
    *("findings.differences.values.claim", "findings.differences.values.text"),
    *("findings.differences.values.value", "findings.differences.values.span.start"),
    *("ungrounded.nearest.start", "articles.summary.points.text", "scores.reported"),
    *("articles.summary.points.spans.end", "span.exact", "differences.values.text.value"),
}


def survives(mutant: Mutant) -> bool:
    """Whether a changed result still passes for a good one."""
    try:
        return not verify(load(json.dumps(mutant.data)))
    except InputError:
        return False


@pytest.mark.parametrize(
    ("make", "every"), [(ferry.pair, 5), (others.summary, 1), (others.check, 1)]
)
def test_a_change_that_matters_is_found(make: Callable[[], AnyResult], every: int) -> None:
    made = list(mutants(json.loads(render(make(), "json")), seed=1))[::every]
    assert len(made) > 10
    assert [(m.path, m.old, m.new) for m in made if survives(m)] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize(
    "make", [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.check]
)
def test_every_single_change_that_matters_is_found(
    make: Callable[[], AnyResult], seed: int
) -> None:
    made = list(mutants(json.loads(render(make(), "json")), seed))
    assert [(m.path, m.old, m.new) for m in made if survives(m)] == []


def test_the_changes_reach_every_kind_of_field() -> None:
    results: list[AnyResult] = [ferry.pair(), others.summary(), others.check()]
    reached = {m.kind for r in results for m in mutants(json.loads(render(r, "json")), seed=1)}
    assert KINDS - reached == set()
