"""The files of a batch, made from its state: whole or not there, in the manifest's order.

Each is written row by row, so none needs memory for all. All but ``run.json`` follow from the items
alone, however the run went.

A report is named by its item's id: letters, digits, dots, dashes and underscores stay, all else is
percent-encoded. Where that is not enough (too long an id, or one that differs from another by case
alone, which some systems do not tell) a digest of the id follows after ``~``.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import chain
from pathlib import Path
from urllib.parse import quote

import claimdiff
from claimdiff.batch import texts
from claimdiff.batch.tasks import Log
from claimdiff.reports import csv_table, load, render
from claimdiff.reports.index import Brief, page
from claimdiff.result import Comparison, EngineInfo, Usage
from claimdiff.store.files import remove_unfinished, whole
from claimdiff.store.state import State

REPORTS = "reports"
RESULTS, FINDINGS, CLAIMS = "results.jsonl", "findings.csv", "claims.csv"
ERRORS, INDEX, RUN = "errors.jsonl", "index.html", "run.json"
_FILES = frozenset({RESULTS, FINDINGS, CLAIMS, ERRORS, INDEX, RUN})
LONGEST = 120
"""Characters of a name without its ending: half of what file systems take, since folders add up."""
_DIGEST = 16
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""Names of devices on Windows, with any ending."""


def write_all(state: State, folder: Path, info: EngineInfo, *, reports: bool) -> None:
    """Make every file anew.

    Args:
        state: What was done.
        folder: Where the files go.
        info: The engine that did it.
        reports: Whether there are to be reports: those that are missing or changed are made.

    Raises:
        StoreError: A file cannot be written; what stood there before stands there still.
    """
    _write(folder / RESULTS, state.texts("result"))
    for path, kind, rows in (
        (FINDINGS, "comparison", state.texts("findings")),
        (CLAIMS, "summary", state.texts("claims")),
    ):
        header = csv_table.written([(texts.FIRST, *csv_table.header(kind))])
        _write(folder / path, chain([header], rows))
    _write(folder / ERRORS, state.texts("errors"))
    if reports:
        _complete_reports(state, folder)
    _write(folder / INDEX, page(lambda: _briefs(state), info, linked=reports))
    _write(folder / RUN, _run(state, info))


def write_report(state: State, folder: Path, key: str, report: str) -> str:
    """Write an item's report; its SHA-256."""
    _write(report_path(state, folder, key), [report])
    return _sha256(report.encode("utf-8", "backslashreplace"))


def report_path(state: State, folder: Path, key: str) -> Path:
    """Where an item's report is."""
    return folder / REPORTS / f"{name_of(key, twin=state.has_twin(key))}.html"


def remove_reports(folder: Path, keys: Iterable[str]) -> None:
    """Remove the reports of items that are no more, and files that a killed run left unfinished."""
    remove_unfinished(folder, _FILES.__contains__)
    remove_unfinished(folder / REPORTS, lambda _name: True)  # all there is ours
    for key in keys:
        for twin in (False, True):
            (folder / REPORTS / f"{name_of(key, twin=twin)}.html").unlink(missing_ok=True)


def _complete_reports(state: State, folder: Path) -> None:
    """Make the reports anew that are missing or not what was written."""
    for key, known in state.reports():
        path = report_path(state, folder, key)
        if not path.is_file() or _sha256(path.read_bytes()) != known:
            result = load(state.result(key))
            if isinstance(result, Comparison):
                made = write_report(state, folder, key, render(result, "html"))
                state.keep_report(key, made)


def name_of(key: str, *, twin: bool = False) -> str:
    """The file name for an id, without its ending; ``twin`` if another id differs by case alone."""
    raw = key.encode("utf-8", "surrogatepass")
    name = quote(raw, safe="").replace("~", "%7E")
    if name.startswith(".") or _RESERVED.fullmatch(name):
        name = f"%{ord(name[0]):02X}{name[1:]}"
    digest = f"~{hashlib.sha256(raw).hexdigest()[:_DIGEST]}"
    if len(name) > LONGEST:
        return name[: LONGEST - len(digest)].lower() + digest
    return name + digest if twin and key != key.lower() else name


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write(path: Path, parts: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as file:
        for part in parts:
            file.write(part)


def _briefs(state: State) -> Iterator[Brief]:
    for text in state.texts("brief"):
        brief = Brief.model_validate_json(text)
        yield brief.model_copy(update={"file": report_path(state, Path(), brief.id).name})


def _run(state: State, info: EngineInfo) -> Iterator[str]:
    counts = state.counts()
    logs = (log for kind in ("article", "item") for _, log in state.logs(kind))
    paid = (Log.model_validate_json(log).usage for log in logs)
    usage = reduce(lambda total, one: Usage.total([total, one]), paid, Usage())
    head = {
        "version": claimdiff.__version__,
        "engine": info.model_dump(mode="json"),
        "items": {
            "total": counts.items,
            "complete": counts.complete,
            "partial": counts.partial,
            "failed": counts.failed,
            "pending": counts.items - counts.done,
        },
        "usage": usage.model_dump(mode="json"),
        "runs": json.loads(state.metadata("runs") or "[]"),
    }
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield ',\n "articles": ['
    yield from _listed({"source": key} | json.loads(log) for key, log in state.logs("article"))
    yield '],\n "log": ['
    yield from _listed({"id": key} | json.loads(log) for key, log in state.logs("item"))
    yield "]\n}\n"


def _listed(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield (",\n  " if number else "\n  ") + json.dumps(row, ensure_ascii=False)
