"""The types of a result: what `compare`, `summarise`, `read` and `check` give and save.

These classes are the contract with the programs that read our JSON: names are never changed, fields
are only added. They hold data and no logic beyond their own shape; nothing here reads an article
or judges a claim.

Offsets count characters (Unicode code points), half-open, of the article's ``body``, unless a
field says ``source``. Times are ISO 8601 with their zone. Unknown is ``None``, never a guess.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SchemaVersion = Literal["1", "2"]
"""A result of version 1 keeps its number: its claims were written, not cut (`result_v1`)."""
SCHEMA_VERSION: SchemaVersion = "2"

Status = Literal["complete", "partial", "failed"]
LedgerStatus = Literal["claimed", "opinion", "background", "vague", "failed"]
ClaimKind = Literal["fact", "statement", "plan", "forecast", "opinion"]
Certainty = Literal["stated", "reported", "alleged", "denied", "planned", "possible"]
Grade = Literal["exact", "normalised", "fuzzy"]
Role = Literal["says", "context"]
Relation = Literal["agreement", "conflict", "omission"]
Basis = Literal["same-statement", "shared-wire", "same-source", "different-sources", "own-words"]
By = Literal["model", "rule"]
Aspect = Literal[
    "quantity",
    "time",
    "place",
    "person",
    "attribution",
    "certainty",
    "status",
    "cause",
    "means",
    "direction",
    "detail",
    "other",
]
CheckRelation = Literal["reported", "conflicting", "not-found"]


class Record(BaseModel):
    """What all records share: immutable, read by field name or JSON name, newer fields ignored."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="ignore")


class Span(Record):
    """Words of a body, as the W3C TextQuote and TextPosition selectors give them.

    ``exact == body[start:end]``; ``prefix`` and ``suffix`` are the words around it. ``grade`` tells
    how a quotation was found there; ``fuzzy`` stands only in `Ungrounded.nearest`.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str
    prefix: str = ""
    suffix: str = ""
    grade: Grade = "exact"
    role: Role = "says"


class Removed(Record):
    """A part of the source text that is not in the body; offsets count the source text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    reason: str


class Ledger(Record):
    """What became of one sentence: the claims it gave, or why it gave none."""

    status: LedgerStatus
    reason: str = ""
    claims: tuple[str, ...] = ()


class Sentence(Record):
    """One sentence of a body; ``paragraph`` counts from 0, ``ledger`` is null in `read`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    paragraph: int = Field(ge=0)
    ledger: Ledger | None = None


class Point(Record):
    """A sentence of a summary with the spans of the body that say it.

    ``claim`` is the id of the claim that a key point repeats. ``verbatim`` tells that the text is
    the article's own words; the one text that a model writes is a sentence of the abstract.
    """

    text: str
    spans: tuple[Span, ...]
    claim: str | None = None
    verbatim: bool = False


class Summary(Record):
    """A short abstract, and the key points."""

    abstract: tuple[Point, ...] = ()
    points: tuple[Point, ...] = ()


DIFFERENT_EVENTS = "different-events"
DIFFERENT_LANGUAGES = "different-languages"
"""The codes of the notices on a pair of which nothing, or without a model nothing, is searched."""


class Notice(Record):
    """A warning: something a reader of the result should know; ``code`` is stable."""

    code: str
    message: str


class Article(Record):
    """One source text, its metadata and its body.

    ``source`` is the text as it came in; ``offset_map`` holds runs ``(body, source, length)`` of
    equal characters; ``removed`` tells what of the source is not in the body. ``origin`` is the
    path or URL that was given, ``-`` for standard input.

    ``origins`` tells where each known field of the metadata was read: ``flag``, ``address`` (the
    URL that was fetched), ``json``, ``html:meta``, ``html:json-ld``, ``html`` (elements of the
    page), ``text:headline``, ``text:byline``, ``text:dateline``, ``text:credit``,
    ``text:timestamp``, ``body`` (the language, told from the text).
    """

    id: str
    label: str
    status: Status = "complete"
    origin: str = ""
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    origins: dict[str, str] = {}
    source: str = ""
    source_sha256: str = ""
    body: str = ""
    sha256: str = ""
    offset_map: tuple[tuple[int, int, int], ...] = ()
    removed: tuple[Removed, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    summary: Summary | None = None
    warnings: tuple[Notice, ...] = ()


class Speaker(Record):
    """Who says a claim, by the article's own name; ``span`` is null where no span names them."""

    name: str
    span: Span | None = None


class Referent(Record):
    """What a word of a claim stands for, by a name or noun phrase of the same article.

    ``words`` stand at ``start`` to ``end`` of the body, within the claim; ``span`` is a place where
    the article has what they mean.
    """

    words: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    means: str
    span: Span | None = None


class Quantity(Record):
    """A number with its unit, as an interval: "at least 7" is low 7, high null (no bound).

    ``measure`` tells what is counted, ``subject`` of whom or what, ``as_of`` when, ``source`` who
    says so; null where the text does not show it.
    """

    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    span: Span | None = None
    measure: str | None = None
    subject: str | None = None
    as_of: str | None = None
    source: str | None = None


class Time(Record):
    """A date or time, resolved against the publication time; ``from``/``to`` are ISO 8601."""

    text: str
    from_: str | None = Field(alias="from")
    to: str | None
    span: Span | None = None


class Claim(Record):
    """One checkable statement that an article makes or reports, in the article's own words.

    ``text`` is the words of its spans, in order, with what a word stands for beside it in square
    brackets (``referents``). ``sentence`` holds the numbers (from 0) of the sentences it is cut
    from.
    """

    id: str
    article: str
    text: str
    sentence: tuple[int, ...] = ()
    referents: tuple[Referent, ...] = ()
    kind: ClaimKind
    quoted: bool = False
    speaker: Speaker | None = None
    certainty: Certainty = "stated"
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    spans: tuple[Span, ...]
    paragraph: int = Field(ge=0)


class Position(Record):
    """One version of a fact: who tells it, in which claims."""

    articles: tuple[str, ...]
    claims: tuple[str, ...]


class DifferenceValue(Record):
    """What one claim has for the aspect in question; ``value`` is its comparable form, if any."""

    claim: str
    text: str
    value: float | str | None = None
    span: Span | None = None


class Difference(Record):
    """In what the claims of a finding differ; ``compatible`` when both can hold."""

    aspect: Aspect
    values: dict[str, tuple[DifferenceValue, ...]]
    compatible: bool

    @property
    def all_values(self) -> tuple[DifferenceValue, ...]:
        """The values of all articles, in the articles' order."""
        return tuple(value for _, values in sorted(self.values.items()) for value in values)


class Nearest(Record):
    """The sentence of an article that comes nearest to a claim it does not report."""

    article: str
    span: Span | None
    score: float = Field(ge=0, le=1)


class Update(Record):
    """Which article tells the earlier value of a fact, and which the later; of several the ends."""

    earlier: str
    later: str


class Finding(Record):
    """One row of the comparison: one fact, who tells which version of it, who lacks it.

    ``by`` says who found it. ``score`` is the probability that it is right, calibrated for each
    ``by``. ``update`` is set where a conflict is between an earlier and a later value. ``basis``
    is null where nothing is agreed on; ``basis_claims`` are those that it holds of (that quote the
    statement, name the source), none of ``own-words``. ``note`` says where the program's own
    measure disagrees.
    ``sure`` is false where two texts perhaps tell one fact in other words and perhaps do not: such
    an omission is not called "not found", nor such an agreement one.
    ``prominence`` (0 to 1) ranks findings.
    """

    id: str
    relation: Relation
    by: tuple[By, ...] = ()
    claims: tuple[str, ...]
    score: float = Field(ge=0, le=1)
    positions: tuple[Position, ...]
    differences: tuple[Difference, ...] = ()
    basis: Basis | None = None
    basis_claims: tuple[str, ...] = ()
    missing_from: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    update: Update | None = None
    prominence: float = Field(default=0, ge=0, le=1)
    sure: bool = True
    note: str = ""


class FigureValue(Record):
    """What one article tells of a measure: verbatim, as an interval, as of when, by whom.

    ``told_at`` is ``as_of`` or else when the article was published, if it has a zone; ``first``
    says whether no other article told the same number earlier.
    """

    article: str
    claim: str | None = None
    text: str
    low: float | None = None
    high: float | None = None
    as_of: str | None = None
    source: str | None = None
    span: Span | None = None
    told_at: str | None = None
    first: bool | None = None


class FigureRow(Record):
    """One measure of one subject in two articles or more, and how their values stand.

    ``why`` says by which rule; ``open`` where none tells (another scope, a vague word).
    """

    measure: str
    subject: str | None = None
    status: Literal["agree", "differ", "update", "open"]
    values: tuple[FigureValue, ...]
    why: str = ""


class OverviewWords(Record):
    """Words of one claim, verbatim, for a line of the overview."""

    article: str
    claim: str
    text: str


class OverviewLine(Record):
    """One line of the overview: of which finding, in whose words (a conflict has a side each)."""

    finding: str
    words: tuple[OverviewWords, ...]


class Overview(Record):
    """What an editor reads first: a line for each finding, the most prominent first.

    ``both`` is told by all, ``differ`` in conflict, ``only`` by one article, by its id.
    """

    both: tuple[OverviewLine, ...] = ()
    differ: tuple[OverviewLine, ...] = ()
    only: dict[str, tuple[OverviewLine, ...]] = {}


class Versions(Record):
    """Two states of one story by one outlet, by the ids of articles, claims and findings.

    ``added`` are claims of the later that the earlier does not tell, ``removed`` the reverse,
    ``changed`` the findings in which the two conflict.
    """

    earlier: str
    later: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Ungrounded(Record):
    """What an engine pointed at and the article does not have, and what stands in its place.

    ``kind`` says what it was: ``words`` (of a clause: the whole sentence is the claim),
    ``referent``, ``speaker``, ``abstract`` (what it cites stands there), ``claim``, ``point``,
    ``link`` or ``sentence`` (an item of an answer that cannot be used).
    """

    article: str
    kind: str
    text: str
    reason: str
    nearest: Span | None = None


class Failure(Record):
    """Something that failed: at which stage, why, after how many attempts, for which sentences.

    ``hint`` says what to do about it, where the program knows.
    """

    article: str | None
    stage: str
    code: str
    message: str
    attempts: int = 1
    sentences: tuple[int, ...] = ()
    hint: str = ""


class Usage(Record):
    """What the run cost. ``cost_usd`` is null when the price is unknown, never 0."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    cost_usd: float | None = None
    seconds: float = 0

    @classmethod
    def total(cls, usages: "Iterable[Usage]", seconds: float | None = None) -> "Usage":
        """The sum of usages; its price is unknown as soon as that of one with requests is.

        Args:
            usages: What is summed.
            seconds: How long it took, where that is not the sum of theirs.
        """
        given = list(usages)
        costs = [usage.cost_usd for usage in given if usage.requests]
        unknown = not costs or None in costs
        if seconds is None:
            seconds = sum(usage.seconds for usage in given)
        return cls(
            requests=sum(map(attrgetter("requests"), given)),
            input_tokens=sum(map(attrgetter("input_tokens"), given)),
            output_tokens=sum(map(attrgetter("output_tokens"), given)),
            cached_tokens=sum(map(attrgetter("cached_tokens"), given)),
            cost_usd=None if unknown else sum(cost for cost in costs if cost),
            seconds=round(seconds, 3),
        )


class EngineInfo(Record):
    """Which engine read the articles; ``prompts`` maps a template's name to its SHA-256."""

    name: Literal["offline", "llm"]
    version: str = ""
    model: str | None = None
    host: str | None = None
    prompts: dict[str, str] = {}
    schema_mode: str | None = None


class JudgedLink(Record):
    """Two claims that a model links, as it said it; ``aspect`` is set where they cannot both hold.

    ``words`` are those of the two sides that clash; ``newer`` is the claim that has a newer value.
    """

    claims: tuple[str, str]
    aspect: Aspect | None = None
    words: tuple[str, str] = ("", "")
    newer: str | None = None

    @model_validator(mode="after")
    def _has_its_newer(self) -> "JudgedLink":
        if self.newer is not None and (self.aspect is None or self.newer not in self.claims):
            raise ValueError("newer is none of the two claims that clash")
        return self


class Judgement(Record):
    """What a model said of one pair of articles: the findings are made of it by rule.

    ``told`` maps a claim to the numbers of the other article's sentences that tell it.
    """

    articles: tuple[str, str]
    links: tuple[JudgedLink, ...] = ()
    told: dict[str, tuple[int, ...]] = {}


class Seal(Record):
    """The SHA-256 of the result's canonical JSON without its seal (`claimdiff.seal`)."""

    sha256: str


class _Outcome(Record):
    schema_version: SchemaVersion = SCHEMA_VERSION
    seal: Seal | None = None


class _EngineOutcome(_Outcome):
    status: Status
    version: str = ""
    created: str | None = None
    engine: EngineInfo
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...] = ()
    ungrounded: tuple[Ungrounded, ...] = ()
    errors: tuple[Failure, ...] = ()
    usage: Usage = Usage()
    warnings: tuple[Notice, ...] = ()


class Comparison(_EngineOutcome):
    """What `compare` gives; ``id`` is the item's in a batch.

    ``judgements`` is what a model said of each pair; null where none was asked. ``versions`` is set
    where two of the articles are states of one text.
    """

    kind: Literal["comparison"] = "comparison"
    id: str | None = None
    findings: tuple[Finding, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    judgements: tuple[Judgement, ...] | None = None
    overview: Overview | None = None
    versions: Versions | None = None

    @property
    def agreements(self) -> tuple[Finding, ...]:
        """The findings that are surely agreements."""
        return self._related("agreement")

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The findings that are conflicts, updates among them."""
        return self._related("conflict")

    @property
    def omissions(self) -> tuple[Finding, ...]:
        """The findings that are surely omissions."""
        return self._related("omission")

    def _related(self, relation: Relation) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.relation == relation and one.sure)


class SummaryResult(_EngineOutcome):
    """What `summarise` gives."""

    kind: Literal["summary"] = "summary"


class ArticleResult(_Outcome):
    """What `read` gives: the articles, no engine."""

    kind: Literal["article"] = "article"
    status: Status
    version: str = ""
    articles: tuple[Article, ...]
    errors: tuple[Failure, ...] = ()


class CheckResult(_Outcome):
    """What `check` gives for one claim and one text; ``scores`` sum to 1.

    ``warnings`` tells where "not-found" proves nothing: between two languages, without a model.
    """

    kind: Literal["check"] = "check"
    id: str | int | None = None
    claim: str
    relation: CheckRelation
    score: float = Field(ge=0, le=1)
    scores: dict[CheckRelation, float]
    span: Span | None = None
    differences: tuple[Difference, ...] = ()
    warnings: tuple[Notice, ...] = ()


AnyResult = Comparison | SummaryResult | ArticleResult | CheckResult
Result = Annotated[AnyResult, Field(discriminator="kind")]
