"""Judge: two articles with their claims in; what is the same, what conflicts, what is told where.

The model is told titles and times of publication, neither outlet nor order. What it says is
believed: nothing here asks whether a link holds. An item that names no claim or sentence is
listed with its reason and spoils no other.
"""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from operator import attrgetter

from pydantic import JsonValue

from claimdiff.engines.contract import Clash, Link, Side, Verdict
from claimdiff.engines.llm import delimiters
from claimdiff.engines.llm.failures import UnusableError
from claimdiff.engines.llm.prompts import Part
from claimdiff.engines.llm.schema import (
    ClashAnswer,
    JudgeAnswer,
    Reading,
    RowAnswer,
    read_as,
    strict_schema,
)
from claimdiff.engines.llm.session import Question, Session
from claimdiff.engines.llm.split import CLAIMS_BUDGET, JUDGE_BUDGET, fitting, in_halves, pieces
from claimdiff.result import Usage

CLAIM_OUTPUT = 12
"""Tokens an answer has for a claim, for estimates: half of the claims have a row of 25."""

_SCHEMA = strict_schema(JudgeAnswer)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of one side: a run of sentences and the claims (by index) that they say."""

    side: Side
    sentences: Sequence[int]
    claims: Sequence[int]


def questions(session: Session, left: Side, right: Side) -> list[Question]:
    """All that is asked about two sides: one question when they fit."""
    return [_question(session, *pair) for pair in product(_pieces(left), _pieces(right))]


def judge(session: Session, left: Side, right: Side) -> Verdict:
    """Ask how the claims of two sides relate.

    Raises:
        ClaimdiffError: A question was not answered; no part of a judgement passes for the whole.
    """
    if not left.claims and not right.claims:
        return Verdict()
    found: list[Verdict] = []
    for one, other in product(_pieces(left), _pieces(right)):
        ask = partial(_judge_piece, session, one, other)
        found += in_halves(ask, one.claims, lambda usage: Verdict(usage=usage))
    return _joined(found)


def _judge_piece(session: Session, left: _Piece, right: _Piece, claims: Sequence[int]) -> Verdict:
    part = replace(left, claims=claims)
    asked = _question(session, part, right)
    verdict, usage = session.ask(asked, partial(_verdict, part, right))
    return replace(verdict, usage=usage)


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


def _union(
    one: dict[str, tuple[int, ...]], other: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    return {key: tuple(sorted({*one.get(key, ()), *other.get(key, ())})) for key in (one | other)}


def _pieces(side: Side) -> list[_Piece]:
    """A side in pieces that fit; each claim is with the first sentences that say it."""
    cut: list[range] = pieces(side.article, JUDGE_BUDGET) or [range(0)]
    starts = [side.article.sentences[run[0]].start for run in cut[1:]]
    homes: list[list[int]] = [[] for _ in cut]
    for at, claim in enumerate(side.claims):
        first = min(claim.spans, key=attrgetter("start"))
        homes[bisect(starts, first.start)].append(at)
    found: list[_Piece] = []
    for sentences, claims in zip(cut, homes, strict=True):
        # A model may claim more than the sentences say.
        parts = fitting([_numbered(side, at) for at in claims], CLAIMS_BUDGET) or [range(0)]
        found += [_Piece(side, sentences, [claims[at] for at in part]) for part in parts]
    return found


def _question(session: Session, left: _Piece, right: _Piece) -> Question:
    # One claim a sentence where a plan does not know them yet.
    claims = sum(len(piece.claims) or len(piece.sentences) for piece in (left, right))
    one, other = _part("left", left), _part("right", right)
    tag = delimiters.tag("judge", [one.body, one.claims, other.body, other.claims])
    return Question(
        task="judge",
        system=session.prompts.render("judge/system"),
        user=session.prompts.render("judge/user", tag=tag, left=one, right=other),
        schema=_SCHEMA,
        output_tokens=CLAIM_OUTPUT * claims,
    )


def _part(name: str, piece: _Piece) -> Part:
    article = piece.side.article
    lines = "\n".join(_numbered(piece.side, index) for index in piece.claims)
    body = delimiters.sentences(article, piece.sentences)
    return Part(name, delimiters.head(article), body, lines)


def _numbered(side: Side, index: int) -> str:
    """A claim with who says it, since one thing said by two is not one fact, and its kind."""
    claim = side.claims[index]
    known = [claim.speaker.name] if claim.speaker else []
    if claim.certainty not in ("stated", "reported"):
        known.append(claim.certainty)
    aside = f" ({'; '.join(known)})" if known else ""
    return f"{index + 1} {delimiters.one_line(claim.text + aside)}"


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
    links = _links(left, right, found.rows)
    told: dict[str, tuple[int, ...]] = {}
    for claim, numbers in (
        *((_id(left, row.l), row.told) for row in found.rows),
        *((_id(right, item.r), item.told) for item in found.right),
    ):
        if numbers:
            told = _union(told, {claim: tuple(number - 1 for number in numbers)})
    if len(reading.aside) > len(links) + len(told):
        raise UnusableError("most of its pairs name claims or sentences that are not there")
    return Verdict(links, told, ungrounded=tuple(reading.aside))


def _links(left: _Piece, right: _Piece, rows: Iterable[RowAnswer]) -> tuple[Link, ...]:
    """The links of an answer, each once; of two links of one pair the one that clashes."""
    links: dict[tuple[str, str], Link] = {}
    for row in rows:
        one = _id(left, row.l)
        clashes = {_id(right, clash.r): _clash(clash) for clash in row.clash}
        for other in (*(_id(right, number) for number in row.same), *clashes):
            if other in clashes or (one, other) not in links:
                links[one, other] = Link(one, other, 0, ("model",), clashes.get(other))
    return tuple(links.values())


def _id(piece: _Piece, number: int) -> str:
    return piece.side.claims[number - 1].id


def _clash(found: ClashAnswer) -> Clash:
    if found.a == "l-newer":
        return Clash("quantity", found.lv, found.rv, "left")
    if found.a == "r-newer":
        return Clash("quantity", found.lv, found.rv, "right")
    return Clash(found.a, found.lv, found.rv)
