"""A side with what is parsed of its article and claims.

Each part is parsed once, when somebody first asks for it, for as long as the side is there: one
comparison hands its sides on, and no cache outlives it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from claimdiff.compare.classifier import counterparts
from claimdiff.compare.figures.clauses import Clause, clauses
from claimdiff.compare.phrases import Phrases, phrases
from claimdiff.engines.contract import Side
from claimdiff.result import Article, Claim
from claimdiff.support import document
from claimdiff.text.doc import Doc, Sentence
from claimdiff.text.figures import Figure, Mention, figures
from claimdiff.text.names import Name, NameIndex
from claimdiff.text.times import When
from claimdiff.text.words import Word

if TYPE_CHECKING:
    from claimdiff.compare.classifier import Floats

_Part = TypeVar("_Part", Name, Word, When)

PART = 0.8
"""Share of the words of a sentence below which a claim is a part of it."""
OWN_WORDS = 0.2
"""Share of the words of such a claim that a sentence must have to tell it: else the rest of its
sentence may be what is told. So 0.817 is the macro-F1 of twelve real pairs; 0.809 without."""
FEW_OWN_WORDS = 0.3
"""What is left of its probability where the sentence has fewer: too little to be linked."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of an article with the figures and clauses in its words."""

    claim: Claim
    article: Article
    figures: Sequence[Figure]
    clauses: Sequence[Clause]


@dataclass(frozen=True)
class Parsed(Side):
    """One article and its claims, parsed to be compared."""

    read: Doc | None = None
    """The article as its reading parsed it, if that was in this process."""
    tables: dict[str, "Floats"] = field(default_factory=dict, repr=False, compare=False)
    """What `told_in` gives, by the other article's id."""
    likely: dict[str, "Floats"] = field(default_factory=dict, repr=False, compare=False)
    """What `alike` gives, by the other article's id."""

    @cached_property
    def doc(self) -> Doc:
        """Its article, parsed."""
        return self.read or document(self.article)

    @cached_property
    def sentences(self) -> Phrases:
        """The sentences of its body, of which there is one at least, as they are compared."""
        return phrases(self.doc.sentences)

    def told_in(self, other: "Parsed") -> "Floats":
        """(claims, sentences) the probability that each sentence of another body tells each claim.

        That of the claim's sentence. What is a part of it needs some of its own words there.
        """
        if other.article.id not in self.tables:
            likely = self.sentence_likeness(other)
            self.tables[other.article.id] = _told(self, other, likely)
            other.tables[self.article.id] = _told(other, self, likely.T)
        return self.tables[other.article.id]

    def sentence_likeness(self, other: "Parsed") -> "Floats":
        """(sentences, sentences) how likely one of its body and one of another report one fact."""
        if other.article.id not in self.likely:
            self.likely[other.article.id] = table = _likely(self, other)
            other.likely[self.article.id] = table.T
        return self.likely[other.article.id]

    def parts(
        self, claim: Claim, read: Callable[[Sentence], Iterable[_Part]]
    ) -> Iterator[tuple[Sentence, _Part]]:
        """What is read of the sentences of a claim and stands in its words, with the sentence."""
        for sentence in map(self.doc.sentences.__getitem__, claim.sentence):
            for span in claim.spans:
                if span.role == "says":
                    first, last = span.start - sentence.start, span.end - sentence.start
                    inside = (one for one in read(sentence) if first <= one.start < last)
                    yield from ((sentence, one) for one in inside)

    @cached_property
    def sentence_numbers(self) -> Sequence[int]:
        """For each claim the number of the sentence that makes it."""
        starts = [sentence.start for sentence in self.article.sentences]
        return [max(0, bisect_right(starts, one.spans[0].start) - 1) for one in self.claims]

    @cached_property
    def names(self) -> NameIndex:
        """The names of its body."""
        found = (name for sentence in self.doc.sentences for name in sentence.names)
        return NameIndex(self.article.body, found)

    @cached_property
    def inner_names(self) -> frozenset[str]:
        """The names of its body, by their norms, that stand within a sentence."""
        return frozenset(
            name.norm for sentence in self.doc.sentences for name in sentence.names if name.start
        )

    @cached_property
    def figures(self) -> Sequence[Figure]:
        """The figures of its article."""
        return figures(self.doc)

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        """The clauses of its article."""
        return list(clauses(self.doc))

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The figures and clauses of each claim, by its id."""
        return statements(self, self.claims)


def _likely(one: Parsed, other: Parsed) -> "Floats":
    import numpy as np

    if one.doc.sentences and other.doc.sentences:
        return counterparts(one.sentences, other.sentences)
    return np.zeros((len(one.doc.sentences), len(other.doc.sentences)))


def _told(one: Parsed, other: Parsed, likely: "Floats") -> "Floats":
    found = likely[one.sentence_numbers]
    for row, (claim, number) in enumerate(zip(one.claims, one.sentence_numbers, strict=True)):
        own = {word.stem for _, word in one.parts(claim, lambda each: each.content)}
        if len(own) < PART * len({word.stem for word in one.doc.sentences[number].content}):
            few = [len(own & said) < OWN_WORDS * len(own) for said in other.sentences.by_text]
            found[row, few] *= FEW_OWN_WORDS
    return found


def parsed(side: Side) -> Parsed:
    """The side itself if it can be parsed, else one that can."""
    return side if isinstance(side, Parsed) else Parsed(side.article, side.claims)


def statements(side: Parsed, claims: Iterable[Claim]) -> dict[str, Statement]:
    """Each claim with the figures and clauses that its own words tell, by the claim's id.

    A figure stands where the claim first mentions it.
    """
    by_sentence: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in side.clauses:
        by_sentence[clause.sentence].append(clause)
    mentions: defaultdict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for order, figure in enumerate(side.figures):
        for place in figure.mentions:
            mentions[place.sentence].append((order, place))
    made = {}
    for claim in claims:
        own = [
            one for number in claim.sentence for one in by_sentence[number] if _tells(claim, one)
        ]
        first: dict[int, Mention] = {}
        for number in claim.sentence:
            for order, place in mentions[number]:
                if _tells(claim, place):
                    first.setdefault(order, place)
        told = [
            replace(
                side.figures[order],
                sentence=place.sentence,
                start=place.start,
                end=place.end,
                mentions=(place,),
            )
            for order, place in sorted(first.items())
        ]
        made[claim.id] = Statement(claim, side.article, told, own)
    return made


def _tells(claim: Claim, part: Clause | Mention) -> bool:
    """Whether the words that say a claim overlap a part of its article."""
    return any(
        span.role == "says" and part.start < span.end and span.start < part.end
        for span in claim.spans
    )
