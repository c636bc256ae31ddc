"""A finding's row: its phrases and its title, and what is said of two events."""

from tests.reports import ferry

from claimdiff.reports.rows import Row
from claimdiff.reports.view import View
from claimdiff.result import Difference, DifferenceValue, Notice


def test_of_two_events_what_looks_alike_is_told_and_no_share() -> None:
    apart = (Notice(code="different-events", message="two events"),)
    view = View(ferry.pair().model_copy(update={"warnings": apart}))
    assert view.in_words == (
        "Harbour Post and Coastline seem to report different events: 3 facts look alike and differ"
        " on 2, 1 of which has a later value. What only one tells is not listed."
    )


def test_a_value_that_another_goes_on_from_is_not_told_beside_it() -> None:
    said = {"a": ("62", "62 flights", "620 seats"), "b": ("26 flights",)}
    values = {
        key: tuple(DifferenceValue(claim=f"{key}2", text=text) for text in texts)
        for key, texts in said.items()
    }
    clash = Difference(aspect="quantity", values=values, compatible=False)
    told = ferry.pair().conflicts[0].model_copy(update={"differences": (clash,)})
    row = Row(told, View(ferry.pair()))
    assert row.phrases == {"a": "62 flights / 620 seats", "b": "26 flights"}


def test_a_ground_that_holds_of_some_claims_names_them() -> None:
    pair = ferry.pair()
    told = pair.agreements[0].model_copy(update={"basis": "same-statement", "claims": ("a3", "b3")})
    more = told.model_copy(update={"claims": ("a3", "a5", "b3")})
    titles = [
        Row(one.model_copy(update={"basis_claims": ("a3", "b3")}), View(pair)).title
        for one in (told, more)
    ]
    assert titles == ["both quote the same statement", "a3 and b3 quote the same statement"]
