"""Odd strings through the whole program: no crash, no loss, exact offsets; and glued words."""

import re

import pytest
from tests.faults.odd import KINDS, NAUGHTY, SOME
from tests.faults.payloads import more

from claimdiff import api, reports
from claimdiff.api import verify
from claimdiff.articles import from_text
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import InputError
from claimdiff.reports import Form
from claimdiff.result import Comparison

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
    return api.compare(*articles, engine=OfflineEngine())


def assert_sound(odd: str) -> None:
    """Nothing around an odd string is lost; several short lines may pass for a menu, and be listed.

    Then the two sentences around them may pass for teasers beside it, as one article in a page.
    """
    text = SURROGATE.sub("\ufffd", around(odd))
    result = compared(around(odd))
    one = result.articles[0]
    assert one.source == text
    for body, source, length in one.offset_map:
        assert one.body[body : body + length] == text[source : source + length]
    said = {span.exact for claim in result.claims for span in claim.spans}
    listed = [text[part.start : part.end] for part in one.removed]
    for sentence in (BEFORE, AFTER):
        taken_for_page = len(odd.splitlines()) > 1 and any(sentence in part for part in listed)
        assert sentence in one.body or taken_for_page
        assert any(words in sentence for words in said) or taken_for_page


@pytest.mark.parametrize("odd", SOME, ids=lambda text: ascii(text)[1:25])
def test_an_odd_string_costs_nothing_of_the_article_around_it(odd: str) -> None:
    assert_sound(odd)


def test_all_odd_strings_at_once_are_written_in_every_form() -> None:
    result = compared("\n\n".join([BEFORE, *NAUGHTY, AFTER]))
    written = {form: reports.render(result, form).encode("utf-8", "strict") for form in FORMS}
    assert all(written.values())
    assert verify(Comparison.model_validate_json(written["json"])) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_no_odd_string_of_a_kind_costs_anything_of_the_article_around_it(kind: str) -> None:
    for odd in KINDS[kind]:
        assert_sound(odd)


@pytest.mark.slow
def test_nor_does_one_of_others_where_there_are_any_at_hand() -> None:
    """Always with two of ours; CLAIMDIFF_EVAL_DATA names a folder with a thousand more."""
    for odd in (*SOME[:2], *more()):
        assert_sound(odd)


GLUED = (
    "But while the service is sold by the firm, it is runby a local firm 21Vianeton this side.",
    "The app Telegram,which had already paused, gave “pauses”in compliance in 2019,and again.",
    "The firm had previouslysaid it would not comply.The mayor of Elmton disagreed with it.",
)


def test_glued_words_do_not_break_sentences_and_are_grounded_as_they_stand() -> None:
    text = "\n\n".join(GLUED)
    result = api.summarise(from_text(text, clean=False), engine=OfflineEngine())
    one = result.articles[0]
    assert one.body == text
    assert [one.body[s.start : s.end] for s in one.sentences] == [
        *GLUED[:2],
        "The firm had previouslysaid it would not comply.",
        "The mayor of Elmton disagreed with it.",
    ]
    assert result.ungrounded == ()
    said = " ".join(span.exact for claim in result.claims for span in claim.spans)
    for word in ("runby", "21Vianeton", "previouslysaid"):
        assert word in said


def test_nothing_but_odd_characters_is_no_article() -> None:
    with pytest.raises(InputError):
        from_text("\u200b\u200b \ufeff \U000e0041")
