"""A side with what is parsed of its article and claims.

Each part is parsed once, when somebody first asks for it, for as long as the side is there: one
comparison hands its sides on, and no cache outlives it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimdiff.compare.facts import Facts, Statement, facts, statements
from claimdiff.compare.phrases import Phrases, phrases
from claimdiff.engines.contract import Side
from claimdiff.support import document
from claimdiff.text.doc import Doc, Sentence, sentence
from claimdiff.text.names import NameIndex


@dataclass(frozen=True)
class Parsed(Side):
    """One article and its claims, parsed to be compared."""

    read: Doc | None = None
    """The article as its reading parsed it, if that was in this process."""

    @cached_property
    def doc(self) -> Doc:
        """Its article, parsed."""
        return self.read or document(self.article)

    @cached_property
    def parsed_claims(self) -> Mapping[str, Sentence]:
        """Its claims, parsed, by their id; a claim that is a whole sentence shares its parse."""
        known = {one.text: one for one in self.doc.sentences}
        language = self.article.language
        return {
            claim.id: known.get(claim.text) or sentence(claim.text, language)
            for claim in self.claims
        }

    @cached_property
    def phrases(self) -> Phrases:
        """Its claims, of which there is one at least, as they are compared."""
        return phrases(list(self.parsed_claims.values()))

    @cached_property
    def sentences(self) -> Phrases:
        """The sentences of its body, of which there is one at least, as they are compared.

        Where each is a claim as it stands, the claims' own are these: 90 MB of a long text.
        """
        texts = [one.text for one in self.doc.sentences]
        if self.claims and texts == list(self.phrases.texts):
            return self.phrases
        return phrases(self.doc.sentences)

    @cached_property
    def sentence_numbers(self) -> Sequence[int]:
        """For each claim the number of the sentence that makes it."""
        starts = [sentence.start for sentence in self.article.sentences]
        return [max(0, bisect_right(starts, one.spans[0].start) - 1) for one in self.claims]

    @cached_property
    def names(self) -> NameIndex:
        """The names of its body."""
        return NameIndex(self.article.body)

    @cached_property
    def facts(self) -> Facts:
        """What the rules read of the article."""
        return facts(self.article, self.doc)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """What they read of each claim, by its id."""
        return statements(self.facts, self.claims)


def parsed(side: Side) -> Parsed:
    """The side itself if it can be parsed, else one that can."""
    return side if isinstance(side, Parsed) else Parsed(side.article, side.claims)
