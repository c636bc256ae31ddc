"""Strings that break programs: our own list by kinds, what others have, what hypothesis makes.

The list is `naughty.json`, written for this project; the file escapes all that is not ASCII.
"""

import json
from pathlib import Path

from hypothesis import strategies as st

KINDS: dict[str, list[str]] = json.loads(Path(__file__).with_name("naughty.json").read_text())
NAUGHTY = tuple(text for kind in KINDS.values() for text in kind)
SOME = tuple(text for kind in KINDS.values() for text in kind[:: max(1, len(kind) // 3)])
"""Three or four of each kind."""

# Letters, marks, digits and characters of many scripts, in proportions that make odd texts likely.
CHARACTERS = st.one_of(
    st.sampled_from("abc XYZ .,;:!?'\"“”‘’«»「」。，()[]<>&-–—\n\n\t09%$€"),
    st.sampled_from("\u00a0\u00ad\u200b\u200d\u202e\ufeff\u0301\ufe0f\U000e0041\x1b\x00\x85"),
    st.sampled_from(("said", "according", "selon", "sagte", "表示", "述べた", "कहा", "ไทย")),
    st.characters(codec="utf-8"),
)
# What numbers and dates are made of, in any order.
FIGURES = st.lists(
    st.one_of(
        st.sampled_from("0123456789.,:/-– $€%½十万年月日"),
        st.sampled_from(
            (" two", " hundred", " million ", " at least ", " between ", " and ", " to ")
        ),
        st.sampled_from(
            ("May ", "Monday ", " o'clock", " last week", " people", " km", "Mio. ", "th ")
        ),
    ),
    max_size=24,
).map("".join)
TEXTS = st.lists(st.one_of(CHARACTERS, FIGURES, st.sampled_from(NAUGHTY)), max_size=60).map("".join)
