"""The clauses of an article: what each says in bare words, with its names, dates and negations.

A clause is what stands between commas, semicolons and quotation marks; who says it is left out. It
knows no grammar: two clauses are of one act by the words that they have in common.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from claimdiff.text.calendar_names import WEEKDAYS, is_calendar
from claimdiff.text.doc import Doc, Sentence
from claimdiff.text.lang import words as listed_words
from claimdiff.text.lexicon import LONGEST_SENTENCE
from claimdiff.text.line import Mark
from claimdiff.text.times import When, compatible, resolved, times
from claimdiff.text.words import Word

SOME_YEAR = "2000-07-01"
"""The day by which two days and months without a year are resolved to be compared."""

_CUT = re.compile(r"(?<=[,;:])(?:\s+|$)|(?<=[，；：])\s*|[“”\"„»«「」]\s*|\s[-–—]\s")
_SAID = re.compile(
    r"^(?:\S+ ){0,8}(?:said|says|told \S+|announced|reported)[.,]?$|^according to\b", re.IGNORECASE
)
NEGATING = ("negator", "nobody", "no", "denial")
"""Roles of words that turn a clause into its contrary."""

TOLD = 0.5
"""Share of the words of a claim that a sentence of a text must have to be held against it."""

COVERED = 0.75
"""The same share with the words of the title and of the sentence before."""

LIKELY = 0.5
"""Probability from which two sentences tell one fact as likely as not. In 238 pairs of real news no
number and one statement of sentences above it were set against each other wrongly; from 0.3 on,
three statements."""

COMMON = 0.4
"""Share of words (Jaccard) that two clauses of likely sentences must have in common. With 0.3 the
same is found in the development sets."""

FEWEST = 2
"""Words that two clauses of one act must have in common, or all of the shorter one."""

Likely = Callable[[int, int], bool]
"""Whether the sentences of two numbers may report one fact."""

LikelyPairs = Callable[[str, str], Likely]
"""The same of two articles by their ids."""

Same = Callable[["Clause", "Clause", frozenset[str], frozenset[str]], bool]
"""Whether two clauses are of one act, by the words of each that do not tell how they differ."""

_DOUBTS = ("alleged", "possible", "conditional")
_APPENDED = 2  # words of a clause that goes on with the subject: ", was acquitted of all charges"
_SHORTEST = 2  # words that a clause must have to say something


@dataclass(frozen=True)
class Clause:
    """A clause: what stands from ``first`` to before ``last`` in a sentence.

    ``setting`` is what it may leave unsaid: the title, and the sentence before.
    """

    of: Sentence
    first: int
    last: int
    setting: tuple[Sentence, ...]

    @cached_property
    def text(self) -> str:
        """Its words as they stand."""
        return self.of.text[self.first : self.last]

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.of.number

    @property
    def start(self) -> int:
        """Where it starts in the body, or in the title for `TITLE`."""
        return self.of.start + self.first

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.of.start + self.last

    @cached_property
    def quoted(self) -> bool:
        """Whether it starts within a quotation."""
        return self.of.quote_at(self.start) is not None

    @cached_property
    def around(self) -> frozenset[str]:
        """The stems of its sentence, the one before and the title: what it may leave unsaid."""
        return self.of.stems.union(*(one.stems for one in self.setting))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words, which cost less than `words`."""
        return frozenset(word.stem for word in self.of.words if self._holds(word.start))

    @cached_property
    def whens(self) -> list[When]:
        """Its dates and times, by their place in the sentence."""
        return [when for when in self.of.times if self._holds(when.start)]

    @cached_property
    def doubtful(self) -> bool:
        """Whether its words are unsure, or its sentence tells it as alleged, possible or if."""
        governors = self.of.governors.of(self.first, self.last)
        return bool(self.marks("unsure")) or any(cue.row.category in _DOUBTS for cue in governors)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its names, in small letters."""
        inside = (name for name in self.of.names if self._holds(name.start))
        return frozenset(word for name in inside for word in name.norm.split())

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """Its words, without dates, negations and who says it."""
        dropped = [(when.start, when.end) for when in self.whens]
        marks = self.marks("source", "weeklike")
        dropped += [self._range(mark) for mark in (*self.negators, *marks)]
        grammar = self.of.line.lexicon.firsts.get("function", {})
        return tuple(
            word
            for word in self.of.content
            if self._holds(word.start)
            and not any(start <= word.start < end for start, end in dropped)
            and not is_calendar(word.text)
            and word.norm not in grammar
        )

    def beside(self, *phrases: str) -> frozenset[str]:
        """The stems of its words that no one of some phrases of it has a letter of."""
        low = self.of.text.lower()
        places = [low.find(phrase, self.first, self.last) for phrase in phrases]
        ranges = [
            (at, at + len(phrase)) for at, phrase in zip(places, phrases, strict=True) if at >= 0
        ]
        return frozenset(
            word.stem
            for word in self.content
            if not any(word.start < end and start < word.end for start, end in ranges)
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.content)

    @cached_property
    def numerals(self) -> frozenset[str]:
        """The stems of its numbers, in digits and in words: a number may be told in either."""
        spelt = self.of.line.lexicon.firsts.get("number", {})
        return frozenset(w.stem for w in self.content if w.norm in spelt or w.norm[0].isdigit())

    @cached_property
    def negators(self) -> list[Mark]:
        """What turns it into its contrary, idioms ("not only") left out."""
        found = self.marks(*NEGATING)
        idle = [(mark.first, mark.last) for mark in self.marks("idle")] if found else []
        real = [mark for mark in found if not self._is_idle(mark, idle)]
        return longest(reversed(real))  # of one phrase in two roles, the later role

    def marks(self, *roles: str) -> list[Mark]:
        """The phrases of some roles in it."""
        found = self.of.line.marks(*roles)
        return [mark for mark in found if self._holds(self._range(mark)[0])] if found else found

    def spelt(self, mark: Mark) -> str:
        """The words of a mark."""
        return self.of.line.text_of(mark.first, mark.last)

    def before(self, stem: str) -> frozenset[str]:
        """The stems of the words before the first one with a stem; none where none has it."""
        stems = [word.stem for word in self.content]
        return frozenset(stems[: stems.index(stem)]) if stem in stems else frozenset()

    def _is_idle(self, mark: Mark, idle: list[tuple[int, int]]) -> bool:
        compound = self.of.line.low(mark.last) == "-"  # "no-confidence"
        return compound or any(first <= mark.first < last for first, last in idle)

    def _range(self, mark: Mark) -> tuple[int, int]:
        tokens = self.of.line.tokens
        return tokens[mark.first].start, tokens[mark.last - 1].end

    def _holds(self, place: int) -> bool:
        return self.first <= place < self.last


def longest(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in their order, of those that overlap the first, or the longest that begins there."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.first, -mark.last)):
        if not kept or mark.first >= kept[-1].last:
            kept.append(mark)
    return kept


def clauses(doc: Doc) -> Iterator[Clause]:
    """The clauses of an article, its title first; none of a sentence that is a list or noise."""
    title = (doc.title,) if doc.title else ()
    before: tuple[Sentence, ...] = ()
    for sentence in (*title, *doc.sentences):
        if len(sentence.text) <= LONGEST_SENTENCE:
            for first, last in _pieces(sentence.text):
                yield Clause(sentence, first, last, (*title, *before))
            before = (sentence,)


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in [*_CUT.finditer(sentence), None]:
        end = cut.start() if cut else len(sentence)
        piece = sentence[at:end].strip()
        if (" " in piece or not piece.isascii()) and not _SAID.match(piece):
            yield at, end
        at = cut.end() if cut else end


def share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the words of two clauses that both have (Jaccard)."""
    return len(ours & theirs) / max(1, len(ours | theirs))


def covers(text: Clause, claim: Clause, said: frozenset[str]) -> bool:
    """Tell whether a clause of a text is of what a claim says, in a sentence that tells more.

    Its sentence has half of the words, and with what stands around it nearly all and each name. A
    clause between commas with words of its own must have one of them: "but the mayor rejected it".
    A pronoun of a clause without a name may stand for any name.

    Args:
        text: The clause of the text.
        claim: The clause of the claim.
        said: The words of the claim that count: without those that tell the difference.
    """
    names = {w.stem for w in claim.content if w.norm.removesuffix("'s") in claim.names}
    named, said = names - claim.numerals, said - claim.numerals
    if not text.names and text.marks("pronoun"):
        said, named = said - (named - text.around), named & text.around
    own = bool(said & text.words) or len(text.words) <= _APPENDED
    shared, around = len(said & text.of.stems), len(said & text.around)
    enough = shared >= max(1, TOLD * len(said)) and around >= COVERED * len(said)
    return enough and own and named <= text.around


def covering(one: Clause, two: Clause, ours: frozenset[str], _: frozenset[str]) -> bool:
    """Tell whether the second clause, of a text, is of what the first says, a claim: a `Same`."""
    return covers(two, one, ours)


def aligned(likely: Likely = lambda _, __: True, common: float = COMMON) -> Same:
    """A `Same` for clauses of two articles: of likely sentences, with words in common.

    Each may have names that the other has not only where all of the other's are in its sentence.
    """

    def same(one: Clause, two: Clause, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        if not likely(one.sentence, two.sentence):
            return False
        fewest = min(FEWEST, len(ours), len(theirs))
        enough = share(ours, theirs) >= common and len(ours & theirs) >= fewest
        named = not _unnamed(one, two) or not _unnamed(two, one)
        return (
            enough and named and not (_sibling(one, ours - theirs) and _sibling(two, theirs - ours))
        )

    return same


def _sibling(clause: Clause, stems: frozenset[str]) -> bool:
    """Whether a clause has one of several of a kind ("the upper house") among some stems."""
    siblings = listed_words(clause.of.code, "siblings")
    return any(word.norm in siblings for word in clause.content if word.stem in stems)


def _unnamed(one: Clause, two: Clause) -> frozenset[str]:
    """The words of names of one clause that the sentence of the other has not."""
    named = frozenset(word.stem for word in one.content if word.norm in one.names)
    return named - two.of.stems - one.numerals


def never_likely(_: str, __: str) -> Likely:
    """An `LikelyPairs` of articles of which nothing is known but their figures."""
    return lambda _, __: False


def same_day(one: Clause, two: Clause) -> bool:
    """Tell whether no date of one clause is, or may be, another day than one of the other."""
    pairs = [(when, other) for when in one.whens for other in two.whens]
    return all(resolved(x) == resolved(y) and not days_differ(x, y) for x, y in pairs)


def days_differ(one: When, two: When) -> bool:
    """Tell whether two dates are of two days; of weekdays, whether their names differ."""
    days = [_weekday(when) for when in (one, two)]
    if None not in days:
        return days[0] != days[1]  # a weekday ahead is resolved by guess
    if not resolved(one) and not resolved(two):
        one, two = (_in_some_year(when) for when in (one, two))
    return resolved(one) and resolved(two) and not compatible(one, two)


def _in_some_year(when: When) -> When:
    """A day and month without a year, of an article whose time is unknown, as of one year."""
    if not any(map(str.isdigit, when.text)):
        return when
    return next(iter(times(when.text, SOME_YEAR)), when)


def _weekday(when: When) -> int | None:
    return next((WEEKDAYS[w] for w in when.text.lower().split() if w in WEEKDAYS), None)
