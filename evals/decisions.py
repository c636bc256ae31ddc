"""What people decided at the desk, read as gold: precision of findings, and how far people agree.

    python -m evals.decisions decisions.jsonl ... [--result RESULT.json]

The lines are those that ``claimdiff serve`` exports. With a result of the same articles it is told
how many of the accepted findings are found again and how many of the rejected ones come back: a
finding is the same when its claims overlap in each article and its relation is the same.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from claimdiff import reports
from claimdiff.result import By, Comparison, Relation
from claimdiff.serve.decisions import agreements
from claimdiff.store.desk import Decision, Verdict


class Told(BaseModel):
    """One claim of a decided finding."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    article: str
    spans: tuple[tuple[int, int], ...]


class Decided(BaseModel):
    """One line of the export."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    result: str
    finding: str
    person: str
    verdict: Verdict
    relation: Relation
    by: tuple[By, ...]
    score: float
    claims: tuple[Told, ...]


def read(paths: Sequence[Path]) -> list[Decided]:
    """All decisions of some files.

    Raises:
        pydantic.ValidationError: A line is of another form.
    """
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [Decided.model_validate_json(line) for line in lines if line.strip()]


def precision(decided: Sequence[Decided]) -> dict[str, tuple[int, int]]:
    """How many findings were accepted, of how many, by relation and by who found them."""
    found: dict[str, tuple[int, int]] = {}
    for one in decided:
        for name in (one.relation, f"{one.relation} by {' and '.join(one.by) or 'nobody'}"):
            accepted, total = found.get(name, (0, 0))
            found[name] = accepted + (one.verdict == "accept"), total + 1
    return found


def kept(decided: Sequence[Decided], result: Comparison) -> dict[Verdict, tuple[int, int]]:
    """How many accepted, and how many rejected findings stand in a result, of how many."""
    found: dict[Verdict, tuple[int, int]] = {"accept": (0, 0), "reject": (0, 0)}
    for one in decided:
        there, total = found[one.verdict]
        found[one.verdict] = there + _stands(one, result), total + 1
    return found


def _stands(one: Decided, result: Comparison) -> bool:
    claims = {claim.id: claim for claim in result.claims}
    for finding in result.findings:
        told = [claims[key] for key in finding.claims]
        if finding.relation == one.relation and all(
            any(
                claim.article == wanted.article and span.start < end and start < span.end
                for claim in told
                for span in claim.spans
                for start, end in wanted.spans
            )
            for wanted in one.claims
        ):
            return True
    return False


def _lines(decided: Sequence[Decided], result: Comparison | None) -> Iterator[str]:
    for name, (accepted, total) in sorted(precision(decided).items()):
        yield f"{name:<32} {accepted} of {total} accepted"
    plain = [Decision(one.result, one.finding, one.person, one.verdict) for one in decided]
    for pair in agreements(plain):
        kappa = "none" if pair.kappa is None else f"{pair.kappa:.2f}"
        people = " and ".join(pair.people)
        yield f"{people}: {pair.findings} findings, {pair.share:.0%} alike, kappa {kappa}"
    if result is not None:
        for verdict, (there, total) in kept(decided, result).items():
            yield f"{verdict}ed findings in the result: {there} of {total}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Decisions of the desk as gold.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--result", type=Path)
    given = parser.parse_args()
    result = reports.load(given.result.read_text("utf-8")) if given.result else None
    for line in _lines(read(given.paths), result if isinstance(result, Comparison) else None):
        print(line)


if __name__ == "__main__":
    main()
