"""What `check` and `verify` do with their input, line by line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from claimdiff.articles import from_text, load
from claimdiff.cli import inputs, messages, outputs
from claimdiff.cli.exits import GATE_MET
from claimdiff.cli.options import OutputFlags
from claimdiff.engines import Engine
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.pipeline import check
from claimdiff.reports import AnyResult
from claimdiff.result import CheckResult
from claimdiff.verify import verify

_LINE_FIELDS = {"id", "relation", "score", "scores", "span", "differences"}


def one(claim: str, source: str, engine: Engine, flags: OutputFlags) -> int:
    """Check one claim against one source."""
    outputs.emit(check(claim, load(source), engine), flags)
    return 0


def lines(path: str, engine: Engine, flags: OutputFlags) -> int:
    """Check a claim a line, in order; a line that fails is told and decides the exit code."""
    code = 0
    done = []
    for number, item in _items(path):
        try:
            done.append(_line(item, engine))
        except ClaimdiffError as error:
            messages.error(f"{path}, line {number}: {error.message}", error.hint)
            failed = {"id": item.get("id"), "relation": None, "error": error.message}
            done.append(json.dumps(failed, ensure_ascii=False))
            code = code or error.exit_code
    text = "".join(f"{line}\n" for line in done)
    for file in flags.files or ("-",):
        if file == "-":
            click.echo(text, nl=False)
        else:
            outputs.write(Path(file), text)
    return code


def verified(result: AnyResult, path: str, *, quiet: bool, as_json: bool) -> int:
    """Say what does not fit in a saved result; exit 1 when anything does not."""
    mismatches = verify(result)
    if as_json:
        click.echo(json.dumps([asdict(mismatch) for mismatch in mismatches], ensure_ascii=False))
    elif not quiet:
        for mismatch in mismatches:
            messages.notice(str(mismatch))
        count = f"{len(mismatches)} mismatches" if mismatches else "everything fits its articles"
        click.echo(f"{path}: {count}")
    return GATE_MET if mismatches else 0


def _line(item: Mapping[str, object], engine: Engine) -> str:
    claim, text = item.get("claim"), item.get("text")
    if not isinstance(claim, str) or not isinstance(text, str):
        raise InputError('"claim" and "text" must be strings')
    key = item.get("id")
    result: CheckResult = check(
        claim,
        from_text(text, article_id="t", label="text", clean=False),
        engine,
        key if isinstance(key, str | int) else None,
    )
    return json.dumps(result.model_dump(mode="json", include=_LINE_FIELDS), ensure_ascii=False)


def _items(path: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(inputs.text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, line {number}: not JSON: {error}") from error
        if not isinstance(item, dict):
            raise InputError(f"{path}, line {number}: not a JSON object")
        yield number, item
