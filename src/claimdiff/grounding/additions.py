"""What a claim adds: content words that stand nowhere in its evidence.

A word stands there when its stem does, or a word of the same root ("protest", "protesters"), or
glued to another. A synonym does not, so a share is asked for, not every word.
"""

from claimdiff.grounding.told import Told
from claimdiff.language.words import is_stop

SHARE = 0.65  # of a claim's content words must stand in its evidence
RUN = 3  # content words in a row that stand nowhere in the evidence are another statement
ROOT = 5  # letters at the start that related words share at least ...
_LIKE = 0.6  # ... and this share of the longer one


def added(claim: Told, evidence: Told) -> str | None:
    """Tell whether too much of a claim stands nowhere in its evidence."""
    stems, norms = set(evidence.stems), {word.norm for word in evidence.words}
    said = [i for i, word in enumerate(claim.words) if not is_stop(word.norm)]
    missing = {i for i in said if not _stands(claim, i, stems, norms)}
    share = 1 - len(missing) / len(said) if said else 1.0
    if share < SHARE:
        return f"only {share:.0%} of its content words stand in its words"
    run = _longest(said, missing)
    if len(run) >= RUN:
        return f'"{" ".join(claim.words[i].text for i in run)}" stands nowhere in its words'
    return None


def _stands(claim: Told, i: int, stems: set[str], norms: set[str]) -> bool:
    word = claim.words[i]
    if word.stem in stems or i in claim.entities or _is_checked(claim, word.start):
        return True
    if any(related(word.stem, stem) for stem in stems):
        return True
    return len(word.norm) > ROOT and any(word.norm in norm for norm in norms)  # glued


def _is_checked(claim: Told, offset: int) -> bool:
    """Tell whether a word belongs to a number or a date: those have rules of their own."""
    ranges = [(number.start, number.end) for number in claim.numbers]
    ranges += [(when.start, when.end) for when in claim.times]
    return any(start <= offset < end for start, end in ranges)


def related(a: str, b: str) -> bool:
    """Tell whether two stems have one root: "protest", "protester"."""
    if a[:ROOT] != b[:ROOT] or len(a) < ROOT:
        return False
    short, long = sorted((a, b), key=len)
    common = next((i for i, char in enumerate(short) if char != long[i]), len(short))
    return common >= _LIKE * len(long) and common >= len(short) - 2  # endings differ, roots don't


def _longest(said: list[int], missing: set[int]) -> list[int]:
    best: list[int] = []
    run: list[int] = []
    for i in said:
        run = [*run, i] if i in missing else []
        best = max(best, run, key=len)
    return best
