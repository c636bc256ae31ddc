"""The commands about the language model: its prompts, its cache, its endpoint's models."""

from typing import TYPE_CHECKING, Unpack

import click

from claimdiff.cli import options
from claimdiff.cli.messages import notice, say
from claimdiff.cli.options import Flags
from claimdiff.errors import PromptError

if TYPE_CHECKING:
    from claimdiff.engines.llm.prompts import Prompts
    from claimdiff.store.cache import Cache


@click.group()
def prompts() -> None:
    """The prompt templates: list, show, path, check."""


_FOLDER = click.option("--prompts", "folder", metavar="DIR", help="Your own prompt templates.")


@prompts.command("list")
@_FOLDER
def list_prompts(folder: str | None) -> int:
    """Each template, its file and its SHA-256."""
    found = _prompts(folder)
    for name, digest in found.hashes().items():
        say(f"{name:<16} {digest[:12]}  {found.path(name)}")
    return 0


@prompts.command()
@click.argument("name")
@_FOLDER
def show(name: str, folder: str | None) -> int:
    """Print one template as it stands in its file."""
    say(_prompts(folder).source(name).removesuffix("\n"))
    return 0


@prompts.command()
def path() -> int:
    """The folder of the templates that come with claimdiff."""
    from claimdiff.store.files import shipped

    say(str(shipped("prompts")))
    return 0


@prompts.command()
@_FOLDER
def check(folder: str | None) -> int:
    """Render every template with sample values; exit 2 when one is at fault."""
    faults = _prompts(folder).check()
    for name, fault in faults.items():
        notice(f"{name}: {fault}")
    say("every template renders" if not faults else f"{len(faults)} templates at fault")
    return PromptError.exit_code if faults else 0


@click.group("cache")
def answers() -> None:
    """The answers kept from earlier runs: stats, clear, path."""


@answers.command()
@options.engine
def stats(**given: Unpack[Flags]) -> int:
    """How many answers there are, and how large their file is."""
    cache = _cache(given)
    answers, size = cache.stats()
    say(f"{answers} answers, {size} bytes, {cache.database.path}")
    return 0


@answers.command()
@options.engine
def clear(**given: Unpack[Flags]) -> int:
    """Delete all kept answers."""
    _cache(given).database.delete()
    return 0


@answers.command("path")
@options.engine
def cache_path(**given: Unpack[Flags]) -> int:
    """The file that holds them."""
    say(str(_cache(given).database.path))
    return 0


@click.command()
@options.engine
def models(**given: Unpack[Flags]) -> int:
    """The models that the endpoint offers."""
    from claimdiff.cli.setup import offered

    settings = options.resolved(given)
    settings.check_reachable()
    for name in offered(settings):
        say(name)
    return 0


def _prompts(folder: str | None) -> "Prompts":
    from pathlib import Path

    from claimdiff.engines.llm.prompts import Prompts

    return Prompts(Path(folder) if folder else None)


def _cache(given: Flags) -> "Cache":
    from claimdiff.store.cache import Cache

    return Cache(options.resolved(given).cache_dir)
