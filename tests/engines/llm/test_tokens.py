"""Token counts are tiktoken's own, without its download."""

import pytest
import tiktoken
import tiktoken_ext.openai_public

from claimdiff.engines.llm import tokens

TEXTS = [
    "",
    "The ferry Maribel left Port Anso at 6.40 a.m. with 212 people aboard, they've said.",
    "「渡輪在早上六時四十分離開」，當局說。 12345678",
    "don’t DON'T  \n\n\t x/y//\r\n 👩‍👩‍👧 نُشر ١٢٣ <|endoftext|>",
]


@pytest.fixture(scope="module")
def original() -> tiktoken.Encoding:
    """The encoding as tiktoken builds it, given our table in place of the one it would download."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            tiktoken_ext.openai_public,
            "load_tiktoken_bpe",
            lambda _url, expected_hash: _checked(expected_hash),
        )
        return tiktoken.Encoding(**tiktoken_ext.openai_public.o200k_base())


def _checked(expected_hash: str) -> dict[bytes, int]:
    assert expected_hash == tokens.RANKS_SHA256
    return tokens.ranks()


@pytest.mark.parametrize("text", TEXTS)
def test_a_count_is_tiktokens_own(text: str, original: tiktoken.Encoding) -> None:
    assert tokens.count(text) == len(original.encode_ordinary(text))


def test_the_pattern_is_tiktokens_own(original: tiktoken.Encoding) -> None:
    assert tokens._encoding()._pat_str == original._pat_str  # noqa: SLF001 - it has no public name


@pytest.mark.parametrize(
    ("model", "estimated"),
    [("gpt-4o-mini", False), ("gpt-5", False), ("gpt-4", True), ("qwen3:8b", True), ("", True)],
)
def test_only_models_of_this_table_are_counted_exactly(model: str, estimated: bool) -> None:
    assert tokens.estimated(model) is estimated
