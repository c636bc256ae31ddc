"""Judge: two articles with their claims in, what is the same, what conflicts, what is told where.

The model is told neither article's outlet, title nor order, and answers in numbers only. A link
that names no claim, or stands twice, is listed with its reason; whether a link holds is for
`claimdiff.comparing` to check.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from pydantic import JsonValue, ValidationError

from claimdiff.comparing.verdict import Link, Side, Verdict
from claimdiff.engines.llm import enclose, tokens
from claimdiff.engines.llm.ask import Desk, Question
from claimdiff.engines.llm.failures import TruncatedError, UnusableError
from claimdiff.engines.llm.items import describe, rejected
from claimdiff.engines.llm.price import total
from claimdiff.engines.llm.prompts import Part
from claimdiff.engines.llm.schema import (
    ConflictAnswer,
    FoundAnswer,
    JudgeAnswer,
    JudgeShell,
    PairAnswer,
    strict_schema,
)
from claimdiff.engines.llm.split import CLAIMS_BUDGET, JUDGE_BUDGET, halves, pieces, runs
from claimdiff.result import Claim, Ungrounded, Usage

SCORE = 0.94
"""A model's word that two claims belong together, as a probability: of the 30 links in the recorded
answers that the stories' gold can tell of, 29 are right, all conflicts among them. So few prove no
0.97; this is (29 + 1) / (30 + 2), Laplace's rule of succession (95 % interval: 0.83 to 0.99)."""
CLAIM_NUMBER = 3
"""Tokens of the number and the line break around a claim in a question."""
CLAIM_OUTPUT = 12
"""Tokens an answer has for a claim, for estimates: a pair takes eight."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of one side: a run of sentences and the claims (by index) that they say."""

    side: Side
    sentences: Sequence[int]
    claims: Sequence[int]


@dataclass
class _Notes:
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    reported: dict[str, tuple[int, ...]] = field(default_factory=dict)
    ungrounded: list[Ungrounded] = field(default_factory=list)


def questions(desk: Desk, left: Side, right: Side) -> list[Question]:
    """All that is asked about two sides: one question when they fit."""
    return [_question(desk, one, other) for one in _pieces(left) for other in _pieces(right)]


def judge(desk: Desk, left: Side, right: Side) -> Verdict:
    """Ask how the claims of two sides relate.

    Raises:
        ClaimdiffError: A question was not answered; no part of a judgement passes for the whole.
    """
    if not left.claims and not right.claims:
        return Verdict()
    answers = [
        answer
        for one in _pieces(left)
        for other in _pieces(right)
        for answer in _judge_pieces(desk, one, other)
    ]
    joined = _Notes()
    for notes, _ in answers:
        joined.links |= notes.links
        joined.ungrounded += notes.ungrounded
        for claim, numbers in notes.reported.items():
            known = joined.reported.get(claim, ())
            joined.reported[claim] = tuple(sorted({*known, *numbers}))
    linked = {claim for pair in joined.links for claim in pair}
    return Verdict(
        links=tuple(joined.links.values()),
        reported={claim: at for claim, at in joined.reported.items() if claim not in linked},
        searched=True,
        ungrounded=tuple(joined.ungrounded),
        usage=total(usage for _, usage in answers),
    )


def judge_both_ways(desk: Desk, left: Side, right: Side) -> Verdict:
    """Ask in both orders; a link that the other order does not confirm is listed, not kept."""
    straight, swapped = judge(desk, left, right), judge(desk, right, left)
    kept = {(link.right, link.left, link.relation) for link in swapped.links}
    ids = {(link.left, link.right, link.relation) for link in straight.links}
    flipped = [link for link in straight.links if _names(link) not in kept]
    flipped += [
        replace(link, left=link.right, right=link.left)
        for link in swapped.links
        if (link.right, link.left, link.relation) not in ids
    ]
    listed = [_flip(left, link) for link in flipped]
    return Verdict(
        links=tuple(link for link in straight.links if _names(link) in kept),
        reported={**swapped.reported, **straight.reported},
        searched=True,
        ungrounded=(*straight.ungrounded, *swapped.ungrounded, *listed),
        usage=total([straight.usage, swapped.usage]),
    )


def _names(link: Link) -> tuple[str, str, str]:
    return link.left, link.right, link.relation


def _flip(left: Side, link: Link) -> Ungrounded:
    reason = f"the model called them {link.relation} in one order of the articles only"
    return Ungrounded(
        article=left.article.id, kind="link", text=f"{link.left} {link.right}", reason=reason
    )


def _judge_pieces(
    desk: Desk, left: _Piece, right: _Piece, *, again: bool = True
) -> list[tuple[_Notes, Usage]]:
    """An answer on two pieces; one that is cut off is asked again by halves of the left, once."""
    try:
        return [desk.ask(_question(desk, left, right), partial(_notes, left, right))]
    except TruncatedError as error:
        if not again or len(left.claims) < 2:
            raise
        wasted = error.usage
    parts = [
        part
        for half in halves(left.claims)
        for part in _judge_pieces(desk, replace(left, claims=half), right, again=False)
    ]
    first, usage = parts[0]
    return [(first, total([wasted, usage])), *parts[1:]]


def _pieces(side: Side) -> list[_Piece]:
    """A side in pieces that fit, by its sentences and by its claims."""
    return [part for piece in _by_sentences(side) for part in _by_claims(piece)]


def _by_claims(piece: _Piece) -> list[_Piece]:
    """A piece as it is; or, of a model that claims more than the sentences say, several."""
    lines = [_line(piece.side.claims[index]) for index in piece.claims]
    if sum(len(line.encode()) + CLAIM_NUMBER for line in lines) <= CLAIMS_BUDGET:
        return [piece]  # a token has a byte at least
    found = runs([tokens.count(line) + CLAIM_NUMBER for line in lines], CLAIMS_BUDGET)
    if len(found) <= 1:
        return [piece]
    return [replace(piece, claims=[piece.claims[at] for at in run]) for run in found]


def _by_sentences(side: Side) -> list[_Piece]:
    """A side in pieces whose sentences fit; each claim is with the first that says it."""
    cut = pieces(side.article, JUDGE_BUDGET).runs
    if len(cut) <= 1:
        return [_Piece(side, cut[0] if cut else (), range(len(side.claims)))]
    starts = [side.article.sentences[run[0]].start for run in cut]
    places = [min(span.start for span in claim.spans) for claim in side.claims]
    homes = [max(0, sum(start <= place for start in starts) - 1) for place in places]
    return [
        _Piece(side, run, [index for index, home in enumerate(homes) if home == number])
        for number, run in enumerate(cut)
    ]


def _question(desk: Desk, left: _Piece, right: _Piece) -> Question:
    one, other = _part("left", left), _part("right", right)
    tag = enclose.tag("judge", [one.body, one.claims, other.body, other.claims])
    return Question(
        task="judge",
        system=desk.prompts.render("judge/system"),
        user=desk.prompts.render("judge/user", tag=tag, left=one, right=other),
        schema=strict_schema(JudgeAnswer),
        output_tokens=CLAIM_OUTPUT * (_claims(left) + _claims(right)),
    )


def _claims(piece: _Piece) -> int:
    """How many claims to reckon with; one a sentence where a plan does not know them yet."""
    return len(piece.claims) or len(piece.sentences)


def _part(name: str, piece: _Piece) -> Part:
    body = enclose.sentences(piece.side.article, piece.sentences)
    lines = [f"{index + 1} {_line(piece.side.claims[index])}" for index in piece.claims]
    return Part(name, body, "\n".join(lines))


def _line(claim: Claim) -> str:
    """A claim with who says it, since one and the same thing said by two is not one fact."""
    speaker = f" ({claim.speaker.name})" if claim.speaker else ""
    return enclose.one_line(claim.text + speaker)


def _notes(left: _Piece, right: _Piece, answer: JsonValue) -> _Notes:
    """Turn an answer into links by claim id.

    Raises:
        UnusableError: It has not the shape.
    """
    try:
        shell = JudgeShell.model_validate(answer)
    except ValidationError as error:
        raise UnusableError(describe(error)) from None
    notes, reader = _Notes(), _Reader(left, right)
    for item in shell.conflict:  # before the others: a pair in both lists is a conflict
        reader.link(item, ConflictAnswer, notes)
    for item in shell.same:
        reader.link(item, PairAnswer, notes)
    for item in shell.l_in_r:
        reader.found(item, left, right, notes)
    for item in shell.r_in_l:
        reader.found(item, right, left, notes)
    return notes


class _Reader:
    """Reads the items of one answer against the pieces that were sent."""

    def __init__(self, left: _Piece, right: _Piece) -> None:
        self._left = left
        self._right = right

    def link(self, item: JsonValue, shape: type[PairAnswer], notes: _Notes) -> None:
        """Enter a pair, or why it is none."""
        try:
            pair = shape.model_validate(item)
            left, right = _claim(self._left, pair.l), _claim(self._right, pair.r)
            _once(notes, left, right)
        except ValueError as error:
            notes.ungrounded.append(rejected(self._left.side.article.id, "link", item, error))
        else:
            notes.links[left, right] = _link(left, right, pair)

    def found(self, item: JsonValue, own: _Piece, other: _Piece, notes: _Notes) -> None:
        """Enter the sentences of the other article that tell a claim, or why they don't count."""
        try:
            found = FoundAnswer.model_validate(item)
            claim = _claim(own, found.c)
            numbers = _numbers(other, found.s)
        except ValueError as error:
            notes.ungrounded.append(rejected(own.side.article.id, "link", item, error))
        else:
            notes.reported[claim] = numbers


def _claim(piece: _Piece, number: int) -> str:
    if number - 1 not in piece.claims:
        raise ValueError(f"there is no claim {number}")
    return piece.side.claims[number - 1].id


def _numbers(piece: _Piece, given: Sequence[int]) -> tuple[int, ...]:
    for number in given:
        if number - 1 not in piece.sentences:
            raise ValueError(f"there is no sentence {number}")
    return tuple(sorted({number - 1 for number in given}))


def _once(notes: _Notes, left: str, right: str) -> None:
    if (left, right) in notes.links:
        raise ValueError("it is there twice")


def _link(left: str, right: str, pair: PairAnswer) -> Link:
    if isinstance(pair, ConflictAnswer):
        return Link(left, right, "conflicting", SCORE, pair.a)
    return Link(left, right, "same", SCORE)
