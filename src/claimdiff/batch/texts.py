"""A comparison as the texts that a batch keeps of it: a line of JSON, rows of CSV, errors, a brief.

What may differ from run to run is taken out first, so that the same item gives the same texts
however the run went. It writes no file.
"""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from claimdiff.reports import csv_table, render
from claimdiff.reports.escape import escaped_json
from claimdiff.reports.index import clashes
from claimdiff.result import Comparison, Failure, SummaryResult, Usage
from claimdiff.seal import sealed

FINDINGS_FIRST = CLAIMS_FIRST = "item"
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
        "status": status(result),
    }
    return sealed(result.model_copy(update=kept))


def status(result: Comparison) -> str:
    """``failed`` when nothing could be compared, ``partial`` when something could not."""
    readable = [article for article in result.articles if article.status != "failed"]
    unjudged = any(failure.stage not in {"load", "read"} for failure in result.errors)
    if len(readable) < 2 or (unjudged and len(readable) == 2):
        return "failed"
    return "complete" if result.status == "complete" else "partial"


def line(result: Comparison) -> str:
    """The comparison as one line of JSON that begins with the item's id."""
    return render(result, "jsonl")


def findings(key: str, result: Comparison) -> str:
    """The findings as rows of CSV without a header."""
    return _rows(key, result)


def claims(key: str, result: Comparison) -> str:
    """The claims as rows of CSV without a header."""
    return _rows(key, _as_summary(result))


def headers(result: Comparison) -> tuple[str, str]:
    """The first lines of `findings` and `claims`."""
    return (
        csv_table.written([(FINDINGS_FIRST, *csv_table.header(result))]),
        csv_table.written([(CLAIMS_FIRST, *csv_table.header(_as_summary(result)))]),
    )


def report(result: Comparison) -> str:
    """The comparison as a page."""
    return render(result, "html")


def errors(key: str, result: Comparison, hints: Mapping[str, str]) -> str:
    """A line of JSON for each failure: cause, attempts, next step.

    Args:
        key: The item's id.
        result: The comparison.
        hints: What to do next, by a failure's message.
    """
    origins = {article.id: article.origin for article in result.articles}
    return "".join(_json(_error(key, failure, origins, hints)) + "\n" for failure in result.errors)


def brief(key: str, result: Comparison) -> str:
    """What the index says of an item, as JSON."""
    relations = Counter(finding.relation for finding in result.findings if finding.sure)
    return json.dumps(
        {
            "id": key,
            "status": status(result),
            "labels": [article.label for article in result.articles],
            "titles": [article.title for article in result.articles],
            "failed": [article.status == "failed" for article in result.articles],
            "agreement": relations["agreement"],
            "conflict": relations["conflict"],
            "omission": relations["omission"],
            "reason": result.errors[0].message if result.errors else "",
            "conflicts": [clash.model_dump(mode="json") for clash in clashes(result)],
        },
        ensure_ascii=False,
    )


def name(source: str) -> str:
    """How to call an article that could not be read: its file's stem or its host."""
    if source.startswith(("http://", "https://")):
        try:
            return urlsplit(source).hostname or source
        except ValueError:
            return source
    return PurePosixPath(source).stem or source


def _error(
    key: str, failure: Failure, origins: Mapping[str, str], hints: Mapping[str, str]
) -> dict[str, object]:
    return {
        "id": key,
        "article": failure.article,
        "source": origins.get(failure.article or ""),
        "stage": failure.stage,
        "code": failure.code,
        "message": failure.message,
        "attempts": failure.attempts,
        "sentences": list(failure.sentences),
        "next": _next(hints.get(failure.message, "")),
    }


def _next(hint: str) -> str:
    """What to do about a failure, and how to have the item done again."""
    if not hint or hint.startswith(_PLAIN_AGAIN):
        return f"R{_AGAIN}: what is done is kept."
    # A command's end must not look like a sentence's.
    return f"{hint} Then r{_AGAIN}." if hint.endswith(".") else f"{hint}; then r{_AGAIN}."


def _as_summary(result: Comparison) -> SummaryResult:
    """The articles and claims alone, whose table has a row for each claim."""
    return SummaryResult(
        status=result.status, engine=result.engine, articles=result.articles, claims=result.claims
    )


def _rows(key: str, result: Comparison | SummaryResult) -> str:
    """A table's rows with the item's id before each."""
    first = csv_table.cell(key)
    return csv_table.written([first, *row] for row in csv_table.rows(result))


def _json(value: object) -> str:
    return escaped_json(json.dumps(value, ensure_ascii=False))
