"""What `import claimdiff` gives: read, summarise, compare, check, verify, load.

Each is one screen of numbered stages and calls one room a stage; the command line and programs come
in here alike. Nothing is printed. What a stage could not do is in the result, as failed.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import wraps
from os import PathLike
from typing import Literal, ParamSpec, TypeVar

import claimdiff
from claimdiff import support
from claimdiff.api.comparing import check_count, compare_read, summarise_read
from claimdiff.api.outcomes import (
    ArticleResult,
    CheckResult,
    Comparison,
    SummaryResult,
)
from claimdiff.api.reading import Watch, read_all, status
from claimdiff.api.remaking import examine
from claimdiff.api.sources import Source, letter, load
from claimdiff.articles import from_text
from claimdiff.compare import as_claim
from claimdiff.compare import check as measure
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Engine, Side
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.reports import AnyResult
from claimdiff.reports.saved import only_object, result_of
from claimdiff.result import Article, Failure
from claimdiff.seal import sealed
from claimdiff.settings import Value, resolve
from claimdiff.store.files import lines
from claimdiff.verify import Mismatch

EngineName = Literal["auto", "llm", "offline"]
_P = ParamSpec("_P")
_R = TypeVar("_R")


def read(*sources: Source, failures: Sequence[Failure] = ()) -> ArticleResult:
    """Text and metadata of articles, as they were cleaned; no engine.

    Args:
        sources: Paths, URLs, texts or articles; see `load`.
        failures: What went wrong before, entered in the result's ``errors``.

    Raises:
        InputError: One cannot be read.
    """
    articles = _articles(sources)
    return sealed(
        ArticleResult(
            status=status(articles, failures),
            version=claimdiff.__version__,
            articles=articles,
            errors=tuple(failures),
        )
    )


def summarise(
    *sources: Source,
    engine: EngineName | Engine = "auto",
    failures: Sequence[Failure] = (),
    **settings: Value,
) -> SummaryResult:
    """Summary, key points and claims of each article.

    Args:
        sources: Paths, URLs, texts or articles; see `load`. Articles with status ``failed`` are
            passed through unread.
        engine: What reads them, as for `compare`.
        failures: What went wrong before, entered in the result's ``errors``.
        settings: As for `compare`.

    Raises:
        InputError: A source cannot be read.
        ConfigurationError: A setting cannot be used.
        AuthenticationError: The endpoint refused the key.
    """
    # 1. Read and check each article.
    started = time.monotonic()
    articles = _articles(sources)
    with _opened(engine, settings) as reader:
        reads = read_all(articles, reader)
        info = reader.info
    # 2. Put the result together.
    found = summarise_read(reads, info, failures, started)
    return SummaryResult.model_construct(**dict(sealed(found)))


def compare(
    *sources: Source,
    engine: EngineName | Engine = "auto",
    failures: Sequence[Failure] = (),
    watch: Watch | None = None,
    **settings: Value,
) -> Comparison:
    """What articles agree on, where they conflict, what one reports and another does not.

    Each article is named by its place, ``a``, ``b``, ..., whatever it was called before. The same
    findings come out in whatever order the articles are given.

    Args:
        sources: Paths, URLs, texts or articles, two or more; see `load`. No finding says that an
            article with status ``failed`` lacks anything.
        engine: What reads and judges: ``llm``, ``offline``, ``auto`` (``llm`` where the settings
            have a key or a base URL, else ``offline``), or an engine.
        failures: What went wrong before, entered in the result's ``errors``.
        watch: Told of each step ("reading BBC", "comparing") as it begins, from the thread at work.
        settings: Settings by name, as ``model`` or ``base_url``; what is not given comes from the
            places where the command line finds it.

    Raises:
        InputError: A source cannot be read, or there are fewer than two or too many.
        ConfigurationError: A setting cannot be used.
        AuthenticationError: The endpoint refused the key.
    """
    check_count(sources)
    started = time.monotonic()
    articles = _articles(sources)
    with _opened(engine, settings) as reader:
        # 1. Read each article and check its claims against its body.
        reads = read_all(articles, reader, watch)
        # 2. Compare what was read.
        if watch is not None:
            watch("comparing")
        found = compare_read(reads, reader, failures, started)
    return Comparison.model_construct(**dict(sealed(found)))


def check(
    claim: str,
    source: Source,
    *,
    engine: EngineName | Engine = "auto",
    key: str | int | None = None,
    **settings: Value,
) -> CheckResult:
    """Whether a text reports a claim: one claim against one article, by the comparison's means.

    Args:
        claim: The claim, in words.
        source: The article it is looked for in; see `load`.
        engine: What judges, as for `compare`.
        key: The item's own id, repeated in the result.
        settings: As for `compare`.

    Raises:
        InputError: The claim has no words, or the source cannot be read.
        ConfigurationError: A setting cannot be used.
        ModelError: The call to the model failed.
    """
    # 1. Take the claim as an article of one claim.
    if not claim.strip():
        raise InputError("the claim is empty", hint='claimdiff check "CLAIM" SOURCE')
    asked = from_text(claim, article_id="q", label="claim", clean=False)
    side, text = Side(asked, (as_claim(asked),)), load(source)
    # 2. Let a language model judge it; what rules would judge is the measure itself.
    with _opened(engine, settings) as reader:
        verdict = None
        if reader.by == "model":
            claims = support.read(text, reader.read(text)).claims
            verdict = reader.judge(side, Side(text, claims))
    # 3. Measure it against the text.
    return CheckResult.model_construct(**dict(sealed(measure(side, text, verdict, key))))


def verify(saved: AnyResult | str | PathLike[str]) -> list[Mismatch]:
    """Re-check a result: its seal, and all that can be made anew from its articles.

    Args:
        saved: A result, or the file of one that was saved as JSON.

    Returns:
        What does not fit; nothing where all does.

    Raises:
        InputError: The file cannot be read, or is no saved result.
    """
    if not isinstance(saved, str | PathLike):
        return list(examine(saved).mismatches)
    data = only_object(lines(str(saved)))
    return list(examine(result_of(data), data).mismatches)


def _articles(sources: Sequence[Source]) -> tuple[Article, ...]:
    """The articles, each with the id of its place."""
    loaded = (load(source) for source in sources)
    return tuple(
        one if one.id == letter(at) else one.model_copy(update={"id": letter(at)})
        for at, one in enumerate(loaded)
    )


def _opened(
    engine: EngineName | Engine, settings: dict[str, Value]
) -> AbstractContextManager[Engine]:
    """The engine for a task: the one that is given, or one that is opened and closed again."""
    if isinstance(engine, str):
        return closing(open_engine(resolve({**settings, "engine": engine})))
    if settings:
        raise ConfigurationError(f"an engine that is open takes no settings: {', '.join(settings)}")
    return nullcontext(engine)


def _async(function: Callable[_P, _R]) -> Callable[_P, Awaitable[_R]]:
    """The function in a thread, to be awaited."""

    @wraps(function)
    async def awaited(*args: _P.args, **given: _P.kwargs) -> _R:
        import asyncio  # 2 % of a whole command's CPU, which awaits nothing

        return await asyncio.to_thread(function, *args, **given)

    awaited.__name__ = awaited.__qualname__ = f"a{function.__name__}"
    awaited.__doc__ = f"`{function.__name__}`, to be awaited: it works in a thread.\n"
    return awaited


acheck = _async(check)
acompare = _async(compare)
aload = _async(load)
aread = _async(read)
asummarise = _async(summarise)
averify = _async(verify)
