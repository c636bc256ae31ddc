import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.batch.outputs import LONGEST, name_of

HOSTILE = [
    "../../x",
    "/etc/passwd",
    "..",
    ".",
    ".hidden",
    "a\0b",
    "CON",
    "con.txt",
    "Lpt1",
    "a/b\\c:d*e?f",
    "trailing. ",
    "~",
    "a~0123456789abcdef",
    "%41",
    "新聞",
    "x\ud800y",
]


@pytest.mark.parametrize("key", HOSTILE)
def test_a_hostile_id_gives_a_plain_file_name_and_comes_back(key: str) -> None:
    name = name_of(key)
    assert re.fullmatch(r"[\w.%~-]+", name, re.ASCII)
    assert not name.startswith(".")
    assert name.split(".")[0].lower() not in {"con", "lpt1", "nul"}
    assert id_of(name) == key


def test_an_ordinary_id_is_its_own_name() -> None:
    assert name_of("BBC-RTHK_2020.07") == "BBC-RTHK_2020.07"


def test_ids_that_differ_by_case_alone_get_names_that_differ_by_more() -> None:
    names = {name_of(key, twin=True).lower() for key in ("story", "Story", "STORY")}
    assert len(names) == 3


def id_of(name: str) -> str:
    return unquote(name.partition("~")[0], errors="surrogatepass")


@given(st.text(min_size=1, max_size=30), st.booleans())
def test_every_name_that_is_not_shortened_leads_back_to_its_id(key: str, twin: bool) -> None:
    name = name_of(key, twin=twin)
    assert len(name) == LONGEST or id_of(name) == key


def test_long_ids_are_cut_and_stay_apart() -> None:
    one, other = name_of("x" * 300), name_of("x" * 299 + "y")
    assert one != other
    assert max(len(one), len(other)) <= LONGEST
