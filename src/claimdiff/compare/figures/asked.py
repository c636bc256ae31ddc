"""Figures of a claim that a text tells otherwise, in a sentence that is of what the claim says.

`relate` holds the main figures of two articles against each other; a claim may be of any sentence
of a text, and of any number in it. Bounds that both can hold and round words make no difference.
"""

from collections.abc import Iterator, Sequence

from claimdiff.compare.figures.clauses import Clause, covers
from claimdiff.compare.figures.rows import ArticleFigures, Row, Value
from claimdiff.compare.figures.values import compatible
from claimdiff.text.figures import Figure
from claimdiff.text.lexicon import measures
from claimdiff.text.words import words

FEWEST = 2
"""Words that a claim must have beside a number that no listed measure tells."""


def contradicted(
    claim: ArticleFigures, text: ArticleFigures, ours: Sequence[Clause], theirs: Sequence[Clause]
) -> Iterator[Row]:
    """The figures of a claim for which the sentences of its words have one other value.

    Args:
        claim: The claim with its figures.
        text: The text with its figures.
        ours: The clauses of the claim.
        theirs: Those of the text.
    """
    for one in claim.figures:
        rivals = [two for two in text.figures if _same_counted(one, two)]
        if one.vague or any(compatible(one, two) for two in rivals):
            continue
        counterparts = [two for two in rivals if _is_told(one, two, ours, theirs)]
        if len({(two.low, two.high, two.other) for two in counterparts}) == 1:
            values = (Value(claim.article, one), Value(text.article, counterparts[0]))
            why = "a sentence of the claim's words has another number"
            yield Row(one.measure, "", "differ", values, why)


def _same_counted(one: Figure, two: Figure) -> bool:
    same = one.measure == two.measure and one.scope == two.scope and one.unit == two.unit
    return same and not (two.vague or two.part) and (one.event or "") == (two.event or "")


def _is_told(one: Figure, two: Figure, ours: Sequence[Clause], theirs: Sequence[Clause]) -> bool:
    """Tell whether a sentence with the one figure is of what the claim says of the other."""
    sentences = {mention.sentence for mention in two.mentions}
    for claim in (clause for clause in ours if clause.start <= one.start < clause.end):
        said = claim.words - {word.stem for word in words(one.text, claim.of.code)}
        if one.measure not in measures() and len(said) < FEWEST:
            return False
        of_it = (clause for clause in theirs if clause.sentence in sentences)
        return any(covers(clause, claim, said) for clause in of_it)
    return False
