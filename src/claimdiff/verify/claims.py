"""Claims and summaries: are they the words of their articles, and do numbers and names follow?

Holds for a result of any version: a claim's text is that of its spans and referents, its numbers
are read again, an abstract is checked against what it cites. Of version 1 of the schema, whose
claims were written, the text is not checked.
"""

from collections.abc import Iterator

from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    Point,
    Sentence,
    Span,
    SummaryResult,
)
from claimdiff.support import claim_text, unsupported
from claimdiff.text.normal import normalise
from claimdiff.text.quantities import quantities
from claimdiff.text.words import words
from claimdiff.verify.mismatch import Mismatch, check_span, differ, repeated, unless


def verify(result: Comparison | SummaryResult) -> Iterator[Mismatch]:
    """Check every claim, every point of a summary, the ledgers, and what is ungrounded."""
    articles = {article.id: article for article in result.articles}
    verbatim = result.schema_version == "2"
    yield from repeated("claims", "id", (claim.id for claim in result.claims))
    for claim in result.claims:
        article = articles.get(claim.article)
        place = f"claim {claim.id}"
        yield from unless(article, place, "the article", "one of the result", claim.article)
        if article is not None:
            yield from _claim(place, claim, article)
        if verbatim and article is not None:
            yield from _words(place, claim, article)
    for article in result.articles:
        own = [c for c in result.claims if c.article == article.id]
        yield from _summary(article, own, verbatim=verbatim)
        yield from _ledger(article, [c for c in result.claims if c.article == article.id])
    yield from _ungrounded(result, articles)


def _claim(place: str, claim: Claim, article: Article) -> Iterator[Mismatch]:
    body = article.body
    says = [span for span in claim.spans if span.role == "says"]
    yield from unless(says, place, "the spans", "one at least that says it", "none")
    for number, span in enumerate(claim.spans):
        yield from check_span(f"{place}, span {number}", span, body)
    yield from _numbers(place, claim, article)
    yield from _dates(place, claim, article)
    yield from _speaker(place, claim, article)
    if says:
        yield from _place(place, claim, says[0], article.sentences)
    if claim.quoted:
        marked = any(mark in body for mark in "\"“”«»„「『‘’'")
        yield from unless(marked, place, "quoted", "quotation marks in the body", "none")


def _words(place: str, claim: Claim, article: Article) -> Iterator[Mismatch]:
    """The text is the words of the spans with the referents, and those stand in the article."""
    yield from differ(place, "the text", claim_text(claim.spans, claim.referents), claim.text)
    held = {
        number
        for number, one in enumerate(article.sentences)
        if any(span.start < one.end and one.start < span.end for span in claim.spans)
    }
    yield from differ(place, "the sentences", sorted(held), sorted(claim.sentence))
    for number, one in enumerate(claim.referents):
        where = f"{place}, referent {number}"
        yield from differ(where, "the words", article.body[one.start : one.end], one.words)
        inside = any(span.start <= one.start <= one.end <= span.end for span in claim.spans)
        yield from unless(inside, where, "the word", "within the claim", (one.start, one.end))
        if one.span is None:
            yield Mismatch(where, "the place of its meaning", "one in the body", "none")
        else:
            yield from check_span(where, one.span, article.body)
            yield from differ(where, "the meaning", one.span.exact, one.means)


def _numbers(place: str, claim: Claim, article: Article) -> Iterator[Mismatch]:
    """The quantities are among those that the claim's text has, read again."""
    read = [
        (n.text, n.value, n.low, n.high, n.unit)
        for span in _said(claim)
        for n in quantities(span.exact, article.language)
    ]
    for number, quantity in enumerate(claim.quantities):
        where = f"{place}, quantity {number}"
        yield from _told(where, quantity.text, claim.text)
        known = [value for _, value, *_ in read]
        yield from unless(quantity.value in known, where, "the value", known, quantity.value)
        if quantity.span is not None:
            yield from check_span(where, quantity.span, article.body)
            yield from _same_words(where, quantity.text, quantity.span)


def _said(claim: Claim) -> list[Span]:
    return [span for span in claim.spans if span.role == "says"]


def _dates(place: str, claim: Claim, article: Article) -> Iterator[Mismatch]:
    """The times are words of the claim's text."""
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
        if " ".join(speaker.span.exact.split()) == speaker.name:
            return
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


def _summary(article: Article, claims: list[Claim], *, verbatim: bool) -> Iterator[Mismatch]:
    if article.summary is None:
        return
    kinds = {"abstract": article.summary.abstract, "points": article.summary.points}
    for kind, points in kinds.items():
        for number, point in enumerate(points):
            place = f"article {article.id}, {kind} {number}"
            yield from unless(point.spans, place, "the spans", "one at least", "none")
            for at, span in enumerate(point.spans):
                yield from check_span(f"{place}, span {at}", span, article.body)
            if verbatim:
                yield from _point(place, point, article, claims)


def _point(place: str, point: Point, article: Article, claims: list[Claim]) -> Iterator[Mismatch]:
    """A key point is its claim's text; the abstract is borne out by what it cites."""
    if point.claim is not None:
        text = next((one.text for one in claims if one.id == point.claim), None)
        yield from differ(place, "the text of its claim", text, point.text)
        return
    cited = "\n".join(span.exact for span in point.spans)
    if point.verbatim:
        yield from differ(place, "the words it cites", " ".join(cited.split()), point.text)
        return
    inside = [
        one
        for one in claims
        if any(a.start < b.end and b.start < a.end for a in one.spans for b in point.spans)
    ]
    meant = [referent.means for one in inside for referent in one.referents]
    reason = unsupported(point.text, cited, meant, article.published, article.language)
    yield from unless(reason is None, place, "the text", "borne out by what it cites", reason)


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
