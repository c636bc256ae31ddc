"""The words of a claim as its article has them, with those marked in which the claims differ.

`pieces` cuts a quotation at the marks; `marks` finds them: where the comparison says what differs,
its spans; where it gives no span, the value's text; for a conflict that names no value, the words
that one quotation has and the other hasn't.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from claimdiff.language.words import words
from claimdiff.reports.visible import inline
from claimdiff.result import Claim, Difference, DifferenceValue, Finding, Span

Range = tuple[int, int]

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
    """A stretch of a quotation; ``marked`` where the claims differ."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim's own wording around its quotation.

    Attributes:
        own: All of it, where the quotation is worded otherwise.
        before: What it says before the quotation.
        after: What it says after it.
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
    same = text.strip(_ENDS).casefold() == words.strip(_ENDS).casefold()
    return Frame("" if same else text, "", "")


def _worded(text: str) -> str:
    """The text if there is a word in it: a lone full stop says nothing."""
    return text.strip() if any(char.isalnum() for char in text) else ""


def plain(text: str) -> tuple[Piece, ...]:
    """Words with no mark, in quotation marks."""
    return enclosed((Piece(text),))


def pieces(claim: Claim, marked: list[Range]) -> tuple[Piece, ...]:
    """The claim's quotation in quotation marks, cut where marks begin and end."""
    cut: list[Piece] = []
    for span in says(claim):
        if cut:
            cut.append(Piece(GAP))
        cut.extend(_pieces(span, marked))
    around = frame(claim)
    return enclosed(tuple(cut), framed=bool(around.before or around.after))


def enclosed(cut: tuple[Piece, ...], *, framed: bool = False) -> tuple[Piece, ...]:
    """The words in quotation marks, unless they bring their own.

    Within the claim's own wording they stand in angle marks: `Ames says ‹it will wait›` is the
    article's reported speech and must not look like Ames's own words.
    """
    if not cut or cut[0].text.startswith(_OPENING):
        return cut
    first, last = _FRAMED if framed else _QUOTED
    return (Piece(first), *cut, Piece(last))


def marks(finding: Finding, claims: list[Claim]) -> dict[str, list[Range]]:
    """The ranges to mark, by claim; offsets count the body of the claim's article."""
    found: dict[str, list[Range]] = {claim.id: [] for claim in claims}
    by_id = {claim.id: claim for claim in claims}
    for difference in _telling(finding):
        for values in difference.values.values():
            for value in values:
                if value.claim in by_id:
                    found[value.claim] += _places(value, by_id[value.claim])
    if finding.relation == "conflict" and not any(found.values()):
        return found | _word_marks(finding, by_id)
    return found


def _telling(finding: Finding) -> tuple[Difference, ...]:
    """The differences worth a mark: in a conflict those that cannot both hold, if there are any."""
    clashing = tuple(d for d in finding.differences if not d.compatible)
    return clashing if finding.relation == "conflict" and clashing else finding.differences


def _places(value: DifferenceValue, claim: Claim) -> list[Range]:
    """Where a value stands; a value that is the whole quotation marks nothing in it."""
    if value.span is not None:
        whole = any(_covers(value.span, span) for span in says(claim))
        return [] if whole else [(value.span.start, value.span.end)]
    for span in says(claim):
        at = span.exact.find(value.text) if value.text else -1
        if at >= 0 and value.text != span.exact:
            return [(span.start + at, span.start + at + len(value.text))]
    return []


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _word_marks(finding: Finding, by_id: dict[str, Claim]) -> dict[str, list[Range]]:
    """The words that the first claims of the first two positions do not share."""
    sides = [by_id[position.claims[0]] for position in finding.positions[:2] if position.claims]
    if len(sides) < 2 or not all(says(claim) for claim in sides):
        return {}
    left, right = (says(claim)[0] for claim in sides)
    here, there = words(left.exact), words(right.exact)
    matcher = SequenceMatcher(None, [w.norm for w in here], [w.norm for w in there], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return {}
    found: dict[str, list[Range]] = {sides[0].id: [], sides[1].id: []}
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
