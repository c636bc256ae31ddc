import pytest

from claimdiff.text.names import find_whole, is_named, names, same


def found(text: str) -> list[str]:
    return [name.text for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ship was bought by Mara Lind on Monday.", ["Mara Lind"]),
        ("Then the Bank of Norland met EU officials in July.", ["Bank of Norland", "EU"]),
        (
            "It was led by Omar al-Masri and Jan van der Berg.",
            ["Omar al-Masri", "Jan van der Berg"],
        ),
        ("According to Norport’s mayor, nothing fell.", ["Norport"]),
        ("The firm 21Northern hired LinkUp staff.", ["21Northern", "LinkUp"]),
        ("Sailing is hard. Officials said so.", []),
        ("Norport handles grain.", ["Norport"]),
        ("“We sail,” said Vask. “Nobody listens.”", ["Vask"]),
    ],
)
def test_finds_names_and_no_common_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_titles_are_not_in_the_norm() -> None:
    (name,) = names("It was signed by President Oda Rehn.")
    assert name.norm == "oda rehn"


def test_offsets_lead_back() -> None:
    text = "Yesterday Mara Lind's ship met Joren Vask."
    assert all(text[name.start : name.end] == name.text for name in names(text))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Mara Lind", "Lind", True),
        ("President Oda Rehn", "Oda Rehn", True),
        ("Seamen's Alliance of Norland", "SAN", True),
        ("Norland Press Union", "NPU", True),
        ("Mara Lind", "Mara Vask", False),
        ("Norport", "Velden", False),
        ("Norland Press Union", "NPX", False),
    ],
)
def test_same_knows_parts_titles_and_acronyms(a: str, b: str, expected: bool) -> None:
    assert same(a, b) is expected
    assert same(b, a) is expected


@pytest.mark.parametrize(
    ("part", "text", "place"),
    [
        ("19", "In 2019 it was 19.", 15),
        ("19", "19.5 of 1,019 or 2.19, 19", 23),
        ("19 men", "119 men, 19 men", 9),
        ("$19", "US$19", 2),
        ("orm", "a storm at orm's, orme", 11),
        ("Орм", "Ормская, Орм", 9),
        ("19人", "造成19人受伤", 2),
        ("奥姆", "在奥姆市", 1),
        ("orm", "在orm市", 1),
    ],
)
def test_what_stands_as_a_whole_is_found(part: str, text: str, place: int) -> None:
    assert find_whole(part, text) == place


@pytest.mark.parametrize(("part", "text"), [("Oman", "Woman"), ("7", "1.7 of 7.5"), ("orm", "")])
def test_what_does_not_is_not(part: str, text: str) -> None:
    assert find_whole(part, text) == -1


SPEAKERS = {
    "en": ("Carmen Ruiz of the council, the WHO, a spokesman for Zoom", "the American firm, she"),
    "es": ("Carmen Ruiz de la alcaldía, el líder Sarn", "el alcalde de Madrid, El alcalde, Él"),
    "fr": ("Jean Morel du syndicat, le maire de Nice Ana Roux", "la porte-parole d'Orm, L'usine"),
    "it": ("Anna Rossi del sindacato, Luigi Di Sarno", "il sindaco di Roma, la società"),
    "de": ("Scholz, Siemens, Angela Merkel", "die Reederei, Eine Sprecherin, er"),
    "ru": ("Иван Петров из профсоюза", "компания, он"),
    "ja": ("小池百合子", "彼"),
    "zh": ("習近平", "他"),
    "ar": ("محمد السيسي", "هو"),
}


@pytest.mark.parametrize("language", SPEAKERS)
def test_who_is_described_by_a_name_is_told_where_capitals_can_tell(language: str) -> None:
    named, kinds = (told.split(", ") for told in SPEAKERS[language])
    assert [who for who in named + kinds if is_named(who, language)] == named
