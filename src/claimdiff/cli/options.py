"""The flags that commands share: one name, one meaning on every command."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Literal, TypeVar

import click

from claimdiff.cli import messages
from claimdiff.errors import ConfigurationError

_SWITCHES = (("cache", "no_cache", False),)
"""Settings that a flag without a value sets: the setting, its flag, what the flag means."""

if TYPE_CHECKING:
    from claimdiff.articles import LoadOptions
    from claimdiff.settings import Settings, Value

Command = TypeVar("Command", bound=Callable[..., object])

FORMATS = ("text", "json", "jsonl", "md", "html", "csv", "jsonld")


@dataclass(frozen=True, slots=True)
class OutputFlags:
    """Where a result goes and in what form; ``form`` None where no flag said it."""

    form: str | None
    files: tuple[str, ...]
    color: bool | None
    quiet: bool
    claims: bool = False
    detail: Literal["brief", "page", "full"] = "page"


def talk(command: Command) -> Command:
    """Flags of what is said on standard error."""
    return _apply(
        command,
        click.option("-q", "--quiet", is_flag=True, help="No notices on standard error."),
        click.option(
            "-v",
            "--verbose",
            is_flag=True,
            expose_value=False,
            callback=lambda _context, _option, given: messages.tell_more() if given else None,
            help="More notices on standard error.",
        ),
        click.option("--debug", is_flag=True, help="Show tracebacks."),
    )


def private(command: Command) -> Command:
    """The flag that lets addresses of an intranet be fetched."""
    told = "Fetch from private addresses, as of an intranet."
    return click.option("--allow-private", is_flag=True, help=told)(command)


def _apply(command: Command, *decorators: Callable[[Command], Command]) -> Command:
    return reduce(lambda done, decorate: decorate(done), reversed(decorators), command)


def comparison(command: Command) -> Command:
    """Flags of a command that shows a comparison."""
    return _apply(
        command,
        click.option(
            "--full", is_flag=True, help="As text: all findings, with all their words, as in files."
        ),
        click.option("--brief", is_flag=True, help="As text: three lines, for a chat."),
    )


def output(command: Command) -> Command:
    """Flags of a command that prints a result."""
    no_color = click.option("--no-color", is_flag=True, help="No colour, also on a terminal.")
    return _apply(command, *_files(FORMATS, "its ending says"), no_color, talk)


def manifest_output(command: Command) -> Command:
    """Flags of a command that writes a manifest."""
    ending = "its ending says: .csv and .jsonl are manifests for batch"
    return _apply(command, *_files(("csv", "jsonl", "json", "text"), ending), talk)


def _files(forms: Sequence[str], ending: str) -> tuple[Callable[[Command], Command], ...]:
    return (
        click.option(
            "-f", "--format", "form", type=click.Choice(forms), help="Form of the output."
        ),
        click.option("--json", "as_json", is_flag=True, help="The same as -f json."),
        click.option(
            "-o",
            "--output",
            "files",
            multiple=True,
            metavar="FILE",
            help=f"Write to FILE, in the form that -f or {ending}; - is standard output. "
            "May be given several times.",
        ),
    )


def engine(command: Command) -> Command:
    """Flags of a command that lets an engine read."""
    return _apply(
        command,
        click.option(
            "--engine",
            type=click.Choice(("auto", "llm", "offline")),
            help="What reads; auto is llm when a key or a base URL is set, else offline.",
        ),
        click.option("-m", "--model", metavar="NAME", help="The language model to ask."),
        click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint."),
        click.option("--key-file", metavar="FILE", help="A file that holds the key."),
        click.option("--prompts", metavar="DIR", help="Your own prompt templates."),
        click.option("--timeout", type=float, metavar="SECONDS", help="For one request in all."),
        click.option("--max-cost", type=float, metavar="USD", help="Stop before it costs more."),
        click.option("--price", metavar="IN,OUT", help="US dollars for a million tokens."),
        click.option("-j", "--jobs", type=int, metavar="N", help="Requests in flight."),
        click.option("--no-cache", is_flag=True, help="Neither use nor keep earlier answers."),
        click.option(
            "--trust-project",
            is_flag=True,
            help="Let this folder's files say where texts are sent and kept.",
        ),
        click.option(
            "-n", "--dry-run", is_flag=True, help="Show what would be sent; send nothing."
        ),
    )


def item(command: Command) -> Command:
    """The flag that takes one of the results of a batch."""
    return click.option("--item", metavar="ID", help="One of the results of a batch.")(command)


def source(command: Command) -> Command:
    """Flags of a command that reads articles."""
    return _apply(
        command,
        click.option(
            "--label",
            "labels",
            multiple=True,
            metavar="A=NAME",
            help="How to call an article: A is the first, B the second.",
        ),
        click.option("--url", metavar="URL", help="Where the page in the file comes from."),
        private,
    )


def output_flags(given: Mapping[str, object]) -> OutputFlags:
    """The output flags out of all that a command was given."""
    form = given["form"]
    if given["as_json"]:
        if form not in (None, "json"):
            raise ConfigurationError(f"--json and -f {form} exclude each other")
        form = "json"
    files = given["files"]
    return OutputFlags(
        form=form if isinstance(form, str) else None,
        files=tuple(str(file) for file in files) if isinstance(files, tuple) else (),
        color=False if given.get("no_color") else None,
        quiet=bool(given["quiet"]),
        claims=bool(given.get("claims")),
        detail="full" if given.get("full") else "brief" if given.get("brief") else "page",
    )


def resolved(given: Mapping[str, object]) -> "Settings":
    """The settings in force: the flags out of all that a command was given, then the rest.

    What a folder's own files may not decide is told, and that a model is named and not asked.

    Raises:
        ConfigurationError: A value cannot be used.
    """
    from claimdiff.settings import in_force

    settings = in_force(_settings(given), trust_project=bool(given.get("trust_project")))
    if settings.left_out:
        messages.notice(
            f"this folder's settings were not used: {', '.join(settings.left_out)}; they decide "
            "where texts go or files are written; --trust-project takes them"
        )
    if settings.idle_model and not given.get("quiet"):
        messages.notice(
            f"the model {settings.idle_model} is not asked, as there is neither a key nor a base "
            "URL: set OPENAI_API_KEY or give --base-url"
        )
    return settings


def _settings(given: Mapping[str, object]) -> "Mapping[str, Value | None]":
    """The settings that flags give, by name; None where a flag was not given."""
    from claimdiff.settings import NAMES

    flags: dict[str, Value | None] = {
        name: value
        for name, value in given.items()
        if name in NAMES
        and not isinstance(value, bool)  # a switch that was not given says nothing
        and (value is None or isinstance(value, str | int | float))
    }
    return flags | {name: wanted for name, flag, wanted in _SWITCHES if given.get(flag)}


def load_options(given: Mapping[str, object]) -> "LoadOptions":
    """How to load sources, out of all that a command was given."""
    from claimdiff.articles import LoadOptions, masked

    url, timeout = given.get("url"), given.get("timeout")
    chosen = LoadOptions(allow_private=bool(given.get("allow_private")))
    if isinstance(url, str):
        chosen = replace(chosen, url=masked(url))
    return replace(chosen, timeout=timeout) if isinstance(timeout, float) else chosen


def labels(given: object, count: int) -> dict[int, str]:
    """The names that ``--label A=NAME`` gives, by place from 0.

    Raises:
        ConfigurationError: It is not of that form, or names an article that is not there.
    """
    found = {}
    for item in given if isinstance(given, tuple) else ():
        letter, equals, name = item.partition("=")
        place = ord(letter.lower()) - ord("a") if len(letter) == 1 else -1
        if not equals or not name.strip() or not 0 <= place < count:
            last = chr(ord("A") + count - 1)
            raise ConfigurationError(
                f"--label {item}: it must be a letter from A to {last}, =, and a name",
                hint="--label A=BBC --label B=RTHK",
            )
        found[place] = name.strip()
    return found
