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
    other_event,
    source_of,
)
from claimdiff.text.cues import NOT_READ, Found
from claimdiff.text.doc import TITLE, Doc, Sentence
from claimdiff.text.lexicon import LONGEST_SENTENCE, measures
from claimdiff.text.line import Line
from claimdiff.text.negation import none_of
from claimdiff.text.numbers import Number
from claimdiff.text.times import hour

COUNT = "count:"
"""What the measure of a number begins with that none of the listed measures fits."""

BY_ACT = ("money", "percent", "duration")
"""Dimensions of which two numbers differ also without a measure, if told of one holder and act."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a figure is told: a range of the body, or of the title if ``sentence`` is `TITLE`."""

    sentence: int
    start: int
    end: int


MOMENTS = {"session opening": 9.0, "session midday": 12.0, "session closing": 17.0}
"""The marks of a day's trading, and about which hour each stands for; only their order counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it measures.

    ``scope`` tells who is counted (empty: all), ``holder`` whose it is, ``act`` the cue that told
    the measure, ``event`` the words of another event or time that it belongs to. ``part`` is true
    of a number that is added to another, or taken out of one, ``grown`` of one that is told to
    have risen; ``moment`` is the hour of the day that it is told for; ``bound`` is
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
    act: str = ""
    direction: str = ""
    as_of: str | None = None
    moment: float | None = None
    event: str | None = None
    source: str | None = None
    part: bool = False
    vague: bool = False
    bound: str = ""
    grown: bool = False
    mentions: tuple[Mention, ...] = ()


def figures(doc: Doc) -> list[Figure]:
    """The figures of an article, each with all its mentions, in the order of the first of them.

    Stages: 1. the title, then each sentence; 2. its figures; 3. one figure
    for all mentions of one value.
    """
    found: list[Figure] = []
    before: Sentence | None = None
    # 1.
    for sentence in (*([doc.title] if doc.title else []), *doc.sentences):
        if len(sentence.text) <= LONGEST_SENTENCE:
            for figure in _in_sentence(sentence, before):  # 2.
                start, end = sentence.start + figure.start, sentence.start + figure.end
                place = Mention(sentence.number, start, end)
                found.append(
                    replace(
                        figure, sentence=sentence.number, start=start, end=end, mentions=(place,)
                    )
                )
        before = sentence
    # 3.
    return _merged(found)


def _in_sentence(sentence: Sentence, before: Sentence | None) -> Iterator[Figure]:
    line, none = sentence.line, list(none_of(sentence.line))
    if not sentence.numbers and not none:
        return
    source, moment, told_for = source_of(line), _moment(sentence), as_of(sentence)
    for number, cue in sentence.numbers:
        figure = _figure(sentence, number, cue, before)
        if figure is not None:
            event = other_event(sentence, number.first)
            yield replace(figure, event=event, source=source, as_of=told_for, moment=moment)
    for measure, first, last in none:
        event = other_event(sentence, first)
        start, end = line.tokens[first].start, line.tokens[last - 1].end
        told = line.text[start:end]
        nobody = Figure(measure, frozenset(), told, 0.0, 0.0, 0.0, "", 0, start, end)
        yield replace(nobody, event=event, source=source)


def _moment(sentence: Sentence) -> float | None:
    """The last hour of the day that a sentence tells, as a clock's or a session's; else None."""
    hours = [at for name, at in MOMENTS.items() if sentence.line.marks(name)]
    hours += [at for when in sentence.times if (at := hour(when.text)) is not None]
    return max(hours, default=None)


def _figure(
    sentence: Sentence, number: Number, cue: Found | None, before: Sentence | None
) -> Figure | None:
    if cue is NOT_READ:
        return None
    line = sentence.line
    start, end = line.tokens[number.first].start, line.tokens[number.last - 1].end
    last = max(number.last, cue.last if cue else 0)
    measure = cue.measure if cue else _counted(line, number)
    if not measure or (number.weak and (cue is None or not _weak_counts(line, number, cue))):
        return None
    holder = NOBODY  # a plain count without a measure needs none
    if measure in measures() or number.kind in BY_ACT:
        holder_ends = line.tokens[cue.cue.first].start if cue and number.kind == "pair" else start
        holder = holder_of(sentence, holder_ends, end, before if line.marks("pronoun") else None)
    if measure == "age":
        holder = aged(sentence, start, end, holder)
    return Figure(
        measure=measure,
        scope=cue.scope if cue else frozenset(),
        text=line.text_of(_first_token(number, cue), last),
        value=number.value,
        low=number.low,
        high=number.high,
        unit=number.unit,
        kind=number.kind,
        other=number.other,
        sentence=0,
        start=line.tokens[_first_token(number, cue)].start,
        end=line.tokens[last - 1].end,
        holder=holder,
        act=line.text_of(cue.cue.first, cue.cue.last)
        if cue and cue.cue.last > cue.cue.first
        else "",
        direction=cue.direction if cue else "",
        grown=cue.grown if cue else False,
        part=cue.part if cue else False,
        vague=number.vague,
        bound=number.bound,
    )


def _first_token(number: Number, cue: Found | None) -> int:
    """The token that a figure's words begin with: the verb, where it tells which way ("fell")."""
    before = cue is not None and cue.direction and cue.cue.first < number.first
    return cue.cue.first if cue and before else number.first


def _weak_counts(line: Line, number: Number, cue: Found) -> bool:
    """Tell whether "one" counts: directly before what is measured, or as a "death toll of one"."""
    if cue.cue.role == "heads":
        return True
    beside = line.at(number.last, "scope", "nouns", "after")
    return beside is not None and (measures()[cue.measure].of == "count")


def _counted(line: Line, number: Number) -> str:
    """The measure of a number without one: the lemma of the word that it counts."""
    if number.kind != "count":
        return f"{COUNT}{number.kind if number.kind in BY_ACT else number.unit or number.kind}"
    word = line.low(number.last)
    if number.vague or not word[:1].isalpha() or line.at(number.last, "function", "stop"):
        return ""
    return COUNT + (f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s"))


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
