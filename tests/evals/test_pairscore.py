"""Scores of a comparison made by hand, against figures worked out by hand."""

from dataclasses import replace

import pytest
from evals.gold import Key, Label, PairGold
from evals.metrics import Tally
from evals.pairscore import score, sentence_f1

from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    EngineInfo,
    Finding,
    Position,
    Relation,
    Span,
)

TEXTS = {
    ("a", 0): "Nine people died in the flood.",
    ("a", 1): "The bridge was closed on Monday.",
    ("a", 2): "The mayor wore a green hat.",
    ("a", 3): "Sign up for our morning newsletter.",
    ("b", 0): "The flood has killed seven people.",
    ("b", 1): "On Monday the bridge was shut.",
    ("b", 2): "A dog was saved from a roof.",
}
GOLD = PairGold(
    texts=TEXTS,
    labels={
        ("a", 0): "conflict",
        ("a", 1): "shared",
        ("a", 2): "only",
        ("a", 3): "furniture",
        ("b", 0): "conflict",
        ("b", 1): "shared",
        ("b", 2): "only",
    },
    links=frozenset({(("a", 0), ("b", 0)), (("a", 1), ("b", 1))}),
    conflicts=frozenset({(("a", 0), ("b", 0))}),
    traps=frozenset({(("a", 1), ("b", 1))}),
)


def claims() -> tuple[Claim, ...]:
    return tuple(
        Claim(
            id=f"{article}{number}",
            article=article,
            text=text,
            kind="fact",
            spans=(Span(start=0, end=len(text), exact=text),),
            paragraph=0,
        )
        for (article, number), text in TEXTS.items()
    )


def finding(
    name: str, relation: Relation, *ids: str, missing: str = "", chance: float = 0.9
) -> Finding:
    sides = [tuple(one for one in ids if one[0] == side) for side in "abc"]
    split = [[side] for side in sides if side] if relation == "conflict" else [sides]
    return Finding(
        id=name,
        relation=relation,
        claims=ids,
        score=chance,
        positions=tuple(
            Position(
                articles=tuple(sorted({one[0] for side in part for one in side})),
                claims=tuple(one for side in part for one in side),
            )
            for part in split
        ),
        missing_from=tuple(missing),
    )


def comparison(*findings: Finding, only: tuple[Claim, ...] | None = None) -> Comparison:
    return Comparison(
        status="complete",
        engine=EngineInfo(name="offline"),
        articles=(Article(id="a", label="a"), Article(id="b", label="b")),
        claims=claims() if only is None else only,
        findings=findings,
    )


PERFECT = (
    finding("f1", "conflict", "a0", "b0"),
    finding("f2", "agreement", "a1", "b1"),
    finding("f3", "omission", "a2", missing="b"),
    finding("f4", "omission", "b2", missing="a"),
)


def test_the_right_answer_is_perfect() -> None:
    only = tuple(claim for claim in claims() if claim.id != "a3")
    told = score(comparison(*PERFECT, only=only), GOLD, "a", "b")
    assert sentence_f1(told.sentences) == 1
    assert told.links == Tally(2, 0, 0)
    assert told.absences == Tally(2, 0, 0)
    assert told.hits == GOLD.conflicts
    assert told.right_conflicts == {"f1"}
    assert (told.false_conflicts, told.trapped, told.leaks) == (frozenset(), frozenset(), 0)
    assert [one.right for one in told.judged] == [True] * 4


def test_an_empty_answer_finds_nothing_and_claims_nothing() -> None:
    told = score(comparison(only=()), GOLD, "a", "b")
    assert sentence_f1(told.sentences) == 0
    assert told.links == Tally(0, 0, 2)
    assert (told.hits, told.judged) == (frozenset(), ())


def test_a_sentence_that_no_claim_covers_is_wrong_for_both() -> None:
    only = tuple(claim for claim in claims() if claim.id not in ("a2", "a3"))
    told = score(comparison(*PERFECT[:2], PERFECT[3], only=only), GOLD, "a", "b")
    # shared: 4 of 4; only: 1 right, 1 missed -> 2/3
    assert sentence_f1(told.sentences) == pytest.approx((1 + 2 / 3) / 2)


def test_a_conflict_told_as_agreement_is_linked_but_not_found() -> None:
    told = score(comparison(finding("f1", "agreement", "a0", "b0"), *PERFECT[1:]), GOLD, "a", "b")
    assert told.links.right == 2
    assert told.hits == frozenset()


def test_a_conflict_is_found_in_sentences_whose_label_is_disputed() -> None:
    labels: dict[Key, Label] = {k: one for k, one in GOLD.labels.items() if one != "conflict"}
    told = score(comparison(*PERFECT), replace(GOLD, labels=labels), "a", "b")
    assert (told.hits, told.false_conflicts) == (GOLD.conflicts, frozenset())


def test_a_trap_told_as_conflict_is_false_and_trapped() -> None:
    told = score(comparison(finding("f2", "conflict", "a1", "b1")), GOLD, "a", "b")
    assert told.false_conflicts == {"f2"}
    assert told.trapped == GOLD.traps
    assert [one.right for one in told.judged] == [False]


def test_a_claim_of_furniture_leaks() -> None:
    told = score(comparison(*PERFECT), GOLD, "a", "b")
    assert told.leaks == 1


def test_a_wrong_link_costs_precision_and_its_sentences() -> None:
    told = score(comparison(finding("f", "agreement", "a2", "b2")), GOLD, "a", "b")
    assert told.links == Tally(right=0, wrong=1, missed=2)
    assert dict(zip(GOLD.labels, told.sentences, strict=False))["a", 2] == ("shared", "only")


def test_a_claim_that_also_agrees_is_not_only_here() -> None:
    told = score(
        comparison(
            finding("f1", "omission", "a1", missing="b"), finding("f2", "agreement", "a1", "b1")
        ),
        GOLD,
        "a",
        "b",
    )
    assert told.absences == Tally(right=0, wrong=0, missed=2)


def test_sentences_without_a_label_are_not_scored() -> None:
    labels = {key: label for key, label in GOLD.labels.items() if key[1] != 1}
    loose = PairGold(TEXTS, labels, GOLD.links, GOLD.conflicts)
    told = score(comparison(finding("f2", "conflict", "a1", "b1")), loose, "a", "b")
    assert told.links == Tally(0, 0, 1)
    assert told.false_conflicts == frozenset()
    assert told.judged == ()


def test_a_conflict_about_nothing_labelled_is_false() -> None:
    extra = "They served tea and cake."
    other = Claim(
        id="a9",
        article="a",
        text=extra,
        kind="fact",
        spans=(Span(start=0, end=len(extra), exact=extra),),
        paragraph=0,
    )
    told = score(
        comparison(finding("f", "conflict", "a9", "b0"), only=(*claims(), other)), GOLD, "a", "b"
    )
    assert told.false_conflicts == {"f"}
