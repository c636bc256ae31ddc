"""One claim against one text: the comparison's own means, for the case of a single claim."""

from collections.abc import Sequence

from claimdiff.compare.by_rule import DIFFERS, clashes
from claimdiff.compare.classifier import RELATIONS, put_to, relation
from claimdiff.compare.differences import difference, differences
from claimdiff.compare.facts import facts
from claimdiff.compare.notices import DIFFERENT_LANGUAGES, different_languages
from claimdiff.compare.parsed import Parsed, parsed
from claimdiff.compare.particulars import particulars
from claimdiff.engines.contract import Clash, Side, Verdict
from claimdiff.result import (
    Article,
    CheckRelation,
    CheckResult,
    Claim,
    DifferenceValue,
    Notice,
    Sentence,
)
from claimdiff.support import cut, read_claim
from claimdiff.text.names import names

JUDGED_WEIGHT = 0.5
"""What a judge's verdict counts beside the measure: enough that it always decides the relation."""

NAMELESS_WEIGHT = 0.25
"""What is left of "reported" where the text has none of the claim's names: word vectors take one
firm for another, and a text that never names who the claim is about seldom reports it."""

NAMING_SENTENCES = 8
"""An article of so many sentences names those it speaks of; a passage or a headline may say "he".
Applied to single sentences too, the rule took F1 on pairs of sentences from 0.62 to 0.46."""

Scores = dict[CheckRelation, float]


def as_claim(article: Article) -> Claim:
    """The whole body of an article as one claim, with its quantities and times read."""
    return read_claim(article, "q1", ((0, len(article.body)),))


def check(
    question: Side, text: Article, verdict: Verdict | None = None, key: str | int | None = None
) -> CheckResult:
    """Whether a text reports a claim, contradicts it, or has nothing of it.

    1. Measure the claim against every sentence and the whole.
    2. A figure, day or state that cannot hold beside the claim's makes a contradiction; a judge's
       verdict, if there is one, decides the relation.
    3. Say which sentence contradicts it or comes nearest, in what it differs, and which names and
       numbers of the claim the text has nowhere.

    Args:
        question: The claim: an article whose one claim is its whole body.
        text: The article it is looked for in.
        verdict: What a judge said of the two, as it said it.
        key: The item's own id, repeated in the result.
    """
    asked = parsed(question)
    claim = asked.claims[0]
    if not text.sentences:
        nothing: Scores = {"reported": 0, "conflicting": 0, "not-found": 1}
        return CheckResult(id=key, claim=claim.text, relation="not-found", score=0, scores=nothing)
    # 1.
    other = Parsed(text, ())
    measured, nearest = put_to(asked.phrases, other.sentences)
    if len(text.sentences) >= NAMING_SENTENCES and _lacks_all_names(claim, other):
        measured = _without_names(measured)
    scores: Scores = {
        one: score / sum(measured) for one, score in zip(RELATIONS, measured, strict=True)
    }
    # 2.
    opposed = _clashes(asked, other)
    decided = "conflicting" if opposed else relation(measured)
    if verdict is None and opposed:
        scores = {
            one: _weighted(score, DIFFERS, hit=one == decided) for one, score in scores.items()
        }
    if verdict is not None:
        decided = _judged(claim, verdict)
        scores = {
            one: _weighted(score, JUDGED_WEIGHT, hit=one == decided)
            for one, score in scores.items()
        }
    untold = _two_languages(asked.article, text) if verdict is None else ()
    if untold and decided == "not-found":
        half = (scores["reported"] + scores["not-found"]) / 2
        scores |= {"reported": half, "not-found": half}
    # 3.
    sentence = next(
        (one for clash in opposed if (one := _telling(clash, text))), text.sentences[nearest]
    )
    counterpart = read_claim(text, "t1", ((sentence.start, sentence.end),))
    found = [
        difference(
            clash.aspect,
            (claim, _said(claim, clash.left)),
            (counterpart, _said(counterpart, clash.right)),
            compatible=False,
        )
        for clash in opposed
    ]
    here, there = asked.facts.told_in(claim), other.facts.told_in(counterpart)
    found += [one for one in differences(here, there) if one.compatible]
    return CheckResult(
        id=key,
        claim=claim.text,
        relation=decided,
        score=scores["reported"],
        scores=scores,
        span=cut(text.body, sentence.start, sentence.end),
        differences=(*found, *particulars((claim,), (asked, other))),
        warnings=untold,
    )


def _two_languages(claim: Article, text: Article) -> tuple[Notice, ...]:
    """That words of two languages cannot be held against each other."""
    if not different_languages(claim, text):
        return ()
    message = (
        f"the claim ({claim.language}) and the text ({text.language}) are in two languages: "
        "without a language model only figures are compared; what else the text tells is not known"
    )
    return (Notice(code=DIFFERENT_LANGUAGES, message=message),)


def _clashes(asked: Parsed, text: Parsed) -> list[Clash]:
    """What the text tells of the claim's figures, days and states that cannot hold beside it."""
    same_language = not different_languages(asked.article, text.article)
    dated = asked.article.model_copy(update={"published": text.article.published})
    return clashes(facts(dated), text.facts, same_language=same_language)


def _telling(clash: Clash, text: Article) -> Sentence | None:
    """The sentence of a text that tells what cannot hold beside a claim; None for its title."""
    sentences = (one for one in text.sentences if clash.right in text.body[one.start : one.end])
    return next(sentences, None)


def _said(claim: Claim, words: str) -> DifferenceValue:
    return DifferenceValue(claim=claim.id, text=" ".join(words.split()))


def _lacks_all_names(claim: Claim, text: Parsed) -> bool:
    """Whether a claim has names, and the text has none of them, in whatever letters."""
    named = names(claim.text)
    return bool(named) and not any(text.names.has(name.norm) for name in named)


def _without_names(measured: Sequence[float]) -> list[float]:
    """What is left of the scores when a text speaks of nobody that the claim speaks of."""
    reported, conflicting, not_found = measured
    moved = reported * (1 - NAMELESS_WEIGHT)
    return [reported - moved, conflicting, not_found + moved]


def _judged(claim: Claim, verdict: Verdict) -> CheckRelation:
    if any(link.clash for link in verdict.links):
        return "conflicting"
    return "reported" if verdict.links or claim.id in verdict.told else "not-found"


def _weighted(measured: float, weight: float, *, hit: bool) -> float:
    return (1 - weight) * measured + (weight if hit else 0)
