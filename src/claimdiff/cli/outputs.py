"""A result to standard output and files, each whole or not there, and to an exit code."""

import os
import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import click

from claimdiff import reports
from claimdiff.cli import messages
from claimdiff.cli.options import Flags, form_of
from claimdiff.errors import ModelError, kind_of
from claimdiff.reports import FORMS, AnyResult, Detail, Form, RenderOptions, render
from claimdiff.result import Finding
from claimdiff.store.files import whole

GATE_MET = 1
_ORDER = (4, 7, 2, 8, 5, 3)
"""Which exit code decides when several apply; what the user can mend comes first."""

Target = tuple[str, Form]
"""A file, or ``-`` for standard output, and the form of what is written there."""


def targets(given: Flags, forms: Collection[Form] = FORMS.values()) -> list[Target]:
    """Where a result goes, told before anything is read; to standard output if no file is named.

    Raises:
        ConfigurationError: A file's ending names none of the forms and no flag does.
    """
    named = form_of(given)

    def form(file: str) -> Form:
        if named is not None:
            return FORMS[named]
        return "text" if file == "-" else reports.form_of(file, forms)

    return [(file, form(file)) for file in given["files"] or ("-",)]


def emit(result: AnyResult, where: Sequence[Target], given: Flags) -> None:
    """Write a result wherever the flags say.

    Raises:
        StoreError: A file cannot be written.
    """
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and not given["no_color"]
    claims = given.get("claims", False)
    detail: Detail = "full" if given.get("full") else "brief" if given.get("brief") else "page"
    shown = RenderOptions(
        shutil.get_terminal_size().columns, color=color, claims=claims, detail=detail
    )
    kept = RenderOptions(claims=claims)
    for file, form in where:
        put(render(result, form, shown if file == "-" else kept), file)
        if file != "-" and not given["quiet"]:
            messages.notice(f"wrote {file}")


def put(text: str, file: str) -> None:
    """Write a text to a file, or to standard output where that is ``-``.

    Raises:
        StoreError: The file cannot be written.
    """
    if file == "-":
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
        return
    with whole(Path(file)) as written:
        written.write(text)


def exit_code(failed: Iterable[str]) -> int:
    """The exit code for the codes of what failed, though a result was written; 0 for nothing."""
    codes = {(kind_of(code) or ModelError).exit_code for code in failed}
    return next((code for code in _ORDER if code in codes), ModelError.exit_code if codes else 0)


def gate(findings: Sequence[Finding], fail_on: str | None) -> int:
    """1 when the user's gate is met: a sure finding of the kind that ``--fail-on`` names."""
    kinds = {"conflict", "omission"} if fail_on == "any" else {fail_on}
    met = any(finding.relation in kinds and finding.sure for finding in findings)
    return GATE_MET if met else 0
