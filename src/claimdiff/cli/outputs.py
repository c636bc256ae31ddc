"""A result to standard output and files; a file is whole or not there."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from claimdiff.cli import messages
from claimdiff.cli.options import OutputFlags, output_flags
from claimdiff.reports import FORMS, AnyResult, Form, RenderOptions, form_of, render
from claimdiff.store.files import whole

_WIDTHS = (60, 200)
"""Columns that the text form is made for; on a wider terminal lines stay readable."""


def flags_of(given: Mapping[str, object]) -> OutputFlags:
    """The output flags out of all that a command was given, checked before anything is read.

    Raises:
        ConfigurationError: A file's ending names no form and no flag does.
    """
    flags = output_flags(given)
    for file in flags.files:
        _form(file, flags.form)
    return flags


def emit(result: AnyResult, flags: OutputFlags) -> None:
    """Write a result wherever the flags say; to standard output when they name no file.

    Raises:
        StoreError: A file cannot be written.
    """
    targets = [(file, _form(file, flags.form)) for file in flags.files or ("-",)]
    least, most = _WIDTHS
    width = min(max(shutil.get_terminal_size().columns, least), most)
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    color = color if flags.color is None else flags.color
    shown = RenderOptions(width, color=color, claims=flags.claims, detail=flags.detail)
    kept = RenderOptions(claims=flags.claims)
    for file, form in targets:
        put(render(result, form, shown if file == "-" else kept), file)
        if file != "-" and not flags.quiet:
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
    return "text" if file == "-" else form_of(file)
