"""Which labelled sentences a claim covers, by the words of its spans.

A sentence is covered by a claim when the words of one of the claim's spans are the sentence's or a
clause of it. Words, not offsets: the labelled sentences count the text as it came, a span counts
the cleaned body.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from claimdiff.result import Claim, Finding
from evals.gold import Key

# A word, or one character of a script that is written without spaces.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")

SHORTEST_CLAUSE = 3  # words: "police said" stands in many sentences and says nothing of which


def words(text: str) -> tuple[str, ...]:
    """The words of a text, letter case and typography evened out."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def is_clause(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether some words are a whole sentence's, or stand in one run in it."""
    if part == whole:
        return bool(part)
    size = len(part)
    starts = range(len(whole) - size + 1) if size >= SHORTEST_CLAUSE else ()
    return any(whole[start : start + size] == part for start in starts)


def covered(claims: Iterable[Claim], texts: Mapping[Key, str]) -> dict[str, frozenset[Key]]:
    """Find the sentences that each claim covers; the keys are the claims' ids."""
    sentences = {key: words(text) for key, text in texts.items()}
    return {claim.id: _of(claim, sentences) for claim in claims}


def named(finding: Finding, texts: Mapping[Key, str]) -> frozenset[Key]:
    """The sentences that a finding names as telling its fact, where no claim of them is in it."""
    tellers = {key for position in finding.positions for key in position.articles}
    near = [(one.article, one.span) for one in finding.nearest if one.article in tellers]
    said = [(article, words(span.exact)) for article, span in near if span]
    sentences = {key: words(text) for key, text in texts.items()} if said else {}
    return frozenset(
        key
        for article, part in said
        for key, sentence in sentences.items()
        if key[0] == article and (is_clause(part, sentence) or is_clause(sentence, part))
    )


def _of(claim: Claim, sentences: Mapping[Key, tuple[str, ...]]) -> frozenset[Key]:
    says = [words(span.exact) for span in claim.spans if span.role == "says"]
    return frozenset(
        key
        for key, sentence in sentences.items()
        if key[0] == claim.article and any(is_clause(part, sentence) for part in says)
    )
