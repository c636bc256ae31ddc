"""Read: one article in, a draft out that points at its sentences and words.

The model names a sentence and, where that holds several facts, the clause's own words; it writes
no claim. Sentences that an answer passes over are asked for once more, by number. An item that
cannot be used is listed with its reason and spoils no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from pydantic import JsonValue, ValidationError

from claimdiff.engines.contract import Draft, DraftClaim, DraftPoint, LeftOut, Pointed
from claimdiff.engines.llm import enclose
from claimdiff.engines.llm.ask import Desk, Question
from claimdiff.engines.llm.failures import TruncatedError, UnusableError
from claimdiff.engines.llm.items import describe, rejected
from claimdiff.engines.llm.price import total
from claimdiff.engines.llm.schema import (
    KINDS,
    ClaimAnswer,
    ReadAnswer,
    ReadShell,
    SentenceAnswer,
    strict_schema,
    whole,
)
from claimdiff.engines.llm.split import READ_BUDGET, halves, pieces
from claimdiff.result import Article, Failure, LedgerStatus, Ungrounded, Usage

SENTENCE_OUTPUT = 60
"""Tokens an answer has for a sentence, for estimates: 1.6 claims of 27 tokens, and the abstract."""
MAX_POINTS = 6
"""Key points of a summary, as many as the prompt asks for at most."""
PAIR = 2
"""A referent is a pair: the word, and what it means."""
_LEFT_OUT: tuple[tuple[LedgerStatus, str], ...] = (
    ("opinion", "the writer's own judgement, as the model read it"),
    ("vague", "nothing to check, as the model read it"),
    ("background", "caption, credit, heading or the like, as the model read it"),
)


@dataclass
class _Notes:
    """What an answer was turned into so far; ``places`` lead from its list to ``claims``."""

    claims: list[DraftClaim] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    abstract: list[DraftPoint] = field(default_factory=list)
    points: list[int] = field(default_factory=list)
    left_out: dict[int, LeftOut] = field(default_factory=dict)
    ungrounded: list[Ungrounded] = field(default_factory=list)

    def passed_over(self, numbers: Iterable[int]) -> list[int]:
        """The sentences that no claim is of and that are not left out; all, without a claim."""
        if not self.claims:
            return list(numbers)
        known = {claim.sentence for claim in self.claims} | self.left_out.keys()
        return [number for number in numbers if number not in known]

    def add(self, other: "_Notes") -> None:
        """Take in what another answer has of the same article."""
        shift = len(self.claims)
        self.claims += other.claims
        self.points += [shift + place for place in other.points]
        self.left_out |= other.left_out
        self.ungrounded += other.ungrounded
        self.abstract = self.abstract or other.abstract


def question(
    desk: Desk, article: Article, numbers: Sequence[int], only: Sequence[int] = ()
) -> Question:
    """What is asked about the sentences of these numbers, or about some of them alone."""
    head, body = enclose.head(article), enclose.sentences(article, numbers)
    named = ", ".join(str(number + 1) for number in only)
    tag = enclose.tag("read", [head, body])
    return Question(
        task="read",
        system=desk.prompts.render("read/system"),
        user=desk.prompts.render("read/user", tag=tag, head=head, body=body, only=named),
        schema=strict_schema(ReadAnswer),
        output_tokens=SENTENCE_OUTPUT * len(only or numbers),
    )


def read(desk: Desk, article: Article) -> Draft:
    """Ask for the claims of an article, piece by piece where it is long, and join the answers.

    1. Ask for each piece, and again for what its answer passes over. 2. Join the answers; the
    abstract is the first piece's: news comes first. 3. Tell what is still missing.

    Raises:
        ClaimdiffError: A piece could not be read; no part of an article passes for the whole.
    """
    cut = pieces(article, READ_BUDGET)
    notes, usages, failures = _Notes(), [], list(_too_long(article, cut.too_long))
    # 1
    for run in cut.runs:
        for part, found, usage in _read_piece(desk, article, run):
            usages.append(usage)
            missing = found.passed_over(part)
            if missing:
                usages.append(_ask_again(desk, article, part, missing, found))
                missing = found.passed_over(part)
            # 2
            notes.add(found)
            # 3
            failures += _incomplete(article, missing)
    return Draft(
        claims=tuple(notes.claims),
        abstract=tuple(notes.abstract),
        points=tuple(notes.points[:MAX_POINTS]),
        left_out=notes.left_out,
        ungrounded=tuple(notes.ungrounded),
        failures=tuple(failures),
        usage=total(usages),
    )


Part = tuple[Sequence[int], _Notes, Usage]
"""The numbers that were asked about, what was answered, and what it cost."""


def _read_piece(
    desk: Desk, article: Article, numbers: Sequence[int], *, again: bool = True
) -> list[Part]:
    """A piece's answer; one that is cut off is asked again in two halves, once."""
    asked = question(desk, article, numbers)
    try:
        found, usage = desk.ask(asked, partial(_notes, article, numbers))
    except TruncatedError as error:
        if not again or len(numbers) < 2:
            raise
        wasted = error.usage
    else:
        return [(numbers, found, usage)]
    parts = [
        part for half in halves(numbers) for part in _read_piece(desk, article, half, again=False)
    ]
    first, found, usage = parts[0]
    return [(first, found, total([wasted, usage])), *parts[1:]]


def _ask_again(
    desk: Desk, article: Article, numbers: Sequence[int], missing: Sequence[int], found: _Notes
) -> Usage:
    """Ask once for the sentences that an answer passed over; an unusable answer adds nothing."""
    asked = question(desk, article, numbers, missing)
    try:
        more, usage = desk.ask(asked, partial(_notes, article, missing))
    except (UnusableError, TruncatedError) as error:
        return error.usage
    found.add(more)
    return usage


def _notes(article: Article, numbers: Sequence[int], answer: JsonValue) -> _Notes:
    """Turn an answer into a draft's parts.

    Raises:
        UnusableError: It has not the shape, or claims and none of them usable.
    """
    try:
        shell = ReadShell.model_validate(answer)
    except ValidationError as error:
        raise UnusableError(describe(error)) from None
    notes, reader = _Notes(), _Reader(article, set(numbers))
    for place, item in enumerate(shell.claims, 1):
        reader.claim(place, item, notes)
    if shell.claims and not notes.claims:
        raise UnusableError(notes.ungrounded[0].reason)
    for item in shell.abstract:
        reader.sentence(item, notes)
    reader.points(shell.points, notes)
    listed = (shell.opinion, shell.vague, shell.furniture)
    for (status, reason), found in zip(_LEFT_OUT, listed, strict=True):
        for number in reader.known(found, notes):
            notes.left_out.setdefault(number, LeftOut(status, reason))
    return notes


class _Reader:
    """Reads the items of one answer against the sentences that were sent."""

    def __init__(self, article: Article, sent: set[int]) -> None:
        self._article = article
        self._sent = sent

    def claim(self, place: int, item: JsonValue, notes: _Notes) -> None:
        """Enter a claim, or why it is none."""
        try:
            claim = ClaimAnswer.model_validate(item)
            sentence = self._number(claim.s)
        except ValueError as error:
            self._reject("claim", item, error, notes)
            return
        kind, certainty = KINDS[claim.k]
        for pair in claim.r:
            if len(pair) != PAIR:
                problem = ValueError("it is no pair of a word and its meaning")
                self._reject("referent", "; ".join(pair), problem, notes)
        notes.places[place] = len(notes.claims)
        notes.claims.append(
            DraftClaim(
                sentence=sentence,
                words=claim.q,
                referents=tuple(Pointed(*pair) for pair in claim.r if len(pair) == PAIR),
                speaker=claim.w,
                kind=kind,
                certainty=certainty,
            )
        )

    def sentence(self, item: JsonValue, notes: _Notes) -> None:
        """Enter a sentence of the abstract, or why it is none."""
        try:
            sentence = SentenceAnswer.model_validate(item)
            numbers = tuple(self._number(number) for number in sentence.s)
        except ValueError as error:
            self._reject("point", item, error, notes)
            return
        notes.abstract.append(DraftPoint(sentence.t, tuple(dict.fromkeys(numbers))))

    def points(self, items: Iterable[JsonValue], notes: _Notes) -> None:
        """Enter the key points: places in the answer's own list of claims, from 1."""
        for item in items:
            place = notes.places.get(number) if isinstance(number := whole(item), int) else None
            if place is not None:
                notes.points.append(place)
            else:
                self._reject("point", item, ValueError("there is no such claim"), notes)

    def known(self, items: Iterable[JsonValue], notes: _Notes) -> list[int]:
        """The sentences (from 0) of a list of numbers; what is no such number is listed."""
        found: list[int] = []
        for item in items:
            if isinstance(number := whole(item), int) and number - 1 in self._sent:
                found.append(number - 1)
            else:
                self._reject("sentence", item, ValueError("there is no such sentence"), notes)
        return found

    def _number(self, given: int) -> int:
        if given - 1 not in self._sent:
            raise ValueError(f"there is no sentence {given}")
        return given - 1

    def _reject(self, kind: str, item: JsonValue, error: ValueError, notes: _Notes) -> None:
        notes.ungrounded.append(rejected(self._article.id, kind, item, error))


def _incomplete(article: Article, numbers: Sequence[int]) -> tuple[Failure, ...]:
    if not numbers:
        return ()
    message = f"The model passed over {len(numbers)} sentences, also when asked for them again."
    return (_failure(article, "incomplete", message, tuple(numbers), attempts=2),)


def _too_long(article: Article, numbers: tuple[int, ...]) -> tuple[Failure, ...]:
    if not numbers:
        return ()
    message = f"A sentence is longer than {READ_BUDGET} tokens and was not sent to the model."
    return (_failure(article, "too-long", message, numbers),)


def _failure(
    article: Article, code: str, message: str, numbers: tuple[int, ...], *, attempts: int = 1
) -> Failure:
    return Failure(
        article=article.id,
        stage="read",
        code=code,
        message=message,
        sentences=numbers,
        attempts=attempts,
    )
