"""Sentences that tell one figure each, in five languages: is its measure read, with its value?

1,196 fictional sentences, ten or four of each measure and language, written by writers who did not
know the words that the program knows. Words were added with every second of them in sight; the
others are held back. A linear model over n-grams of letters around the number, learnt from the
half in sight and from 529 figures of real news, is right of 0.43 of the other half, the rules of
0.52; of what the rules miss it is right of 0.29.
"""

from collections import Counter
from collections.abc import Iterator
from math import isclose
from typing import NamedTuple

from claimdiff.text.doc import parse
from claimdiff.text.figures import COUNT, figures
from evals.gold import HERE

FOLDER = HERE / "figure_sentences"


class Told(NamedTuple):
    """A sentence of a language, with the measure and the value that it tells."""

    language: str
    measure: str
    value: float
    text: str
    held: bool


def sentences() -> Iterator[Told]:
    """All sentences, every second held back."""
    for path in sorted(FOLDER.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            measure, value, text = line.split("\t")
            yield Told(path.stem, measure, float(value), text, held=bool(number % 2))


def score() -> dict[str, float]:
    """The share of figures read, and of sentences whose number is read as another measure."""
    count: Counter[str] = Counter()
    for told in sentences():
        half = "held_" if told.held else ""
        found = [
            one
            for one in figures(parse(told.text, None, told.language))
            if one.value is not None and isclose(one.value, told.value)
        ]
        read = any(one.measure == told.measure for one in found)
        other = any(not one.measure.startswith(COUNT) for one in found)
        count += Counter({half: 1, f"{half}recall": read, f"{half}misread": other and not read})
    return {
        f"{half}{name}": count[f"{half}{name}"] / count[half]
        for half in ("", "held_")
        for name in ("recall", "misread")
    }
