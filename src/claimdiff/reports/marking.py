"""The words of a claim as its article has them, with those marked in which the claims differ.

`pieces` shows a claim within its sentence (‹ › around its words, what they mean in brackets) and
cuts it at the marks; of version 1, whose claims were written, their wording. `marks` finds the
marks: where the comparison says what differs, its spans; where it gives no span, the value's text;
for a conflict that names no value within the quotations, the words that one has and the other
hasn't, or those that negate.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from claimdiff.reports.visible import inline
from claimdiff.result import Article, Claim, Difference, DifferenceValue, Finding, Span
from claimdiff.text.polarity import denials, negations
from claimdiff.text.words import words

Range = tuple[int, int]
# A range of the body, or words that the claim's own wording has outside its quotation.
Mark = Range | str

GAP = " … "
_QUOTED = ("“", "”")
_FRAMED = ("‹", "›")
_OPENING = ("“", '"', "«", "„", "「", "『")
# What a sentence may begin or end with and say no more for it.
_ENDS = " .“”\"‘’'"
# Below this share of common words two quotations are two wordings, and marking each of their words
# would mark nothing. The middle of difflib's own "close match" cutoff (0.6) and chance (0.4).
_ALIKE = 0.5
# From here on two sentences are one but for a few words: each of these is worth a mark.
_NEARLY_ONE = 0.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation; ``marked`` where the claims differ.

    ``around`` tells that it is the claim's own wording and no words of the body.
    """

    text: str
    marked: bool = False
    around: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim's own wording around its quotation.

    Attributes:
        own: All of it, where the quotation is worded otherwise.
        before: What it says before the quotation, with the space between them, if there is one.
        after: What it says after it, likewise.
    """

    own: str
    before: str
    after: str


def says(claim: Claim) -> tuple[Span, ...]:
    """The spans that say the claim, in the order of the body."""
    return tuple(sorted((s for s in claim.spans if s.role == "says"), key=lambda s: s.start))


def quote(claim: Claim) -> str:
    """The words of the body that say the claim."""
    return GAP.join(span.exact for span in says(claim))


def frame(claim: Claim) -> Frame:
    """How a claim's own wording stands to its quotation, so that nothing is said twice."""
    text, words = inline(claim.text), inline(quote(claim))
    before, found, after = text.partition(words)
    if found:
        return Frame("", _worded(before), _worded(after))
    whole = words.replace(GAP, " ").strip(_ENDS).casefold()
    return Frame("" if text.strip(_ENDS).casefold() == whole else text, "", "")


def _worded(text: str) -> str:
    """The text if there is a word in it: a lone full stop says nothing."""
    return text if any(char.isalnum() for char in text) else ""


def plain(text: str) -> tuple[Piece, ...]:
    """Words with no mark, in quotation marks."""
    return enclosed((Piece(text),))


def own(claim: Claim, marked: Iterable[Mark]) -> tuple[Piece, ...]:
    """The claim's own wording where the quotation is worded otherwise; else nothing."""
    return () if claim.sentence else _around(frame(claim).own, marked)


def pieces(claims: Sequence[Claim], marked: Sequence[Mark], article: Article) -> tuple[Piece, ...]:
    """The words of claims of one sentence within it, or of version 1 in its frame.

    They are cut at the marks; a sentence stands once, whatever number of claims it has.
    """
    ranges = [mark for mark in marked if isinstance(mark, tuple)]
    if claims[0].sentence:
        return _in_sentence(claims, ranges, article)
    around, cut = frame(claims[0]), list[Piece]()
    for span in says(claims[0]):
        cut += [Piece(GAP)] if cut else []
        cut += _pieces(article.body, span.start, span.end, ranges)
    quoted = enclosed(tuple(cut), framed=bool(around.before or around.after))
    return (*_around(around.before, marked), *quoted, *_around(around.after, marked))


def _in_sentence(
    claims: Sequence[Claim], marked: list[Range], article: Article
) -> tuple[Piece, ...]:
    """The sentence with the claims' stretches between angle marks; in quotation marks if whole."""
    numbers = [number for claim in claims for number in claim.sentence]
    start, end = article.sentences[min(numbers)].start, article.sentences[max(numbers)].end
    stretches = _stretches(claims, article.body)
    edges = [start, *(edge for stretch in stretches for edge in stretch), end]
    outside = [article.body[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if not any(char.isalnum() for text in outside for char in text):
        return enclosed(tuple(_with_referents(claims, (start, end), marked, article.body)))
    shown = [Piece(outside[0], around=True)]
    for stretch, after in zip(stretches, outside[1:], strict=True):
        cut = _with_referents(claims, stretch, marked, article.body)
        shown += [Piece(_FRAMED[0]), *cut, Piece(_FRAMED[1]), Piece(after, around=True)]
    return tuple(piece for piece in shown if piece.text)


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
    claims: Sequence[Claim], stretch: Range, marked: list[Range], body: str
) -> list[Piece]:
    """A stretch cut at the marks, with what its words mean in brackets behind them."""
    at, end = stretch
    shown: list[Piece] = []
    means = {(one.end, one.means) for claim in claims for one in claim.referents}
    for behind, meant in sorted(means):
        if at < behind <= end:
            shown += [*_pieces(body, at, behind, marked), Piece(f" [{meant}]", around=True)]
            at = behind
    return shown + _pieces(body, at, end, marked)


def _around(text: str, marked: Iterable[Mark]) -> tuple[Piece, ...]:
    """The claim's own wording, cut at the values that stand in it and not in the quotation."""
    values = "|".join(re.escape(inline(mark)) for mark in marked if isinstance(mark, str))
    # Not within another number or word: the 7 of 2017 is no 7.
    cut = re.split(rf"(?<![0-9A-Za-z])({values})(?![0-9A-Za-z])", text) if values else [text]
    return tuple(Piece(one, bool(at % 2), around=True) for at, one in enumerate(cut) if one)


def enclosed(cut: tuple[Piece, ...], *, framed: bool = False) -> tuple[Piece, ...]:
    """The words in quotation marks, unless they bring their own.

    Within the claim's own wording they stand in angle marks: `Ames says ‹it will wait›` is the
    article's reported speech and must not look like Ames's own words.
    """
    if not cut or cut[0].text.startswith(_OPENING):
        return cut
    first, last = _FRAMED if framed else _QUOTED
    return (Piece(first), *cut, Piece(last))


def marks(finding: Finding, claims: Sequence[Claim]) -> dict[str, list[Mark]]:
    """What to mark, by claim; offsets count the body of the claim's article.

    In a conflict of two wordings that are nearly one, each word in which they differ; marks that
    leave nothing of a quotation unmarked tell nothing and are left out.
    """
    found: dict[str, list[Mark]] = {claim.id: [] for claim in claims}
    by_id = {claim.id: claim for claim in claims}
    for difference in _telling(finding):
        for values in difference.values.values():
            for value in values:
                if value.claim in by_id:
                    found[value.claim] += _places(value, by_id[value.claim])
    if finding.relation == "conflict":
        alike, differing = _word_marks(finding, by_id)
        if alike >= (_NEARLY_ONE if any(found.values()) else _ALIKE):
            found |= {key: [*found[key], *more] for key, more in differing.items()}
        elif not any(found.values()):
            found = _turns(claims)
    return {key: [] if _is_all(by_id[key], marked) else marked for key, marked in found.items()}


def _is_all(claim: Claim, marked: Sequence[Mark]) -> bool:
    """Whether no word of the quotation stands outside the marks."""
    ranges = [mark for mark in marked if isinstance(mark, tuple)]
    return not any(
        char.isalnum() and not any(start <= at < end for start, end in ranges)
        for span in says(claim)
        for at, char in enumerate(span.exact, start=span.start)
    )


def _telling(finding: Finding) -> tuple[Difference, ...]:
    """The differences worth a mark: in a conflict those that cannot both hold, if there are any."""
    clashing = tuple(d for d in finding.differences if not d.compatible)
    return clashing if finding.relation == "conflict" and clashing else finding.differences


def _places(value: DifferenceValue, claim: Claim) -> list[Mark]:
    """Where a value stands; a value that is the whole quotation marks nothing in it."""
    found = _range(value, claim)
    if found is None:
        return [value.text] if inline(value.text) else []
    start, end = found
    if any(start <= span.start and span.end <= end for span in says(claim)):
        return []
    return [found]


def _range(value: DifferenceValue, claim: Claim) -> Range | None:
    """Where a value stands in the claim's quotation, if it does."""
    for span in says(claim):
        if value.span is not None:
            if value.span.start < span.end and span.start < value.span.end:
                return value.span.start, value.span.end
        elif value.text and (at := span.exact.find(value.text)) >= 0:
            return span.start + at, span.start + at + len(value.text)
    return None


def _turns(claims: Iterable[Claim]) -> dict[str, list[Mark]]:
    """The words that negate or deny: what two wordings that share little differ in."""
    return {
        claim.id: [
            (span.start + start, span.start + end)
            for span in says(claim)
            for start, end in (*negations(span.exact), *denials(span.exact))
        ]
        for claim in claims
    }


def _word_marks(finding: Finding, by_id: dict[str, Claim]) -> tuple[float, dict[str, list[Mark]]]:
    """How alike the first claims of the first two positions are, and the words they don't share."""
    firsts = [position.claims[0] for position in finding.positions[:2] if position.claims]
    sides = [by_id[key] for key in firsts if key in by_id]
    if len(sides) < 2 or not all(says(claim) for claim in sides):
        return 0, {}
    left, right = (says(claim)[0] for claim in sides)
    here, there = words(left.exact), words(right.exact)
    # By their stems: "extends" and "extend" differ in nothing that matters.
    matcher = SequenceMatcher(None, [w.stem for w in here], [w.stem for w in there], autojunk=False)
    found: dict[str, list[Mark]] = {sides[0].id: [], sides[1].id: []}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found[sides[0].id] += [(left.start + w.start, left.start + w.end) for w in here[a:b]]
            found[sides[1].id] += [(right.start + w.start, right.start + w.end) for w in there[c:d]]
    return matcher.ratio(), found


def _pieces(body: str, start: int, end: int, marked: list[Range]) -> list[Piece]:
    """Words of the body cut at the marks; a mark that goes beyond them is cut to them."""
    inside = [any(a <= at < b for a, b in marked) for at in range(start, end)]
    edges = [at for at in range(1, len(inside)) if inside[at] != inside[at - 1]]
    bounds = [0, *edges, len(inside)] if inside else [0]
    return [Piece(body[start + a : start + b], inside[a]) for a, b in pairwise(bounds)]
