"""Whether an article reports a claim anywhere: the proof that stands behind "not found in B".

The search goes over every sentence of the other body, then over its title, captions and headings
(a claim found only there is not in the body, and the finding says so). It does not look at the
other article's claims: what an engine failed to extract is still in the text.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimdiff.compare.alignment import opposed
from claimdiff.compare.classifier import logistic_models, probability
from claimdiff.compare.events import different_events
from claimdiff.compare.features import Features, anywhere
from claimdiff.compare.links import TOLD_BY_MODEL, Field
from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import Parsed
from claimdiff.compare.phrases import parse
from claimdiff.engines.contract import Link, Verdict
from claimdiff.result import Article, Nearest
from claimdiff.support import cut

if TYPE_CHECKING:
    from claimdiff.compare.classifier import Floats

REPORTED_FLOOR = 0.6
"""Probability from which a body reports a claim: 0.72 of links of the twelve labelled
pairs are right with it."""

LIKE_FLOOR = 0.8
"""The same where a model has read both bodies and found no report: from here on a note says that a
sentence is very like the claim. The model is believed all the same."""

SURE = 0.75
"""Score from which what the rules find is said, and not shown apart as perhaps so. Of 2,336 lone
claims of real and of made-up pairs, each scored by weights that have not seen its story, 86 % are
absent from 0.75 on and 61 % below (`evals.absences`); of agreements 93 % are right on the twelve
labelled pairs and 90 % on 63 others where it is reached."""

OTHERWISE = 0.5
"""How sure it is at the most that a text lacks what a sentence of it seems to tell otherwise. Of 63
real pairs 0.90 of what is said to be not found is absent; 0.89 where such claims were among it."""

JUDGED_OFFSET = 0.7
"""Log odds added where a judge has found no report either: 95 of 119 such claims of six planted
pairs are absent; with it their mean score is 0.81."""

LEAST = 0.002
"""Scores are taken as no nearer to 0 and 1 than this, so that their log odds are finite."""

ASIDE_SHARE = 0.5
"""Share of a sentence's words that a title, caption or heading must have to tell it: the words of
“Seeking guidance” do not tell whose guidance is sought, and on what."""

_SHOWN_REASONS = ("caption", "heading")
"""Parts taken out of a source text that a reader of the page still sees as words of the article."""

Searches = Mapping[tuple[str, str], "Search"]
"""Keyed by a claim's id and the id of the article that was searched for it."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the search of one article for one claim gave.

    Attributes:
        claim: The claim's id.
        nearest: The sentence that comes nearest to the claim, or that a model named for it.
        found: Whether the body reports it: as the model that read it says, else by likeness.
        judged: Whether a model has read the body for it.
        absent: The probability that the body does not report it, in whatever words.
        note: What a reader should know of it.
    """

    claim: str
    nearest: Nearest
    found: bool = False
    judged: bool = False
    absent: float = 0
    note: str = ""

    @property
    def score(self) -> float:
        """How sure it is of what it says."""
        return self.nearest.score if self.found else self.absent


def searched(field: Field, links: Sequence[Link]) -> Searches:
    """Search each article for each claim that has no link into it.

    Nothing is missing of a pair that was not judged, of two events, or, without a model, of two
    languages. Where a model named a sentence that tells the claim, that is what was found.
    """
    linked = {
        (mine, field.claims[other].article)
        for link in links
        for mine, other in ((link.left, link.right), (link.right, link.left))
    }
    found: dict[tuple[str, str], Search] = {}
    for pair, verdict in field.verdicts.items():
        one, other = (field.sides[key] for key in pair)
        comparable = _comparable(one, other, verdict)
        for side, text in ((one, other), (other, one)):
            key = text.article.id
            lone = [claim.id for claim in side.claims if (claim.id, key) not in linked]
            wanted = [claim for claim in lone if comparable or verdict.told.get(claim)]
            made = search(side, text, wanted, verdict)
            found |= {(claim, key): one for claim, one in made.items()}
    return found


def _comparable(one: Parsed, other: Parsed, verdict: Verdict) -> bool:
    """Whether one of two articles may be said to lack what the other tells."""
    if different_languages(one.article, other.article):
        return verdict.read
    about_one = bool(verdict.links or verdict.told)
    return not different_events(one, other, linked=about_one)


def search(
    side: Parsed, other: Parsed, wanted: Collection[str], verdict: Verdict
) -> dict[str, Search]:
    """Look for claims of an article in the whole of another, each by its id.

    No sentence reports a claim of which it has a denying word more or less: "No siren sounded" does
    not tell that sirens did sound.

    Args:
        side: The article with all its claims.
        other: The article that is searched.
        wanted: The ids of the claims that are looked for.
        verdict: What was judged of the two.
    """
    import numpy as np

    rows = {claim.id: row for row, claim in enumerate(side.claims) if claim.id in wanted}
    if not rows or not other.article.sentences:
        nothing = Nearest(article=other.article.id, span=None, score=0)
        return {key: Search(key, nothing, judged=verdict.read, absent=1) for key in rows}
    scores = side.told_in(other)
    agreeing = side.sentences.denies[side.sentence_numbers][:, None] == other.sentences.denies
    reported = np.max(np.where(agreeing, scores, 0), axis=1)
    known = logistic_models()["absent"]
    if verdict.read:
        known = {**known, "bias": known["bias"] + JUDGED_OFFSET}
    absent = probability(known, absence_features(side, other, scores)).round(3)
    found: dict[str, Search] = {}
    for key, row in rows.items():
        place = int(scores[row].argmax())
        nearest = _nearest(other.article, place, float(scores[row, place]))
        one = Search(key, nearest, judged=verdict.read, absent=float(absent[row]))
        if told := verdict.told.get(key):
            one = replace(one, nearest=_nearest(other.article, told[0], TOLD_BY_MODEL), found=True)
        elif verdict.read and reported[row] >= LIKE_FLOOR:
            said = f"“{other.article.label}” is very like it by words ({nearest.score:.2f})"
            one = replace(one, note=f"a sentence of {said}")
        elif not verdict.read and reported[row] >= REPORTED_FLOOR:
            clashing = _clashing(side, other, key, place)
            note = f"“{other.article.label}” tells it otherwise: “{clashing}”"
            otherwise = replace(one, absent=min(one.absent, OTHERWISE), note=note)
            one = otherwise if clashing else replace(one, found=True)
        found[key] = one
    return found | _with_asides(side, other.article, found)


def _clashing(side: Parsed, other: Parsed, key: str, place: int) -> str:
    """The words of the claim of a sentence that cannot hold beside a claim, if there is one."""
    made = (claim for claim in other.claims if place in claim.sentence)
    clashing = (claim for claim in made if opposed(side, other, key, claim.id))
    return next((claim.spans[0].exact for claim in clashing), "")


def absence_features(side: Parsed, other: Parsed, scores: "Floats") -> Features:
    """The features of each claim from which its absence from the other body is judged.

    Args:
        side: The article with its claims.
        other: The article that is searched.
        scores: How likely each of its sentences reports each claim.

    Returns:
        For each claim how ``likely`` its nearest sentence reports it, in log odds; how ``late`` its
        article tells it, 0 to 1, for what comes early is told by others too; which share of its
        sentence's words stand ``anywhere`` in the body, and of its ``names``; if it is ``quoted``.
    """
    import numpy as np

    likely = np.clip(scores.max(axis=1), LEAST, 1 - LEAST)
    there = anywhere(side.sentences, other.sentences)
    return {name: shares[side.sentence_numbers] for name, shares in there.items()} | {
        "likely": np.log(likely / (1 - likely)),
        "late": np.asarray(side.sentence_numbers) / max(1, len(side.article.sentences) - 1),
        "quoted": np.array([float(claim.quoted) for claim in side.claims]),
    }


def _nearest(other: Article, place: int, score: float) -> Nearest:
    sentence = other.sentences[place]
    span = cut(other.body, sentence.start, sentence.end)
    return Nearest(article=other.id, span=span, score=round(score, 3))


def _beside(article: Article) -> list[tuple[str, str]]:
    """What an article shows beside its body: its title, captions and headings, by name."""
    parts = [("title", article.title)] if article.title else []
    return parts + [
        (removed.reason, article.source[removed.start : removed.end])
        for removed in article.removed
        if removed.reason in _SHOWN_REASONS
    ]


def _with_asides(side: Parsed, other: Article, found: Mapping[str, Search]) -> dict[str, Search]:
    """The searches whose claim an article tells in its title, a caption or a heading alone."""
    parts = _beside(other)
    texts = tuple(" ".join(text.split()) for _, text in parts)
    if not texts or all(one.found for one in found.values()):
        return {}
    printed = parse(texts, other.language).by_text
    told = side.sentences.by_text
    asides = {}
    for claim, row in zip(side.claims, side.sentence_numbers, strict=True):
        shared = [len(told[row] & words) for words in printed]
        one = found.get(claim.id)
        if one and not one.found and max(shared) >= ASIDE_SHARE * max(1, len(told[row])):
            at = shared.index(max(shared))
            aside = f"“{other.label}” has it only in its {parts[at][0]}: “{texts[at]}”"
            asides[claim.id] = replace(one, note="; ".join(filter(None, (one.note, aside))))
    return asides
