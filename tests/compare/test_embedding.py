from pathlib import Path

import numpy as np
import pytest

from claimdiff.compare import embedding
from claimdiff.errors import ConfigurationError


def likeness(one: str, other: str) -> float:
    left, right = embedding.vectors((one, other))
    return float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right)))


def test_words_of_like_meaning_lie_nearer_than_words_of_one_subject() -> None:
    assert likeness("biggest", "largest") > likeness("biggest", "harbour") + 0.4
    assert likeness("killed", "died") > likeness("killed", "police") + 0.2


def test_a_word_has_one_row_and_no_word_none() -> None:
    assert embedding.vectors(("ferry", "harbour", "ferry")).shape == (3, embedding.DIMENSIONS)
    assert embedding.vectors(()).shape == (0, embedding.DIMENSIONS)
    assert np.array_equal(*embedding.vectors(("ferry", "ferry")))


def test_a_word_in_any_script_has_a_direction_and_an_empty_one_has_none() -> None:
    words = embedding.vectors(("港", "паром", "🛳", ""))
    assert (np.linalg.norm(words[:3], axis=1) > 0).all()
    assert not words[3].any()


def test_missing_data_files_are_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = type("Spec", (), {"origin": str(tmp_path / "__init__.py")})()
    monkeypatch.setattr(embedding, "find_spec", lambda _: elsewhere)
    read = embedding._table  # noqa: SLF001 - what was read before must not be answered with
    read.cache_clear()
    with pytest.raises(ConfigurationError, match="l2_supercat_256") as caught:
        read()
    assert "pip install" in caught.value.hint
