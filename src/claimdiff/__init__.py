"""claimdiff: ``diff`` for news.

What two or more articles agree on, where they conflict, and what one reports that another does
not, each finding tied to exact words. `__all__` is all that is public; nothing is imported before
it is used.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from claimdiff.api import (
        acheck,
        acompare,
        aload,
        aread,
        asummarise,
        averify,
        check,
        compare,
        read,
        summarise,
        verify,
    )
    from claimdiff.api.outcomes import ArticleResult, CheckResult, Comparison, SummaryResult
    from claimdiff.api.sources import load
    from claimdiff.result import (
        Article,
        Claim,
        Difference,
        DifferenceValue,
        EngineInfo,
        Failure,
        FigureRow,
        FigureValue,
        Finding,
        JudgedLink,
        Judgement,
        Ledger,
        Nearest,
        Notice,
        Overview,
        OverviewLine,
        OverviewWords,
        Point,
        Position,
        Quantity,
        Referent,
        Removed,
        Seal,
        Sentence,
        Span,
        Speaker,
        Summary,
        Time,
        Ungrounded,
        Update,
        Usage,
        Versions,
    )
    from claimdiff.verify import Mismatch

__all__ = [
    "Article",
    "ArticleResult",
    "CheckResult",
    "Claim",
    "Comparison",
    "Difference",
    "DifferenceValue",
    "EngineInfo",
    "Failure",
    "FigureRow",
    "FigureValue",
    "Finding",
    "JudgedLink",
    "Judgement",
    "Ledger",
    "Mismatch",
    "Nearest",
    "Notice",
    "Overview",
    "OverviewLine",
    "OverviewWords",
    "Point",
    "Position",
    "Quantity",
    "Referent",
    "Removed",
    "Seal",
    "Sentence",
    "Span",
    "Speaker",
    "Summary",
    "SummaryResult",
    "Time",
    "Ungrounded",
    "Update",
    "Usage",
    "Versions",
    "acheck",
    "acompare",
    "aload",
    "aread",
    "asummarise",
    "averify",
    "check",
    "compare",
    "load",
    "read",
    "summarise",
    "verify",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        # The api's own first: its results have their reports.
        for room in ("claimdiff.api", "claimdiff.result"):
            found = getattr(import_module(room), name, None)
            if found is not None:
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


class _Package(ModuleType):
    """`compare` and `verify` stay functions also when the rooms of these names are imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
