"""What people decided of findings, as JSON Lines, and how far two of them agree."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations

from claimdiff.result import Comparison
from claimdiff.store.desk import Decision


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on the findings that both decided.

    ``share`` is the share decided alike; ``kappa`` is Cohen's (1960), what of it is more than
    chance; null where both decided everything alike by one word, so that chance explains all.
    """

    people: tuple[str, str]
    findings: int
    share: float
    kappa: float | None


def exported(result: Comparison, decisions: Sequence[Decision]) -> Iterator[str]:
    """A line of JSON for each decision, with the finding's words, so that it stands by itself."""
    findings = {finding.id: finding for finding in result.findings}
    claims = {
        one.id: {
            "article": one.article,
            "text": one.text,
            "spans": [[span.start, span.end] for span in one.spans],
        }
        for one in result.claims
    }
    articles = [
        article.model_dump(include={"id", "label", "title", "url", "sha256"})
        for article in result.articles
    ]
    for one in decisions:
        if (finding := findings.get(one.finding)) is not None:
            line = asdict(one) | {
                **finding.model_dump(include={"relation", "by", "score", "missing_from"}),
                "claims": [claims[key] for key in finding.claims],
                "articles": articles,
            }
            yield json.dumps(line, ensure_ascii=False)


def agreements(decisions: Sequence[Decision]) -> list[Agreement]:
    """How far each two people agree, who have decided one finding or more in common."""
    told: dict[str, dict[tuple[str, str], str]] = {}
    for one in sorted(decisions, key=lambda one: one.person):
        told.setdefault(one.person, {})[one.result, one.finding] = one.verdict
    found = []
    for people in combinations(told, 2):
        left, right = (told[name] for name in people)
        pairs = [(left[key], right[key]) for key in left.keys() & right.keys()]
        found += [_agreement(people, pairs)] if pairs else []
    return found


def _agreement(people: tuple[str, str], pairs: Sequence[tuple[str, str]]) -> Agreement:
    number = len(pairs)
    share = sum(one == other for one, other in pairs) / number
    counts = [Counter(side) for side in zip(*pairs, strict=True)]
    chance = sum(counts[0][word] * counts[1][word] for word in counts[0]) / number**2
    kappa = None if chance == 1 else (share - chance) / (1 - chance)
    return Agreement(people, number, share, kappa)
