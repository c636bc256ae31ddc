"""What a claim adds to its evidence, and what it patches together from several sentences of it."""

from claimdiff.grounding.told import Told
from claimdiff.grounding.wording import Aligned
from claimdiff.language.words import is_stop

SHARE = 0.6  # of a claim's content words must stand in its evidence
RUN = 3  # content words in a row that stand nowhere in the evidence are another statement
PATCH = 2  # content words in a row from a second sentence make a patch, fewer a name or a detail
_ROOT = 5  # letters at the start that related words share ("protest", "protester")
_PRONOUNS = frozenset(
    "he she it they his her its their him them this that these those who which".split()
)


def added(claim: Told, evidence: Told) -> str | None:
    """Tell whether too much of a claim stands nowhere in its evidence."""
    stems, norms = set(evidence.stems), {word.norm for word in evidence.words}
    roots = {stem[:_ROOT] for stem in stems if len(stem) >= _ROOT}
    said = [i for i, word in enumerate(claim.words) if not is_stop(word.norm)]
    missing = [i for i in said if not _stands(claim, i, stems, norms, roots)]
    share = 1 - len(missing) / len(said) if said else 1.0
    if share < SHARE:
        return f"only {share:.0%} of its content words stand in its words"
    run = _longest(said, set(missing))
    if len(run) >= RUN:
        return f'"{" ".join(claim.words[i].text for i in run)}" stands nowhere in its words'
    return None


def _stands(claim: Told, i: int, stems: set[str], norms: set[str], roots: set[str]) -> bool:
    stem = claim.stems[i]
    if stem in stems or (len(stem) >= _ROOT and stem[:_ROOT] in roots):
        return True
    word = claim.words[i]
    if i in claim.entities or any(n.start <= word.start < n.end for n in claim.numbers):
        return True  # names, numbers and dates have rules of their own
    if any(when.start <= word.start < when.end for when in claim.times):
        return True
    return len(word.norm) > _ROOT and any(word.norm in norm for norm in norms)  # glued words


def _longest(said: list[int], missing: set[int]) -> list[int]:
    best: list[int] = []
    run: list[int] = []
    for i in said:
        run = [*run, i] if i in missing else []
        best = max(best, run, key=len)
    return best


def patched(claim: Told, evidence: Told, lines: list[Aligned]) -> str | None:
    """Tell whether a claim goes on in mid-clause with words of another sentence.

    A second sentence may lend a name, a date or a whole clause; it may not end another's clause.
    """
    first = lines[0]
    for other in lines[1:]:
        for run in _runs(claim, first, other):
            if _cut(claim, evidence, first, other, run):
                words = claim.text[claim.words[run[0]].start : claim.words[run[-1]].end]
                return f'"{words}" belongs to another sentence of its words'
    return None


def _runs(claim: Told, first: Aligned, other: Aligned) -> list[list[int]]:
    """Give the runs of words that only the other sentence has, with two content words at least."""
    runs: list[list[int]] = []
    for i in sorted(other.pairs.keys() - first.pairs.keys()):
        joined = runs and runs[-1][-1] == i - 1 and other.pairs[i] == other.pairs[i - 1] + 1
        runs[-1].append(i) if joined else runs.append([i])
    return [run for run in runs if sum(i in claim.plain for i in run) >= PATCH]


def _cut(claim: Told, evidence: Told, first: Aligned, other: Aligned, run: list[int]) -> bool:
    """Tell whether the run is joined to the first sentence's words where a clause of either goes on."""
    return _cut_before(claim, evidence, first, other, run) or _cut_after(
        claim, evidence, first, run
    )


def _cut_before(
    claim: Told, evidence: Told, first: Aligned, other: Aligned, run: list[int]
) -> bool:
    before = [i for i in first.pairs if i < run[0]]
    if not before or run[0] - max(before) > 1:
        return False
    goes_on, starts = first.pairs[max(before)] + 1, other.pairs[run[0]]
    ended = goes_on >= first.last or evidence.breaks[goes_on]
    return not ended or not _begins(evidence, other.first, starts)


def _begins(evidence: Told, first: int, at: int) -> bool:
    """Tell whether a clause begins there, or a pronoun that the claim resolves stood before it."""
    return evidence.breaks[at] or _only_pronoun(evidence, first, at)


def _only_pronoun(evidence: Told, first: int, at: int) -> bool:
    dropped = range(first, at)
    return not any(i in evidence.entities or i in evidence.plain for i in dropped)


def _cut_after(claim: Told, evidence: Told, first: Aligned, run: list[int]) -> bool:
    after = [i for i in first.pairs if i > run[-1]]
    if not after or min(after) - run[-1] > 1:
        return False
    dropped = range(first.first, first.pairs[min(after)])
    kept = [i for i in dropped if i in evidence.plain or i in evidence.entities]
    return bool(kept) and not any(evidence.words[i].norm in _PRONOUNS for i in dropped)
