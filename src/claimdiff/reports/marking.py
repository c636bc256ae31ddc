"""The words of a claim as its article has them, with those marked in which the claims differ.

`pieces` shows a claim within its sentence (‹ › around its words, what they mean in brackets) and
cuts it at the marks; of version 1, whose claims were written, their wording. `marks` finds the
marks: where the comparison says what differs, its spans; where it gives no span, the value's text;
for a conflict that names no value within the quotations, the words that one has and the other
hasn't, or those that negate.
"""

import re
from collections.abc import Iterable
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


def pieces(
    claim: Claim, marked: Iterable[Mark], article: Article | None = None
) -> tuple[Piece, ...]:
    """The claim's words in its sentence, or of version 1 in its frame, cut at the marks."""
    if claim.sentence:
        return _in_sentence(claim, [mark for mark in marked if isinstance(mark, tuple)], article)
    around, ranges = frame(claim), [mark for mark in marked if isinstance(mark, tuple)]
    cut: list[Piece] = []
    for span in says(claim):
        if cut:
            cut.append(Piece(GAP))
        cut.extend(_pieces(span, ranges))
    quoted = enclosed(tuple(cut), framed=bool(around.before or around.after))
    return (*_around(around.before, marked), *quoted, *_around(around.after, marked))


def _in_sentence(claim: Claim, marked: list[Range], article: Article | None) -> tuple[Piece, ...]:
    """The sentence with the claim's stretches between angle marks; in quotation marks if whole."""
    spans = says(claim)
    cuts = [(span, _with_referents(span, claim, marked)) for span in spans]
    if article is None or _is_whole(claim, article):
        joined = [piece for at, (_, cut) in enumerate(cuts) for piece in (*_gap(at), *cut)]
        return enclosed(tuple(joined))
    opening, closing = Piece(_FRAMED[0]), Piece(_FRAMED[1])
    shown: list[Piece] = []
    at = article.sentences[claim.sentence[0]].start
    for span, cut in cuts:
        shown += [Piece(article.body[at : span.start], around=True), opening, *cut, closing]
        at = span.end
    end = article.sentences[claim.sentence[-1]].end
    shown.append(Piece(article.body[at:end], around=True))
    return tuple(piece for piece in shown if piece.text)


def _gap(at: int) -> tuple[Piece, ...]:
    return (Piece(GAP),) if at else ()


def _is_whole(claim: Claim, article: Article) -> bool:
    """Whether no word of its sentences stands outside a claim."""
    first, last = (article.sentences[claim.sentence[at]] for at in (0, -1))
    spans = says(claim)
    outside = [article.body[first.start : spans[0].start], article.body[spans[-1].end : last.end]]
    outside += [article.body[one.end : other.start] for one, other in pairwise(spans)]
    return not any(char.isalnum() for text in outside for char in text)


def _with_referents(span: Span, claim: Claim, marked: list[Range]) -> list[Piece]:
    """The words of a span cut at the marks, with what they mean in brackets behind them."""
    shown: list[Piece] = []
    at = span.start
    for one in claim.referents:
        if span.start <= one.start and one.end <= span.end:
            shown += _pieces(_part(span, at, one.end), marked)
            shown.append(Piece(f" [{one.means}]", around=True))
            at = one.end
    return shown + (_pieces(_part(span, at, span.end), marked) if at < span.end else [])


def _part(span: Span, start: int, end: int) -> Span:
    exact = span.exact[start - span.start : end - span.start]
    return Span(start=start, end=end, exact=exact)


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


def marks(finding: Finding, claims: list[Claim]) -> dict[str, list[Mark]]:
    """What to mark, by claim; offsets count the body of the claim's article."""
    found: dict[str, list[Mark]] = {claim.id: [] for claim in claims}
    by_id = {claim.id: claim for claim in claims}
    for difference in _telling(finding):
        for values in difference.values.values():
            for value in values:
                if value.claim in by_id:
                    found[value.claim] += _places(value, by_id[value.claim])
    if finding.relation == "conflict" and not any(found.values()):
        return found | (_word_marks(finding, by_id) or _turns(claims))
    return found


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


def _word_marks(finding: Finding, by_id: dict[str, Claim]) -> dict[str, list[Mark]]:
    """The words that the first claims of the first two positions do not share."""
    sides = [by_id[position.claims[0]] for position in finding.positions[:2] if position.claims]
    if len(sides) < 2 or not all(says(claim) for claim in sides):
        return {}
    left, right = (says(claim)[0] for claim in sides)
    here, there = words(left.exact), words(right.exact)
    # By their stems: "extends" and "extend" differ in nothing that matters.
    matcher = SequenceMatcher(None, [w.stem for w in here], [w.stem for w in there], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return {}
    found: dict[str, list[Mark]] = {sides[0].id: [], sides[1].id: []}
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found[sides[0].id] += [(left.start + w.start, left.start + w.end) for w in here[a:b]]
            found[sides[1].id] += [(right.start + w.start, right.start + w.end) for w in there[c:d]]
    return found


def _pieces(span: Span, marked: list[Range]) -> list[Piece]:
    """One span cut at the marks; a mark outside the span is cut to it or left out."""
    inside = [False] * len(span.exact)
    for start, end in marked:
        for at in range(max(start, span.start), min(end, span.end)):
            inside[at - span.start] = True
    cut: list[Piece] = []
    begin = 0
    for at in range(1, len(inside) + 1):
        if at == len(inside) or inside[at] != inside[begin]:
            cut.append(Piece(span.exact[begin:at], inside[begin]))
            begin = at
    return cut
