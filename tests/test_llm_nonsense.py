"""An endpoint that answers at random, in the right shape: nothing of it becomes a finding."""

from pathlib import Path

import pytest
from tests.endpoint.faulty import nonsense_endpoint
from tests.engines.llm.build import FERRY, OTHER_FERRY, engine

from claimdiff import articles, pipeline

SEEDS = range(8)


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
