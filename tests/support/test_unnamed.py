"""A noun in a name's place is refused; a name left out, or told by its own sentence, is not."""

import pytest
from tests.support.fiction import DAM, HARBOUR, PUBLISHED

from claimdiff.support import unsupported

NOUNS = ("police", "the rebels", "a local firm", "two ministers", "others")
WHOLE = [
    (HARBOUR[0], "Norport"),
    (HARBOUR[0], "Halvard Shipping"),
    (HARBOUR[1], "its leader Mara Lind"),
    (HARBOUR[2], "Halvard Shipping"),
    (HARBOUR[4], "Lind"),
    (HARBOUR[5], "Joren Vask"),
    (HARBOUR[5], "Joren Vask, who runs the northern terminal,"),
    (HARBOUR[9], "the Labour Inspectorate"),
    (HARBOUR[10], "Mayor Oda Rehn"),
    (HARBOUR[12], "Halvard"),
    (HARBOUR[12], "Lars Eik"),
    (HARBOUR[15], "Vask"),
    (DAM[2], "Governor Sunniva Aas"),
    (DAM[3], "Kjell Consulting"),
    (DAM[7], "Ivar Moe, a retired engineer,"),
    (DAM[7], "the Brenna Courier"),
    (DAM[9], "Aas"),
    (DAM[10], "Stensund"),
    (DAM[13], "Aas"),
    (DAM[18], "Talvik Kraft"),
    (f"{DAM[4]}\n{DAM[5]}", "Kjell Consulting"),
]
SAME = (
    ("The governor said the dam would not fail.", DAM[2]),
    ("The mayor urged both sides to resume talks before the end of April.", HARBOUR[10]),
    ("The second-largest port in the country agreed to take six of them.", HARBOUR[7]),
    ("A retired engineer told the Brenna Courier that repairs were cut by 40% in 2024.", DAM[7]),
    ("The owner of the dam paid a dividend of 75 million crowns in August.", DAM[18]),
    ("Its leader said about 1,200 members will not return before 28 March.", HARBOUR[1]),
    ("The northern terminal's Joren Vask denied that the cranes are unsafe.", HARBOUR[5]),
    ("Officials found no evidence of sabotage, the report says.", HARBOUR[9]),
    ("Joren Vask denied that the hoists are unsafe.", HARBOUR[5]),
)


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize(("sentence", "name"), WHOLE)
def test_a_noun_in_a_names_place_is_refused(sentence: str, name: str, noun: str) -> None:
    changed = sentence.replace(name, noun, 1)
    for claim in (changed, changed[0].upper() + changed[1:]):
        assert unsupported(claim, sentence, PUBLISHED) is not None


@pytest.mark.parametrize(("claim", "sentence"), SAME)
def test_what_the_sentence_itself_calls_them_is_not(claim: str, sentence: str) -> None:
    assert unsupported(claim, sentence, PUBLISHED) is None


def test_the_reason_names_both() -> None:
    claim = HARBOUR[4].replace("Lind told", "the police told")
    found = unsupported(claim, HARBOUR[4], PUBLISHED)
    assert found == 'it says "the police" where its words say "Lind"'
