"""What is said on standard error, and on standard output by the commands that print no report.

Names of files, articles and answers of models and servers get into it: none of their characters
acts on a terminal, and none of their line breaks begins a line.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from claimdiff.errors import ClaimdiffError

if TYPE_CHECKING:
    from claimdiff.result import Article, EngineInfo, Failure

_AGAIN = "the same command again pays only for what is missing"
MORE = "without a model only figures, dates and opposites show as conflicts; see claimdiff doctor"
"""What an offline comparison ends with."""
_logger = logging.getLogger("claimdiff")


def error(message: str, hint: str = "") -> None:
    """Say what went wrong and what to type next."""
    _tell(f"claimdiff: {message}")
    if hint:
        _tell(f"  next: {hint}")


def failure(caught: ClaimdiffError, *, debug: bool = False) -> None:
    """Say one of our own errors; with ``debug`` also where the exception at hand came from."""
    if debug:
        import traceback

        for line in traceback.format_exc().splitlines():
            _tell(f"  | {line}")  # so no line of it can pass for one of ours
    hint = caught.hint
    if caught.slug:
        hint = f"{hint}  (more: claimdiff help {caught.slug.rpartition('/')[2]})".strip()
    error(caught.message, hint)


def failed(failures: "Sequence[Failure]", articles: "Sequence[Article]") -> None:
    """Say what has failed of a result that was still written, and what to type next."""
    labels = {article.id: article.label for article in articles}
    for one in failures:
        where = f"{labels.get(one.article, one.article)}: " if one.article else ""
        tries = f" (after {one.attempts} attempts)" if one.attempts > 1 else ""
        error(f"{where}{one.stage} failed: {one.message}{tries}")
    for hint in dict.fromkeys(one.hint for one in failures):
        _tell(f"  next: {hint or _AGAIN}")


def notice(message: str) -> None:
    """Say something that is no error."""
    _tell(f"claimdiff: {message}")


def announce(info: "EngineInfo", articles: int | None, *, quiet: bool) -> None:
    """Say which engine, host and model will read, before anything leaves the machine.

    Where texts go is told however quiet the run is. A server does not know how many ``articles``.
    """
    several = articles not in (1, None)
    count = "what is given" if articles is None else f"{articles} article{'s' if several else ''}"
    if info.host is not None:
        go = "go" if several else "goes"
        notice(f"{count} {go} to the model {info.model} at {info.host}")
    elif not quiet:
        notice(f"the offline engine reads {count}; nothing leaves this machine")


def say(text: str) -> None:
    """Print text that is no report to standard output; what an article holds of it acts no more."""
    click.echo(_visible(text))


@contextmanager
def listening() -> Iterator[None]:
    """Tell what the package logs as notices while the block runs."""
    handler = _Notices()
    _logger.addHandler(handler)
    try:
        yield
    finally:
        _logger.removeHandler(handler)
        _logger.setLevel(logging.NOTSET)


def tell_more() -> None:
    """Tell also what is logged for information, until the listening ends."""
    _logger.setLevel(logging.INFO)


class _Notices(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        notice(record.getMessage())


def _tell(line: str) -> None:
    """One line to standard error, whatever breaks and control characters it was given."""
    click.echo(_visible(line).replace("\n", " ").replace("\t", " "), err=True)


def _visible(text: str) -> str:
    from claimdiff.reports.escape import visible

    return visible(text)
