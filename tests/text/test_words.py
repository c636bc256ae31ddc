import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.text.words import _forms, content, is_stop, words

STARTS = ["".join(letters) for letters in product("bdfgklmnprst", "aeiou", "bdgklmnprst")]


def norms(text: str) -> list[str]:
    return [word.norm for word in words(text)]


def test_hyphens_part_words_and_apostrophes_do_not() -> None:
    assert norms("The co-owner didn’t sell") == ["the", "co", "owner", "didn't", "sell"]


def test_numbers_lose_their_group_separators() -> None:
    assert norms("1,234.5 of 1,000") == ["1234.5", "of", "1000"]


def test_stems_bring_forms_together() -> None:
    found = {word.stem for word in words("ships ship shipping shipped Ship's")}
    assert found == {"ship"}


def test_stems_know_irregular_forms() -> None:
    assert words("rose")[0].stem == words("risen")[0].stem == words("rise")[0].stem


def test_scripts_without_spaces_give_pairs() -> None:
    assert norms("香港政府") == ["香港", "港政", "政府"]


def test_invisible_characters_and_decomposed_letters_stay_in_a_word() -> None:
    assert norms("har\u00adbour cafe\u0301") == ["harbour", "café"]
    assert [word.text for word in words("har\u00adbour")] == ["har\u00adbour"]


def test_stop_words_have_no_content() -> None:
    assert is_stop("the")
    assert [word.norm for word in content("The ships of the port")] == ["ships", "port"]


@pytest.mark.parametrize(
    ("language", "text", "contents"),
    [
        ("de", "Die Fähren fuhren nach dem Sturm nicht mehr", ["Fähren", "fuhren", "Sturm"]),
        ("es", "Los barcos de la isla no salieron", ["barcos", "isla", "salieron"]),
        ("fr", "Les bateaux de l'île sont dans le port", ["bateaux", "l'île", "port"]),
        ("it", "Le navi che erano nel porto", ["navi", "porto"]),
        ("ru", "Корабли, которые были в порту", ["Корабли", "порту"]),
    ],
)
def test_a_language_has_stop_words_of_its_own(
    language: str, text: str, contents: list[str]
) -> None:
    assert [word.text for word in content(text, language)] == contents


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "Fähre Fähren"),
        ("es", "barco barcos"),
        ("fr", "bateau bateaux"),
        ("ru", "порт порта"),
    ],
)
def test_a_language_has_stems_of_its_own(language: str, forms: str) -> None:
    assert len({word.stem for word in words(forms, language)}) == 1


@given(st.text())
def test_offsets_are_exact_whatever_the_text(text: str) -> None:
    assert all(word.text == text[word.start : word.end] for word in words(text))


def test_words_may_be_read_in_many_threads() -> None:
    texts = [" ".join(f"{start}{end}" for end in ("ings", "edly", "ations")) for start in STARTS]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            threaded = list(pool.map(lambda text: [word.stem for word in words(text)], texts))
    finally:
        sys.setswitchinterval(before)
    _forms.cache_clear()
    assert threaded == [[word.stem for word in words(text)] for text in texts]
