"""Anaphora: the person that "he" or "she" stands for, where that is plain.

Plain means: one person is named, by title or in full, as speaker or subject of the sentence before,
and nobody else may be meant. Whom a title or an earlier pronoun makes a man is no "she". "It",
"they" and "the company" stand for nobody here, nor does a name of one word that no full one has.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.grammar import Grammar
from claimdiff.text.doc import Range, Sentence, Token
from claimdiff.text.names import Name, is_titled

PRONOUNS = ("he", "she")
_TITLES = {"he": lexicon.listed("he_titles"), "she": lexicon.listed("she_titles")}
_TITLE = lexicon.listed("titles")
_NO_PERSON_BEHIND = (lexicon.PREPOSITIONS | {"the"}) - {"as", "by", "with", "for", "to", "of"}


class _Person(NamedTuple):
    """A person's name, in characters of the body, and its last word."""

    range: Range
    last: str


class Anaphora:
    """Whom the pronouns of one article stand for."""

    def __init__(self, grammars: Sequence[Grammar], sources: Mapping[int, Range]) -> None:
        """Find whom each sentence is about.

        Args:
            grammars: The article's sentences.
            sources: Who is the first to say something in a sentence, by its number.
        """
        sentences = [one.sentence for one in grammars]
        self._sources = sources
        self._pronouns: dict[str, str] = {}
        for sentence in sentences:
            for name in sentence.names:
                if _is_full(name, sentence):
                    self._note(name)
        self._people = [list(self._named(sentence)) for sentence in sentences]
        self._topics: list[_Person | None] = []
        for grammar in grammars:
            self._topics.append(self._topic(grammar, sources.get(grammar.sentence.number)))

    def antecedent(self, pronoun: Token, sentence: Sentence, *, says: bool) -> Range | None:
        """The name of the person that a pronoun stands for; None where it is not plain.

        Args:
            pronoun: "He" or "she".
            sentence: Where it stands.
            says: Whether who is meant says something. What somebody says is mostly of another
                person: "Lunt said he ran. He has asked for a lawyer."
        """
        found = self._antecedent(pronoun, sentence, says=says)
        return found.range if found else None

    def _note(self, name: Name) -> None:
        """Note that a name is a person's, and the pronoun that its title tells."""
        titles = {word.rstrip(".") for word in name.text.casefold().split()[:-1]}
        told = next((one for one in PRONOUNS if titles & _TITLES[one]), "")
        last = name.norm.split()[-1]
        self._pronouns[last] = self._pronouns.get(last) or told

    def _named(self, sentence: Sentence) -> Iterator[_Person]:
        """The people that a sentence names, not those whose things it names, nor in quotations."""
        for name in sentence.names:
            parts, after = name.norm.split(), sentence.text[name.end : name.end + 2]
            known = parts[-1] in self._pronouns and (len(parts) == 1 or _is_full(name, sentence))
            quoted = sentence.quote_at(sentence.start + name.start) is not None
            if known and not quoted and after not in ("'s", "’s"):
                yield _Person((sentence.start + name.start, sentence.start + name.end), parts[-1])

    def _topic(self, grammar: Grammar, source: Range | None) -> _Person | None:
        """The one person that a sentence's speaker, else its subject, names or stands for."""
        sentence = grammar.sentence
        found = None if source else grammar.subject
        phrase = sentence.within(source) if source else sentence.tokens[slice(*found or (0, 0))]
        if len(phrase) == 1 and phrase[0].low in PRONOUNS:
            return self._antecedent(phrase[0], sentence, says=bool(source))
        # "The heir to Ada Lunt" is not Ada Lunt.
        ends = (at for at, one in enumerate(phrase) if one.low in lexicon.PREPOSITIONS)
        starts = {one.start for one in phrase}
        head = {one.start for one in phrase[: next(ends, len(phrase))]}
        people = [one for one in self._people[sentence.number] if one.range[0] in starts]
        return people[0] if len(people) == 1 and people[0].range[0] in head else None

    def is_unclear(self, pronoun: Token, sentence: Sentence) -> bool:
        """Whether a pronoun may be either of two people that its sentence and the last one name.

        Args:
            pronoun: "He" or "she".
            sentence: Where it stands.
        """
        return len(self._candidates(pronoun, sentence)) > 1

    def _antecedent(self, pronoun: Token, sentence: Sentence, *, says: bool) -> _Person | None:
        found = self._topics[sentence.number - 1] if sentence.number else None
        if not says and sentence.number - 1 in self._sources:
            return None
        if found is None or self._candidates(pronoun, sentence) != {found.last}:
            return None
        self._pronouns[found.last] = pronoun.low
        return found

    def _candidates(self, pronoun: Token, sentence: Sentence) -> set[str]:
        """The last names of those before a pronoun, who by it may be meant."""
        number = sentence.number
        own = [one for one in self._people[number] if one.range[0] < pronoun.start]
        last = (*self._people[number - 1], self._topics[number - 1]) if number else ()
        named = {one.last for one in (*last, *own) if one}
        return {one for one in named if self._pronouns[one] in ("", pronoun.low)}


def _is_full(name: Name, sentence: Sentence) -> bool:
    """Whether a name is a person's by its title or by being a full one."""
    parts = name.norm.split()
    if not lexicon.ORGANISED.isdisjoint(parts) or not all(part[0].isalpha() for part in parts):
        return False
    before = sentence.text[: name.start].casefold().split()[-1:]
    full = len(parts) > 1 and not _NO_PERSON_BEHIND.intersection(before)
    # "Chief" of "Chief executive Ada Lunt" is a title alone.
    return full or (name.norm not in _TITLE and is_titled(name, sentence.text))
