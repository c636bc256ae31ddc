"""Articles and claims to make results of: spans cut from real bodies, labels given by a person.

This is test material and no engine's answer; what a person marked goes through the real cutting.
"""

import hashlib
import re
from dataclasses import dataclass

from claimdiff import support
from claimdiff.engines.contract import Draft, DraftClaim, LeftOut, Pointed
from claimdiff.result import Article, Certainty, ClaimKind, Removed, Sentence, Span
from claimdiff.support import ReadArticle, cut

_SENTENCE = re.compile(r"\S[^.\n]*(?:\.(?!\s|$)[^.\n]*)*(?:\.[”\"]?)?")
_COLOUR = LeftOut("background", "colour, no event")


@dataclass(frozen=True)
class Told:
    """A claim as a person marked it: its id, the words that say it, and what is known of it."""

    id: str
    exact: str
    referents: tuple[tuple[str, str], ...] = ()
    speaker: str = ""
    kind: ClaimKind = "fact"
    certainty: Certainty = "stated"


def article(identity: str, label: str, parts: list[str], **fields: object) -> Article:
    """An article whose source holds ``parts`` between furniture; the body is the parts."""
    source = "Share this story\n\n" + "\n\n\n".join(parts) + "\n\nRead more »"
    return from_source(source, parts, id=identity, label=label, **fields)


def from_source(source: str, parts: list[str], **fields: object) -> Article:
    """An article whose body is ``parts`` of the source, with map, removed parts and sentences."""
    body, runs, removed, seen = "", [], [], 0
    for part in parts:
        body += "\n\n" if body else ""
        start = source.index(part, seen)
        runs.append((len(body), start, len(part)))
        removed += _cut_away(source, seen, start)
        body += part
        seen = start + len(part)
    removed += _cut_away(source, seen, len(source))
    made = {
        "source": source,
        "source_sha256": sha256(source),
        "body": body,
        "sha256": sha256(body),
        "offset_map": runs,
        "removed": removed,
        "sentences": sentences(body),
        "language": "en",
    }
    return Article.model_validate(made | fields)


def read(source: Article, told: tuple[Told, ...]) -> ReadArticle:
    """The claims that a person marked, cut; each must stand, in the body's order."""
    left = dict.fromkeys(range(len(source.sentences)), _COLOUR)
    reading = support.read(
        source, Draft(claims=tuple(_draft(source, t) for t in told), left_out=left)
    )
    assert [claim.id for claim in reading.claims] == [t.id for t in told], reading.ungrounded
    return reading


def span(body: str, exact: str) -> Span:
    """The words where they first stand in the body."""
    start = body.index(exact)
    return cut(body, start, start + len(exact))


def sentences(body: str) -> list[Sentence]:
    """The sentences of a plain English body."""
    return [
        Sentence(start=m.start(), end=m.end(), paragraph=body.count("\n\n", 0, m.start()))
        for m in _SENTENCE.finditer(body)
    ]


def sha256(text: str) -> str:
    """The hash that a result holds of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _draft(source: Article, told: Told) -> DraftClaim:
    start = source.body.index(told.exact)
    number = sum(one.start <= start for one in source.sentences) - 1
    return DraftClaim(
        sentence=number,
        ranges=((start, start + len(told.exact)),),
        referents=tuple(Pointed(*pair) for pair in told.referents),
        kind=told.kind,
        certainty=told.certainty,
        speaker=told.speaker,
    )


def _cut_away(source: str, start: int, end: int) -> list[Removed]:
    if not source[start:end].strip():
        return []
    return [Removed(start=start, end=end, reason="furniture")]
