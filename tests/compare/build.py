"""Sides made of plain sentences, each a claim, for the tests of `comparing`."""

from claimdiff.compare.verdict import Side
from claimdiff.result import Article, Certainty, Sentence
from claimdiff.support import ground
from claimdiff.support.draft import Draft, DraftClaim, DraftSpeaker


def article(key: str, *sentences: str, published: str | None = "2026-03-04") -> Article:
    """An article whose body is the sentences, a paragraph each."""
    body, places = "", []
    for number, text in enumerate(sentences):
        start = len(body) + (2 if body else 0)
        body = f"{body}\n\n{text}" if body else text
        places.append(Sentence(start=start, end=len(body), paragraph=number))
    return Article(
        id=key, label=key, body=body, sha256=key, published=published, sentences=tuple(places)
    )


def side(
    key: str,
    *sentences: str,
    speaker: str | None = None,
    quoted: bool = False,
    certainty: Certainty = "stated",
    published: str | None = "2026-03-04",
) -> Side:
    """An article with each sentence as a claim, all with the same speaker and certainty."""
    written = article(key, *sentences, published=published)
    said = None if speaker is None else DraftSpeaker(speaker)
    drafts = tuple(
        DraftClaim(
            written.body[one.start : one.end],
            ((one.start, one.end),),
            "fact",
            speaker=said,
            quoted=quoted,
            certainty=certainty,
        )
        for one in written.sentences
    )
    reading = ground(written, Draft(claims=drafts))
    assert len(reading.claims) == len(sentences), reading.ungrounded
    return Side(written.model_copy(update={"sentences": reading.sentences}), reading.claims)
