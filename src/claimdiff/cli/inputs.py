"""Sources into articles, for the commands: those that cannot be read are told and marked.

A file of several articles stands for all of them, unless one is named (``FILE#2``); which there are
is told on standard error.
"""

from collections.abc import Sequence

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.api.reading import failed_article, failure
from claimdiff.api.sources import letter
from claimdiff.articles import Opened, opened
from claimdiff.cli import messages, options
from claimdiff.cli.options import Flags
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.result import Article, Failure

_Place = tuple[str, Opened | InputError, int]
"""An article to load: its name, its source or why that was not read, its number there."""


def articles(
    sources: Sequence[str], given: Flags, least: int, most: int = MAX_ARTICLES
) -> tuple[list[Article], list[Failure]]:
    """Load each source; one that fails is told on standard error and marked as failed.

    Args:
        sources: Paths, URLs or ``-``.
        given: The flags of the command, of which those on sources count.
        least: How many must be readable for the command to make sense.
        most: How many articles the command takes.

    Returns:
        The articles in the order given, and what went wrong with some of them.

    Raises:
        InputError: Fewer than ``least`` could be read: the error of the last that could not; or
            the sources have more articles than the command takes.
        ConfigurationError: Standard input is named twice, or there are too many or few sources.
    """
    if [source.partition("#")[0] for source in sources].count("-") > 1:
        raise ConfigurationError("standard input (-) can be read only once")
    if len(sources) > MAX_ARTICLES:
        raise ConfigurationError(f"{len(sources)} sources; {MAX_ARTICLES} at the most")
    places = _places(sources, given, most)
    if len(places) < least:
        raise ConfigurationError("compare needs two sources", hint="claimdiff compare A B")
    names = options.labels(given["labels"], len(places))
    done: list[Article] = []
    failures: list[Failure] = []
    for at, (name, source, number) in enumerate(places):
        key = letter(at)
        try:
            if isinstance(source, InputError):
                raise source
            done.append(source.article(number, key, names.get(at)))
        except InputError as error:
            if len(places) - len(failures) - 1 < least:
                raise
            messages.failure(error)
            done.append(failed_article(key, names.get(at) or name, name, error))
            failures.append(failure(error, key, "load", ()))
    return done, failures


def _places(sources: Sequence[str], given: Flags, most: int) -> list[_Place]:
    """The articles that the sources stand for, in order; those of a file of several are told."""
    how = options.load_options(given)
    found: list[_Place] = []
    for source in sources:
        try:
            one = opened(source, how)
        except InputError as error:
            found.append((source, error, 1))
            continue
        if len(one.numbers) > 1:
            if len(one.numbers) > most - len(found):
                raise InputError(
                    f"{source} has {len(one.numbers)} articles: {one.listed()}.",
                    hint=f"Name one: {one.name(1)}; or list them in the manifest of a batch.",
                    slug="how-to/inputs",
                )
            if not given.get("quiet"):
                messages.notice(f"{source} has {len(one.numbers)} articles: {one.listed()}")
        found += [(one.name(number), one, number) for number in one.numbers]
    return found
