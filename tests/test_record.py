"""The committed recordings are what would be recorded now."""

import pytest
from tests.record import check


@pytest.mark.slow
def test_a_new_recording_of_the_reference_set_equals_the_committed_one() -> None:
    assert check() == 0
