"""A result made anew from its own articles, to be held against what was saved.

The offline engine reads and judges again. What a language model read and judged is taken from the
result (`Reader`), and all that the program makes of it is made again by the same code: claims cut
from their spans, numbers and dates, ledger, figures, findings, differences, basis, omissions,
scores, notices. Nothing is asked of a model.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from claimdiff.api.comparing import compare_read, summarise_read
from claimdiff.api.reading import read_article, status, unread
from claimdiff.engines import open_engine
from claimdiff.engines.contract import (
    Clash,
    Draft,
    DraftClaim,
    DraftPoint,
    Engine,
    LeftOut,
    Link,
    Place,
    Pointed,
    Side,
    Verdict,
)
from claimdiff.errors import ModelError
from claimdiff.result import (
    AnyResult,
    Article,
    ArticleResult,
    By,
    Claim,
    Comparison,
    EngineInfo,
    Failure,
    JudgedLink,
    Judgement,
    SummaryResult,
    Ungrounded,
)
from claimdiff.settings import Settings
from claimdiff.support import ReadArticle
from claimdiff.verify import Made, Verification
from claimdiff.verify import examine as examined

_Thing = TypeVar("_Thing", Claim, Ungrounded, Failure)


class Reader:
    """An engine that reads and judges as the model of a saved result did."""

    def __init__(self, result: Comparison | SummaryResult) -> None:
        self._result = result
        judged = result.judgements or () if isinstance(result, Comparison) else ()
        self._judged: dict[tuple[str, str], Judgement] = {one.articles: one for one in judged}

    @property
    def info(self) -> EngineInfo:
        """The engine that the result names."""
        return self._result.engine

    @property
    def by(self) -> By:
        """Whose judgement it repeats."""
        return "model"

    def read(self, article: Article) -> Draft:
        """What the result has of an article, as its model pointed at it."""
        saved = next(one for one in self._result.articles if one.id == article.id)
        claims = _of_article(article, self._result.claims)
        lost = _of_article(article, self._result.errors)
        return Draft(
            claims=tuple(_pointed(claim) for claim in claims),
            abstract=_abstract(saved),
            points=_points(saved, [claim.id for claim in claims]),
            left_out=_left_out(saved),
            ungrounded=_of_article(article, self._result.ungrounded),
            failures=tuple(one for one in lost if one.stage == "read"),
        )

    def judge(self, left: Side, right: Side) -> Verdict:
        """What the result's model said of a pair.

        Raises:
            ModelError: It said nothing of this one.
        """
        judged = self._judged.get((left.article.id, right.article.id))
        if judged is None:
            raise ModelError("this pair was not judged")
        links = tuple(_link(one) for one in judged.links)
        return Verdict(links=links, told=judged.told, read=True)

    def close(self) -> None:
        """Nothing is open."""


def examine(result: AnyResult, saved: Mapping[str, object] | None = None) -> Verification:
    """Re-check a result, and tell what could not be.

    Args:
        result: The result.
        saved: The JSON it was read from: what this version does not know of it is checked too.
    """
    return examined(result, saved, remade)


def remade(result: Made) -> Made:
    """The same result by this version; times, cost and errors are not made again.

    Raises:
        ClaimdiffError: Its articles cannot be compared.
    """
    if isinstance(result, ArticleResult):
        found = status(result.articles, result.errors)
        return result.model_copy(update={"status": found})
    engine: Engine = Reader(result)
    if result.engine.name == "offline":
        engine = open_engine(Settings())
    reads = [_read(article, engine) for article in result.articles]
    if isinstance(result, Comparison):
        loading = [one for one in result.errors if one.stage == "load"]
        return compare_read(reads, engine, loading)
    return summarise_read(reads, engine.info)


def _of_article(article: Article, found: Iterable[_Thing]) -> tuple[_Thing, ...]:
    """What is of an article."""
    return tuple(one for one in found if one.article == article.id)


def _read(article: Article, engine: Engine) -> ReadArticle:
    if article.status == "failed" and article.body:
        return unread(_unread(article), ModelError("it was not read"))
    return read_article(_unread(article), engine)


def _unread(article: Article) -> Article:
    """The article before an engine read it."""
    bare = tuple(one.model_copy(update={"ledger": None}) for one in article.sentences)
    status = "failed" if article.status == "failed" else "complete"
    return article.model_copy(update={"sentences": bare, "summary": None, "status": status})


def _pointed(claim: Claim) -> DraftClaim:
    return DraftClaim(
        sentence=claim.sentence[0] if claim.sentence else 0,
        ranges=tuple((span.start, span.end) for span in claim.spans),
        referents=tuple(Pointed(one.words, one.means) for one in claim.referents),
        speaker=claim.speaker.name if claim.speaker else "",
        kind=claim.kind,
        certainty=claim.certainty,
    )


def _abstract(article: Article) -> tuple[DraftPoint, ...]:
    """The abstract of a saved article, with the numbers of the sentences that it cites."""
    numbers = {one.start: number for number, one in enumerate(article.sentences)}
    return tuple(
        DraftPoint(
            point.text, tuple(numbers[span.start] for span in point.spans if span.start in numbers)
        )
        for point in (article.summary.abstract if article.summary else ())
    )


def _left_out(article: Article) -> dict[int, LeftOut]:
    """The sentences of a saved article that gave no claim, and why."""
    ledgers = ((number, one.ledger) for number, one in enumerate(article.sentences))
    return {
        number: LeftOut(ledger.status, ledger.reason)
        for number, ledger in ledgers
        if ledger is not None and ledger.status != "claimed"
    }


def _points(article: Article, claims: Sequence[str]) -> tuple[int, ...]:
    """The claims that are a saved article's key points, by their places."""
    points = article.summary.points if article.summary else ()
    return tuple(claims.index(point.claim) for point in points if point.claim in claims)


def _link(judged: JudgedLink) -> Link:
    left, right = judged.claims
    clash = None
    if judged.aspect is not None:
        sides: dict[str | None, Place] = {left: "left", right: "right"}
        clash = Clash(judged.aspect, *judged.words, newer=sides.get(judged.newer))
    return Link(left, right, 0, ("model",), clash)
