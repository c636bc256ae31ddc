import pytest

from claimdiff.text.lang import LANGUAGES
from claimdiff.text.lexicon import lexicon, measures


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_cue_of_a_language_is_of_a_listed_measure(language: str) -> None:
    firsts = lexicon(language).firsts
    cues = ("after", "before", "front", "nouns", "heads", "near", "none", "needs")
    named = {
        entry.name for cue in cues for entries in firsts.get(cue, {}).values() for entry in entries
    }
    assert named <= measures().keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_scope_that_is_of_some_measures_is_of_listed_ones(language: str) -> None:
    roles = [role for role in lexicon(language).firsts if role.startswith("scope ")]
    assert {role.removeprefix("scope ") for role in roles} <= measures().keys()


def test_each_rule_of_linking_is_known() -> None:
    assert {measure.rule for measure in measures().values()} == {"event", "holder", "match"}
