"""What `check` does with its input, a claim or a claim a line."""

import json
from collections.abc import Iterator

from claimdiff.api import check
from claimdiff.articles import from_text
from claimdiff.articles.decoding import sound
from claimdiff.cli import inputs, messages, outputs
from claimdiff.cli.batch import SOME_FAILED
from claimdiff.cli.options import Flags
from claimdiff.engines.contract import Engine
from claimdiff.errors import AuthenticationError, ClaimdiffError, InputError
from claimdiff.reports.escape import safe_json
from claimdiff.result import CheckResult
from claimdiff.store.files import read_text

WINDOW = 60_000
"""Characters of a text that a claim is put to at once: below `LONGEST_TEXT` in any script."""

_ENDS = ("\n", ". ", "。", " ")  # where a window may end, the best first
_LINE_FIELDS = {"id", "relation", "score", "scores", "span", "differences"}


def one(claim: str, source: str, engine: Engine, given: Flags) -> int:
    """Check one claim against one source."""
    where = outputs.targets(given)
    ((article,), _) = inputs.articles([source], given, least=1, most=1)
    outputs.emit(check(claim, article, engine=engine), where, given)
    return 0


def lines(path: str, engine: Engine, given: Flags) -> int:
    """Check a claim a line, in order; a line that fails is told on its own line, the rest go on.

    Returns:
        4 where a key was refused, else 6 where a line failed.
    """
    numbered = [one for one in enumerate(read_text(path).splitlines(), start=1) if one[1].strip()]
    messages.announce(engine.info, len(numbered), quiet=given["quiet"])
    answers = [_answer(f"{path}, line {number}", line, engine) for number, line in numbered]
    text = "".join(f"{line}\n" for line, _ in answers)
    for file in given["files"] or ("-",):
        outputs.put(text, file)
    codes = {code for _, code in answers} - {0}
    if AuthenticationError.exit_code in codes:
        return AuthenticationError.exit_code
    return SOME_FAILED if codes else 0


def _answer(place: str, line: str, engine: Engine) -> tuple[str, int]:
    """The answer to one line and 0, or what failed and its exit code."""
    item: dict[str, object] = {}
    try:
        item = _item(line)
        claim, text, key = item.get("claim"), item.get("text"), item.get("id")
        if not isinstance(claim, str) or not isinstance(text, str):
            raise InputError('"claim" and "text" must be strings')
        answer = _checked(claim, text, engine, key if isinstance(key, str | int) else None)
    except ClaimdiffError as error:
        messages.error(f"{place}: {error.message}", error.hint)
        failed = {"id": item.get("id"), "relation": None, "error": error.message}
        return safe_json(failed), error.exit_code
    fields = {*_LINE_FIELDS, "warnings"} if answer.warnings else _LINE_FIELDS
    return safe_json(answer.model_dump(mode="json", include=fields)), 0


def _item(line: str) -> dict[str, object]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(item, dict):
        raise InputError("not a JSON object")
    return item


def _checked(claim: str, text: str, engine: Engine, key: str | int | None) -> CheckResult:
    """The answer of the whole text, or of a long one the gravest of its windows'."""
    answers = []
    for start, window in _windows(text):
        article = from_text(window, article_id="t", label="text", clean=False)
        answer = check(claim, article, engine=engine, key=key)
        if answer.span and start:
            ends = {"start": answer.span.start + start, "end": answer.span.end + start}
            answer = answer.model_copy(update={"span": answer.span.model_copy(update=ends)})
        answers.append(answer)
    return max(answers, key=lambda answer: (answer.relation == "conflicting", answer.score))


def _windows(text: str) -> Iterator[tuple[int, str]]:
    """Parts of a text that can be read at once, cut after a sentence or line, with their starts."""
    text, start = sound(text), 0
    while len(text) - start > WINDOW:
        ends = (text.rfind(sign, start, start + WINDOW) + len(sign) for sign in _ENDS)
        end = next((end for end in ends if end > start + 1), start + WINDOW)
        yield start, text[start:end]
        start = end
    yield start, text[start:]
