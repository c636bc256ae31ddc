"""A saved result comes back as it was; what is no saved result is told apart."""

import json
from collections.abc import Callable

import pytest
from tests.reports import ferry, others, seed_pair

from claimdiff.errors import InputError
from claimdiff.reports import AnyResult, load, render

ALL = [ferry.pair, ferry.three, seed_pair.pair, others.summary, others.reading, others.check]
FORMS = ("text", "md", "html", "csv", "jsonld", "jsonl")


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("make", ALL)
def test_what_is_saved_is_what_is_loaded(make: Callable[[], AnyResult], form: str) -> None:
    text = render(make(), "json" if form == "json" else "jsonl")
    assert load(text) == make()


def test_a_line_of_jsonl_is_one_line() -> None:
    assert render(ferry.pair(), "jsonl").count("\n") == 1


def test_the_version_and_the_kind_come_first() -> None:
    data = json.loads(render(ferry.pair(), "json"))
    assert list(data)[:2] == ["schema_version", "kind"]
    assert data["claims"][0]["times"][0]["from"]


def test_every_form_is_made_again_from_the_saved_result() -> None:
    again = load(render(ferry.pair(), "json"))
    assert render(again, "text") == render(ferry.pair(), "text")
    assert render(again, "html") == render(ferry.pair(), "html")
    assert render(again, "csv") == render(ferry.pair(), "csv")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ('{"id": 1}\n{"id": 2}\n', "more than one result"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "no object"),
        ("{}", "no schema_version"),
        ('{"schema_version": "1"}', "no schema_version and kind"),
        ('{"schema_version": "9", "kind": "comparison"}', "'9' is unknown"),
        ('{"schema_version": "1", "kind": "poem"}', "damaged"),
        ('{"schema_version": "1", "kind": "comparison"}', "status: Field required"),
    ],
)
def test_what_is_no_saved_result_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        load(text)
    assert caught.value.hint


def test_a_result_that_refers_to_nothing_is_refused_with_a_way_on() -> None:
    pair = ferry.pair()
    lame = pair.model_copy(update={"claims": pair.claims[1:]})
    for form in ("text", "md", "html", "csv"):
        with pytest.raises(InputError, match="'a1', which is not in it") as caught:
            render(lame, form)
        assert "verify" in caught.value.hint
