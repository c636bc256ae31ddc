"""Writes docs/reference/verify.md: what verify finds in a result that was changed and sealed again.

``python -m tests.verify.table`` writes it; every field of the schema is changed in every way that
its type allows, in each kind of result.
"""

import re
from collections import Counter
from pathlib import Path

from tests.verify.made import MADE
from tests.verify.tampering import Change, changes

from claimdiff.api.remaking import examine
from claimdiff.errors import InputError
from claimdiff.reports.saved import result_of
from claimdiff.seal import sha256

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "verify.md"
_HEAD = """# What verify finds

<!-- Written by python -m tests.verify.table -->

A result has a seal, the SHA-256 of its canonical JSON: any change of any field of a sealed result
is found. Whoever changes a result can seal it again. Then `verify` reads the kept sources once more
and makes anew what the program makes of them: of the offline engine's results everything, of a
model's everything but what the model pointed at and judged. The table lists all that it does
**not** find in a result that was changed and sealed again, of changes of every field of the schema;
`verify` names these things. A source text that was changed with all that follows from it is another
article: compare it with the original.

| result | changes tried | found | field: not found of tried |
|---|---|---|---|
"""


def is_found(change: Change) -> bool:
    """Whether verify finds a change when the result is sealed again."""
    data = dict(change.data)
    if change.path[0] != "seal":
        data["seal"] = {"sha256": sha256(data)}
    try:
        return bool(examine(result_of(data), data).mismatches) or data["seal"] is None
    except InputError:
        return True


def named(name: str) -> set[str]:
    """The fields that the page names for a kind of result."""
    (row,) = re.findall(rf"^\| {re.escape(name)} \|.*$", PAGE.read_text("utf-8"), re.MULTILINE)
    return set(re.findall(r"`([\w.]+)`", row))


def page() -> str:
    """The page's text."""
    return _HEAD + "".join(_row(name) for name in MADE)


def _row(name: str) -> str:
    tried: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for change in changes(MADE[name](), seed=1, most=1):
        tried[change.field] += 1
        lost[change.field] += not is_found(change)
    fields = [f"`{field}` {lost[field]}/{tried[field]}" for field in sorted(+lost)]
    found = tried.total() - lost.total()
    return f"| {name} | {tried.total()} | {found} | {', '.join(fields)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
