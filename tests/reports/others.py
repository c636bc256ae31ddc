"""A summary, an article as read and a checked claim, from the fictional ferry story."""

from functools import cache

from tests.reports import ferry
from tests.reports.build import span

from claimdiff.reports.index import Brief, page
from claimdiff.result import (
    ArticleResult,
    CheckResult,
    Difference,
    DifferenceValue,
    Point,
    Summary,
    SummaryResult,
)


@cache
def summary() -> SummaryResult:
    """The first article alone, with a summary."""
    pair = ferry.pair()
    first = pair.articles[0]
    words = ("A passenger ferry ran aground off Port Ellis on Monday evening", ferry.SUSPENDED)
    said = [span(first.body, exact) for exact in words]
    points = tuple(Point(text=f"{s.exact}.", spans=(s,)) for s in said)
    told = Summary(abstract=points[:1], points=points)
    return SummaryResult(
        status="complete",
        version=pair.version,
        created=pair.created,
        engine=pair.engine,
        articles=(first.model_copy(update={"summary": told}),),
        claims=tuple(claim for claim in pair.claims if claim.article == "a"),
    )


@cache
def reading() -> ArticleResult:
    """The first article alone, read by no engine."""
    return ArticleResult(status="complete", version=ferry.VERSION, articles=(ferry.sources()[0],))


def index() -> str:
    """The index of a batch of three: one complete, one with a conflict, one that failed."""
    items = [
        _brief("ferry", agreement=3, conflict=2, omission=3),
        _brief("harbour & port", agreement=4, omission=1),
        _brief("lost", status="failed", failed=(False, True), reason="There is no such file."),
    ]
    return "".join(page(lambda: iter(items), ferry.ENGINE, linked=True))


def _brief(identity: str, **fields: object) -> Brief:
    counts = {"agreement": 0, "conflict": 0, "omission": 0}
    told = {"labels": ("Harbour Post", "Coastline"), "titles": ("Ferry runs aground", None)}
    state = {"status": "complete", "failed": (False, False), "reason": ""}
    named = {"id": identity, "file": f"{identity}.html"}
    return Brief.model_validate(named | told | counts | state | fields)


@cache
def check() -> CheckResult:
    """A claim looked for in the second article; the number conflicts."""
    body = ferry.sources()[1].body
    told = DifferenceValue(claim="claim", text="24 people", value=24)
    found = span(body, "25 people")
    said = DifferenceValue(claim="text", text="25 people", value=25, span=found)
    values = {"claim": (told,), "text": (said,)}
    return CheckResult(
        id=1,
        claim="Exactly 24 people were hurt when the ferry ran aground.",
        relation="conflicting",
        score=0.25,
        scores={"reported": 0.25, "conflicting": 0.625, "not-found": 0.125},
        span=span(body, "25 people were injured"),
        differences=(Difference(aspect="quantity", values=values, compatible=False),),
    )
