"""The headline of a conflict of more than two articles: one side for each version."""

from itertools import permutations

import pytest
from tests.reports import ferry

from claimdiff import api
from claimdiff.articles import from_text
from claimdiff.engines.rules import OfflineEngine
from claimdiff.reports import render
from claimdiff.reports.index import brief
from claimdiff.reports.rows import Row
from claimdiff.reports.view import View

TELLING = "people were killed when the Kessel Bridge fell into the river on Tuesday."


@pytest.mark.parametrize("order", list(permutations(("At least 14", "14", "At least 17"))))
def test_what_can_hold_together_is_not_set_against_each_other(order: tuple[str, ...]) -> None:
    articles = [
        from_text(f"{toll} {TELLING}", article_id=key, label=key, clean=False)
        for key, toll in zip("abc", order, strict=True)
    ]
    result = api.compare(*articles, engine=OfflineEngine())
    page = render(result, "md")
    (line,) = (line for line in page.splitlines() if line.startswith("- **f") and "≠" in line)
    sides = [set(side.split(" / ")) for side in line.partition("dead: ")[2].split(" ≠ ")]
    assert {"At least 14 people", "14 people"} in sides
    assert {"At least 17 people"} in sides
    (clash,) = brief("bridge", result).conflicts
    apart = "abc"[order.index("At least 17")]
    together = ", ".join(key for key in "abc" if key != apart)
    assert {who for who, _ in clash.sides} == {apart, together}


def test_who_gives_no_value_stands_beside_none() -> None:
    """An article may side with a version by words that have no value of their own."""
    pair = ferry.three()
    (conflict, *_) = pair.conflicts
    more = conflict.positions[0].model_copy(
        update={"articles": (*conflict.positions[0].articles, "c")}
    )
    joined = conflict.model_copy(update={"positions": (more, *conflict.positions[1:])})
    told = Row(joined, View(pair)).versions
    assert sorted(who for who, _ in told) == [("a",), ("b",)]
