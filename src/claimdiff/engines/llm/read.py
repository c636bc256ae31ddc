"""Read: one article in, claims, summary and ledger out, unchecked against the words.

The model answers with sentence numbers; the ranges are the article's own sentences, so it can quote
nothing that is not there. An item that cannot be used is listed with its reason and spoils no
other. Whether a claim's words are borne out by its sentences is grounding's affair.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from pydantic import JsonValue, ValidationError

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
)
from claimdiff.engines.llm.split import READ_BUDGET, halves, pieces
from claimdiff.grounding.draft import (
    Draft,
    DraftClaim,
    DraftPoint,
    DraftSpeaker,
    LeftOut,
    Range,
)
from claimdiff.language.quotes import quotations
from claimdiff.result import Article, Failure, LedgerStatus, Ungrounded, Usage

SENTENCE_OUTPUT = 60
"""Tokens an answer has for a sentence, for estimates: 1.4 claims of 40 tokens on the seeds."""
MAX_POINTS = 6
"""Key points of a summary, as many as the prompt asks for at most."""
_LEFT_OUT: tuple[tuple[LedgerStatus, str], ...] = (
    ("opinion", "the writer's own judgement, as the model read it"),
    ("background", "general knowledge or told elsewhere, as the model read it"),
    ("vague", "nothing to check, as the model read it"),
)


@dataclass
class _Notes:
    """What an answer was turned into so far; item by item."""

    claims: list[DraftClaim] = field(default_factory=list)
    abstract: list[DraftPoint] = field(default_factory=list)
    points: list[DraftPoint] = field(default_factory=list)
    left_out: dict[int, LeftOut] = field(default_factory=dict)
    ungrounded: list[Ungrounded] = field(default_factory=list)


def question(desk: Desk, article: Article, numbers: Sequence[int]) -> Question:
    """What is asked about the sentences of these numbers."""
    body = enclose.sentences(article, numbers)
    return Question(
        task="read",
        system=desk.prompts.render("read/system"),
        user=desk.prompts.render("read/user", tag=enclose.tag("read", [body]), body=body),
        schema=strict_schema(ReadAnswer),
        output_tokens=SENTENCE_OUTPUT * len(numbers),
    )


def read(desk: Desk, article: Article) -> Draft:
    """Ask for the claims of an article, piece by piece where it is long, and join the answers.

    The abstract is the first piece's: news comes first.

    Raises:
        ClaimdiffError: A piece could not be read; no part of an article passes for the whole.
    """
    cut = pieces(article, READ_BUDGET)
    notes: list[_Notes] = []
    usages: list[Usage] = []
    for run in cut.runs:
        for note, usage in _read_piece(desk, article, run):
            notes.append(note)
            usages.append(usage)
    return Draft(
        claims=tuple(claim for note in notes for claim in note.claims),
        abstract=tuple(notes[0].abstract) if notes else (),
        points=tuple(point for note in notes for point in note.points)[:MAX_POINTS],
        left_out={number: why for note in notes for number, why in note.left_out.items()},
        ungrounded=tuple(item for note in notes for item in note.ungrounded),
        failures=_too_long(article, cut.too_long),
        usage=total(usages),
    )


def _read_piece(
    desk: Desk, article: Article, numbers: Sequence[int], *, again: bool = True
) -> list[tuple[_Notes, Usage]]:
    """A piece's answer; one that is cut off is asked again in two halves, once."""
    asked = question(desk, article, numbers)
    try:
        return [desk.ask(asked, partial(_notes, article, numbers))]
    except TruncatedError as error:
        if not again or len(numbers) < 2:
            raise
        wasted = error.usage
    parts = [
        part for half in halves(numbers) for part in _read_piece(desk, article, half, again=False)
    ]
    first, usage = parts[0]
    return [(first, total([wasted, usage])), *parts[1:]]


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
    for item in shell.claims:
        reader.claim(item, notes)
    if shell.claims and not notes.claims:
        raise UnusableError(notes.ungrounded[0].reason)
    for item in shell.abstract:
        reader.sentence(item, notes)
    reader.points(shell.points, notes)
    listed = (shell.opinion, shell.background, shell.vague)
    for (status, reason), found in zip(_LEFT_OUT, listed, strict=True):
        for number in reader.known(found, notes):
            notes.left_out.setdefault(number, LeftOut(status, reason))
    return notes


class _Reader:
    """Reads the items of one answer against the sentences that were sent."""

    def __init__(self, article: Article, sent: set[int]) -> None:
        self._article = article
        self._sent = sent
        self._quotations = quotations(article.body)
        self._seen: set[tuple[str, tuple[int, ...]]] = set()

    def claim(self, item: JsonValue, notes: _Notes) -> None:
        """Enter a claim, or why it is none."""
        try:
            claim = ClaimAnswer.model_validate(item)
            says, context = self._numbers(claim.s), self._numbers(claim.x)
            self._once(claim.t, says)
        except ValueError as error:
            self._reject("claim", item, error, notes)
            return
        kind, certainty = KINDS[claim.k]
        ranges = self._ranges(says)
        context = tuple(number for number in context if number not in says)
        notes.claims.append(
            DraftClaim(
                text=claim.t,
                says=ranges,
                kind=kind,
                certainty=certainty,
                quoted=self._quoted(ranges),
                speaker=self._speaker(claim.w, (*ranges, *self._ranges(context))),
                context=self._ranges(context),
                bare=self._words(ranges),
            )
        )

    def sentence(self, item: JsonValue, notes: _Notes) -> None:
        """Enter a sentence of the abstract, or why it is none."""
        try:
            sentence = SentenceAnswer.model_validate(item)
            ranges = self._ranges(self._numbers(sentence.s))
        except ValueError as error:
            self._reject("point", item, error, notes)
            return
        notes.abstract.append(DraftPoint(sentence.t, ranges))

    def points(self, items: Iterable[JsonValue], notes: _Notes) -> None:
        """Enter the key points: of each sentence that matters, the first claim that it says."""
        first: dict[Range, DraftClaim] = {}
        for claim in notes.claims:
            for where in claim.says:
                first.setdefault(where, claim)
        texts: set[str] = set()
        for number in self.known(items, notes):
            main = first.get(self._ranges([number])[0])
            if main and main.text not in texts:
                texts.add(main.text)
                notes.points.append(DraftPoint(main.text, main.says, main.context))

    def known(self, items: Iterable[JsonValue], notes: _Notes) -> list[int]:
        """The sentences (from 0) of a list of numbers; what is no such number is listed."""
        found: list[int] = []
        for item in items:
            if type(item) is int and item - 1 in self._sent:
                found.append(item - 1)
            else:
                self._reject("sentence", item, ValueError("there is no such sentence"), notes)
        return found

    def _once(self, text: str, says: tuple[int, ...]) -> None:
        if (text, says) in self._seen:
            raise ValueError("it is there twice")
        self._seen.add((text, says))

    def _numbers(self, given: Sequence[int]) -> tuple[int, ...]:
        numbers = tuple(dict.fromkeys(number - 1 for number in given))
        for number in numbers:
            if number not in self._sent:
                raise ValueError(f"there is no sentence {number + 1}")
        return numbers

    def _words(self, ranges: Iterable[Range]) -> str:
        return " ".join(" ".join(self._article.body[a:b] for a, b in ranges).split())

    def _ranges(self, numbers: Iterable[int]) -> tuple[Range, ...]:
        found = (self._article.sentences[number] for number in numbers)
        return tuple((sentence.start, sentence.end) for sentence in found)

    def _speaker(self, name: str, places: Iterable[Range]) -> DraftSpeaker | None:
        if not name:
            return None
        for start, end in places:
            at = self._article.body.find(name, start, end)
            if at >= 0:
                return DraftSpeaker(name, (at, at + len(name)))
        return DraftSpeaker(name)

    def _quoted(self, places: Iterable[Range]) -> bool:
        """Whether most of what says the claim stands between quotation marks."""
        length = inside = 0
        for start, end in places:
            length += end - start
            for quotation in self._quotations:
                inside += max(0, min(end, quotation.inner_end) - max(start, quotation.inner_start))
        return 2 * inside > length

    def _reject(self, kind: str, item: JsonValue, error: ValueError, notes: _Notes) -> None:
        notes.ungrounded.append(rejected(self._article.id, kind, item, error))


def _too_long(article: Article, numbers: tuple[int, ...]) -> tuple[Failure, ...]:
    if not numbers:
        return ()
    message = f"A sentence is longer than {READ_BUDGET} tokens and was not sent to the model."
    return (
        Failure(
            article=article.id, stage="read", code="too-long", message=message, sentences=numbers
        ),
    )
