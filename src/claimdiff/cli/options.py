"""The flags that commands share: one name, one meaning on every command."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from claimdiff.cli import messages
from claimdiff.errors import ConfigurationError

if TYPE_CHECKING:
    from claimdiff.articles import LoadOptions
    from claimdiff.settings import Settings

Command = TypeVar("Command", bound=Callable[..., object])

FORMATS = ("text", "json", "jsonl", "md", "html", "csv", "jsonld")


class Flags(TypedDict, total=False):
    """What click gives of the shared flags; those that become settings are `resolved`."""

    quiet: bool
    form: str | None
    as_json: bool
    files: tuple[str, ...]
    no_color: bool
    claims: bool
    full: bool
    brief: bool
    labels: tuple[str, ...]
    url: str | None
    allow_private: bool
    timeout: float | None
    jobs: int | None
    no_cache: bool
    trust_project: bool
    dry_run: bool


def _all(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several flags as one decorator."""
    return lambda command: reduce(lambda done, flag: flag(done), reversed(decorators), command)


talk = _all(
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
"""Flags of what is said on standard error."""

private = click.option(
    "--allow-private", is_flag=True, help="Fetch from private addresses, as of an intranet."
)
"""The flag that lets addresses of an intranet be fetched."""

comparison = _all(
    click.option(
        "--full", is_flag=True, help="As text: all findings, with all their words, as in files."
    ),
    click.option("--brief", is_flag=True, help="As text: three lines, for a chat."),
)
"""Flags of a command that shows a comparison."""


def _files(forms: Sequence[str], ending: str) -> Callable[[Command], Command]:
    return _all(
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


output = _all(
    _files(FORMATS, "its ending says"),
    click.option("--no-color", is_flag=True, help="No colour, also on a terminal."),
    talk,
)
"""Flags of a command that prints a result."""

manifest_output = _all(
    _files(
        ("csv", "jsonl", "json", "text"),
        "its ending says: .csv and .jsonl are manifests for batch",
    ),
    talk,
)
"""Flags of a command that writes a manifest."""

engine = _all(
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
    click.option("-n", "--dry-run", is_flag=True, help="Show what would be sent; send nothing."),
)
"""Flags of a command that lets an engine read."""

item = click.option("--item", metavar="ID", help="One of the results of a batch.")
"""The flag that takes one of the results of a batch."""

source = _all(
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
"""Flags of a command that reads articles."""


def form_of(given: Flags) -> str | None:
    """The form that a flag names.

    Raises:
        ConfigurationError: Two flags name two.
    """
    form = given["form"]
    if given["as_json"] and form not in (None, "json"):
        raise ConfigurationError(f"--json and -f {form} exclude each other")
    return "json" if given["as_json"] else form


def resolved(given: Flags, **further: str) -> "Settings":
    """The settings in force: the flags out of all that a command was given, then the rest.

    What a folder's own files may not decide is told, and that a model is named and not asked.

    Raises:
        ConfigurationError: A value cannot be used.
    """
    from claimdiff.settings import NAMES, resolve

    flags = {
        name: value
        for name, value in {**given, **further}.items()
        if name in NAMES and isinstance(value, str | int | float) and value is not False
    }
    if given.get("no_cache"):
        flags["cache"] = False
    settings = resolve(flags, trust_project=given.get("trust_project", False))
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


def load_options(given: Flags) -> "LoadOptions":
    """How to load sources, out of all that a command was given."""
    from dataclasses import replace

    from claimdiff.articles import LoadOptions, masked

    url, timeout, private = (
        given.get("url"),
        given.get("timeout"),
        given.get("allow_private", False),
    )
    known = LoadOptions(url=masked(url) if url else None, allow_private=private)
    return known if timeout is None else replace(known, timeout=timeout)


def labels(given: Sequence[str], count: int) -> dict[int, str]:
    """The names that ``--label A=NAME`` gives, by place from 0.

    Raises:
        ConfigurationError: It is not of that form, or names an article that is not there.
    """
    found = {}
    for item in given:
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
