"""A result for the terminal, by rich: colour only when asked for, and nothing said by colour alone.

Article text is data here: control characters are shown as pictures and rich's own markup is off.
"""

from typing import Literal

from claimdiff.reports.text import comparison, single
from claimdiff.reports.text.layout import Sheet
from claimdiff.result import ArticleResult, CheckResult, Comparison, SummaryResult


def render(
    result: Comparison | SummaryResult | ArticleResult | CheckResult,
    width: int,
    *,
    color: bool,
    claims: bool = False,
    detail: Literal["brief", "page", "full"] = "full",
) -> str:
    """The result as lines of at most ``width`` columns, East Asian letters counted as two.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    if isinstance(result, Comparison) and detail == "brief":
        return comparison.brief(result)
    sheet = Sheet(width, color=color)
    match result:
        case Comparison():
            comparison.write(result, sheet, full=detail == "full")
        case SummaryResult():
            single.write_summary(result, sheet, claims=claims)
        case ArticleResult():
            single.write_articles(result, sheet)
        case CheckResult():
            single.write_check(result, sheet)
    return sheet.text()
