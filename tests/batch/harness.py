"""A small engine that counts what it is asked, and runs of a batch with it."""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdiff.batch import tasks
from claimdiff.batch.run import Report, run
from claimdiff.batch.schedule import Options, Progress
from claimdiff.engines.contract import Draft, DraftClaim, Link, Side, Verdict
from claimdiff.result import Article, By, EngineInfo, Usage
from claimdiff.settings import Settings

SETTINGS = Settings(engine="llm", model="counter", base_url="http://127.0.0.1:9/v1", jobs=4)
READ_COST = Usage(requests=1, input_tokens=10, output_tokens=5, cost_usd=0.1)


class CountingEngine:
    """Each sentence is a claim, equal claims are the same; it counts, and fails where it is told.

    ``refuse`` is given what is about to be read or judged and may raise.
    """

    def __init__(self, refuse: Callable[[str], None] = lambda _what: None) -> None:
        self.reads: Counter[str] = Counter()
        self.judgements = 0
        self.refuse = refuse
        self._lock = threading.Lock()

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(name="llm", model="counter", host="nowhere", schema_mode="json_schema")

    @property
    def by(self) -> By:
        return "model"

    def close(self) -> None:
        """Nothing is held."""

    def read(self, article: Article) -> Draft:
        with self._lock:
            self.reads[article.sha256] += 1
        self.refuse(f"read {article.title}")
        claims = tuple(DraftClaim(number) for number in range(len(article.sentences)))
        return Draft(
            claims, usage=Usage(requests=1, input_tokens=10, output_tokens=5, cost_usd=0.1)
        )

    def judge(self, left: Side, right: Side) -> Verdict:
        with self._lock:
            self.judgements += 1
        self.refuse(f"judge {left.article.title}")
        links = tuple(
            Link(one.id, other.id, 0.9, ("model",))
            for one in left.claims
            for other in right.claims
            if one.text == other.text
        )
        return Verdict(links, usage=Usage(requests=1, input_tokens=20, cost_usd=0.2))


def use(engine: CountingEngine, patch: pytest.MonkeyPatch) -> CountingEngine:
    """Have batches read by this engine."""
    patch.setattr(tasks, "open_engine", lambda _settings: engine)
    return engine


def go(
    options: Options,
    watch: Callable[[Progress], None] = lambda _progress: None,
    settings: Settings = SETTINGS,
) -> Report:
    """One run."""
    return run(options, settings, watch, lambda _info, _articles: None)


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file that must not depend on how a run went."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json" and not path.name.startswith("state.sqlite3")
    }
