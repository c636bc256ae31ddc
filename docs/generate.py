"""Writes docs/reference/commands.md and docs/reference/result.md from the program itself.

Run by `make docs`; a test holds that what stands there is current.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from claimdiff.cli.commands import cli
from claimdiff.errors import ClaimdiffError
from claimdiff.result import Record

REFERENCE = Path(__file__).parent / "reference"
_NOTE = "<!-- Written by docs/generate.py; change the program, then run `make docs`. -->\n"


def pages() -> dict[Path, str]:
    """Each generated page with its text."""
    return {REFERENCE / "commands.md": _commands(), REFERENCE / "result.md": _result()}


def _commands() -> str:
    parts = ["# Commands\n", _NOTE, _help(cli, "claimdiff")]
    for name, command in sorted(cli.commands.items()):
        parts += [f"## {name}\n", _help(command, f"claimdiff {name}")]
    return "\n".join([*parts, "## Exit codes\n", _exit_codes()])


def _exit_codes() -> str:
    rows = [
        "| code | class of error | meaning |",
        "|---|---|---|",
        "| 0 | | done, also when the articles differ |",
        "| 1 | | `--fail-on`, `--exit-code`: the gate was met; `verify`: a mismatch |",
    ]
    rows += [
        f"| {error.exit_code} | `{error.__name__}` | {_first_line(error)} |"
        for error in _with_own_code(ClaimdiffError)
    ]
    rows.append("| 70 | | a bug of claimdiff |")
    return "\n".join([*rows, "| 130 | | stopped by Ctrl-C; the work is kept |", ""])


def _help(command: click.Command, name: str) -> str:
    return f"```text\n{command.get_help(_context(command, name))}\n```\n"


def _context(command: click.Command, name: str) -> click.Context:
    return click.Context(command, info_name=name, terminal_width=96, max_content_width=96)


def _with_own_code(error: type[ClaimdiffError]) -> Iterator[type[ClaimdiffError]]:
    """The errors that have an exit code of their own, by code."""
    below = [sub for sub in _all_below(error) if "exit_code" in vars(sub)]
    unique = {sub.exit_code: sub for sub in reversed(below)}
    yield from (unique[code] for code in sorted(unique))


def _all_below(error: type[ClaimdiffError]) -> Iterator[type[ClaimdiffError]]:
    for sub in error.__subclasses__():
        yield sub
        yield from _all_below(sub)


def _result() -> str:
    parts = [
        "# The result\n",
        _NOTE,
        "What `--json` prints and `-o FILE.json` saves. `claimdiff schema` prints the same as a\n"
        "JSON Schema. Names never change; fields may be added, so a reader must ignore what it\n"
        "does not know.\n",
    ]
    for record in sorted(_records(), key=lambda one: one.__name__):
        parts.append(f"## {record.__name__}\n\n{_paragraphs(record)}\n")
        rows = [
            f"| `{field.alias or name}` | `{_type(field.annotation)}` |"
            for name, field in record.model_fields.items()
        ]
        parts.append("\n".join(["| field | type |", "|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def _records() -> Iterator[type[Record]]:
    import claimdiff.result as room

    for name, value in vars(room).items():
        is_record = isinstance(value, type) and issubclass(value, Record)
        if is_record and value is not Record and not name.startswith("_"):
            yield value


def _type(annotation: object) -> str:
    text = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    for noise in ("claimdiff.result.", "typing.", "Literal"):
        text = text.replace(noise, "")
    return text.replace("|", "\\|").replace("tuple[", "list[").replace(", ...]", "]")


def _paragraphs(thing: type) -> str:
    return "\n".join(line.strip() for line in (thing.__doc__ or "").strip().splitlines())


def _first_line(thing: type) -> str:
    return (thing.__doc__ or "").strip().splitlines()[0].rstrip(".")


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, "utf-8")
