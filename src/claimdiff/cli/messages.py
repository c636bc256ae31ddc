"""What is said on standard error: errors with their next step, and notices."""

import unicodedata

import click

from claimdiff.errors import ClaimdiffError
from claimdiff.result import EngineInfo


def error(message: str, hint: str = "") -> None:
    """Say what went wrong and what to type next."""
    click.echo(f"claimdiff: {_visible(message)}", err=True)
    if hint:
        click.echo(f"  next: {_visible(hint)}", err=True)


def failure(caught: ClaimdiffError) -> None:
    """Say one of our own errors."""
    hint = caught.hint
    if caught.slug:
        hint = f"{hint}  (docs/{caught.slug}.md)".strip()
    error(caught.message, hint)


def notice(message: str) -> None:
    """Say something that is no error."""
    click.echo(f"claimdiff: {_visible(message)}", err=True)


def engine(info: EngineInfo, articles: int) -> str:
    """Which engine, host and model will read, before anything leaves the machine."""
    count = f"{articles} article{'s' if articles != 1 else ''}"
    if info.name == "offline":
        return f"the offline engine reads {count}; nothing leaves this machine"
    return f"{count} go to the model {info.model} at {info.host}"


def _visible(text: str) -> str:
    """Control characters of a file's name or an answer must not reach the terminal."""
    return "".join(
        char
        if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
        else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )
