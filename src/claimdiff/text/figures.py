"""The figures of an article: each number with what it measures, of whom, and who says so.

What a number measures is told by cues beside it, which are data of its language (`measures` of
`lang/<code>.toml`). A number without a measure counts its noun (``count:<lemma>``). It compares
nothing; a figure that is only possible ("could kill 100") is not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimdiff.text.circumstances import (
    NOBODY,
    Holder,
    aged,
    as_of,
    holder_of,
    is_so_far,
    moment,
    other_event,
)
from claimdiff.text.cues import Found
from claimdiff.text.doc import TITLE, Doc, Sentence
from claimdiff.text.lexicon import COUNTING, LONGEST_SENTENCE, measures
from claimdiff.text.negation import none_of
from claimdiff.text.numbers import Number
from claimdiff.text.quantities import counted_noun
from claimdiff.text.words import words

COUNT = "count:"
"""What the measure of a number begins with that none of the listed measures fits."""

BY_ACT = ("money", "percent", "duration")
"""Dimensions whose numbers are kept without a listed measure."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a figure is told: a range of the body, or of the title if ``sentence`` is `TITLE`."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it measures.

    ``scope`` tells who is counted (empty: all), ``holder`` whose it is, ``event`` the words of
    another event or time that it belongs to. ``part`` is true of a number that is added to another,
    or taken out of one, ``grown`` of one that is told to have risen, ``so_far`` of one that is
    counted up to some time; ``moment`` is the hour of the day that it is told for; ``bound`` is
    the kind of its bound word ("low": at least). A bound is None where it is open; ``other`` is
    the second of a pair.
    """

    measure: str
    scope: frozenset[str]
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    sentence: int
    start: int
    end: int
    kind: str = ""
    holder: Holder = NOBODY
    other: float | None = None
    direction: str = ""
    as_of: str | None = None
    moment: float | None = None
    event: str | None = None
    part: bool = False
    vague: bool = False
    bound: str = ""
    grown: bool = False
    so_far: bool = False
    mentions: tuple[Mention, ...] = ()


def figures(doc: Doc) -> list[Figure]:
    """The figures of an article, each with all its mentions, in the order of the first of them."""
    found: list[Figure] = []
    before: Sentence | None = None
    for sentence in (*([doc.title] if doc.title else []), *doc.sentences):
        if len(sentence.text) <= LONGEST_SENTENCE:
            found += _in_sentence(sentence, before)
        before = sentence
    return _merged(found)


def _in_sentence(sentence: Sentence, before: Sentence | None) -> Iterator[Figure]:
    for number, cue in sentence.numbers:
        measure = _measure(sentence, number, cue)
        if measure:
            yield _figure(sentence, measure, number, cue, before)
    for measure, first, last in none_of(sentence.line):
        nobody = Number(first, last, 0.0, 0.0, 0.0)
        yield _placed(sentence, measure, nobody, first, last)


def _measure(sentence: Sentence, number: Number, cue: Found | None) -> str:
    """What a number measures, or counts; "" where it is no figure.

    "One" counts directly before what is measured, or as a "death toll of one".
    """
    line = sentence.line
    if cue is None:
        return "" if number.weak else _counted(sentence, number)
    if number.weak and cue.measure and cue.cue.role != "heads":
        beside = line.at(number.last, "scope", "nouns", "after")
        if beside is None or measures()[cue.measure].of != "count":
            return ""
    return cue.measure


def _figure(
    sentence: Sentence, measure: str, number: Number, cue: Found | None, before: Sentence | None
) -> Figure:
    """A number with its holder and with what its cue tells."""
    line = sentence.line
    start, end = line.tokens[number.first].start, line.tokens[number.last - 1].end
    holder = NOBODY  # a plain count without a measure needs none
    if measure in measures() or number.kind in BY_ACT:
        pair = cue is not None and number.kind == "pair"
        ends = line.tokens[cue.cue.first].start if cue and pair else start
        holder = holder_of(sentence, ends, end, before if line.marks("pronoun") else None)
    if measure == "age":
        holder = aged(sentence, start, end, holder)
    if cue is None:
        return replace(_placed(sentence, measure, number, number.first, number.last), holder=holder)
    tells_way = cue.direction and cue.cue.first < number.first  # "fell 17 percent"
    first = cue.cue.first if tells_way else number.first
    return replace(
        _placed(sentence, measure, number, first, max(number.last, cue.last)),
        holder=holder,
        scope=cue.scope,
        direction=cue.direction,
        grown=cue.grown,
        part=cue.part,
    )


def _placed(sentence: Sentence, measure: str, number: Number, first: int, last: int) -> Figure:
    """A figure that is told from one token of a sentence to before another."""
    line = sentence.line
    start = sentence.start + line.tokens[first].start
    end = sentence.start + line.tokens[last - 1].end
    return Figure(
        measure=measure,
        scope=frozenset(),
        text=line.text_of(first, last),
        value=number.value,
        low=number.low,
        high=number.high,
        unit=number.unit,
        kind=number.kind,
        other=number.other,
        vague=number.vague,
        bound=number.bound,
        sentence=sentence.number,
        start=start,
        end=end,
        event=other_event(sentence, number.first),
        as_of=as_of(sentence),
        so_far=is_so_far(sentence),
        moment=moment(sentence),
        mentions=(Mention(sentence.number, start, end),),
    )


def _counted(sentence: Sentence, number: Number) -> str:
    """The measure of a number without one: the stem of the noun that it counts."""
    if number.kind != "count":
        return f"{COUNT}{number.kind if number.kind in BY_ACT else number.unit or number.kind}"
    line = sentence.line
    word = line.low(number.last)
    if (
        number.vague
        or not word[:1].isalpha()
        or line.at(number.last, "function", "stop", *COUNTING)
    ):
        return ""
    noun = counted_noun(line, number)
    counted = words(noun[0] if noun else word, sentence.code)
    return f"{COUNT}{counted[-1].stem}" if counted else ""


def _merged(found: list[Figure]) -> list[Figure]:
    """One figure for all mentions of one value; it stands where it is first told in the body."""
    merged: dict[tuple[object, ...], Figure] = {}
    for figure in found:
        key = (
            figure.measure,
            figure.scope,
            figure.low,
            figure.high,
            figure.unit,
            figure.other,
            figure.direction,
            figure.part,
            figure.event,
            figure.holder if figure.measure.startswith(COUNT) else None,
            figure.holder.nearest if is_per_holder(figure.measure) else None,
        )
        first = merged.get(key)
        if first is None:
            merged[key] = figure
            continue
        shown = figure if first.sentence == TITLE else first
        merged[key] = replace(shown, mentions=(*first.mentions, *figure.mentions))
    return list(merged.values())


def is_per_holder(measure: str) -> bool:
    """Tell whether figures of a measure are of one named holder each."""
    listed = measures().get(measure)
    return listed is not None and listed.rule != "event"
