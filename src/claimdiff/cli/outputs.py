"""A result to standard output and files; a file is whole or not there."""

import os
import shutil
import sys
from pathlib import Path

import click

from claimdiff.cli import files, messages
from claimdiff.cli.options import OutputFlags
from claimdiff.errors import ConfigurationError
from claimdiff.reports import AnyResult, Form, RenderOptions, render

_BY_SUFFIX: dict[str, Form] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".jsonld": "jsonld",
}
_FORMS: dict[str, Form] = {form: form for form in _BY_SUFFIX.values()}

_WIDTHS = (60, 200)
"""Columns that the text form is made for; on a wider terminal lines stay readable."""


def emit(result: AnyResult, flags: OutputFlags) -> None:
    """Write a result wherever the flags say; to standard output when they name no file.

    Raises:
        ConfigurationError: A file's ending names no form and no flag does.
        StoreError: A file cannot be written.
    """
    targets = [(file, _form(file, flags.form)) for file in flags.files or ("-",)]
    for file, form in targets:
        if file == "-":
            _print(result, form, flags)
        else:
            files.write(Path(file), render(result, form, RenderOptions(claims=flags.claims)))
            if not flags.quiet:
                messages.notice(f"wrote {file}")


def _form(file: str, form: str | None) -> Form:
    suffix = Path(file).suffix.lower()
    if file != "-" and suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix] if form is None else _FORMS[form]
    if form is None and file != "-":
        endings = ", ".join(_BY_SUFFIX)
        raise ConfigurationError(f"-o {file}: name the form with -f, or end it in one of {endings}")
    return _FORMS[form or "text"]


def _print(result: AnyResult, form: Form, flags: OutputFlags) -> None:
    least, most = _WIDTHS
    width = min(max(shutil.get_terminal_size().columns, least), most)
    options = RenderOptions(
        width=width, color=_colored(flags), claims=flags.claims, detail=flags.detail
    )
    click.echo(render(result, form, options).encode("utf-8", "backslashreplace"), nl=False)


def _colored(flags: OutputFlags) -> bool:
    if flags.color is not None:
        return flags.color
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
