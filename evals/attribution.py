r"""Who said what: ``attribution/`` of the labelled data (PolNeAR), through an engine's claims.

- ``precision``, ``recall``, ``f1``: of the ``\w+`` tokens that stand in spans of claims with a
  speaker, against those that stand in ``content``, over all articles.
- ``speaker``: of the labelled attributions that share a token with such a claim, the part whose
  source the speaker's own words overlap; the claim that shares most tokens counts. Sources that
  are pronouns are left out: their label does not tell whom they stand for.
- ``f1.even``, ``f1.odd``: of every other article by id. The rules were made on the even half.
"""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from claimdiff.articles import from_text
from claimdiff.engines.contract import Engine
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Article, Span
from claimdiff.support import read
from claimdiff.text.doc import Range
from evals.metrics import Tally, tally

_TOKEN = re.compile(r"\w+")
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you", "who", "which", "that"))


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution, labelled or found: the starts of its content's and its source's tokens."""

    content: frozenset[int]
    source: frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One article's attributions: those that a reader labelled and those that an engine found."""

    labelled: list[Said]
    found: list[Said]

    @property
    def tokens(self) -> Tally:
        """Tokens of content, found and missed."""
        return tally(_union(self.found), _union(self.labelled))

    @property
    def speakers(self) -> Tally:
        """Attributions whose speaker is right or wrong; nothing counts as missed."""
        right = [_speaker_is_right(one, self.found) for one in self.labelled if one.source]
        decided = [verdict for verdict in right if verdict is not None]
        return Tally(right=sum(decided), wrong=len(decided) - sum(decided))


def score(folder: Path, engine: Engine | None = None) -> dict[str, float]:
    """All scores of ``folder/attribution``, of the offline engine unless another is given."""
    marked = list(_marked(folder / "attribution", engine or OfflineEngine()))
    even, odd = (_sum(one.tokens for one in marked[half::2]) for half in (0, 1))
    every = even + odd
    return {
        "f1": every.f1,
        "precision": every.precision,
        "recall": every.recall,
        "speaker": _sum(one.speakers for one in marked).precision,
        "f1.even": even.f1,
        "f1.odd": odd.f1,
    }


def _marked(data: Path, engine: Engine) -> Iterator[Marked]:
    labels = defaultdict(list)
    for row in _rows(data / "attributions.jsonl"):
        labels[row["article_id"]].append(row)
    for row in sorted(_rows(data / "articles.jsonl"), key=lambda row: str(row["article_id"])):
        text = str(row["text"])
        labelled = [
            Said(_starts(text, _ranges(one["content"])), _named(text, _ranges(one["source"])))
            for one in labels[row["article_id"]]
        ]
        yield Marked(labelled, list(_found(text, engine)))


def _found(text: str, engine: Engine) -> Iterator[Said]:
    article = from_text(text, clean=False)
    for claim in read(article, engine.read(article)).claims:
        if claim.speaker is not None:
            named = [claim.speaker.span] if claim.speaker.span else []
            yield Said(
                _starts(text, _in_source(article, claim.spans)),
                _starts(text, _in_source(article, named)),
            )


def _in_source(article: Article, spans: Iterable[Span]) -> list[Range]:
    """Spans of the body as ranges of the text that it came from."""
    return [
        (max(start, body) - body + source, min(end, body + length) - body + source)
        for start, end in ((span.start, span.end) for span in spans)
        for body, source, length in article.offset_map
        if body < end and start < body + length
    ]


def _starts(text: str, ranges: Iterable[Range]) -> frozenset[int]:
    """Where the tokens start that stand in ranges of a text."""
    return frozenset(
        match.start() for start, end in ranges for match in _TOKEN.finditer(text, start, end)
    )


def _named(text: str, source: Iterable[Range]) -> frozenset[int]:
    """Where the tokens of a labelled source start; none for a pronoun."""
    starts = _starts(text, source)
    words = {match[0].casefold() for at in starts if (match := _TOKEN.match(text, at))}
    return frozenset() if words <= _PRONOUNS else starts


def _ranges(spans: object) -> list[Range]:
    """The ranges of labelled spans."""
    if not isinstance(spans, list):
        raise TypeError(f"spans must be a list, not {type(spans).__name__}")
    return [(span["start"], span["end"]) for span in spans]


def _union(items: Iterable[Said]) -> set[int]:
    return {token for item in items for token in item.content}


def _speaker_is_right(one: Said, found: Iterable[Said]) -> bool | None:
    """Whether the claim that shares most of an attribution has its source; None where none does."""
    best = max(found, key=lambda other: len(other.content & one.content), default=None)
    if best is None or not best.content & one.content:
        return None
    return bool(best.source & one.source)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


if __name__ == "__main__":
    for name, value in score(Path(os.environ["CLAIMDIFF_EVAL_DATA"])).items():
        print(f"{name:12} {value:.4f}")
