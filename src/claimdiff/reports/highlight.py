"""The words of a claim as its article has them, with those marked in which the claims differ.

`pieces` shows claims within their sentence: ‹ › around their words, in brackets what a word means.
`marks` finds the words to mark: where the comparison says what differs, its values; in a conflict
of two wordings that are nearly one, the words that one has and the other has not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby, pairwise

from claimdiff.reports.speakers import certainty, speaker
from claimdiff.result import Article, Claim, DifferenceValue, Finding, Span
from claimdiff.text.names import find_whole
from claimdiff.text.quotes import quotations
from claimdiff.text.words import Word, words

Range = tuple[int, int]
"""Where a mark begins and ends in the body."""

GAP = " … "
_FRAMED = ("‹", "›")
_OPENING = ("“", '"', "«", "„", "「", "『")
_OPENS, _CLOSES = re.compile(r"\W\s?"), re.compile(r"\s?[^\w\s.,!?…]$")
# Below this share of common words two quotations are two wordings, and marking each of their words
# would mark nothing. The middle of difflib's own "close match" cutoff (0.6) and chance (0.4).
_ALIKE = 0.5
# From here on two sentences are one but for a few words: each of these is worth a mark.
_NEARLY_ONE = 0.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation: ``marked`` where the claims differ, ``around`` beside the claim."""

    text: str
    marked: bool = False
    around: bool = False


def says(claim: Claim) -> tuple[Span, ...]:
    """The spans that say the claim, in the order of the body."""
    return tuple(sorted((s for s in claim.spans if s.role == "says"), key=lambda s: s.start))


def quote(claim: Claim) -> str:
    """The words of the body that say the claim."""
    return GAP.join(span.exact for span in says(claim))


def meant(claim: Claim, article: Article) -> str:
    """The words of a claim with what they mean in brackets; nothing where no word needs it."""
    if not claim.referents:
        return ""
    return _explained(claim, [(span.start, span.end) for span in says(claim)], article)


def _explained(claim: Claim, stretches: Iterable[Range], article: Article) -> str:
    """Stretches of a body, with what a claim's words in them mean in brackets."""
    cut = (_with_referents([claim], stretch, (), article.body) for stretch in stretches)
    return GAP.join("".join(piece.text for piece in pieces) for pieces in cut)


def voiced(claim: Claim, article: Article) -> str:
    """The words of a claim with what they mean in brackets, who says them, and how surely.

    Where an article has no name for who says them, they stand in its sentence.
    """
    text, name = meant(claim, article) or claim.text, speaker(claim, article.language)
    sure = certainty(claim, article.language)
    stretches = [(span.start, span.end) for span in says(claim)]
    place = claim.speaker.span if claim.speaker else None
    told = name in sure or (place and _names_outside_quotation(claim, place.start))
    if claim.speaker and not name and (whole := _sentences([claim], article)):
        text, stretches = _explained(claim, whole, article), whole
    if name and not told:
        text = text.replace(f" [{name}]", "")
    text = _closed(text, stretches, article.body) if stretches else text
    text = f"{name}: {text}" if name and not told else text
    return f"{text} ({sure})" if sure else text


def _closed(text: str, stretches: Sequence[Range], body: str) -> str:
    """Words of a body, with the mark of a quotation that opens before them or closes behind."""
    (first, until), (since, last) = stretches[0], stretches[-1]
    found = quotations(body)
    begun = next((one for one in found if one.start < first < one.end <= until), None)
    open_ = next((one for one in found if since <= one.start < last < one.inner_end), None)
    before = _OPENS.match(body, begun.start) if begun else None
    behind = _CLOSES.search(body, open_.start, open_.end) if open_ else None
    return f"{before[0] if before else ''}{text}{behind[0] if behind else ''}"


def _names_outside_quotation(claim: Claim, place: int) -> bool:
    """Whether what stands at a place of the body is among a claim's words, and in no quotation."""
    for span in says(claim):
        if span.start <= place < span.end:
            quoted = quotations(span.exact)
            inside = any(one.start <= place - span.start < one.end for one in quoted)
            return not inside and (bool(quoted) or not claim.quoted)
    return False


def plain(text: str) -> tuple[Piece, ...]:
    """Words with no mark, in quotation marks unless they bring their own."""
    if text.startswith(_OPENING):
        return (Piece(text),)
    closed = text.endswith('"') and text.count('"') % 2 == 1
    return (Piece(f"“{text}{'' if closed else '”'}"),)


def pieces(claims: Sequence[Claim], marked: Sequence[Range], article: Article) -> tuple[Piece, ...]:
    """The words of claims of one sentence within it, or of version 1 alone.

    They are cut at the marks; a sentence stands once, whatever number of claims it has.
    """
    stretches = _stretches(claims, article.body)
    shown: list[Piece] = []
    for sentence in _sentences(claims, article) or stretches:
        inside = [one for one in stretches if sentence[0] <= one[0] < sentence[1]]
        shown += [Piece(GAP, around=True), *_framed(claims, inside, sentence, marked, article.body)]
    return tuple(piece for piece in shown[1:] if piece.text)


def _framed(
    claims: Sequence[Claim],
    inside: Sequence[Range],
    sentence: Range,
    marked: Sequence[Range],
    body: str,
) -> Iterator[Piece]:
    """A sentence, between angle marks what is inside, or all of it if only a full stop is not."""
    edges = [sentence[0], *chain.from_iterable(inside), sentence[1]]
    outside = [body[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if inside and not any(map(str.isalnum, "".join(outside))):
        inside, outside = [sentence], ["", ""]
    yield Piece(outside[0], around=True)
    for stretch, after in zip(inside, outside[1:], strict=True):
        yield Piece(_FRAMED[0])
        yield from _with_referents(claims, stretch, marked, body)
        yield from (Piece(_FRAMED[1]), Piece(after, around=True))


def _sentences(claims: Iterable[Claim], article: Article) -> list[Range]:
    """Where the sentences of claims stand, and with "the company said" the sentence that has it.

    Sentences that follow each other are one stretch.
    """
    own = [number for claim in claims for number in claim.sentence]
    if not own:
        return []
    shown = {*range(min(own), max(own) + 1), *_saying(claims, article)}
    stretches: list[Range] = []
    for number in sorted(shown):
        one = article.sentences[number]
        start = stretches.pop()[0] if number - 1 in shown else one.start
        stretches.append((start, one.end))
    return stretches


def _saying(claims: Iterable[Claim], article: Article) -> Iterator[int]:
    """The sentences with "the company said", where a claim's own sentence names no speaker."""
    for claim in claims:
        if claim.speaker and claim.speaker.span and not speaker(claim, article.language):
            own = (article.sentences[number] for number in claim.sentence)
            told = (find_whole(claim.speaker.name, article.body[s.start : s.end]) for s in own)
            said = sentence_at(article, claim.speaker.span.start)
            if said is not None and max(told) < 0:
                yield said


def sentence_at(article: Article, offset: int) -> int | None:
    """The number of the sentence that holds an offset."""
    held = (n for n, s in enumerate(article.sentences) if s.start <= offset < s.end)
    return next(held, None)


def _stretches(claims: Sequence[Claim], body: str) -> list[Range]:
    """What the claims cover, in order; what only a space parts is one stretch."""
    found: list[Range] = []
    for start, end in sorted((s.start, s.end) for claim in claims for s in says(claim)):
        if found and not body[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _with_referents(
    claims: Sequence[Claim], stretch: Range, marked: Sequence[Range], body: str
) -> list[Piece]:
    """A stretch cut at the marks, with what its words mean in brackets behind the first of them."""
    at, end = stretch
    shown: list[Piece] = []
    # A meaning that overlaps its own word says nothing: "the pause [pause at Facebook]".
    apart = {
        (one.end, one.means)
        for claim in claims
        for one in claim.referents
        if not (one.span and one.start < one.span.end and one.span.start < one.end)
    }
    firsts = {means: behind for behind, means in sorted(apart, reverse=True) if at < behind <= end}
    for meant, behind in sorted(firsts.items(), key=lambda one: one[::-1]):
        if at < behind:
            shown += [*_pieces(body, at, behind, marked), Piece(f" [{meant}]", around=True)]
            at = behind
    return shown + _pieces(body, at, end, marked)


def _pieces(body: str, start: int, end: int, marked: Iterable[Range]) -> list[Piece]:
    """Words of the body cut at the marks; a mark that goes beyond them is cut to them."""
    edges = sorted({start, end, *(at for mark in marked for at in mark if start < at < end)})

    def inside(stretch: Range) -> bool:
        return any(first <= stretch[0] < last for first, last in marked)

    cut = ((within, [*parts]) for within, parts in groupby(pairwise(edges), inside))
    return [Piece(body[parts[0][0] : parts[-1][1]], within) for within, parts in cut]


def marks(finding: Finding, claims: Sequence[Claim]) -> dict[str, list[Range]]:
    """What to mark, by claim: the values that differ; of a conflict other unlike words too."""
    found = _valued(finding, claims)
    if finding.relation == "conflict":
        least = _NEARLY_ONE if any(found.values()) else _ALIKE
        for key, more in _word_marks(finding, claims, least).items():
            found[key] += more
    return found


def _valued(finding: Finding, claims: Sequence[Claim]) -> dict[str, list[Range]]:
    """Where the values stand in which claims differ; of a conflict those that cannot hold."""
    clashing = [one for one in finding.differences if not one.compatible]
    telling = clashing if finding.relation == "conflict" and clashing else finding.differences
    spans = {claim.id: says(claim) for claim in claims}
    found: dict[str, list[Range]] = {key: [] for key in spans}
    for value in chain.from_iterable(one.all_values for one in telling):
        if place := _place(value, spans.get(value.claim, ())):
            found[value.claim].append(place)
    return found


def _place(value: DifferenceValue, spans: Iterable[Span]) -> Range | None:
    """Where a value stands in a quotation; one that is all of it marks nothing in it."""
    for span in spans:
        if value.span is not None:
            start, end = value.span.start, value.span.end
        else:
            at = span.exact.find(value.text) if value.text else -1
            start, end = (span.start + at, span.start + at + len(value.text)) if at >= 0 else (0, 0)
        if start < span.end and span.start < end:
            return None if start <= span.start and span.end <= end else (start, end)
    return None


def _word_marks(finding: Finding, claims: Sequence[Claim], least: float) -> dict[str, list[Range]]:
    """The words that the first claims of the first two positions do not share, if most are shared.

    By their stems: "extends" and "extend" differ in nothing that matters.
    """
    ids = [key for one in finding.positions[:2] for key in one.claims[:1]]
    firsts = {claim.id: span for claim in claims if claim.id in ids for span in says(claim)[:1]}
    if len(firsts) < 2:
        return {}
    left, right = (words(firsts[key].exact) for key in ids)
    return {
        key: [(firsts[key].start + word.start, firsts[key].start + word.end) for word in lone]
        for key, lone in zip(ids, _unshared(left, right, least), strict=True)
    }


def _unshared(
    left: Sequence[Word], right: Sequence[Word], least: float
) -> tuple[list[Word], list[Word]]:
    matcher = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False)
    changes = [one[1:] for one in matcher.get_opcodes() if one[0] != "equal"]
    if matcher.ratio() < least:
        return [], []
    return (
        [word for start, end, _, _ in changes for word in left[start:end]],
        [word for _, _, start, end in changes for word in right[start:end]],
    )
