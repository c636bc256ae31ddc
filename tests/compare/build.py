"""Sides made of plain sentences, each a claim, for the tests of `compare`."""

from claimdiff.compare.parsed import Parsed
from claimdiff.engines.contract import Draft, DraftClaim
from claimdiff.result import Article, Certainty, Sentence, Speaker
from claimdiff.support import read


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
) -> Parsed:
    """An article with each sentence as a claim, all with the same speaker and certainty."""
    written = article(key, *sentences, published=published)
    drafts = tuple(DraftClaim(number) for number in range(len(sentences)))
    reading = read(written, Draft(claims=drafts))
    assert len(reading.claims) == len(sentences), reading.ungrounded
    said = None if speaker is None else Speaker(name=speaker)
    same = {"speaker": said, "quoted": quoted, "certainty": certainty}
    claims = tuple(claim.model_copy(update=same) for claim in reading.claims)
    return Parsed(written.model_copy(update={"sentences": reading.article.sentences}), claims)
