"""Two states of one text as the reports tell them: what was added, taken out, changed.

It arranges what the result has; which is the later the comparison has said.
"""

from dataclasses import dataclass

from claimdiff.reports.view import View


@dataclass(frozen=True, slots=True)
class Change:
    """A list of the section: its sign and title, and a line each, by the id of what it is about."""

    sign: str
    title: str
    lines: tuple[tuple[str, str], ...]


def changes(view: View) -> tuple[Change, ...]:
    """The lists of the section that are not empty; none where no two articles are versions."""
    versions = view.result.versions
    if versions is None:
        return ()
    earlier, later = view.book.label(versions.earlier), view.book.label(versions.later)
    rows = {row.finding.id: row for row in view.part("conflict").rows}
    changed = tuple((key, rows[key].versus or rows[key].title) for key in versions.changed)
    lists = (
        Change("≠", f"Changed from {earlier} to {later}", changed),
        Change("+", f"Added in {later}", _claims(view, versions.added)),
        Change("−", f"Taken out of {earlier}", _claims(view, versions.removed)),
    )
    return tuple(one for one in lists if one.lines)


def _claims(view: View, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key, view.book.claim(key).text) for key in keys)
