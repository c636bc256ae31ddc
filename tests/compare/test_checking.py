"""A claim against a text that never names who it is about."""

from tests.compare.build import article

from claimdiff.compare.checking import NAMING_SENTENCES, as_claim, check
from claimdiff.engines.contract import Side

ASKED = article("q", "Oman bought the harbour bridge at once.")
REST = tuple(f"Bakers sold {number} loaves on the quay." for number in range(NAMING_SENTENCES))


def score(sentence: str) -> float:
    asked = Side(ASKED, (as_claim(ASKED),))
    return check(asked, article("t", sentence, *REST)).score


def test_a_name_within_another_word_is_not_said() -> None:
    said = score("Oman bought the harbour bridge at once.")
    lady = score("A woman bought the harbour bridge at once.")
    nobody = score("A baker bought the harbour bridge at once.")
    assert lady < said / 2
    assert abs(lady - nobody) < said / 4
