from evals.cover import covered, is_clause, words

from claimdiff.result import Claim, Span

TEXTS = {
    ("a", 0): "The ferry “Marrow Star” burned, police said.",
    ("a", 1): "Police said nothing more.",
    ("b", 0): "The ferry Marrow Star burned, police said.",
}


def claim(text: str, role: str = "says") -> Claim:
    span = Span.model_validate({"start": 0, "end": len(text), "exact": text, "role": role})
    return Claim(id="a1", article="a", text=text, kind="fact", spans=(span,), paragraph=0)


def test_typography_and_case_are_no_difference() -> None:
    assert words("“It’s” ＡB—c") == words('"It\'s" ab c') == ("it", "s", "ab", "c")


def test_chinese_is_read_by_the_character() -> None:
    assert words("颱風2號") == ("颱", "風", "2", "號")


def test_a_sentence_or_a_run_of_its_words_is_covered() -> None:
    assert is_clause(("b", "c", "d"), ("a", "b", "c", "d"))
    assert not is_clause(("a", "c", "d"), ("a", "b", "c", "d"))


def test_two_words_are_too_few_unless_they_are_the_sentence() -> None:
    assert not is_clause(("a", "b"), ("a", "b", "c"))
    assert is_clause(("a", "b"), ("a", "b"))
    assert not is_clause((), ())


def test_a_claim_covers_sentences_of_its_own_article_only() -> None:
    whole = "The ferry Marrow Star burned, police said."
    assert covered([claim(whole)], TEXTS) == {"a1": {("a", 0)}}


def test_a_span_of_context_covers_nothing() -> None:
    assert covered([claim(TEXTS["a", 1], role="context")], TEXTS) == {"a1": frozenset()}


def test_words_beyond_the_sentence_are_not_covered() -> None:
    both = f"{TEXTS['a', 0]} {TEXTS['a', 1]}"
    assert covered([claim(both)], TEXTS) == {"a1": frozenset()}
