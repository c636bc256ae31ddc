"""A comparison as the texts that a batch keeps of it: a line of JSON, rows of CSV, errors, a brief.

What may differ from run to run is taken out first, so that the same item gives the same texts
however the run went. It writes no file.
"""

from claimdiff.reports import csv_table
from claimdiff.reports.escape import safe_json
from claimdiff.reports.index import brief
from claimdiff.result import Comparison, Status, SummaryResult, Usage
from claimdiff.seal import sealed
from claimdiff.store.items import Outcome

FIRST = "item"
"""The column that says which item a row is of; the others are those of ``-f csv``."""
_AGAIN = "un the same command with --retry-errors"
_PLAIN_AGAIN = "Run the same command again"
"""How advice begins that would leave an item failed: without the flag failures stay."""


def stripped(key: str, result: Comparison) -> Comparison:
    """The comparison as all files have it: the item's, without what goes to `run.json`, sealed.

    These are times, cost and how the endpoint was asked.
    """
    engine = result.engine.model_copy(update={"schema_mode": None})
    kept = {
        "id": key,
        "created": None,
        "usage": Usage(),
        "engine": engine,
        "status": _status(result),
    }
    return sealed(result.model_copy(update=kept))


def _status(result: Comparison) -> Status:
    """``failed`` when nothing could be compared, ``partial`` when something could not."""
    readable = [article for article in result.articles if article.status != "failed"]
    unjudged = any(failure.stage not in {"load", "read"} for failure in result.errors)
    if len(readable) < 2 or (unjudged and len(readable) == 2):
        return "failed"
    return "complete" if result.status == "complete" else "partial"


def outcome(key: str, result: Comparison, line: str, log: str) -> Outcome:
    """All that is kept of an item.

    Args:
        key: The item's id.
        result: The comparison, `stripped`.
        line: Its JSON on one line.
        log: What differs from run to run.
    """
    summary = SummaryResult(
        status=result.status, engine=result.engine, articles=result.articles, claims=result.claims
    )  # whose table has a row for each claim
    return Outcome(
        status=result.status,
        result=line,
        findings=_rows(key, result),
        claims=_rows(key, summary),
        brief=brief(key, result).model_dump_json(),
        errors=errors(key, result),
        log=log,
    )


def errors(key: str, result: Comparison) -> str:
    """A line of JSON for each failure: cause, attempts, next step.

    Args:
        key: The item's id.
        result: The comparison.
    """
    origins = {article.id: article.origin for article in result.articles}
    lines = (
        {
            "id": key,
            "source": origins.get(failure.article or ""),
            **failure.model_dump(mode="json", exclude={"hint"}),
            "next": _next(failure.hint),
        }
        for failure in result.errors
    )
    return "".join(f"{safe_json(line)}\n" for line in lines)


def _next(hint: str) -> str:
    """What to do about a failure, and how to have the item done again."""
    if not hint or hint.startswith(_PLAIN_AGAIN):
        return f"R{_AGAIN}: what is done is kept."
    # A command's end must not look like a sentence's.
    return f"{hint} Then r{_AGAIN}." if hint.endswith(".") else f"{hint}; then r{_AGAIN}."


def _rows(key: str, result: Comparison | SummaryResult) -> str:
    """A table's rows, without a header, with the item's id before each."""
    first = csv_table.cell(key)
    return csv_table.written([first, *row] for row in csv_table.rows(result))
