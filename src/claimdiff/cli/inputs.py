"""Sources into articles, for the commands: those that cannot be read are told and marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimdiff.articles import load
from claimdiff.cli import messages, options
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.pipeline import MAX_ARTICLES, failed_article
from claimdiff.result import Article, Failure


@dataclass(frozen=True, slots=True)
class Loaded:
    """The articles in the order given, and what went wrong with some of them."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


def articles(sources: Sequence[str], given: Mapping[str, object], least: int) -> Loaded:
    """Load each source; one that fails is told on standard error and marked as failed.

    Args:
        sources: Paths, URLs or ``-``.
        given: The flags of the command, of which those on sources count.
        least: How many must be readable for the command to make sense.

    Raises:
        InputError: Fewer than ``least`` could be read: the error of the last that could not.
        ConfigurationError: Standard input is named twice, or there are too many sources.
    """
    if list(sources).count("-") > 1:
        raise ConfigurationError("standard input (-) can be read only once")
    if len(sources) > MAX_ARTICLES:
        raise ConfigurationError(f"{len(sources)} sources; {MAX_ARTICLES} at the most")
    names = options.labels(given["labels"], len(sources))
    how = options.load_options(given)
    done: list[Article] = []
    failures: list[Failure] = []
    for place, source in enumerate(sources):
        key = chr(ord("a") + place)
        try:
            done.append(load(source, article_id=key, label=names.get(place), options=how))
        except InputError as error:
            if len(sources) - len(failures) - 1 < least:
                raise
            messages.failure(error)
            done.append(failed_article(key, names.get(place) or source, source, error))
            failures.append(
                Failure(article=key, stage="load", code=error.code, message=error.message)
            )
    return Loaded(tuple(done), tuple(failures))
