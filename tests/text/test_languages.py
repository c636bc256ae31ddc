"""What each language's file gives, row by row: ``language.tsv`` has a sentence for each table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimdiff.engines.rules.patterns import sayings
from claimdiff.text.doc import parse
from claimdiff.text.figures import figures
from claimdiff.text.negation import negations
from claimdiff.text.quantities import quantities
from claimdiff.text.times import times

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "language.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def number(text: str, language: str) -> str:
    (found,) = quantities(text, language)
    return f"{found.value:g}" if (found.value or 0) < 1e6 else f"{found.value:.0f}"


def figure(text: str, language: str) -> str:
    (found,) = figures(parse(text, None, language))
    return f"{found.measure} {found.value:g}"


def date(text: str, language: str) -> str:
    del language  # dates of all languages are read in any text
    (found,) = times(text, None)
    return str(found.from_)


def day(text: str, language: str) -> str:
    del language
    (found,) = times(text, "2031-07-08")
    return str(found.from_)


def negation(text: str, language: str) -> str:
    del language
    ((start, end),) = negations(text)
    return text[start:end]


def speaker(text: str, language: str) -> str:
    doc = parse(text, language=language)
    (found,) = sayings(doc, doc.sentences[0])
    source = text[slice(*found.source)] if found.source else "-"
    return f"{source}: {' '.join(text[start:end] for start, end in found.content)}"


READERS: dict[str, Callable[[str, str], str]] = {
    "number": number,
    "figure": figure,
    "date": date,
    "day": day,
    "negation": negation,
    "speaker": speaker,
}


@pytest.mark.parametrize(("language", "what", "text", "read"), ROWS)
def test_a_language_reads_what_its_table_gives(
    language: str, what: str, text: str, read: str
) -> None:
    assert READERS[what](text, language) == read
