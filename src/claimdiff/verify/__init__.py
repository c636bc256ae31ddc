"""A saved result re-checked against its own articles; asks no model and no network.

1. The seal tells any change. 2. What must hold in a result of any version is checked: texts and
hashes, the way back to the source, spans. 3. The articles are
read once more from their kept sources, and everything that the program makes of them is made anew:
of the offline engine's results all, of a model's all but what it pointed at and judged.

What cannot be made anew is named. A result of another version is checked no less; where that
version's rules were others, only that version can confirm it. Of version 1 of the schema, whose
claims were written by a model, step 3 leaves out what is made of the claims; that findings name
claims that are there is checked in its place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimdiff.result import AnyResult, CheckResult, Comparison, SummaryResult
from claimdiff.seal import sha256
from claimdiff.verify import articles, recomputed, sources, spans
from claimdiff.verify.mismatch import Mismatch, differ, repeated, unless
from claimdiff.verify.recomputed import Made, Remake

__all__ = ["Made", "Mismatch", "Remake", "Verification", "examine"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Attributes:
        mismatches: What does not hold.
        trusted: What cannot be made anew, by its name.
        sealed: Whether there is a seal.
    """

    mismatches: tuple[Mismatch, ...]
    trusted: tuple[str, ...]
    sealed: bool


def examine(result: AnyResult, saved: Mapping[str, object] | None, remake: Remake) -> Verification:
    """Re-check a result and tell what could not be checked.

    Args:
        result: The result.
        saved: The JSON it was read from: what this version does not know of it is checked too.
        remake: Makes a result anew.
    """
    # 1.
    found = list(_seal(result, saved))
    if isinstance(result, CheckResult):
        found += differ("score", "scores.reported", result.scores.get("reported"), result.score)
        found += _agreeing(result)
        trusted = ["claim, id, relation, scores, span, differences: the text is not in the result"]
    else:
        # 2.
        found += articles.verify(result)
        found += spans.verify(result)
        # 3.
        for article in result.articles:
            found += sources.verify(article)
        if result.schema_version == "2":
            found += recomputed.verify(result, remake)
        elif isinstance(result, Comparison):
            found += _named(result)
        trusted = [
            f"what was told of article {one.id}: {', '.join(sources.trusted(one))}"
            for one in result.articles
        ]
        trusted += recomputed.taken_on_trust(result)
    return Verification(tuple(found), tuple(trusted), sealed=result.seal is not None)


def _seal(result: AnyResult, saved: Mapping[str, object] | None) -> Iterator[Mismatch]:
    data = result.model_dump(mode="json", by_alias=True)
    if saved is not None and result.schema_version == "2":
        for name in sorted(_unknown(saved, data, "")):
            yield Mismatch(name, "the field", "one of the schema", "unknown")
    if result.seal is not None:
        digest = sha256(data if saved is None else saved)
        if digest != result.seal.sha256:
            yield Mismatch("seal", "the result was changed", digest, result.seal.sha256)
    if result.schema_version == "1" and (result.seal is not None or _is_of_version_2(result)):
        yield Mismatch("schema_version", "what only version 2 has", "none", "some")


def _agreeing(result: CheckResult) -> Iterator[Mismatch]:
    """What of a check does not agree with itself: scores, and spans as long as their words."""
    scores = result.scores.values()
    holds = all(0 <= one <= 1 for one in scores) and abs(sum(scores) - 1) <= _ROUNDING
    yield from unless(holds, "scores", "each 0 to 1, the sum", 1, sum(scores))
    values = (one for each in result.differences for at in each.values.values() for one in at)
    for span in (result.span, *(one.span for one in values)):
        if span is not None:
            length = span.end - span.start
            yield from differ("span", "the length of the words", length, len(span.exact))


_ROUNDING = 1e-6
"""Scores are decimal fractions: their sum is 1 but for rounding of the last digits."""


def _named(result: Comparison) -> Iterator[Mismatch]:
    """Ids that stand twice, and findings of claims that are not there."""
    yield from repeated("claims", "id", (one.id for one in result.claims))
    yield from repeated("findings", "id", (one.id for one in result.findings))
    known = {one.id for one in result.claims}
    for one in result.findings:
        strange = sorted({*one.claims} - known)
        yield from unless(not strange, f"finding {one.id}", "the claims", "of the result", strange)


def _unknown(saved: object, known: object, place: str) -> Iterator[str]:
    """The fields that are in saved JSON and not in what was read of it."""
    if isinstance(saved, Mapping) and isinstance(known, Mapping):
        for name, value in saved.items():
            if name in known:
                yield from _unknown(value, known[name], f"{place} {name}".strip())
            else:
                yield f"{place} {name}".strip()
    elif isinstance(saved, list) and isinstance(known, list):
        for number, (one, other) in enumerate(zip(saved, known, strict=True)):
            yield from _unknown(one, other, f"{place} {number}".strip())


def _is_of_version_2(result: AnyResult) -> bool:
    sentences = isinstance(result, Comparison | SummaryResult) and any(
        claim.sentence or claim.referents for claim in result.claims
    )
    return sentences or (isinstance(result, Comparison) and bool(result.figures))
