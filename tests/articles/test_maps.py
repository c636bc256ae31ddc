"""The offset map of a page is exact for every entity and every transformation."""

import html.entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.api import read
from claimdiff.api.remaking import examine
from claimdiff.articles.items import Item
from claimdiff.articles.loading import from_item
from claimdiff.articles.metadata import Metadata
from claimdiff.errors import InputError

NAMES = sorted(html.entities.html5)
LEAD = "The board of the harbour met on Tuesday and the mayor was there too. "
PIECES = st.sampled_from(
    [
        *(
            "S&P;",
            "R&D;",
            "AT&T;",
            "&amp;",
            "&amp;amp;",
            "&lt;b&gt;",
            "&#8220;",
            "&#x201d;",
            "&nbsp;",
        ),
        *(
            "&shy;",
            "\u00ad",
            "\u200b",
            "â€œ",
            "â€\u009d",
            "&notit;",
            "&#0;",
            "&#x110000;",
            "&#128;",
        ),
        *(
            "<b>bold</b>",
            "<br>",
            "<!-- no -->",
            "<i>",
            "&",
            "&;",
            "&#;",
            "&#x;",
            "e\u0301",
            "\ufeff",
        ),
        *(
            "“",
            "”",
            '"',
            "''",
            "``",
            " ",
            "\n",
            "\r\n",
            "\t",
            "word",
            "had previouslysaid it,which is ",
            "He said. ",
            "7",
            "&copy",
            "-\n",
        ),
    ]
)


def is_exact(inside: str, form: str) -> bool:
    known = Metadata()
    text = f"<p>{LEAD}{inside} The vote was six to three.</p>"
    try:
        article = from_item(Item(text, form="fragment" if form == "fragment" else "text"), known)
    except InputError:
        return True
    return [str(one) for one in examine(read(article)).mismatches] == []


@pytest.mark.parametrize("start", range(0, len(NAMES), 500))
def test_every_named_reference_of_html_has_its_place(start: int) -> None:
    for at in range(start, min(start + 500, len(NAMES)), 10):
        names = NAMES[at : at + 10]
        assert is_exact(" ".join(f"the &{name} of" for name in names), "fragment"), names


@given(st.lists(PIECES, max_size=12), st.sampled_from(["fragment", "text"]))
def test_whatever_stands_in_a_page_verify_passes_on_what_we_write(
    pieces: list[str], form: str
) -> None:
    assert is_exact("".join(pieces), form)
