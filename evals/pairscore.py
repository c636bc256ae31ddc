"""Scores of one comparison against the gold of two of its articles.

As the shared data describe it: a sentence counts as shared when a claim that covers it stands in an
agreement or conflict, or when one names it as telling the fact; as only-here when all claims that
cover it stand in omissions, and as wrong for both when no claim covers it. Comparisons of three
articles are scored as three pairs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from claimdiff.result import Comparison, Finding, Relation
from evals.cover import covered, named
from evals.gold import Key, Label, Pair, PairGold
from evals.metrics import Tally, macro_f1, tally

Seen = str | None
"""``shared``, ``only``, or None when the result tells neither."""


@dataclass(frozen=True)
class Judged:
    """One finding of two articles: its promise, and whether the gold bears it out.

    ``sure`` tells whether it is said, and not shown apart as perhaps so.
    """

    finding: str
    score: float
    right: bool
    relation: Relation
    sure: bool


@dataclass(frozen=True)
class PairScore:
    """What one comparison says of two articles, held against the gold.

    ``sentences`` are (seen, gold) for each scored sentence; ``absences`` counts single sentences
    said to be missing from the other article; ``hits`` are the gold conflicts that were found;
    ``false_conflicts`` and ``trapped`` the findings that are no conflict, the latter in a trap.
    """

    sentences: tuple[tuple[Seen, Label], ...]
    links: Tally
    absences: Tally
    hits: frozenset[Pair]
    right_conflicts: frozenset[str]
    false_conflicts: frozenset[str]
    trapped: frozenset[Pair]
    leaks: int
    judged: tuple[Judged, ...]


class _Reader:
    """A comparison as seen from two of its articles: which sentences a finding is about."""

    def __init__(self, comparison: Comparison, gold: PairGold, left: str, right: str) -> None:
        self.gold, self.left, self.right = gold, left, right
        self.article = {claim.id: claim.article for claim in comparison.claims}
        self.covers = covered(comparison.claims, gold.texts)
        self.findings = comparison.findings
        self.named = {one.id: named(one, gold.texts) for one in comparison.findings}

    def of(self, finding: Finding, article: str) -> frozenset[Key]:
        """The sentences of an article that a finding's claims cover, or that it names."""
        own = [self.covers[claim] for claim in finding.claims if self.article[claim] == article]
        said = [key for key in self.named[finding.id] if key[0] == article]
        return frozenset(said).union(*own)

    def joins(self, finding: Finding) -> bool:
        """Whether a finding says that both articles report its fact."""
        articles = {key for position in finding.positions for key in position.articles}
        return finding.relation != "omission" and {self.left, self.right} <= articles

    def clashes(self, finding: Finding) -> bool:
        """Whether a finding says that the two articles report different versions."""
        together = any({self.left, self.right} <= {*p.articles} for p in finding.positions)
        return finding.relation == "conflict" and self.joins(finding) and not together

    def pairs(self, finding: Finding) -> frozenset[Pair]:
        """The pairs of sentences that a finding links; unscored sentences are left out."""
        labels = self.gold.labels
        return frozenset(p for p in self.raw(finding) if p[0] in labels and p[1] in labels)

    def raw(self, finding: Finding) -> frozenset[Pair]:
        """The pairs of sentences that a finding links, unscored ones included."""
        left, right = (self.of(finding, side) for side in (self.left, self.right))
        return frozenset(product(left, right))

    def lacks(self, finding: Finding, reporter: str, other: str) -> bool:
        """Whether a finding says that the other article does not report a fact of the reporter."""
        told = any(self.article[claim] == reporter for claim in finding.claims)
        return told and other in finding.missing_from


def score(comparison: Comparison, gold: PairGold, left: str, right: str) -> PairScore:
    """Score a comparison on two of its articles.

    1. See each sentence as shared or only-here.
    2. Count links and absences.
    3. Count conflicts that are there, that are not, and those of a trap.
    4. Count claims of furniture, and judge each finding for its calibration.
    """
    reader = _Reader(comparison, gold, left, right)
    # 1.
    seen = {key: _seen(reader, key) for key in gold.labels}
    scored = [(seen[key], label) for key, label in gold.labels.items() if label != "furniture"]
    # 2.
    joined = [finding for finding in reader.findings if reader.joins(finding)]
    linked = frozenset[Pair]().union(*map(reader.pairs, joined))
    absences = tally(
        [key for key, side in seen.items() if side == "only"],
        [key for key, label in gold.labels.items() if label == "only"],
    )
    # 3.
    clashing = [finding for finding in joined if reader.clashes(finding)]
    met = frozenset[Pair]().union(*map(reader.raw, clashing))
    right_ones = frozenset(f.id for f in clashing if reader.raw(f) & gold.conflicts)
    wrong = [f for f in clashing if f.id not in right_ones]
    tripped = frozenset[Pair]().union(*map(reader.raw, wrong)) & gold.traps
    # 4.
    return PairScore(
        sentences=tuple(scored),
        links=tally(linked, _scored(gold.links, gold.labels)),
        absences=absences,
        hits=met & gold.conflicts,
        right_conflicts=right_ones,
        false_conflicts=frozenset(f.id for f in wrong if _scorable(reader, f)),
        trapped=tripped,
        leaks=_leaks(reader),
        judged=tuple(_judged(reader)),
    )


def sentence_f1(sentences: Sequence[tuple[Seen, Label]]) -> float:
    """Macro-F1 of {shared or conflict} against {only} over (seen, gold) of sentences."""
    gold = ["only" if label == "only" else "shared" for _, label in sentences]
    return macro_f1([seen for seen, _ in sentences], gold, ["shared", "only"])


def said(judged: Iterable[Judged], relation: Relation) -> Tally:
    """Count what is said of a kind: rightly, wrongly; and what is right and left unsaid."""
    counted = [(one.sure, one.right) for one in judged if one.relation == relation]
    return Tally(*(counted.count(case) for case in ((True, True), (True, False), (False, True))))


def said_shares(judged: Sequence[Judged]) -> dict[str, float]:
    """Precision and recall of what is said to be not found, and to be told by both."""
    lone, shared = said(judged, "omission"), said(judged, "agreement")
    return {
        "not_found_precision": lone.precision,
        "not_found_recall": lone.recall,
        "agreement_precision": shared.precision,
        "agreement_recall": shared.recall,
    }


def _seen(reader: _Reader, key: Key) -> Seen:
    claims = {claim for claim, keys in reader.covers.items() if key in keys}
    other = reader.right if key[0] == reader.left else reader.left
    about = [
        finding
        for finding in reader.findings
        if claims & {*finding.claims} or key in reader.named[finding.id]
    ]
    if any(reader.joins(finding) for finding in about):
        return "shared"
    lacking = {c for f in about if reader.lacks(f, key[0], other) for c in f.claims}
    return "only" if claims and claims <= lacking else None


def _scored(pairs: frozenset[Pair], labels: Mapping[Key, Label]) -> frozenset[Pair]:
    return frozenset(pair for pair in pairs if pair[0] in labels and pair[1] in labels)


def _scorable(reader: _Reader, finding: Finding) -> bool:
    """Whether readers agreed on what a finding is about; what covers nothing labelled counts."""
    raw = reader.raw(finding)
    return not raw or bool(reader.pairs(finding) or raw & reader.gold.traps)


def _leaks(reader: _Reader) -> int:
    """How many claims cover furniture and nothing else."""
    furniture = {key for key, label in reader.gold.labels.items() if label == "furniture"}
    return sum(bool(keys) and keys <= furniture for keys in reader.covers.values())


def _judged(reader: _Reader) -> Iterable[Judged]:
    """Hold each finding of which the gold knows a sentence against it.

    A link is right when the gold has one of its pairs, a conflict when one of them conflicts there,
    an omission when a sentence that it covers is only here.
    """
    for finding in reader.findings:
        if reader.joins(finding):
            pairs = reader.pairs(finding)
            truth = reader.gold.conflicts if reader.clashes(finding) else reader.gold.links
            if pairs:
                yield _held(finding, right=bool(pairs & truth))
        elif finding.relation == "omission":
            yield from _judged_absence(reader, finding)


def _held(finding: Finding, *, right: bool) -> Judged:
    return Judged(finding.id, finding.score, right, finding.relation, finding.sure)


def _judged_absence(reader: _Reader, finding: Finding) -> Iterable[Judged]:
    for here, there in ((reader.left, reader.right), (reader.right, reader.left)):
        if reader.lacks(finding, here, there):
            labels = {reader.gold.labels.get(key) for key in reader.of(finding, here)}
            if labels - {None}:
                yield _held(finding, right="only" in labels)
