"""Judge: two articles with their claims in; what is the same, what conflicts, what is told where.

The model is told titles and times of publication, neither outlet nor order. What it says is
believed: nothing here asks whether a link holds. An item that names no claim or sentence is
listed with its reason and spoils no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from pydantic import JsonValue, ValidationError

from claimdiff.engines.contract import Clash, Link, Side, Verdict
from claimdiff.engines.llm import enclose, tokens
from claimdiff.engines.llm.ask import Desk, Question
from claimdiff.engines.llm.failures import TruncatedError, UnusableError
from claimdiff.engines.llm.items import describe, rejected
from claimdiff.engines.llm.price import total
from claimdiff.engines.llm.prompts import Part
from claimdiff.engines.llm.schema import (
    ClashAnswer,
    JudgeAnswer,
    JudgeShell,
    RowShell,
    ToldAnswer,
    strict_schema,
    whole,
)
from claimdiff.engines.llm.split import CLAIMS_BUDGET, JUDGE_BUDGET, halves, pieces, runs
from claimdiff.result import Claim, Ungrounded, Usage

SCORE = 0.94
"""A model's word that two claims belong together, as a probability."""
CLAIM_NUMBER = 3
"""Tokens of the number and the line break around a claim in a question."""
CLAIM_OUTPUT = 12
"""Tokens an answer has for a claim, for estimates: half of the claims have a row of 25."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of one side: a run of sentences and the claims (by index) that they say."""

    side: Side
    sentences: Sequence[int]
    claims: Sequence[int]


@dataclass
class _Notes:
    links: dict[tuple[str, str], Link] = field(default_factory=dict)
    told: dict[str, tuple[int, ...]] = field(default_factory=dict)
    ungrounded: list[Ungrounded] = field(default_factory=list)

    def add(self, other: "_Notes") -> None:
        """Take in what an answer on other pieces of the same articles has."""
        self.links |= other.links
        self.told = _union(self.told, other.told)
        self.ungrounded += other.ungrounded


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
        joined.add(notes)
    return Verdict(
        links=tuple(joined.links.values()),
        told=joined.told,
        read=True,
        ungrounded=tuple(joined.ungrounded),
        usage=total(usage for _, usage in answers),
    )


def judge_both_ways(desk: Desk, left: Side, right: Side) -> Verdict:
    """Ask in both orders, and believe each answer where it is the safer.

    What either order calls the same is; a conflict needs both, else its claims are the same.
    """
    straight, swapped = judge(desk, left, right), _mirrored(judge(desk, right, left))
    both = _Notes(told=_union(straight.told, swapped.told))
    other = {(link.left, link.right): link for link in swapped.links}
    for link in straight.links:
        twin = other.pop((link.left, link.right), None)
        agreed = link.clash is None or (twin is not None and twin.clash is not None)
        both.links[link.left, link.right] = link if agreed else replace(link, clash=None)
    for key, link in other.items():
        both.links[key] = replace(link, clash=None)
    return Verdict(
        links=tuple(both.links.values()),
        told=both.told,
        read=True,
        ungrounded=(*straight.ungrounded, *swapped.ungrounded),
        usage=total([straight.usage, swapped.usage]),
    )


def _mirrored(verdict: Verdict) -> Verdict:
    """A verdict with left and right in each other's place."""
    links = tuple(
        replace(link, left=link.right, right=link.left, clash=link.clash and _turned(link.clash))
        for link in verdict.links
    )
    return replace(verdict, links=links)


def _turned(clash: Clash) -> Clash:
    return Clash(clash.aspect, clash.right, clash.left, clash.newer and _OTHER[clash.newer])


_Place = Literal["left", "right"]
_OTHER: dict[_Place, _Place] = {"left": "right", "right": "left"}


def _union(
    one: dict[str, tuple[int, ...]], other: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    return {key: tuple(sorted({*one.get(key, ()), *other.get(key, ())})) for key in (one | other)}


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
    article = piece.side.article
    lines = [f"{index + 1} {_line(piece.side.claims[index])}" for index in piece.claims]
    body = enclose.sentences(article, piece.sentences)
    return Part(name, enclose.head(article), body, "\n".join(lines))


def _line(claim: Claim) -> str:
    """A claim with who says it, since one thing said by two is not one fact, and its kind."""
    known = [claim.speaker.name] if claim.speaker else []
    if claim.certainty not in ("stated", "reported"):
        known.append(claim.certainty)
    aside = f" ({'; '.join(known)})" if known else ""
    return enclose.one_line(claim.text + aside)


def _notes(left: _Piece, right: _Piece, answer: JsonValue) -> _Notes:
    """Turn an answer into links by claim id.

    Raises:
        UnusableError: It has not the shape, or most of what it names does not exist.
    """
    try:
        shell = JudgeShell.model_validate(answer)
    except ValidationError as error:
        raise UnusableError(describe(error)) from None
    notes, reader = _Notes(), _Reader(left, right)
    for item in shell.rows:
        reader.row(item, notes)
    for item in shell.right:
        reader.told(item, notes)
    if len(notes.ungrounded) > len(notes.links) + len(notes.told):
        raise UnusableError("most of its pairs name claims or sentences that are not there")
    return notes


class _Reader:
    """Reads the rows of one answer against the pieces that were sent."""

    def __init__(self, left: _Piece, right: _Piece) -> None:
        self._left = left
        self._right = right

    def row(self, item: JsonValue, notes: _Notes) -> None:
        """Enter what the right has of one claim of the left."""
        try:
            row = RowShell.model_validate(item)
            left = _claim(self._left, row.l)
        except ValueError as error:
            self._reject(item, error, notes)
            return
        for one in row.same:
            self._link(left, one, notes)
        for one in row.clash:  # after the same: a pair in both lists clashes
            self._clash(left, one, notes)
        if row.told:
            self._tells(left, row.told, self._right, notes)

    def told(self, item: JsonValue, notes: _Notes) -> None:
        """Enter the sentences of the left that tell a claim of the right."""
        try:
            found = ToldAnswer.model_validate(item)
            claim = _claim(self._right, found.r)
        except ValueError as error:
            self._reject(item, error, notes)
        else:
            self._tells(claim, found.told, self._left, notes)

    def _link(self, left: str, item: JsonValue, notes: _Notes) -> None:
        number = whole(item)
        try:
            right = _claim(self._right, number if isinstance(number, int) else 0)
        except ValueError as error:
            self._reject(item, error, notes)
        else:
            notes.links.setdefault((left, right), Link(left, right, SCORE, ("model",)))

    def _clash(self, left: str, item: JsonValue, notes: _Notes) -> None:
        try:
            found = ClashAnswer.model_validate(item)
            right = _claim(self._right, found.r)
        except ValueError as error:
            self._reject(item, error, notes)
        else:
            notes.links[left, right] = Link(left, right, SCORE, ("model",), _clash_of(found))

    def _tells(
        self, claim: str, numbers: Sequence[JsonValue], other: _Piece, notes: _Notes
    ) -> None:
        """Enter the sentences of the other article that tell a claim."""
        places = set(notes.told.get(claim, ()))
        for item in numbers:
            number = whole(item)
            if isinstance(number, int) and number - 1 in other.sentences:
                places.add(number - 1)
            else:
                self._reject(item, ValueError(f"there is no sentence {item}"), notes)
        if places:
            notes.told[claim] = tuple(sorted(places))

    def _reject(self, item: JsonValue, error: ValueError, notes: _Notes) -> None:
        notes.ungrounded.append(rejected(self._left.side.article.id, "link", item, error))


def _claim(piece: _Piece, number: int) -> str:
    if number - 1 not in piece.claims:
        raise ValueError(f"there is no claim {number}")
    return piece.side.claims[number - 1].id


def _clash_of(found: ClashAnswer) -> Clash:
    if found.a == "l-newer":
        return Clash("quantity", found.lv, found.rv, "left")
    if found.a == "r-newer":
        return Clash("quantity", found.lv, found.rv, "right")
    return Clash(found.a, found.lv, found.rv)
