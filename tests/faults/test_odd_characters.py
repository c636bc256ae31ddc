"""Odd strings through the whole program: no crash, no loss, exact offsets; and glued words."""

import json
import os
import re
from pathlib import Path

import pytest
from tests.faults.odd import NAUGHTY

from claimdiff import pipeline, reports
from claimdiff.articles import from_text
from claimdiff.engines.offline import OfflineEngine
from claimdiff.errors import InputError
from claimdiff.reports import Form
from claimdiff.result import Comparison
from claimdiff.verify import verify

BEFORE = "The city of Elmton closed its bridge on Tuesday after engineers found a crack in it."
AFTER = "Repairs will take six weeks, Mayor Ada Stone said at the town hall on Wednesday."
OTHER = "Elmton's bridge was closed on Tuesday. Repairs will take six weeks, the mayor said."
SURROGATE = re.compile("[\ud800-\udfff]")  # no character: each gives way to U+FFFD
FORMS: tuple[Form, ...] = ("text", "json", "jsonl", "md", "html", "csv", "jsonld")


def around(odd: str) -> str:
    """An article with an odd string in a paragraph of its own and in a sentence."""
    return f"{BEFORE}\n\n{odd}\n\nThe mayor's note has “{odd}” in it, officials said.\n\n{AFTER}"


def compared(text: str) -> Comparison:
    articles = [from_text(text, article_id="a"), from_text(OTHER, article_id="b")]
    return pipeline.compare(articles, OfflineEngine())


def assert_sound(result: Comparison, text: str) -> None:
    one = result.articles[0]
    text = SURROGATE.sub("\ufffd", text)
    assert one.source == text
    for body, source, length in one.offset_map:
        assert one.body[body : body + length] == text[source : source + length]
    assert BEFORE in one.body
    assert AFTER in one.body
    said = {span.exact for claim in result.claims for span in claim.spans}
    assert BEFORE in said
    assert any("Repairs will take six weeks" in words for words in said)


@pytest.mark.parametrize("odd", NAUGHTY, ids=lambda text: ascii(text)[1:25])
def test_an_odd_string_costs_nothing_of_the_article_around_it(odd: str) -> None:
    text = around(odd)
    assert_sound(compared(text), text)


@pytest.mark.parametrize("form", FORMS)
def test_all_odd_strings_at_once_are_written_in_every_form(form: Form) -> None:
    result = compared("\n\n".join([BEFORE, *NAUGHTY, AFTER]))
    written = reports.render(result, form).encode("utf-8", "strict")
    assert written
    if form == "json":
        assert verify(Comparison.model_validate_json(written)) == []


@pytest.mark.slow
def test_the_naughty_strings_of_the_labelled_data() -> None:
    folder = os.environ.get("CLAIMDIFF_EVAL_DATA")
    if not folder:
        pytest.skip("CLAIMDIFF_EVAL_DATA is not set: its hostile strings were not tried")
    lines = (Path(folder) / "hostile" / "strings.jsonl").read_text("utf-8").splitlines()
    strings = [value for line in lines for value in json.loads(line).values()]
    texts = [around(text) for text in strings if isinstance(text, str) and text]
    assert texts
    for text in texts:
        assert_sound(compared(text), text)


GLUED = (
    "But while the service is sold by the firm, it is runby a local firm 21Vianeton this side.",
    "The app Telegram,which had already paused, gave “pauses”in compliance in 2019,and again.",
    "The firm had previouslysaid it would not comply.The mayor of Elmton disagreed with it.",
)


def test_glued_words_do_not_break_sentences_and_are_grounded_as_they_stand() -> None:
    text = "\n\n".join(GLUED)
    result = pipeline.summarise([from_text(text)], OfflineEngine())
    one = result.articles[0]
    assert one.body == text
    assert [one.body[s.start : s.end] for s in one.sentences] == [
        *GLUED[:2],
        "The firm had previouslysaid it would not comply.",
        "The mayor of Elmton disagreed with it.",
    ]
    assert result.ungrounded == ()
    said = " ".join(span.exact for claim in result.claims for span in claim.spans)
    for word in ("runby", "21Vianeton", "Telegram,which", "previouslysaid"):
        assert word in said


def test_nothing_but_odd_characters_is_no_article() -> None:
    with pytest.raises(InputError):
        from_text("\u200b\u200b \ufeff \U000e0041")
