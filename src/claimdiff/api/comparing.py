"""Articles that were read to a comparison, or to summaries.

The same findings come out in whatever order the articles are given. Nothing here reads an article;
a pair that could not be judged is in the result's ``errors``.
"""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, combinations
from pathlib import Path
from typing import TypeVar

import claimdiff
from claimdiff.api.reading import failure, spent, status, weak
from claimdiff.compare import Parsed, figure_rows, find, notices, overview, versions, weigh
from claimdiff.engines.contract import Engine, Link, Side, Verdict
from claimdiff.errors import AuthenticationError, ClaimdiffError, InputError
from claimdiff.result import (
    Comparison,
    EngineInfo,
    Failure,
    JudgedLink,
    Judgement,
    SummaryResult,
    Usage,
)
from claimdiff.support import ParsedArticle, ReadArticle

FEWEST_ARTICLES = 2
_Thing = TypeVar("_Thing")
MAX_ARTICLES = 26
"""Articles are named by a letter."""


def compare_read(
    reads: Sequence[ReadArticle],
    engine: Engine,
    failures: Sequence[Failure] = (),
    started: float | None = None,
) -> Comparison:
    """The comparison, without its seal, of articles that were read before: `compare` from 2 on.

    Args:
        reads: The articles as `read_article` or `unread` gave them.
        engine: What judges.
        failures: What went wrong before, entered in the result's ``errors``.
        started: When the work began, by `time.monotonic`; None is now.

    Raises:
        AuthenticationError: The endpoint refused the key.
        InputError: Fewer than two articles, more than `MAX_ARTICLES`, or two of one id.
    """
    check_count(reads)
    _check_ids(reads)
    reads = _told_apart(reads)
    started = time.monotonic() if started is None else started
    # 1. Put what could be read in an order that does not depend on the user's: by the bodies; equal
    # ones by the rest of what sets them apart.
    given = [_side(one) for one in reads if one.article.status != "failed"]
    sides = sorted(
        given, key=lambda one: (one.article.sha256, one.article.source_sha256, one.article.label)
    )
    # 2. Judge each pair, check the verdicts, make findings of them.
    judgements, failed, verdicts = _judge_all(sides, engine)
    findings = find(sides, verdicts)
    # 3. Say what a reader should know of the articles as a whole.
    warnings = (*weak(reads), *notices(sides, findings, by_model=bool(judgements)))
    # 4. Lay the articles' figures side by side, in the user's order.
    figures = figure_rows(given)
    # 5. Put the result together, in the user's order.
    standing: list[ReadArticle | Verdict] = [*reads, *verdicts.values()]
    asked = [*standing, *failed]
    errors = (*failures, *_all(one.failures for one in asked))
    done = tuple(one.article for one in reads)
    claims = _all(one.claims for one in reads)
    return Comparison(
        status=status(done, errors),
        version=claimdiff.__version__,
        created=now(),
        engine=engine.info,
        articles=done,
        claims=claims,
        findings=findings,
        figures=figures,
        judgements=tuple(judgements) if engine.info.host else None,
        overview=overview(done, claims, findings),
        versions=versions(sides, findings),
        ungrounded=_all(one.ungrounded for one in standing),
        errors=errors,
        usage=Usage.total((one.usage for one in asked), time.monotonic() - started),
        warnings=warnings,
    )


def _side(read: ReadArticle) -> Parsed:
    doc = read.doc if isinstance(read, ParsedArticle) else None
    return Parsed(read.article, read.claims, doc)


def summarise_read(
    reads: Sequence[ReadArticle],
    engine: EngineInfo,
    failures: Sequence[Failure] = (),
    started: float | None = None,
) -> SummaryResult:
    """The summaries, without their seal, of articles that were read; as `compare_read`."""
    errors = (*failures, *_all(one.failures for one in reads))
    done = tuple(one.article for one in reads)
    seconds = 0 if started is None else time.monotonic() - started
    return SummaryResult(
        status=status(done, errors),
        version=claimdiff.__version__,
        created=now(),
        engine=engine,
        articles=done,
        claims=_all(one.claims for one in reads),
        ungrounded=_all(one.ungrounded for one in reads),
        errors=errors,
        usage=Usage.total((one.usage for one in reads), seconds),
        warnings=weak(reads),
    )


def _all(found: Iterable[Sequence[_Thing]]) -> tuple[_Thing, ...]:
    return tuple(chain.from_iterable(found))


def check_count(articles: Sequence[object]) -> None:
    """Refuse fewer articles than a comparison needs, and more than it has letters for.

    Raises:
        InputError: There are fewer than two, or more than `MAX_ARTICLES`.
    """
    if len(articles) < FEWEST_ARTICLES:
        raise InputError("a comparison needs two articles", hint="claimdiff compare A B")
    if len(articles) > MAX_ARTICLES:
        message = f"{len(articles)} articles; one comparison takes {MAX_ARTICLES} at the most"
        raise InputError(message, hint="use `claimdiff batch` for many comparisons")


def now() -> str:
    """The time, as results have it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _check_ids(reads: Sequence[ReadArticle]) -> None:
    """Two articles of one id would be taken for one, and their conflicts for agreements."""
    twice = [key for key, found in Counter(one.article.id for one in reads).items() if found > 1]
    if twice:
        raise InputError(
            f"two articles have the id {twice[0]!r}", hint="give each article an id of its own"
        )


def _told_apart(reads: Sequence[ReadArticle]) -> list[ReadArticle]:
    """The articles, no two labels alike: with the folder's or file's name or a number beside."""
    labels = [one.article.label for one in reads]
    origins = [Path(one.article.origin) for one in reads]
    labels = _unlike(labels, [origin.parent.name for origin in origins])
    labels = _unlike(labels, [origin.stem for origin in origins])
    labels = _unlike(labels, [labels[: at + 1].count(label) for at, label in enumerate(labels)])
    return [
        replace(one, article=one.article.model_copy(update={"label": label}))
        for one, label in zip(reads, labels, strict=True)
    ]


def _unlike(labels: Sequence[str], tails: Sequence[object]) -> list[str]:
    """The labels, with its tail behind each that stands twice, where that tells them apart."""
    pairs = list(zip(labels, tails, strict=True))
    told, told_apart = Counter(labels), Counter(label for label, _ in set(pairs))
    return [
        f"{label} ({tail})" if tail and told[label] == told_apart[label] > 1 else label
        for label, tail in pairs
    ]


def _judge_all(
    sides: Sequence[Side], engine: Engine
) -> tuple[list[Judgement], list[Verdict], dict[tuple[str, str], Verdict]]:
    """What a model said of each pair, the verdicts that failed, and those that stand."""
    judgements: list[Judgement] = []
    failed: list[Verdict] = []
    verdicts: dict[tuple[str, str], Verdict] = {}
    for left, right in combinations(sides, 2):
        try:
            verdict = engine.judge(left, right)
        except AuthenticationError:
            raise
        except ClaimdiffError as error:
            lost = failure(error, None, "judge", ())
            failed.append(Verdict(failures=(lost,), usage=spent(error)))
            continue
        weighed = weigh(verdict, left, right) if verdict.read else verdict
        if weighed.failures:
            failed.append(weighed)
        else:
            verdicts[left.article.id, right.article.id] = weighed
            judgements += [_judgement(verdict, left, right)] if verdict.read else []
    return judgements, failed, verdicts


def _judgement(verdict: Verdict, left: Side, right: Side) -> Judgement:
    """What a model said, before the program's measure is added."""
    return Judgement(
        articles=(left.article.id, right.article.id),
        links=tuple(_judged_link(link) for link in verdict.links),
        told=verdict.told,
    )


def _judged_link(link: Link) -> JudgedLink:
    if link.clash is None:
        return JudgedLink(claims=(link.left, link.right))
    newer = {"left": link.left, "right": link.right, None: None}[link.clash.newer]
    return JudgedLink(
        claims=(link.left, link.right),
        aspect=link.clash.aspect,
        words=(link.clash.left, link.clash.right),
        newer=newer,
    )
