"""Claims and summary points: do their words, numbers, dates and names stand in the body?

What a claim's text says is derived again by the rules that the reading was grounded with. Rules get
better: of a result that another version wrote, the words and values must still be the claim's, but
not how far a number's words reach or how a date was resolved.
"""

from collections.abc import Iterator

import claimdiff
from claimdiff.grounding import evidence, misquoted, unsupported
from claimdiff.language.normal import normalise
from claimdiff.language.quantities import quantities
from claimdiff.language.times import times
from claimdiff.language.words import words
from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    Point,
    Sentence,
    Span,
    SummaryResult,
)
from claimdiff.verify.mismatch import Mismatch, check_span, differ, repeated, unless


def verify(result: Comparison | SummaryResult) -> Iterator[Mismatch]:
    """Check every claim, every point of a summary, the ledgers, and what is ungrounded."""
    articles = {article.id: article for article in result.articles}
    same_rules = result.version == claimdiff.__version__
    yield from repeated("claims", "id", (claim.id for claim in result.claims))
    for claim in result.claims:
        article = articles.get(claim.article)
        place = f"claim {claim.id}"
        yield from unless(article, place, "the article", "one of the result", claim.article)
        if article is not None:
            yield from _claim(place, claim, article, same_rules=same_rules)
    for article in result.articles:
        yield from _summary(article)
        yield from _ledger(article, [c for c in result.claims if c.article == article.id])
    yield from _ungrounded(result, articles)


def _claim(place: str, claim: Claim, article: Article, *, same_rules: bool) -> Iterator[Mismatch]:
    body = article.body
    says = [span for span in claim.spans if span.role == "says"]
    yield from unless(says, place, "the spans", "one at least that says it", "none")
    for number, span in enumerate(claim.spans):
        yield from check_span(f"{place}, span {number}", span, body)
    yield from _borne_out(place, claim.text, claim.spans, article)
    yield from _numbers(place, claim, body, same_rules=same_rules)
    yield from _dates(place, claim, article, same_rules=same_rules)
    yield from _speaker(place, claim, article)
    if says:
        yield from _place(place, claim, says[0], article.sentences)
    if claim.quoted:
        marked = any(mark in body for mark in "\"“”«»„「『‘’'")
        yield from unless(marked, place, "quoted", "quotation marks in the body", "none")


def _borne_out(
    place: str, text: str, spans: tuple[Span, ...], article: Article
) -> Iterator[Mismatch]:
    """The text says no name, number or date that its spans don't."""
    inside = [s for s in spans if s.end <= len(article.body)]
    says, context = (
        [(s.start, s.end) for s in inside if s.role == role] for role in ("says", "context")
    )
    found = evidence(article.body, says, context)
    reason = unsupported(text, found.says, article.published, found.context)
    yield from unless(reason is None, place, "the text", "borne out by its words", reason)
    quoted = misquoted(text, article.body)
    yield from unless(quoted is None, place, "the words in quotation marks", "in the body", quoted)


def _numbers(place: str, claim: Claim, body: str, *, same_rules: bool) -> Iterator[Mismatch]:
    """The quantities are those that the claim's text has, read again."""
    read = [(n.text, n.value, n.low, n.high, n.unit) for n in quantities(claim.text)]
    said = [(q.text, q.value, q.low, q.high, q.unit) for q in claim.quantities]
    if same_rules:
        yield from differ(place, "the quantities of the text", read, said)
    for number, quantity in enumerate(claim.quantities):
        where = f"{place}, quantity {number}"
        yield from _told(where, quantity.text, claim.text)
        known = [value for _, value, *_ in read]
        yield from unless(quantity.value in known, where, "the value", known, quantity.value)
        if quantity.span is not None:
            yield from check_span(where, quantity.span, body)
            yield from _same_words(where, quantity.text, quantity.span)


def _dates(place: str, claim: Claim, article: Article, *, same_rules: bool) -> Iterator[Mismatch]:
    """The times are those that the claim's text has, resolved again."""
    read = [(w.text, w.from_, w.to) for w in times(claim.text, article.published)]
    said = [(t.text, t.from_, t.to) for t in claim.times]
    if same_rules:
        yield from differ(place, "the times of the text", read, said)
    for number, time in enumerate(claim.times):
        where = f"{place}, time {number}"
        yield from _told(where, time.text, claim.text)
        if time.span is not None:
            yield from check_span(where, time.span, article.body)
            yield from _same_words(where, time.text, time.span)


def _told(place: str, words_: str, text: str) -> Iterator[Mismatch]:
    yield from unless(words_ in text, place, "the words", "those of the claim's text", words_)


def _same_words(place: str, text: str, span: Span) -> Iterator[Mismatch]:
    """A value's words and those of its span are the same but for typography."""
    yield from differ(place, "the words of the span", _bare(text), _bare(span.exact))


def _speaker(place: str, claim: Claim, article: Article) -> Iterator[Mismatch]:
    """A speaker is called by words that the article has, and stands where the span says."""
    speaker = claim.speaker
    if speaker is None:
        return
    where = f"{place}, speaker"
    if speaker.span is not None:
        yield from check_span(where, speaker.span, article.body)
    known = {word.norm for word in words(f"{article.title or ''}\n{article.body}")}
    strange = [word.text for word in words(speaker.name) if word.norm not in known]
    yield from unless(not strange, where, "the name", "the article's own words", strange)


def _place(
    place: str, claim: Claim, first: Span, sentences: tuple[Sentence, ...]
) -> Iterator[Mismatch]:
    """A claim's paragraph is that of the sentence where it begins."""
    held = [s.paragraph for s in sentences if s.start <= first.start < s.end]
    if held:
        yield from differ(place, "the paragraph", held[0], claim.paragraph)


def _summary(article: Article) -> Iterator[Mismatch]:
    if article.summary is None:
        return
    kinds = {"abstract": article.summary.abstract, "points": article.summary.points}
    for kind, points in kinds.items():
        for number, point in enumerate(points):
            yield from _point(f"article {article.id}, {kind} {number}", point, article)


def _point(place: str, point: Point, article: Article) -> Iterator[Mismatch]:
    yield from unless(point.spans, place, "the spans", "one at least", "none")
    for number, span in enumerate(point.spans):
        yield from check_span(f"{place}, span {number}", span, article.body)
    yield from _borne_out(place, point.text, point.spans, article)


def _ledger(article: Article, claims: list[Claim]) -> Iterator[Mismatch]:
    """Each sentence names the claims that it says, and no others."""
    for number, sentence in enumerate(article.sentences):
        place = f"article {article.id}, sentence {number}, ledger"
        entry = sentence.ledger
        if entry is None:
            yield Mismatch(place, "the account", "one for every sentence", "none")
            continue
        said = {claim.id for claim in claims if _in(claim, sentence)}
        yield from differ(place, "the claims", sorted(said), sorted(entry.claims))
        status = "claimed" if said else "not claimed"
        held = (entry.status == "claimed") == bool(said)
        yield from unless(held, place, "the status", status, entry.status)
        told = bool(said) or bool(entry.reason)
        yield from unless(told, place, "the reason", "why there is no claim", "none")


def _in(claim: Claim, sentence: Sentence) -> bool:
    return any(
        span.role == "says" and span.start < sentence.end and sentence.start < span.end
        for span in claim.spans
    )


def _ungrounded(
    result: Comparison | SummaryResult, articles: dict[str, Article]
) -> Iterator[Mismatch]:
    for number, item in enumerate(result.ungrounded):
        place = f"ungrounded {number}"
        article = articles.get(item.article)
        yield from unless(article, place, "the article", "one of the result", item.article)
        if article is not None and item.nearest is not None:
            yield from check_span(place, item.nearest, article.body, fuzzy=True)


def _bare(text: str) -> str:
    return "".join(char for char in normalise(text).text.casefold() if char.isalnum())
