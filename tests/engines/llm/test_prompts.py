"""The prompts: theirs and ours, what they cost, and what a template may not do."""

import json
from pathlib import Path

import pytest

from claimdiff import articles
from claimdiff.engines.llm import delimiters, tokens
from claimdiff.engines.llm.prompts import SAMPLES, Part, Prompts
from claimdiff.engines.llm.schema import JudgeAnswer, ReadAnswer, strict_schema
from claimdiff.errors import PromptError
from claimdiff.store.files import shipped

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
READ = {"tag": "0" * 16, "head": "", "body": "", "only": ""}
READ_OVERHEAD = 620
"""Tokens that a `read` request has besides the article, its schema included."""
JUDGE_OVERHEAD = 725
"""Tokens that a `judge` request has besides articles and claims, its schema included."""
CLAIM_SHAPE = 11
"""Tokens of a claim in an answer besides its text, with a speaker of two words: 30 in all, which
is the figure for recorded answers, leave 19 for the text."""
SENTENCE_OVERHEAD = 0.06
"""Share that numbering adds to the sentences."""


def test_reads_fixed_overhead_is_within_its_figure() -> None:
    prompts = Prompts()
    said = prompts.render("read/system") + prompts.render("read/user", **READ)
    schema = json.dumps(strict_schema(ReadAnswer), separators=(",", ":"))
    assert tokens.count(said) + tokens.count(schema) <= READ_OVERHEAD


def test_judges_fixed_overhead_is_within_its_figure() -> None:
    prompts = Prompts()
    left, right = Part("left", "", "", ""), Part("right", "", "", "")
    user = prompts.render("judge/user", tag="0" * 16, left=left, right=right)
    schema = json.dumps(strict_schema(JudgeAnswer), separators=(",", ":"))
    said = prompts.render("judge/system") + user
    assert tokens.count(said) + tokens.count(schema) <= JUDGE_OVERHEAD


def test_the_shape_of_a_claim_is_within_its_figure() -> None:
    text = "27 passengers were treated for minor injuries"
    written = json.dumps(["2", "said", text, "Ilse Varga"], separators=(",", ":")) + ","
    assert tokens.count(written) - tokens.count(text) <= CLAIM_SHAPE


@pytest.mark.parametrize("name", ["bbc", "rthk"])
def test_numbering_sentences_adds_little(name: str) -> None:
    one = articles.load(str(SEEDS / f"{name}.txt"))
    bare = tokens.count(one.body)
    numbered = tokens.count(delimiters.sentences(one, range(len(one.sentences))))
    assert numbered <= bare * (1 + SENTENCE_OVERHEAD)


def test_every_prompt_passes_its_check_and_has_a_hash() -> None:
    prompts = Prompts()
    assert prompts.check() == {}
    assert set(prompts.hashes()) == set(SAMPLES)
    assert all(prompts.path(name).is_relative_to(shipped("prompts")) for name in SAMPLES)


def test_what_is_constant_comes_first() -> None:
    assert "{" not in Prompts().source("read/system")
    assert "{" not in Prompts().source("judge/system")


def test_a_users_folder_goes_first_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "judge").mkdir()
    (tmp_path / "judge" / "system.j2").write_text("Mine.")
    prompts = Prompts(tmp_path)
    assert prompts.render("judge/system") == "Mine."
    assert prompts.render("read/system") == Prompts().render("read/system")
    changed = {name for name in SAMPLES if prompts.hashes()[name] != Prompts().hashes()[name]}
    assert changed == {"judge/system"}


HOSTILE = {
    "reaches out": "{{ body.__class__.__mro__ }}",
    "calls out": "{{ body.format.__globals__ }}",
    "repeats": "{{ 'x' * 10**9 }}{{ body }}{{ tag }}",
    "repeats long": "{{ body * 1000000000 }}",
    "counts": "{% for i in range(10**9) %}x{% endfor %}",
    "loops": "{% for a in body %}{% for b in tag * 9 %}x{% endfor %}{% endfor %}",
    "unknown name": "{{ bodi }}",
    "unknown attribute": "{{ body.text }}",
    "outside": "{% include '../../../etc/passwd' %}",
    "unclosed": "{% if body %}",
    "not finished": "{{ body",
    "divides": "{{ 1 // 0 }}",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_20_a_hostile_or_broken_template_is_an_error_with_its_name(
    kind: str, tmp_path: Path
) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "user.j2").write_text(HOSTILE[kind])
    prompts = Prompts(tmp_path)
    with pytest.raises(PromptError, match="read/user") as caught:
        prompts.render("read/user", **READ | {"body": "1 One sentence."})
    assert caught.value.exit_code == 2
    assert "read/user" in prompts.check()


def test_20_an_endless_prompt_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "user.j2").write_text("{{ tag }}" + "{{ body }}" * 200)
    with pytest.raises(PromptError, match="longer than"):
        Prompts(tmp_path).render("read/user", **READ | {"body": "1 One sentence." * 1_000})


def test_20_a_template_may_choose_and_go_over_a_list_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "read").mkdir()
    own = (
        "{% for x in (tag, body) %}{% if x == tag %}T{% else %}{{ x ~ '!' }}{% endif %}{% endfor %}"
        "{{ head }}{{ only }}"
    )
    (tmp_path / "read" / "user.j2").write_text(own)
    prompts = Prompts(tmp_path)
    assert prompts.render("read/user", **READ | {"body": "1 One."}) == "T1 One.!"
    assert prompts.check() == {}


def test_20_template_code_in_an_article_is_text() -> None:
    code = "{{ 7 * 7 }} {% include 'x' %} {# gone #} {{ tag }}"
    assert code in Prompts().render("read/user", **READ | {"body": code})


def test_a_template_that_drops_the_article_fails_its_check(tmp_path: Path) -> None:
    (tmp_path / "read").mkdir()
    (tmp_path / "read" / "user.j2").write_text("The tag is {{ tag }}.")
    assert Prompts(tmp_path).check() == {"read/user": "It does not use body, head, only."}


def test_no_folder_and_no_such_prompt_are_errors(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="no folder"):
        Prompts(tmp_path / "none")
    with pytest.raises(PromptError, match="no prompt 'read/sytem'"):
        Prompts().source("read/sytem")


@pytest.mark.parametrize("shape", [ReadAnswer, JudgeAnswer])
def test_the_schema_keeps_to_what_every_strict_mode_takes(
    shape: type[ReadAnswer] | type[JudgeAnswer],
) -> None:
    def look(schema: object) -> None:
        assert isinstance(schema, dict)
        allowed = {"type", "enum", "items", "properties", "required", "additionalProperties"}
        assert schema.keys() <= allowed
        assert isinstance(schema["type"], str)
        if schema["type"] == "object":
            assert schema["additionalProperties"] is False
            assert schema["required"] == list(schema["properties"])
            for one in schema["properties"].values():
                look(one)
        if schema["type"] == "array":
            look(schema["items"])

    look(strict_schema(shape))
