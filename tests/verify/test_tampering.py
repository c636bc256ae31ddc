"""Every change of a sealed result is found; of one that was sealed again, all that can be."""

import pytest
from tests.reports import ferry
from tests.verify import table
from tests.verify.made import MADE
from tests.verify.tampering import Change, changes, fields_in, fields_of

from claimdiff.errors import InputError
from claimdiff.reports.saved import result_of
from claimdiff.seal import sha256

pytestmark = pytest.mark.slow  # every field of every kind of result is changed

NEVER_MADE: set[str] = set()
"""Fields of records that no result here has."""
EVERY = 9
"""One change in so many is tried in the fast run: each makes a result anew."""


def is_sealed(change: Change) -> bool:
    """Whether a changed result still has the seal of what it says."""
    try:
        seal = result_of(change.data).seal
    except InputError:
        return False
    return seal is not None and seal.sha256 == sha256(change.data)


@pytest.mark.parametrize("name", MADE)
def test_every_change_of_a_sealed_result_is_found(name: str) -> None:
    made = [one for one in changes(MADE[name](), seed=1, most=3) if one.path != ("seal",)]
    assert len(made) > 50
    assert [(one.path, one.what) for one in made if is_sealed(one)] == []


@pytest.mark.parametrize("name", MADE)
def test_a_change_that_is_sealed_again_is_found_but_for_what_the_table_names(name: str) -> None:
    made = list(changes(MADE[name](), seed=2, most=1))[::EVERY]
    unseen = {one.field for one in made if not table.is_found(one)}
    assert unseen - table.named(name) == set()


@pytest.mark.slow
def test_the_table_is_current() -> None:
    assert table.PAGE.read_text("utf-8") == table.page(), "run: python -m tests.verify.table"


def test_the_changes_go_through_every_field_of_the_schema() -> None:
    results = [*(make() for make in MADE.values()), ferry.three()]
    assert {field for one in results for field in fields_of(type(one))} == {
        field for one in results for field in fields_in(one)
    } | NEVER_MADE
