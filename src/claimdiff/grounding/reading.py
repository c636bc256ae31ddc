"""From a draft to a reading: spans cut, claims checked, every sentence accounted for."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from claimdiff.grounding.draft import (
    Draft,
    DraftClaim,
    DraftPoint,
    DraftSpeaker,
    LeftOut,
    Range,
    Reading,
)
from claimdiff.grounding.locate import cut, locate, misquoted, nearest
from claimdiff.grounding.support import evidence, unsupported
from claimdiff.language.quantities import quantities
from claimdiff.language.times import times
from claimdiff.language.words import UNSPACED, content, words
from claimdiff.result import (
    Article,
    Claim,
    Ledger,
    Point,
    Quantity,
    Role,
    Sentence,
    Span,
    Speaker,
    Summary,
    Time,
    Ungrounded,
)

ITS_WORDS = 0.8
"""Share of a claim's content words from which it is made of the article's: all claims of a language
model that were refused on four pairs of real articles, 66 when it was chosen, have as many; the
claims of an endpoint that answers at random have not (tests/test_llm_nonsense.py)."""

UNEXPLAINED = Ledger(status="failed", reason="not accounted for by the engine")
REFUSED = Ledger(status="failed", reason="what was claimed of it does not stand in its words")


def ground(article: Article, draft: Draft) -> Reading:
    """Check a draft against its article.

    1. Claims whose text their spans bear out get their spans, numbers, times and speaker, if the
       article has such a name, and ids in the order of the body. 2. The summary's sentences are
       checked likewise. 3. Every sentence is entered in the ledger: claimed, left out with a
       reason, or failed.
    """
    lost: list[Ungrounded] = list(draft.ungrounded)
    # 1
    told = [_as_far_as_it_stands(article, claim, lost) for claim in _in_order(draft.claims)]
    kept = {(claim.text, claim.says): claim for claim in reversed(told) if claim is not None}
    known = _norms(article)
    claims = tuple(
        _claim(article, _attributed(article, known, claim, lost), f"{article.id}{number}")
        for number, claim in enumerate(reversed(kept.values()), 1)
    )
    # 2
    abstract = _points(article, draft.abstract, lost)
    points = _points(article, draft.points, lost)
    # 3
    sentences = _accounted(article, draft, claims)
    return Reading(
        claims=claims,
        summary=Summary(abstract=abstract, points=points) if abstract or points else None,
        sentences=sentences,
        ungrounded=tuple(lost),
        failures=draft.failures,
        usage=draft.usage,
    )


def read_claim(article: Article, number: str, ranges: tuple[Range, ...]) -> Claim:
    """Make a claim of words of the body as they stand, with their numbers and times.

    Args:
        article: Whose body it is.
        number: The claim's id.
        ranges: The words, in order; at least one range.
    """
    text = " ".join(article.body[start:end] for start, end in ranges)
    return _claim(article, DraftClaim(text=text, says=ranges, kind="fact"), number)


def _in_order(claims: Iterable[DraftClaim]) -> list[DraftClaim]:
    return sorted(claims, key=lambda claim: claim.says[:1] or ((0, 0),))


def _as_far_as_it_stands(
    article: Article, claim: DraftClaim, lost: list[Ungrounded]
) -> DraftClaim | None:
    """The claim; or the article's bare words in its place; or None. What does not stand is listed.

    A text made of the article's words, with a name put in for "he", may be true though it is not
    proved who does what in it. Then the sentence itself is told: on four pairs of real articles 45
    of a language model's 287 claims would be lost without it, most of them true.
    """
    if _stands(article, "claim", claim, lost):
        return claim
    if not claim.bare or not _of_its_words(article, claim):
        return None
    return replace(claim, text=claim.bare, context=(), bare="")


def _of_its_words(article: Article, claim: DraftClaim) -> bool:
    """Whether nearly all content words of a claim stand in the words it names, in any order."""
    found = evidence(article.body, claim.says, claim.context)
    own = {word.stem for word in content(claim.text)}
    theirs = {word.stem for word in content(f"{found.says}\n{found.context}")}
    return len(own & theirs) >= ITS_WORDS * len(own) > 0


def _stands(
    article: Article, kind: str, item: DraftClaim | DraftPoint, lost: list[Ungrounded]
) -> bool:
    """Check one claim or point; list what does not stand, with reason and nearest words."""
    reason = _reason(article, item)
    if reason is not None:
        near = nearest(item.text, article.body)
        lost.append(
            Ungrounded(article=article.id, kind=kind, text=item.text, reason=reason, nearest=near)
        )
    return reason is None


def _reason(article: Article, item: DraftClaim | DraftPoint) -> str | None:
    body, ranges = article.body, item.says + item.context
    if not item.says:
        return "it names no words of the article"
    if any(not 0 <= start < end <= len(body) for start, end in ranges):
        return "its span is not within the article"
    quoted = misquoted(item.text, body)
    if quoted is not None:
        return f'the words in quotation marks "{quoted}" do not stand in the article'
    found = evidence(body, item.says, item.context)
    return unsupported(item.text, found.says, article.published, found.context)


def _attributed(
    article: Article, known: frozenset[str], claim: DraftClaim, lost: list[Ungrounded]
) -> DraftClaim:
    """The claim, without a speaker who is called by words that the article does not have."""
    if claim.speaker is None or _names(article, known, claim.speaker.name):
        return claim
    reason = "no such name stands in the article"
    name = claim.speaker.name
    lost.append(Ungrounded(article=article.id, kind="speaker", text=name, reason=reason))
    return replace(claim, speaker=None)


def _names(article: Article, known: frozenset[str], name: str) -> bool:
    """Tell whether an article has each word of a name; "harbour master Varga" may stand apart."""
    own = {word.norm for word in words(name)}
    glued = _is_glued(name) and name in f"{article.title or ''}\n{article.body}"
    return bool(own) and (glued or own <= known)


def _is_glued(name: str) -> bool:
    """Tell whether a name is of a script that writes it together with its neighbours."""
    letters = "".join(one for one in name if one >= _FIRST_GLUED and one.isalpha())
    return bool(letters) and re.search(_GLUED, letters) is not None


_GLUED = f"[{UNSPACED}\u0590-\u06ff]"
_FIRST_GLUED = "\u0590"


def _norms(article: Article) -> frozenset[str]:
    """The words of an article, by sentences, whose words are asked for again in a comparison."""
    ranges = ((one.start, one.end) for one in article.sentences)
    texts = (article.title or "", *(article.body[start:end] for start, end in ranges))
    return frozenset(word.norm for text in texts for word in words(text))


def _claim(article: Article, draft: DraftClaim, number: str) -> Claim:
    body = article.body
    spans = _cut(body, draft)
    return Claim(
        id=number,
        article=article.id,
        text=draft.text,
        kind=draft.kind,
        quoted=draft.quoted,
        speaker=_speaker(body, draft.speaker),
        certainty=draft.certainty,
        quantities=_quantities(draft.text, body, spans),
        times=_times(draft.text, article, spans),
        spans=spans,
        paragraph=_paragraph(article, draft.says[0][0]),
    )


def _cut(body: str, draft: DraftClaim | DraftPoint) -> tuple[Span, ...]:
    return _spans(body, draft.says, "says") + _spans(body, draft.context, "context")


def _spans(body: str, ranges: Iterable[Range], role: Role) -> tuple[Span, ...]:
    return tuple(cut(body, start, end, role=role) for start, end in ranges)


def _speaker(body: str, speaker: DraftSpeaker | None) -> Speaker | None:
    if speaker is None:
        return None
    within = speaker.range is not None and 0 <= speaker.range[0] < speaker.range[1] <= len(body)
    span = cut(body, *speaker.range) if speaker.range is not None and within else None
    return Speaker(name=speaker.name, span=span or locate(speaker.name, body))


def _quantities(text: str, body: str, spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            text=n.text,
            value=n.value,
            low=n.low,
            high=n.high,
            unit=n.unit,
            span=_within(n.text, body, spans),
        )
        for n in quantities(text)
    )


def _times(text: str, article: Article, spans: tuple[Span, ...]) -> tuple[Time, ...]:
    return tuple(
        Time(text=w.text, from_=w.from_, to=w.to, span=_within(w.text, article.body, spans))
        for w in times(text, article.published)
    )


def _within(words: str, body: str, spans: tuple[Span, ...]) -> Span | None:
    """Give the words' place in a claim's own spans, or None where the claim says them otherwise."""
    for span in spans:
        found = locate(words, span.exact)
        if found is not None:
            return cut(body, span.start + found.start, span.start + found.end, grade=found.grade)
    return None


def _paragraph(article: Article, offset: int) -> int:
    number = bisect_right(article.sentences, offset, key=lambda sentence: sentence.start)
    return article.sentences[number - 1].paragraph if number else 0


def _points(
    article: Article, drafts: tuple[DraftPoint, ...], lost: list[Ungrounded]
) -> tuple[Point, ...]:
    return tuple(
        Point(text=draft.text, spans=_cut(article.body, draft))
        for draft in drafts
        if _stands(article, "point", draft, lost)
    )


def _accounted(article: Article, draft: Draft, claims: tuple[Claim, ...]) -> tuple[Sentence, ...]:
    claimed = _claimed(article.sentences, claims)
    return tuple(
        sentence.model_copy(update={"ledger": _entry(sentence, ids, draft.left_out.get(n), draft)})
        for n, (sentence, ids) in enumerate(zip(article.sentences, claimed, strict=True))
    )


def _claimed(sentences: tuple[Sentence, ...], claims: tuple[Claim, ...]) -> list[list[str]]:
    """Give for each sentence the ids of the claims that are said in it, in part at least."""
    ends = [sentence.end for sentence in sentences]
    ids: list[list[str]] = [[] for _ in sentences]
    for claim in claims:
        for span in claim.spans:
            for number in range(bisect_right(ends, span.start), len(sentences)):
                if span.role != "says" or sentences[number].start >= span.end:
                    break
                if claim.id not in ids[number]:
                    ids[number].append(claim.id)
    return ids


def _entry(sentence: Sentence, ids: list[str], left: LeftOut | None, draft: Draft) -> Ledger:
    if ids:
        return Ledger(status="claimed", claims=tuple(ids))
    if left is not None:
        return Ledger(status=left.status, reason=left.reason)
    named = (place for claim in draft.claims for place in claim.says)
    tried = any(start < sentence.end and sentence.start < end for start, end in named)
    return REFUSED if tried else UNEXPLAINED
