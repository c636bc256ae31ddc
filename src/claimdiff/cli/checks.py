"""What `check` does with its input, a claim or a claim a line."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from claimdiff.api import check
from claimdiff.articles import from_text
from claimdiff.cli import inputs, messages, options, outputs
from claimdiff.cli.options import OutputFlags
from claimdiff.engines.contract import Engine
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.reports.visible import escaped_json
from claimdiff.result import CheckResult
from claimdiff.store.files import read_text, whole

_LINE_FIELDS = {"id", "relation", "score", "scores", "span", "differences"}


def one(claim: str, source: str, engine: Engine, given: Mapping[str, object]) -> int:
    """Check one claim against one source."""
    (article,) = inputs.articles([source], given, least=1, most=1).articles
    outputs.emit(check(claim, article, engine=engine), options.output_flags(given))
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
            done.append(_json(failed))
            code = code or error.exit_code
    text = "".join(f"{line}\n" for line in done)
    for file in flags.files or ("-",):
        if file == "-":
            click.echo(text, nl=False)
        else:
            with whole(Path(file)) as written:
                written.write(text)
    return code


def _line(item: Mapping[str, object], engine: Engine) -> str:
    claim, text = item.get("claim"), item.get("text")
    if not isinstance(claim, str) or not isinstance(text, str):
        raise InputError('"claim" and "text" must be strings')
    key = item.get("id")
    result: CheckResult = check(
        claim,
        from_text(text, article_id="t", label="text", clean=False),
        engine=engine,
        key=key if isinstance(key, str | int) else None,
    )
    return _json(result.model_dump(mode="json", include=_LINE_FIELDS))


def _json(value: object) -> str:
    return escaped_json(json.dumps(value, ensure_ascii=False))


def _items(path: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path}, line {number}: not JSON: {error}") from error
        if not isinstance(item, dict):
            raise InputError(f"{path}, line {number}: not a JSON object")
        yield number, item
