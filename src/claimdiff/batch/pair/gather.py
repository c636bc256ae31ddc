"""Sources into a collection: folders walked, feeds followed, files of several articles taken apart.

What cannot be read is told and left out. A feed's entries are fetched from their addresses, as any
address is; an entry that is itself a feed is not followed.
"""

import mimetypes
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from claimdiff.articles import LoadOptions, Opened, is_url, opened
from claimdiff.articles.markup import is_feed
from claimdiff.batch.manifest import links_of
from claimdiff.batch.pair import profiles
from claimdiff.batch.pair.likeness import Collection
from claimdiff.batch.pair.profiles import Profile
from claimdiff.batch.workers import Pool, pool_for, threads
from claimdiff.errors import ClaimdiffError, InputError
from claimdiff.settings import Settings

FEW = 64
"""Files that one process reads before others would have started (2 s)."""
_AHEAD = 8
"""Sources given out per worker before the first comes back: memory stays bounded."""
_NO_ARTICLE = ("image/", "audio/", "video/", "font/", "text/csv", "text/tab-separated-values")
"""Types of files, by their names, that a walk through a folder passes over without a word."""
_SLUG = "how-to/pair"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that is left out: why, and what to do about it."""

    source: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read.

    Attributes:
        load: How an article is read or fetched.
        settings: Of its fields ``jobs`` counts.
        cluster: The address of a Dask scheduler.
        outputs: Files that are written, and so no sources.
        watch: Is told how many sources were read, and of how many.
    """

    load: LoadOptions = field(default_factory=LoadOptions)
    settings: Settings = field(default_factory=Settings)
    cluster: str | None = None
    outputs: frozenset[Path] = frozenset()
    watch: Callable[[int, int], None] = lambda _done, _of: None


_Found = list[Profile | Skipped | str]
"""What one source gave: articles, what was left out, addresses that it leads to."""


def gather(sources: Sequence[str], options: Options) -> tuple[Collection, list[Skipped]]:
    """Read all that the sources lead to.

    1. Walk the folders, read the files. 2. Fetch the addresses. 3. Fetch what feeds lead to.

    Args:
        sources: Folders, files, addresses, feeds.
        options: How they are read.

    Returns:
        The articles, in order, and what was left out.

    Raises:
        InputError: Nothing could be read.
    """
    collection, links, skipped = Collection(), list[str](), list[Skipped]()

    def take(sources: Sequence[str]) -> None:
        for one in chain.from_iterable(_read_all(sources, options)):
            match one:
                case Profile():
                    collection.add(one)
                case Skipped():
                    skipped.append(one)
                case link:
                    links.append(link)

    take(list(_files([one for one in sources if not is_url(one)], options.outputs)))  # 1.
    addresses = dict.fromkeys(one for one in sources if is_url(one))
    take(list(addresses))  # 2.
    take([link for link in dict.fromkeys(links) if link not in addresses])  # 3.
    if not collection.articles:
        if len(skipped) == 1:
            raise InputError(skipped[0].message, hint=skipped[0].hint, slug=_SLUG)
        why = f"; the first: {skipped[0].message}" if skipped else ": no file of articles is there."
        raise InputError(
            f"Found no article in {', '.join(sources)}{why}",
            hint="Name a folder of articles, a feed or files: claimdiff pair FOLDER",
            slug=_SLUG,
        )
    collection.close()
    return collection, skipped


def _files(sources: Iterable[str], outputs: frozenset[Path]) -> Iterator[str]:
    """The files that sources name, and those in folders, each once, in the order of their names."""
    seen = set(outputs)
    for source in sources:
        for name in _walk(source) if Path(source).is_dir() else [source]:
            path = Path(name).resolve()
            if path not in seen:
                seen.add(path)
                yield name


def _walk(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            kind = mimetypes.guess_type(name)[0] or ""
            if not name.startswith(".") and not kind.startswith(_NO_ARTICLE):
                yield str(Path(place) / name)


def _read_all(sources: Sequence[str], options: Options) -> Iterator[_Found]:
    """What each source gives, in order; a few more are being read meanwhile."""
    if not sources:
        return
    with _workers(sources, options) as pool:
        waiting: deque[tuple[str, Future[_Found]]] = deque()
        left = iter(sources)
        for done in range(len(sources)):
            while len(waiting) < _AHEAD * pool.size() and (source := next(left, None)):
                waiting.append((source, pool.executor.submit(read, source, options.load)))
            source, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenExecutor as error:
                yield [Skipped(source, f"Cannot read {source}: {error}.", "")]
            options.watch(done + 1, len(sources))


@contextmanager
def _workers(sources: Sequence[str], options: Options) -> Iterator[Pool]:
    """Threads for addresses, which are waited for, and for a few files; processes for many."""
    jobs = options.settings.jobs
    if options.cluster or (len(sources) > FEW and not is_url(sources[0])):
        pool = pool_for(options.settings, options.cluster)
    else:
        pool = threads(jobs if is_url(sources[0]) else 1)
    try:
        yield pool
    finally:
        pool.dismiss()


def read(source: str, options: LoadOptions) -> _Found:
    """What one source gives; a worker's task.

    Args:
        source: A file or an address.
        options: How it is read.
    """
    try:
        one = opened(source, options)
        if len(one.items) == 1 and is_feed(one.items[0].text):
            return [*links_of(one.items[0].text, source)]
        return [*_taken_apart(one)]
    except ClaimdiffError as error:
        return [Skipped(source, error.message, error.hint)]


def _taken_apart(one: Opened) -> Iterator[Profile | Skipped | str]:
    """The articles of a source; a record without a text leads to its address."""
    for number in one.numbers:
        item = one.items[number - 1]
        if item.problem and item.known.url:
            yield item.known.url
            continue
        try:
            yield profiles.of(one.article(number), one.name(number))
        except ClaimdiffError as error:
            yield Skipped(one.name(number), error.message, error.hint)
