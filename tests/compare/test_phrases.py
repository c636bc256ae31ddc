"""Texts as content words, by the data of their language."""

import pytest

from claimdiff.compare.classifier import counterparts
from claimdiff.compare.phrases import parse


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "es",
            "La llave la tienen los agrarios, quien pasadas las once y media lo descartó.",
            "Fue ella quien ordenó que se dejara de contar, porque quería esperar a la barca.",
        ),
        (
            "de",
            "Eltern werden gebeten, ihre Kinder selbst zur Schule zu bringen.",
            "Wer in der Nacht davor nach Hause wollte, der hatte noch Glück mit ihnen.",
        ),
    ],
)
def test_small_words_alone_make_no_counterparts(language: str, one: str, other: str) -> None:
    likely = counterparts(parse([one], language), parse([other], language))
    assert likely[0, 0] < 0.3


def test_a_capital_is_no_sign_of_a_name_where_all_nouns_have_one() -> None:
    text = "Gestern fuhr die letzte Fähre."
    assert not parse([text], "de").name.any()
    assert parse(["Yesterday the last Ferry left."], "en").name.any()
