"""Judge: two articles with their claims in; what is the same, what conflicts, what is told where.

The model is told titles and times of publication, neither outlet nor order. What it says is
believed: nothing here asks whether a link holds. An item that names no claim or sentence is
listed with its reason and spoils no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pydantic import JsonValue

from claimdiff.engines.contract import Clash, Link, Place, Side, Verdict
from claimdiff.engines.llm import delimiters, tokens
from claimdiff.engines.llm.failures import TruncatedError, UnusableError
from claimdiff.engines.llm.prompts import Part
from claimdiff.engines.llm.schema import ClashAnswer, JudgeAnswer, Reading, read_as, strict_schema
from claimdiff.engines.llm.session import Question, Session
from claimdiff.engines.llm.split import CLAIMS_BUDGET, JUDGE_BUDGET, halves, pieces, runs
from claimdiff.result import Claim, Usage

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


def questions(session: Session, left: Side, right: Side) -> list[Question]:
    """All that is asked about two sides: one question when they fit."""
    return [_question(session, one, other) for one in _pieces(left) for other in _pieces(right)]


def judge(session: Session, left: Side, right: Side) -> Verdict:
    """Ask how the claims of two sides relate.

    Raises:
        ClaimdiffError: A question was not answered; no part of a judgement passes for the whole.
    """
    if not left.claims and not right.claims:
        return Verdict()
    return _joined(
        verdict
        for one in _pieces(left)
        for other in _pieces(right)
        for verdict in _judge_pieces(session, one, other)
    )


def _joined(verdicts: Iterable[Verdict]) -> Verdict:
    """Verdicts on the same articles as one; of two links of one pair the first counts."""
    parts, told = list(verdicts), dict[str, tuple[int, ...]]()
    links: dict[tuple[str, str], Link] = {}
    for part in parts:
        told = _union(told, part.told)
        for link in part.links:
            links.setdefault((link.left, link.right), link)
    return Verdict(
        links=tuple(links.values()),
        told=told,
        read=True,
        ungrounded=tuple(one for part in parts for one in part.ungrounded),
        usage=Usage.total(part.usage for part in parts),
    )


def judge_both_ways(session: Session, left: Side, right: Side) -> Verdict:
    """Ask in both orders, and believe each answer where it is the safer.

    What either order calls the same is; a conflict needs both, else its claims are the same.
    """
    straight, swapped = judge(session, left, right), _mirrored(judge(session, right, left))
    clashing = [
        {(link.left, link.right) for link in verdict.links if link.clash}
        for verdict in (swapped, straight)
    ]
    both = clashing[0] & clashing[1]
    joined = _joined([straight, swapped])
    links = tuple(
        link if (link.left, link.right) in both else replace(link, clash=None)
        for link in joined.links
    )
    return replace(joined, links=links)


def _mirrored(verdict: Verdict) -> Verdict:
    """A verdict with left and right in each other's place."""
    links = tuple(
        replace(link, left=link.right, right=link.left, clash=link.clash and _turned(link.clash))
        for link in verdict.links
    )
    return replace(verdict, links=links)


def _turned(clash: Clash) -> Clash:
    return Clash(clash.aspect, clash.right, clash.left, clash.newer and _OTHER[clash.newer])


_OTHER: dict[Place, Place] = {"left": "right", "right": "left"}


def _union(
    one: dict[str, tuple[int, ...]], other: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    return {key: tuple(sorted({*one.get(key, ()), *other.get(key, ())})) for key in (one | other)}


def _judge_pieces(
    session: Session, left: _Piece, right: _Piece, *, again: bool = True
) -> list[Verdict]:
    """An answer on two pieces; one that is cut off is asked again by halves of the left, once."""
    try:
        verdict, usage = session.ask(
            _question(session, left, right), partial(_verdict, left, right)
        )
    except TruncatedError as error:
        if not again or len(left.claims) < 2:
            raise
        wasted = Verdict(usage=error.usage)
    else:
        return [replace(verdict, usage=usage)]
    parts = (
        _judge_pieces(session, replace(left, claims=half), right, again=False)
        for half in halves(left.claims)
    )
    return [wasted, *(verdict for part in parts for verdict in part)]


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


def _question(session: Session, left: _Piece, right: _Piece) -> Question:
    one, other = _part("left", left), _part("right", right)
    tag = delimiters.tag("judge", [one.body, one.claims, other.body, other.claims])
    return Question(
        task="judge",
        system=session.prompts.render("judge/system"),
        user=session.prompts.render("judge/user", tag=tag, left=one, right=other),
        schema=strict_schema(JudgeAnswer),
        output_tokens=CLAIM_OUTPUT * (_claims(left) + _claims(right)),
    )


def _claims(piece: _Piece) -> int:
    """How many claims to reckon with; one a sentence where a plan does not know them yet."""
    return len(piece.claims) or len(piece.sentences)


def _part(name: str, piece: _Piece) -> Part:
    article = piece.side.article
    lines = [f"{index + 1} {_line(piece.side.claims[index])}" for index in piece.claims]
    body = delimiters.sentences(article, piece.sentences)
    return Part(name, delimiters.head(article), body, "\n".join(lines))


def _line(claim: Claim) -> str:
    """A claim with who says it, since one thing said by two is not one fact, and its kind."""
    known = [claim.speaker.name] if claim.speaker else []
    if claim.certainty not in ("stated", "reported"):
        known.append(claim.certainty)
    aside = f" ({'; '.join(known)})" if known else ""
    return delimiters.one_line(claim.text + aside)


def _verdict(left: _Piece, right: _Piece, answer: JsonValue) -> Verdict:
    """An answer on two pieces as links and places by claim id.

    Raises:
        UnusableError: It has not the shape, or most of what it names does not exist.
    """
    reading = Reading(
        left.side.article.id,
        {
            f"{name} {what}": {number + 1 for number in numbers}
            for name, piece in (("left", left), ("right", right))
            for what, numbers in (("claim", piece.claims), ("sentence", piece.sentences))
        },
    )
    found = read_as(JudgeAnswer, answer, reading)
    links: dict[tuple[str, str], Link] = {}
    told: dict[str, tuple[int, ...]] = {}
    for row in found.rows:
        one = _id(left, row.l)
        clashes = {_id(right, clash.r): _clash_of(clash) for clash in row.clash}
        for other in dict.fromkeys([*(_id(right, number) for number in row.same), *clashes]):
            if other in clashes or (one, other) not in links:
                links[one, other] = Link(one, other, SCORE, ("model",), clashes.get(other))
        told = _union(told, {one: tuple(number - 1 for number in row.told)})
    for item in found.right:
        told = _union(told, {_id(right, item.r): tuple(number - 1 for number in item.told)})
    told = {claim: places for claim, places in told.items() if places}
    if len(reading.aside) > len(links) + len(told):
        raise UnusableError("most of its pairs name claims or sentences that are not there")
    return Verdict(tuple(links.values()), told, ungrounded=tuple(reading.aside))


def _id(piece: _Piece, number: int) -> str:
    return piece.side.claims[number - 1].id


def _clash_of(found: ClashAnswer) -> Clash:
    if found.a == "l-newer":
        return Clash("quantity", found.lv, found.rv, "left")
    if found.a == "r-newer":
        return Clash("quantity", found.lv, found.rv, "right")
    return Clash(found.a, found.lv, found.rv)
