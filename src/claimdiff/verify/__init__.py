"""A saved result re-checked against its own articles. Needs no engine and no network.

`verify` looks at everything that a reader could be misled by: texts and their hashes, the way back
to the source, every span, number, date and name of every claim, and that the findings refer to what
is there. It does not judge: whether two claims agree is the comparer's word, and stays so.
"""

from collections.abc import Iterator

from claimdiff.result import ArticleResult, CheckResult, Comparison, SummaryResult
from claimdiff.verify import articles, checks, claims, findings
from claimdiff.verify.mismatch import Mismatch

__all__ = ["Mismatch", "verify"]


def verify(result: Comparison | SummaryResult | ArticleResult | CheckResult) -> list[Mismatch]:
    """Re-check a result; the empty list where everything holds.

    1. Each article: hashes, offset map, sentences, ledger.
    2. Each claim and point: spans, numbers, dates, speaker, wording.
    3. Each finding: references, positions, differences, nearest sentences.
    """
    return list(_mismatches(result))


def _mismatches(
    result: Comparison | SummaryResult | ArticleResult | CheckResult,
) -> Iterator[Mismatch]:
    if isinstance(result, CheckResult):
        yield from checks.verify(result)
        return
    # 1
    yield from articles.verify(result)
    if isinstance(result, ArticleResult):
        return
    # 2
    yield from claims.verify(result)
    # 3
    if isinstance(result, Comparison):
        yield from findings.verify(result)
