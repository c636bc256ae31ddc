"""A result to standard output and files; a file is whole or not there."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from claimdiff import reports
from claimdiff.cli import messages
from claimdiff.cli.options import Flags, form_of
from claimdiff.reports import FORMS, AnyResult, Detail, Form, RenderOptions, render
from claimdiff.store.files import whole

Target = tuple[str, Form]
"""A file, or ``-`` for standard output, and the form of what is written there."""


def targets(given: Flags) -> list[Target]:
    """Where a result goes, told before anything is read; to standard output if no file is named.

    Raises:
        ConfigurationError: A file's ending names no form and no flag does.
    """
    form = form_of(given)
    return [(file, _form(file, form)) for file in given["files"] or ("-",)]


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


def _form(file: str, form: str | None) -> Form:
    if form is not None:
        return FORMS[form]
    return "text" if file == "-" else reports.form_of(file)
