"""From what an engine points at to a claim in the article's own words.

The words are cut from the body. What is pointed at and is not there is not taken: a clause gives
way to its whole sentence, a referent or speaker is left out, and the result lists it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from claimdiff.engines.contract import DraftClaim
from claimdiff.result import (
    Article,
    Certainty,
    Claim,
    ClaimKind,
    Quantity,
    Referent,
    Span,
    Speaker,
    Time,
    Ungrounded,
)
from claimdiff.support.locate import cut, locate, nearest_place, places
from claimdiff.text.context import weaker
from claimdiff.text.doc import Doc, Range, Sentence, parse
from claimdiff.text.doc import sentence as parsed
from claimdiff.text.lang import code
from claimdiff.text.names import names
from claimdiff.text.negation import denies_around
from claimdiff.text.quantities import Number, sentence_quantities
from claimdiff.text.times import When

_JOIN = re.compile(r"…|\.{3}")
"""What parts two stretches of a clause."""
_NO_SUCH_WORDS = "its sentence has no such words, or they leave out a “not”; it stands instead"


_Found = TypeVar("_Found", Number, When)
_Part = tuple[Sentence, int, int]
"""What of a sentence a claim has, in characters of it."""


def document(article: Article) -> Doc:
    """An article, parsed."""
    return parse(
        article.body,
        ((one.start, one.end, one.paragraph) for one in article.sentences),
        article.language,
        title=article.title or "",
        published=article.published,
    )


class Cutter:
    """Cuts the claims of one article; what was not there is in ``lost``."""

    def __init__(self, article: Article, doc: Doc | None = None) -> None:
        self._article = article
        self.doc = doc or document(article)
        self.lost: list[Ungrounded] = []

    def ranges(self, draft: DraftClaim) -> tuple[Range, ...]:
        """Where a claim's words stand: as given, as found in its sentence, else all of it."""
        sentence = self._article.sentences[draft.sentence]
        whole = (sentence.start, sentence.end)
        if draft.ranges:
            return draft.ranges
        if not draft.words:
            return (whole,)
        if _is_name(draft.words):
            self.lose(
                "words", draft.words, "a name alone is no clause; its sentence stands instead"
            )
            return (whole,)
        found = _stretches(draft.words, self._article.body, whole)
        if not found:
            self.lose("words", draft.words, _NO_SUCH_WORDS)
        return found or (whole,)

    def claim(self, draft: DraftClaim, ranges: tuple[Range, ...], number: str) -> Claim:
        """The claim that a draft points at, cut from these ranges."""
        article, body = self._article, self._article.body
        spans = tuple(cut(body, start, end) for start, end in ranges)
        referents = self._referents(draft, ranges)
        parts = [
            (one, max(start, one.start) - one.start, min(end, one.end) - one.start)
            for start, end in ranges
            for one in self.doc.between(start, end)
        ]
        kind, certainty = self._governed(draft, parts)
        return Claim(
            id=number,
            article=article.id,
            text=claim_text(spans, referents),
            sentence=tuple(sorted({one.number for one, _, _ in parts})),
            referents=referents,
            kind=kind,
            quoted=_quoted(parts),
            speaker=self._speaker(draft.speaker or _lone_name(draft), ranges),
            certainty=certainty,
            quantities=tuple(
                Quantity(
                    text=n.text,
                    value=n.value,
                    low=n.low,
                    high=n.high,
                    unit=n.unit,
                    span=cut(body, at + n.start, at + n.end),
                )
                for at, n in _inside(parts, sentence_quantities)
            ),
            times=tuple(
                Time(
                    text=when.text,
                    from_=when.from_,
                    to=when.to,
                    span=cut(body, at + when.start, at + when.end),
                )
                for at, when in _inside(parts, attrgetter("times"))
            ),
            spans=spans,
            paragraph=parts[0][0].paragraph if parts else 0,
        )

    def _governed(self, draft: DraftClaim, parts: Sequence[_Part]) -> tuple[ClaimKind, Certainty]:
        """The weaker of what a draft says and of what governs its words in their sentence."""
        if {one.number for one, _, _ in parts} != {draft.sentence} or not code(self.doc.language):
            return draft.kind, draft.certainty  # of an unknown language no table says what governs
        (sentence, first, _), (*_, last) = parts[0], parts[-1]
        return weaker(draft.kind, draft.certainty, sentence.governors.of(first, last))

    def _referents(self, draft: DraftClaim, ranges: tuple[Range, ...]) -> tuple[Referent, ...]:
        """The referents whose words stand in the claim and whose meaning stands in the article.

        One of the speaker's words alone ("the court" that says it) is passed over.
        """
        body = self._article.body
        found: list[Referent] = []
        for one in draft.referents:
            place = next(iter(_places_in(one.words, body, ranges)), None)
            if place is None and one.words and one.words.casefold() in draft.speaker.casefold():
                continue
            means = nearest_place(one.means, body, ranges[0][0])
            if place is None or means is None:
                lacking = "claim has not the word" if place is None else "article has not the name"
                self.lose("referent", f"{one.words}: {one.means}", f"the {lacking}")
            elif not _places_in(means.exact, body, ranges):  # "Zoom said it [Zoom]"
                referent = Referent(
                    words=body[slice(*place)],
                    start=place[0],
                    end=place[1],
                    means=means.exact,
                    span=means,
                )
                found += [] if referent in found else [referent]
        return _apart(sorted(found, key=lambda one: (one.start, one.end)))

    def _speaker(self, name: str, ranges: tuple[Range, ...]) -> Speaker | None:
        """Who says it, by a string of the article; the place that is nearest counts."""
        if not name:
            return None
        span = nearest_place(name, self._article.body, ranges[-1][1])
        if span is None:
            self.lose("speaker", name, "no such name stands in the article")
            return None
        return Speaker(name=" ".join(span.exact.split()), span=span)

    def lose(self, kind: str, text: str, reason: str) -> None:
        """Tell that something was not there."""
        self.lost.append(Ungrounded(article=self._article.id, kind=kind, text=text, reason=reason))


def _quoted(parts: Iterable[_Part]) -> bool:
    """Whether most of the words stand between quotation marks."""
    length = inside = 0
    for one, first, last in parts:
        length += last - first
        for quote in one.quotes:
            start, end = quote.inner_start - one.start, quote.inner_end - one.start
            inside += max(0, min(last, end) - max(first, start))
    return 2 * inside > length


def _inside(
    parts: Iterable[_Part], read: Callable[[Sentence], Iterable[_Found]]
) -> Iterator[tuple[int, _Found]]:
    """The numbers or times of parts, each with the place in the body that it counts from.

    They are those of the sentence; a part that cuts one in two is read by itself.
    """
    for one, first, last in parts:
        inside = [each for each in read(one) if each.start < last and first < each.end]
        at = one.start
        if any(each.start < first or last < each.end for each in inside):
            at += first
            inside = list(read(parsed(one.text[first:last], one.language, one.published)))
        yield from ((at, each) for each in inside)


def read_claim(
    article: Article, number: str, ranges: tuple[Range, ...], doc: Doc | None = None
) -> Claim:
    """Make a claim of words of a body as they stand, with their numbers and times.

    Args:
        article: Whose body it is.
        number: The claim's id.
        ranges: The words, in order; at least one range.
        doc: The article as it was parsed, if it was.
    """
    cutter = Cutter(article, doc)
    first = next((one.number for one in cutter.doc.between(*ranges[0])), 0)
    return cutter.claim(DraftClaim(first, ranges=ranges), ranges, number)


def claim_text(spans: Iterable[Span], referents: Sequence[Referent]) -> str:
    """The words of a claim in one line, each referent in square brackets behind its word."""
    parts: list[str] = []
    for span in spans:
        text, done = "", span.start
        for one in referents:
            if span.start <= one.start and one.end <= span.end:
                text += span.exact[done - span.start : one.end - span.start] + f" [{one.means}]"
                done = one.end
        parts.append(text + span.exact[done - span.start :])
    return " ".join(" ".join(parts).split())


def _stretches(words: str, body: str, whole: Range) -> tuple[Range, ...]:
    """Where a clause stands in its sentence: in one stretch, or in two parted by "…".

    A negation of what is kept may not be left out: "did not rise" does not say "did … rise".
    """
    pieces = _JOIN.split(words)
    if len(pieces) == 1 or words in body[slice(*whole)]:
        found = _first(words, body, whole)
        return (found,) if found else ()
    stretches: list[Range] = []
    after = whole[0]
    for piece in pieces:
        place = _first(piece, body, (after, whole[1])) if piece.strip() else None
        if place is None or (stretches and denies_around(body[after : place[0]])):
            return ()
        stretches.append(place)
        after = place[1]
    return tuple(stretches)


def _lone_name(draft: DraftClaim) -> str:
    """The name that a draft has in the place of its clause, which a model left out."""
    return draft.words if not draft.ranges and _is_name(draft.words) else ""


def _is_name(words: str) -> bool:
    return [(one.start, one.end) for one in names(words.strip())] == [(0, len(words.strip()))]


def _first(words: str, body: str, within: Range) -> Range | None:
    """The first place of some words in a part of a body, typography aside."""
    span = locate(words, body[slice(*within)])
    return (within[0] + span.start, within[0] + span.end) if span else None


def _places_in(words: str, body: str, ranges: Iterable[Range]) -> list[Range]:
    """All places of some words in a claim's ranges."""
    return [
        (start + first, start + last)
        for start, end in ranges
        for first, last in places(words, body[start:end])
    ]


def _apart(referents: Iterable[Referent]) -> tuple[Referent, ...]:
    """Referents in order, less those whose word overlaps another; one word may mean two names."""
    kept: list[Referent] = []
    for one in referents:
        same = bool(kept) and (one.start, one.end) == (kept[-1].start, kept[-1].end)
        if not kept or same or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)
