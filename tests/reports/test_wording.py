"""What the reports say in words."""

from tests.reports import ferry

from claimdiff.reports import wording
from claimdiff.reports.view import View
from claimdiff.result import Difference, DifferenceValue, Notice


def test_of_two_events_what_looks_alike_is_told_and_no_share() -> None:
    apart = (Notice(code="different-events", message="two events"),)
    view = View(ferry.pair().model_copy(update={"warnings": apart}))
    assert wording.in_words(view) == (
        "Harbour Post and Coastline seem to report different events: 3 facts look alike and differ"
        " on 2, 1 of them with a later value. What only one tells is not listed."
    )


def test_a_value_that_another_goes_on_from_is_not_told_beside_it() -> None:
    said = {"a": ("62", "62 flights", "620 seats"), "b": ("26 flights",)}
    values = {
        key: tuple(DifferenceValue(claim=f"{key}2", text=text) for text in texts)
        for key, texts in said.items()
    }
    clash = Difference(aspect="quantity", values=values, compatible=False)
    told = ferry.pair().conflicts[0].model_copy(update={"differences": (clash,)})
    assert wording.clashing(told, ["a", "b"]) == {"a": "62 flights / 620 seats", "b": "26 flights"}
