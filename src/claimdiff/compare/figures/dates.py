"""When two articles put one named act on different days.

An act is a clause with one date; two clauses are of one act when they share the names and most
other words, without a name, and in sentences that are not likely of one fact, all words. Times of
day are compared as their day.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimdiff.compare.figures.clauses import Clause, Same, days_differ, share
from claimdiff.compare.figures.rows import Row, Value
from claimdiff.text.figures import Figure, Mention
from claimdiff.text.times import When, hour
from claimdiff.text.words import Word

SAME = 0.7
"""Share of words in common from which two clauses are of one act: "nominated in 2010" and "was
nominated and confirmed in 2011" share less."""


class _Act(NamedTuple):
    clause: Clause
    when: When


Pair = tuple[_Act, _Act]


def dates(
    ours: Sequence[Clause],
    theirs: Sequence[Clause],
    same: Same,
    labels: tuple[str, str] = ("one", "other"),
    *,
    asked: bool = False,
) -> list[Row]:
    """The acts that two articles put on different days, as rows.

    Args:
        ours: The clauses of one article, or of a claim.
        theirs: Those of the other, or of the text that the claim is put to.
        same: Tells whether two clauses are of one act.
        labels: The ids of the two.
        asked: Whether the first is a claim, which a text may tell in other words.
    """
    others = list(_acts(theirs))
    pairs = [
        (one, two)
        for one in _acts(ours)
        for two in others
        if (asked or share(one.clause.words, two.clause.words) >= SAME)
        and same(one.clause, two.clause, one.clause.words, two.clause.words)
    ]
    return list(dict.fromkeys(_row(one, two, labels) for one, two in _apart(pairs)))


def _acts(found: Sequence[Clause]) -> Iterator[_Act]:
    for clause in found:
        if not clause.whens or clause.quoted or all(map(_is_capital, clause.content)):
            continue  # names and a date alone sign a post
        days = [when for when in clause.whens if hour(when.text) is None]
        if len(days) == 1 and not clause.negators and not clause.doubtful:
            yield _Act(clause, days[0])


def _is_capital(word: Word) -> bool:
    return word.norm.isdecimal() or word.text != word.text.lower()


def _apart(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The acts on two days of which the other text tells nowhere the day of the first."""
    for one, two in pairs:
        if not any(x is one and not days_differ(x.when, y.when) for x, y in pairs):
            yield one, two


def _row(one: _Act, two: _Act, labels: tuple[str, str]) -> Row:
    subject = " ".join(sorted(one.clause.names & two.clause.names))
    values = tuple(
        Value(label, _figure(act)) for label, act in zip(labels, (one, two), strict=True)
    )
    return Row("date", subject, "differ", values, "one act on two days")


def _figure(act: _Act) -> Figure:
    start, end = (act.clause.of.start + place for place in (act.when.start, act.when.end))
    mention = Mention(act.clause.sentence, start, end)
    return Figure(
        measure="date",
        scope=frozenset(),
        text=act.when.text,
        value=None,
        low=None,
        high=None,
        unit="day",
        sentence=act.clause.sentence,
        start=start,
        end=end,
        as_of=act.when.from_,
        mentions=(mention,),
    )
