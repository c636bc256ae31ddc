"""An omission that is not sure is counted apart, and the numbers of the first line add up."""

import re

from tests.reports import ferry

from claimdiff.reports import render
from claimdiff.result import Comparison


def unsure() -> Comparison:
    """The pair of the ferry with each omission unsure."""
    pair = ferry.pair()
    found = tuple(
        one.model_copy(update={"sure": one.relation != "omission"}) for one in pair.findings
    )
    return pair.model_copy(update={"findings": found})


def test_the_first_line_says_how_many_are_perhaps_told_and_adds_up() -> None:
    result = unsure()
    page = " ".join(render(result, "text").split())
    total = re.search(r"agree on (\d+) of (\d+) facts .*differ on (\d+)", page)
    perhaps = re.search(r"Perhaps told in other words: (\d+)\.", page)
    assert total
    assert perhaps
    assert int(total[2]) == len(result.findings)
    assert int(total[2]) == int(total[1]) + int(total[3]) + int(perhaps[1])


def test_where_all_are_sure_nothing_is_said_of_other_words() -> None:
    assert "other words" not in render(ferry.pair(), "text").split("=")[0]
