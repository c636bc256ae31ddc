"""The main functions: read, summarise, compare, check.

Each is one screen of numbered stages and calls one room a stage. Nothing here touches the
network, the terminal or a file; what a stage could not do is in the result, as failed.
"""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations

import claimdiff
from claimdiff import articles as article_room
from claimdiff import compare as compare_room
from claimdiff import support
from claimdiff.compare.verdict import Side, Verdict
from claimdiff.engines import Engine
from claimdiff.engines.tried import Tried
from claimdiff.errors import AuthenticationError, ClaimdiffError, InputError
from claimdiff.result import (
    Article,
    ArticleResult,
    CheckResult,
    Claim,
    Comparison,
    Failure,
    Finding,
    Notice,
    Status,
    SummaryResult,
    Ungrounded,
    Usage,
)
from claimdiff.support.draft import Draft, Reading

MAX_ARTICLES = 26
"""Articles are named by a letter."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as an engine read it, checked against its body, with what became of it."""

    article: Article
    claims: tuple[Claim, ...] = ()
    ungrounded: tuple[Ungrounded, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was found in all pairs of articles, before it is put in order."""

    findings: tuple[Finding, ...]
    ungrounded: tuple[Ungrounded, ...]
    failures: tuple[Failure, ...]
    usage: Usage


def read(articles: Sequence[Article], failures: Sequence[Failure] = ()) -> ArticleResult:
    """What `claimdiff read` shows: the articles as they were cleaned; no engine."""
    return ArticleResult(
        status=_status(articles, failures),
        version=claimdiff.__version__,
        articles=tuple(articles),
        errors=tuple(failures),
    )


def summarise(
    articles: Sequence[Article], engine: Engine, failures: Sequence[Failure] = ()
) -> SummaryResult:
    """Summary, key points and claims of each article.

    Args:
        articles: The articles; those with status ``failed`` are passed through unread.
        engine: What reads them.
        failures: What went wrong before, entered in the result's ``errors``.

    Raises:
        AuthenticationError: The endpoint refused the key.
    """
    # 1. Read and check each article.
    started = time.monotonic()
    reads = _read_all(articles, engine)
    # 2. Put the result together.
    errors = (*failures, *(failure for one in reads for failure in one.failures))
    done = tuple(one.article for one in reads)
    return SummaryResult(
        status=_status(done, errors),
        version=claimdiff.__version__,
        created=_now(),
        engine=engine.info,
        articles=done,
        claims=tuple(claim for one in reads for claim in one.claims),
        ungrounded=tuple(item for one in reads for item in one.ungrounded),
        errors=errors,
        usage=_total([one.usage for one in reads], time.monotonic() - started),
        warnings=_weak(reads),
    )


def compare(
    articles: Sequence[Article], engine: Engine, failures: Sequence[Failure] = ()
) -> Comparison:
    """What the articles agree on, where they conflict, what one reports and another does not.

    The same findings come out in whatever order the articles are given.

    Args:
        articles: Two articles or more; those with status ``failed`` are passed through, and no
            finding says that they lack anything.
        engine: What reads and judges.
        failures: What went wrong before, entered in the result's ``errors``.

    Raises:
        AuthenticationError: The endpoint refused the key.
        InputError: Fewer than two articles, or more than `MAX_ARTICLES`.
    """
    _check_count(articles)
    started = time.monotonic()
    # 1. Read each article and check its claims against its body.
    compare_room.load_ahead()
    reads = _read_all(articles, engine)
    # 2. Compare what was read.
    return compare_read(reads, engine, failures, started)


def compare_read(
    reads: Sequence[ReadArticle],
    engine: Engine,
    failures: Sequence[Failure] = (),
    started: float | None = None,
) -> Comparison:
    """The comparison of articles that were read before: `compare` from its second stage on.

    Args:
        reads: The articles as `read_article` or `unread` gave them.
        engine: What judges.
        failures: What went wrong before, entered in the result's ``errors``.
        started: When the work began, by `time.monotonic`; None is now.

    Raises:
        AuthenticationError: The endpoint refused the key.
        InputError: Fewer than two articles, or more than `MAX_ARTICLES`.
    """
    _check_count(reads)
    started = time.monotonic() if started is None else started
    # 1. Put what could be read in an order that does not depend on the user's.
    readable = [one for one in reads if one.article.status != "failed"]
    sides = [
        Side(one.article, one.claims)
        for one in sorted(readable, key=lambda one: _canonical(one.article))
    ]
    # 2. Judge each pair, check the verdicts, make findings of them.
    judged = _judge_all(sides, engine)
    # 3. Say what a reader should know of the articles as a whole.
    notices = (*_weak(reads), *compare_room.notices(sides, judged.findings))
    # 4. Lay the articles' figures side by side, in the user's order.
    order = [one.article.id for one in readable]
    given = sorted(sides, key=lambda side: order.index(side.article.id))
    figures = compare_room.figure_rows(given)
    # 5. Put the result together, in the user's order.
    errors = (*failures, *(failure for one in reads for failure in one.failures), *judged.failures)
    done = tuple(one.article for one in reads)
    usages = [*(one.usage for one in reads), judged.usage]
    return Comparison(
        status=_status(done, errors),
        version=claimdiff.__version__,
        created=_now(),
        engine=engine.info,
        articles=done,
        claims=tuple(claim for one in reads for claim in one.claims),
        findings=judged.findings,
        figures=figures,
        ungrounded=(*(item for one in reads for item in one.ungrounded), *judged.ungrounded),
        errors=errors,
        usage=_total(usages, time.monotonic() - started),
        warnings=notices,
    )


def check(claim: str, text: Article, engine: Engine, key: str | int | None = None) -> CheckResult:
    """Whether a text reports a claim: one claim against one article, by the comparison's means.

    Args:
        claim: The claim, in words.
        text: The article it is looked for in.
        engine: What judges.
        key: The item's own id, repeated in the result.

    Raises:
        InputError: The claim has no words.
        ModelError: The call to the model failed.
    """
    # 1. Take the claim as an article of one claim.
    if not claim.strip():
        raise InputError("the claim is empty", hint='claimdiff check "CLAIM" SOURCE')
    asked = article_room.from_text(claim, article_id="q", label="claim", clean=False)
    side = Side(asked, (compare_room.as_claim(asked),))
    # 2. Let a language model judge it; the offline engine's judgement is the measure itself.
    verdict = None if engine.info.name == "offline" else _verdict(side, text, engine)
    # 3. Measure it against the text.
    return compare_room.check(side, text, verdict, key)


def failed_article(article_id: str, label: str, source: str, error: ClaimdiffError) -> Article:
    """The place of an article that could not be read, so that it is shown as failed."""
    notice = Notice(code=error.code, message=error.message)
    return Article(
        id=article_id,
        label=article_room.masked(label),
        origin=article_room.masked(source),
        status="failed",
        warnings=(notice,),
    )


def read_article(article: Article, engine: Engine) -> ReadArticle:
    """Have an engine read one article and check what it says; a failed article passes unread.

    Raises:
        ClaimdiffError: The engine could not read it; `unread` makes the place that it has then.
    """
    if article.status == "failed":
        return ReadArticle(article)
    reading = support.read(article, engine.read(article))
    update = {
        "sentences": reading.sentences,
        "summary": reading.summary,
        "status": "partial" if reading.failures else article.status,
    }
    return ReadArticle(
        article.model_copy(update=update),
        reading.claims,
        reading.ungrounded,
        reading.failures,
        reading.usage,
    )


def unread(article: Article, error: ClaimdiffError) -> ReadArticle:
    """An article whose reading failed: every sentence is accounted for as failed."""
    failure = _failure(error, article.id, "read", tuple(range(len(article.sentences))))
    reading: Reading = support.read(article, Draft())
    update = {"sentences": reading.sentences, "status": "failed"}
    return ReadArticle(article.model_copy(update=update), failures=(failure,), usage=_spent(error))


def _weak(reads: Sequence[ReadArticle]) -> tuple[Notice, ...]:
    """That a model is too weak, where most of its answers cannot be used.

    Counted are the claims whose words are not where it pointed, and the sentences that it passed
    over, also when asked for them again.
    """
    lost = sum(item.kind in ("claim", "words") for one in reads for item in one.ungrounded)
    passed_over = sum(len(error.sentences) for one in reads for error in one.failures)
    rejected = sum(item.kind == "claim" for one in reads for item in one.ungrounded)
    asked = rejected + passed_over + sum(len(one.claims) for one in reads)
    if 2 * (lost + passed_over) <= asked:
        return ()
    message = (
        "this model seems too weak for the task: most of what it answered is not as the article "
        f"has it ({lost} claims), or leaves sentences out ({passed_over}); try another with -m"
    )
    return (Notice(code="weak-model", message=message),)


def _verdict(asked: Side, text: Article, engine: Engine) -> Verdict:
    """What a language model says of one claim and one text."""
    side = Side(text, support.read(text, engine.read(text)).claims)
    return engine.judge(asked, side)


def _canonical(article: Article) -> tuple[str, str, str]:
    """What puts articles in order: their bodies; of equal ones the rest of what sets them apart."""
    return article.sha256, article.source_sha256, article.label


def _check_count(articles: Sequence[Article | ReadArticle]) -> None:
    if len(articles) < 2:
        raise InputError("a comparison needs two articles", hint="claimdiff compare A B")
    if len(articles) > MAX_ARTICLES:
        message = f"{len(articles)} articles; one comparison takes {MAX_ARTICLES} at the most"
        raise InputError(message, hint="use `claimdiff batch` for many comparisons")


def _read_all(articles: Sequence[Article], engine: Engine) -> list[ReadArticle]:
    """Read all at once: a language model takes seconds an article, and they do not depend."""
    with ThreadPoolExecutor(max_workers=max(1, len(articles))) as pool:
        return list(pool.map(lambda article: _read_one(article, engine), articles))


def _read_one(article: Article, engine: Engine) -> ReadArticle:
    try:
        return read_article(article, engine)
    except AuthenticationError:
        raise
    except ClaimdiffError as error:
        return unread(article, error)


def _judge_all(sides: Sequence[Side], engine: Engine) -> _Judged:
    verdicts: dict[tuple[str, str], Verdict] = {}
    failures: list[Failure] = []
    usages: list[Usage] = []
    for left, right in combinations(sides, 2):
        try:
            verdict = engine.judge(left, right)
        except AuthenticationError:
            raise
        except ClaimdiffError as error:
            failures.append(_failure(error, None, "judge", ()))
            usages.append(_spent(error))
            continue
        weighed = compare_room.weigh(verdict, left, right) if verdict.read else verdict
        if weighed.failures:
            failures += weighed.failures
            usages.append(weighed.usage)
        else:
            verdicts[left.article.id, right.article.id] = weighed
    findings = compare_room.find(sides, verdicts)
    return _Judged(
        findings=findings,
        ungrounded=tuple(item for verdict in verdicts.values() for item in verdict.ungrounded),
        failures=tuple(failures),
        usage=_total([*usages, *(verdict.usage for verdict in verdicts.values())], 0),
    )


def _failure(
    error: ClaimdiffError, article: str | None, stage: str, sentences: tuple[int, ...]
) -> Failure:
    return Failure(
        article=article,
        stage=stage,
        code=error.code,
        message=error.message,
        attempts=error.attempts if isinstance(error, Tried) else 1,
        sentences=sentences,
    )


def _spent(error: ClaimdiffError) -> Usage:
    """What a failed call cost all the same."""
    return error.usage if isinstance(error, Tried) else Usage()


def _status(articles: Sequence[Article], failures: Sequence[Failure]) -> Status:
    if articles and all(article.status == "failed" for article in articles):
        return "failed"
    if failures or any(article.status != "complete" for article in articles):
        return "partial"
    return "complete"


def _total(usages: Sequence[Usage], seconds: float) -> Usage:
    """The sum of all usages; the price is unknown as soon as one call's price is."""
    paid = [usage for usage in usages if usage.requests]
    known = all(usage.cost_usd is not None for usage in paid)
    return Usage(
        requests=sum(usage.requests for usage in usages),
        input_tokens=sum(usage.input_tokens for usage in usages),
        output_tokens=sum(usage.output_tokens for usage in usages),
        cached_tokens=sum(usage.cached_tokens for usage in usages),
        cost_usd=sum(usage.cost_usd or 0 for usage in paid) if paid and known else None,
        seconds=round(seconds, 3),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
