"""Texts that hypothesis makes, through all that reads them: exact offsets, and never a crash.

`make test` tries a few of each; `make fuzz` thousands.
"""

import json
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.faults.odd import TEXTS

from claimdiff import api, support
from claimdiff.articles import agencies, dates, from_text, load, sentences
from claimdiff.batch import manifest
from claimdiff.engines.rules import OfflineEngine, patterns
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.result import Article
from claimdiff.text.doc import parse
from claimdiff.text.quantities import quantities
from claimdiff.text.quotes import quotations
from claimdiff.text.times import times

_ALL = settings.default.max_examples if settings.default else 100
FEW = settings(max_examples=max(1, _ALL // 8))  # of what reads whole articles
LANGUAGES = st.sampled_from(("fr", "de", "es", "ru", "ar", "he", "hi", "ja", "th", "en", None))


def article(text: str) -> Article | None:
    try:
        return from_text(text)
    except InputError:
        return None


def is_blank(text: str) -> bool:
    return not text.replace("\ufeff", "").strip()


@FEW
@given(TEXTS)
def test_cleaning_gives_offsets_that_lead_back_and_loses_nothing_in_silence(text: str) -> None:
    one = article(text)
    if one is None:
        return
    covered: set[int] = set()
    for body, source, length in one.offset_map:
        assert one.body[body : body + length] == one.source[source : source + length]
        covered |= set(range(source, source + length))
    covered |= {at for part in one.removed for at in range(part.start, part.end)}
    assert [at for at, char in enumerate(one.source) if at not in covered and char.strip()] == []


@given(TEXTS)
def test_sentences_follow_each_other_and_leave_out_only_blanks(text: str) -> None:
    found = sentences.split(text)
    position = 0
    for one in found:
        assert is_blank(text[position : one.start])
        assert one.start < one.end
        position = one.end
    assert is_blank(text[position:])


@given(TEXTS, LANGUAGES)
def test_what_is_found_in_a_text_stands_in_it(text: str, language: str | None) -> None:
    for quote in quotations(text):
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    for number in quantities(text):
        assert text[number.start : number.end] == number.text
    for when in times(text, None):
        assert 0 <= when.start < when.end <= len(text)
    doc = parse(text, language=language)
    for saying in patterns.sayings(doc, doc.sentences[0]):
        for start, end in (*saying.content, saying.cue, *filter(None, [saying.source])):
            assert 0 <= start <= end <= len(text)


@given(TEXTS)
def test_dates_and_agencies_are_told_or_unknown(text: str) -> None:
    when = dates.parse(text)
    assert when is None or dates.parse(when) == when
    found = agencies.find(text, [text])
    assert found is None or found.name


@FEW
@given(TEXTS, TEXTS)
def test_two_odd_texts_are_compared(left: str, right: str) -> None:
    sides = [article(left), article(right)]
    known = [one for one in sides if one is not None]
    if len(known) < 2:
        return
    articles = [known[0], known[1].model_copy(update={"id": "b"})]
    result = api.compare(*articles, engine=OfflineEngine())
    assert result.status == "complete"
    for one in result.articles:
        assert all(sentence.ledger is not None for sentence in one.sentences)
    bodies = {one.id: one.body for one in result.articles}
    for made in result.claims:
        for span in made.spans:
            assert bodies[made.article][span.start : span.end] == span.exact


TAGS = (
    "<p>", "</p>", "<div hidden>", "</div>", "<script>", "</script>", "<!--", "-->", "<br", "&amp;",
    "&#x0;", "&bogus;", "<![CDATA[", "]]>", "<td>", "</html>", "<p a='",
)  # fmt: skip
MARKUP = st.lists(st.one_of(TEXTS, st.sampled_from(TAGS)), max_size=12).map("".join)


@FEW
@given(MARKUP)
def test_broken_html_is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(f"<html><body>{text}", "utf-8", errors="replace")
        try:
            one = load(str(path))
        except InputError:
            return
    for body, source, length in one.offset_map:
        assert one.body[body : body + length] == one.source[source : source + length]


@FEW
@given(
    st.one_of(
        TEXTS,
        st.dictionaries(st.sampled_from(("a", "b", "id", "story", "source", "sources")), TEXTS).map(
            json.dumps
        ),
        st.lists(TEXTS, min_size=1, max_size=4).map(lambda rows: "a,b,id\n" + "\n".join(rows)),
    )
)
def test_a_manifest_is_understood_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest.csv"
        path.write_text(text, "utf-8", errors="replace")
        try:
            found = list(manifest.entries(str(path)))
        except ClaimdiffError:
            return
    assert all(entry.id and entry.sources for entry in found)


PIECES = (
    "said ", "“", "”", "「", ",", ", ", ".", " ", "\n", "a", "1", "1,", "表示", "selon x, ", "(",
    "<", "and, ", "\u200b", "e\u0301", "http://a.b/", "Mr. ", "Image caption ", "- ", "ท ", "« ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    """Eight times the text takes at most 40 times as long; its square would take 64 times."""

    def seconds(length: int) -> float:
        text = "It began. " + piece * (length // len(piece)) + " It ended so."
        started = time.process_time()
        one = article(text)
        if one is not None:
            support.read(one, OfflineEngine().read(one))
        return time.process_time() - started

    seconds(1_000)
    assert seconds(64_000) < 40 * seconds(8_000) + 1
