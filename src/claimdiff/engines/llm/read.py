"""Read: one article in, a draft out that points at its sentences and words.

The model names a sentence and, where that holds several facts, the clause's own words; it writes
no claim. Sentences that an answer passes over are asked for once more, by number. An item that
cannot be used is listed with its reason and spoils no other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from pydantic import JsonValue

from claimdiff.engines.contract import Draft, DraftClaim, DraftPoint, LeftOut, Pointed
from claimdiff.engines.llm import delimiters
from claimdiff.engines.llm.failures import TruncatedError, UnusableError
from claimdiff.engines.llm.schema import (
    KINDS,
    ClaimAnswer,
    ReadAnswer,
    Reading,
    read_as,
    strict_schema,
)
from claimdiff.engines.llm.session import Question, Session
from claimdiff.engines.llm.split import READ_BUDGET, in_halves, pieces
from claimdiff.result import Article, Failure, Usage

SENTENCE_OUTPUT = 41
"""Tokens an answer has for a sentence, for estimates: 1.5 claims of 27 tokens with abstract."""
MAX_POINTS = 6
"""Key points of a summary, as many as the prompt asks for at most."""
_SCHEMA = strict_schema(ReadAnswer)
_LEFT_OUT = (
    LeftOut("background", "caption, credit, heading or the like, as the model read it"),
    LeftOut("vague", "nothing to check, as the model read it"),
    LeftOut("opinion", "the writer's own judgement, as the model read it"),
)


def question(
    session: Session, article: Article, numbers: Sequence[int], only: Sequence[int] = ()
) -> Question:
    """What is asked about the sentences of these numbers, or about some of them alone."""
    head, body = delimiters.head(article), delimiters.sentences(article, numbers)
    named = ", ".join(str(number + 1) for number in only)
    tag = delimiters.tag("read", [head, body])
    return Question(
        task="read",
        system=session.prompts.render("read/system"),
        user=session.prompts.render("read/user", tag=tag, head=head, body=body, only=named),
        schema=_SCHEMA,
        output_tokens=SENTENCE_OUTPUT * len(only or numbers),
    )


def read(session: Session, article: Article) -> Draft:
    """Ask for the claims of an article, piece by piece where it is long, and join the answers.

    Raises:
        ClaimdiffError: A piece could not be read; no part of an article passes for the whole.
    """
    cut = pieces(article, READ_BUDGET)
    too_long = {*range(len(article.sentences))}.difference(*cut)
    piece = partial(_read_piece, session, article)
    runs = (in_halves(piece, run, lambda usage: Draft(usage=usage)) for run in cut)
    whole = _joined(chain.from_iterable(runs))
    message = f"A sentence is longer than {READ_BUDGET} tokens and was not sent to the model."
    failures = _failed(article, "too-long", message, sorted(too_long)) + whole.failures
    return replace(whole, points=whole.points[:MAX_POINTS], failures=failures)


def _joined(drafts: Iterable[Draft]) -> Draft:
    """Drafts of one article as one; the abstract is the first that there is: news comes first."""
    parts, claims, points = list(drafts), list[DraftClaim](), list[int]()
    left_out: dict[int, LeftOut] = {}
    for part in parts:
        points += [len(claims) + place for place in part.points]
        claims += part.claims
        left_out |= part.left_out
    return Draft(
        claims=tuple(claims),
        abstract=next((part.abstract for part in parts if part.abstract), ()),
        points=tuple(points),
        left_out=left_out,
        ungrounded=tuple(one for part in parts for one in part.ungrounded),
        failures=tuple(one for part in parts for one in part.failures),
        usage=Usage.total(part.usage for part in parts),
    )


def _read_piece(session: Session, article: Article, numbers: Sequence[int]) -> Draft:
    """What a piece's answers make of it.

    1. Ask. 2. Ask once for the sentences that the answer passes over; an unusable answer adds
    nothing. 3. Tell what is still missing.
    """
    found = _ask(session, article, numbers)  # 1.
    if missing := _passed_over(found, numbers):
        try:
            more = _ask(session, article, numbers, missing)  # 2.
        except (UnusableError, TruncatedError) as error:
            more = Draft(usage=error.usage)
        found = _joined([found, more])
    left = _passed_over(found, numbers)  # 3.
    message = f"The model passed over {len(left)} sentences, also when asked for them again."
    return replace(found, failures=_failed(article, "incomplete", message, left, attempts=2))


def _passed_over(draft: Draft, numbers: Sequence[int]) -> Sequence[int]:
    """The sentences that no claim is of and that are not left out; all, without a claim."""
    if not draft.claims:
        return numbers
    known = {claim.sentence for claim in draft.claims} | draft.left_out.keys()
    return [number for number in numbers if number not in known]


def _ask(
    session: Session, article: Article, numbers: Sequence[int], only: Sequence[int] = ()
) -> Draft:
    """What the model says of these sentences, or of some of them alone."""
    asked = question(session, article, numbers, only)
    draft, usage = session.ask(asked, partial(_draft, article, only or numbers))
    return replace(draft, usage=usage)


def _draft(article: Article, numbers: Sequence[int], answer: JsonValue) -> Draft:
    """An answer on sentences of these numbers as a draft.

    Raises:
        UnusableError: It has not the shape, or claims and none of them usable.
    """
    reading = Reading(article.id, {"sentence": {number + 1 for number in numbers}})
    found = read_as(ReadAnswer, answer, reading)
    unusable = [one.reason for one in reading.aside if one.kind == "claim"]
    if unusable and not found.claims:
        raise UnusableError(unusable[0])
    points = tuple(_points(found, reading))
    named = zip((found.furniture, found.vague, found.opinion), _LEFT_OUT, strict=True)
    return Draft(
        claims=tuple(map(_claim, found.claims)),
        abstract=tuple(
            DraftPoint(one.t, tuple(dict.fromkeys(number - 1 for number in one.s)))
            for one in found.abstract
        ),
        points=points,
        left_out={number - 1: why for some, why in named for number in some},
        ungrounded=tuple(reading.aside),
    )


def _points(found: ReadAnswer, reading: Reading) -> Iterator[int]:
    """The places of the claims that are key points, by their numbers in the answer."""
    places = reading.places["claims"]
    for number in found.points:
        if number in places:
            yield places[number]
        else:
            reading.set_aside("point", number, "there is no such claim")


def _claim(claim: ClaimAnswer) -> DraftClaim:
    kind, certainty = KINDS[claim.k]
    return DraftClaim(
        sentence=claim.s - 1,
        words=claim.q,
        referents=tuple(Pointed(*pair) for pair in claim.r),
        speaker=claim.w,
        kind=kind,
        certainty=certainty,
    )


def _failed(
    article: Article, code: str, message: str, numbers: Sequence[int], *, attempts: int = 1
) -> tuple[Failure, ...]:
    """The failure of these sentences; none where there are none."""
    failure = Failure(
        article=article.id,
        stage="read",
        code=code,
        message=message,
        sentences=tuple(numbers),
        attempts=attempts,
    )
    return (failure,) if numbers else ()
