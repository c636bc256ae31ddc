"""Results as the commands write them, of every kind: by the offline engine, and as by a model."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter
from tests.reports import ferry

from claimdiff import api
from claimdiff.api.reading import read_article
from claimdiff.articles import from_text, load
from claimdiff.batch import tasks
from claimdiff.batch.tasks import ItemDone, JobConfig
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import InputError
from claimdiff.reports import AnyResult
from claimdiff.result import Article, ArticleResult, CheckResult, Comparison, SummaryResult
from claimdiff.settings import Settings
from claimdiff.support import ReadArticle
from evals import planted

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = """<html lang="en"><head><title>Ferry aground - Harbour Post</title>
<meta property="article:published_time" content="2031-03-04T08:10:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry aground</h1>
<p>{}</p><p>{}</p></article><footer>Terms &amp; conditions</footer></body></html>"""


@cache
def three() -> Comparison:
    """Three articles of the ferry story by the offline engine."""
    return api.compare(*_articles(), engine=OfflineEngine())


@cache
def by_model() -> Comparison:
    """A pair as a model read and judged it, from its recorded answers."""
    return planted.replay(next(gold for gold in planted.golds() if gold.pair == "p12"))


@cache
def item() -> Comparison:
    """An item of a batch, one of whose three articles could not be read."""
    reads = (read_article(one, OfflineEngine()) for one in _articles()[:2])
    kept = [TypeAdapter(ReadArticle).dump_json(one, by_alias=True).decode() for one in reads]
    error = InputError("Cannot read lost.txt: it is empty.")
    lost = tasks.unreadable("lost.txt", error).reading
    sources = [(f"{number}.txt", None) for number in range(3)]
    done = tasks.compare(JobConfig(Settings(), "."), "ferry", sources, (*kept, lost))
    assert isinstance(done, ItemDone)
    return Comparison.model_validate_json(done.outcome.result)


@cache
def versions() -> Comparison:
    """Two states of one page of a paper by the offline engine."""
    site = '<meta property="og:site_name" content="Harbour Post"></head>'
    later = ferry.WIRE[1].partition(" Divers")[0] + " The ferry will be towed to Port Ellis."
    states = (
        (ferry.WIRE, "08:10"),
        ((ferry.WIRE[0].replace("25", "27"), later), "12:00"),
    )
    with TemporaryDirectory() as folder:
        for key, (text, time) in zip("ab", states, strict=True):
            page = PAGE.format(*text).replace("</head>", site).replace("08:10", time)
            (Path(folder) / f"{key}.html").write_text(page, "utf-8")
        pages = [load(str(Path(folder) / f"{key}.html"), article_id=key) for key in "ab"]
    return api.compare(*pages, engine=OfflineEngine())


@cache
def summary() -> SummaryResult:
    """Two summaries by the offline engine."""
    return api.summarise(*_articles()[:2], engine=OfflineEngine())


@cache
def reading() -> ArticleResult:
    """The seed articles as they are read."""
    names = (("a", "bbc.txt"), ("b", "rthk.txt"))
    return api.read(*(load(str(SEEDS / name), article_id=key) for key, name in names))


@cache
def check() -> CheckResult:
    """A claim held against a text."""
    text = from_text("\n\n".join(ferry.WIRE), clean=False)
    return api.check("Exactly 24 people were injured.", text, engine=OfflineEngine())


def _articles() -> list[Article]:
    texts = (ferry.POST, ferry.WIRE, ferry.RADIO)
    return [
        from_text("\n\n".join(text), article_id=key, label=f"Paper {key}")
        for key, text in zip("abc", texts, strict=True)
    ]


MADE: dict[str, Callable[[], AnyResult]] = {
    "comparison, offline": three,
    "comparison, model": by_model,
    "comparison, versions": versions,
    "item of a batch": item,
    "summary": summary,
    "article": reading,
    "check": check,
}
"""By what a table calls them."""
