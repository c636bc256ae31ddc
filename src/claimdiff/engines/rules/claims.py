"""Sentences to claims: one for each clause that states a fact, with its speaker.

It points at the words of a clause, and at the name that a leading pronoun stands for;
`claimdiff.support` cuts the claim.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimdiff.engines.contract import DraftClaim, LeftOut, Pointed, Range
from claimdiff.engines.rules import lexicon, references
from claimdiff.engines.rules.attribution import Attribution, attributions, merged
from claimdiff.engines.rules.beside import beside
from claimdiff.engines.rules.check_worthiness import left_out
from claimdiff.engines.rules.clauses import Clause, clauses
from claimdiff.engines.rules.lexicon import is_finite
from claimdiff.engines.rules.mentions import (
    Mention,
    NameTypes,
    has_rivals,
    name_types,
    speaker_mention,
    subject_mention,
)
from claimdiff.text.doc import Doc, Sentence, Token
from claimdiff.text.words import may_be_unspaced

_QUOTED = 0.1  # the same of a quotation, which a long description of its speaker may follow
_SAID = 2  # words; of 'sanctions that he called "major"' the one word is not what is told
_NOUN = 6  # words of a noun with what describes it: "the chat app Telegram" has four
_WHOLE = 0.5  # the same of what may not be cut out of its clause
_MAIN = 0.3  # share of a clause, less who says it, from which on the clause is theirs


@dataclass(frozen=True, slots=True)
class _Context:
    """What the claims of one article are made from; lists run by sentence."""

    doc: Doc
    sayings: list[list[Attribution]]
    subjects: list[Mention | None]
    known: NameTypes
    english: bool


def claims(doc: Doc) -> tuple[list[DraftClaim], dict[int, LeftOut]]:
    """The claims of an article, and why the other sentences have none.

    1. Who says what, and whom each sentence is about.
    2. The clauses of each sentence.
    3. A claim of each clause.
    """
    context = _context(doc)  # 1
    made: list[DraftClaim] = []
    without: dict[int, LeftOut] = {}
    for sentence in doc.sentences:
        reason = left_out(
            sentence,
            attributed=bool(context.sayings[sentence.number]),
            english=context.english,
        )
        if reason is not None:
            without[sentence.number] = reason
            continue
        for clause in clauses(sentence):  # 2
            made += _claims(context, sentence, clause)  # 3
    return made, without


def _context(doc: Doc) -> _Context:
    """Who says what, and whom each sentence is about: its named speaker, else its named subject."""
    # One that the author makes ("I think that") is of no speaker that an article quotes.
    found = [one for one in attributions(doc) if _words(doc, one.source) not in ("i", "we", "you")]
    sayings = _by_sentence(found, doc.sentences)
    sources = {one.sentence: one.source for one in reversed(found) if one.cue and one.source}
    known = name_types(doc.sentences, found)
    subjects: list[Mention | None] = []
    for sentence in doc.sentences:
        spoken = _mention(sentence, sources.get(sentence.number), subjects, known)
        named = (
            spoken
            or _opening_referent(sentence.tokens, subjects, known)
            or subject_mention(sentence.tokens, known)
        )
        if named is not None:
            named = replace(
                named,
                alone=references.is_alone(sentence.tokens, named.range),
                rivals=has_rivals(sentence.tokens, named, known),
            )
            if named.kind == "person":
                known.note(named.last, "")
        subjects.append(named)
    english = doc.language in (None, "en")
    return _Context(doc, sayings, subjects, known, english)


def _words(doc: Doc, range_: Range | None) -> str:
    return doc.text[slice(*range_)].casefold() if range_ else ""


def _by_sentence(
    found: Sequence[Attribution], sentences: Sequence[Sentence]
) -> list[list[Attribution]]:
    """For each sentence, the attributions whose content stands in it."""
    starts = [sentence.start for sentence in sentences]
    sayings: list[list[Attribution]] = [[] for _ in sentences]
    for one in found:
        first = max(bisect_right(starts, one.content[0][0]) - 1, 0)
        last = bisect_left(starts, one.content[-1][1])
        for row in sayings[first:last]:
            row.append(one)
    return sayings


def _mention(
    sentence: Sentence, source: Range | None, earlier: Sequence[Mention | None], known: NameTypes
) -> Mention | None:
    """The name in a source of this sentence, or the name that it stands for."""
    phrase = references.trimmed(sentence.within(source)) if source else []
    if not phrase:
        return None
    found = references.antecedent(phrase, earlier, known)
    if found is not None and found.kind == "person" and not found.plural:
        known.note(found.last, phrase[0].low)
    if found is not None or references.is_anaphor(phrase):
        return found
    return speaker_mention(phrase, known)


def _opening_referent(
    opening: Sequence[Token], earlier: Sequence[Mention | None], known: NameTypes
) -> Mention | None:
    """The name that a clause's opening pronoun or noun phrase refers to ("It has sold")."""
    length = references.anaphor_length(opening)
    says = references.is_followed_by_saying(opening, length)
    return references.antecedent(opening[:length], earlier, known, says=says) if length else None


def _claims(context: _Context, sentence: Sentence, clause: Clause) -> list[DraftClaim]:
    """The claims that a clause makes: what is said, and what the article tells beside it.

    1. Who says most of it, and what. 2. The facts beside it are claims of their own; where one
    cannot be cut out, the clause stays whole.
    """
    sayings = context.sayings[sentence.number]
    attribution = None if clause.before else _main_attribution(sayings, clause)
    if attribution is None:
        return [_draft(context, sentence, clause, clause.says)]
    # An attribution may go on what another one tells: '"...," she said, adding that'.
    going_on = (other for other in sayings if not other.whole)
    theirs = [
        attribution,
        *(other for other in going_on if attribution.source and other.source == attribution.source),
    ]
    said = _shared(clause.says, merged(range_ for each in theirs for range_ in each.content))  # 1
    facts: list[Range] | None = []
    if attribution.whole or not _is_part(sentence, said):
        facts = None
    elif context.english:
        facts = beside(sentence, (clause.says[0][0], clause.says[-1][1]), said, attribution)  # 2
    if facts is None:
        return [_draft(context, sentence, clause, clause.says, attribution)]
    others = [_draft(context, sentence, clause, (fact,)) for fact in facts]
    return [_draft(context, sentence, clause, said, attribution), *others]


def _is_part(sentence: Sentence, said: Sequence[Range]) -> bool:
    """Whether enough words are said; a run of Chinese or Japanese holds more than a word."""
    words = [token for range_ in said for token in sentence.within(range_) if token.is_word]
    return len(words) >= _SAID or any(may_be_unspaced(word.text) for word in words)


def _draft(
    context: _Context,
    sentence: Sentence,
    clause: Clause,
    says: Sequence[Range],
    attribution: Attribution | None = None,
) -> DraftClaim:
    """A claim of some words of a clause, and of who says them.

    What a relative clause is about stands before it, if that is a noun and no clause itself.
    """
    words = sum(token.is_word for range_ in clause.before for token in sentence.within(range_))
    noun = clause.before if words <= _NOUN else ()
    return DraftClaim(
        sentence=sentence.number,
        ranges=tuple(sorted((*noun, *says))),
        referents=_referents(context, sentence, clause, says),
        speaker=_speaker(context, attribution) if attribution else "",
        kind="statement" if attribution else "fact",
        certainty="reported" if attribution else "stated",
    )


def _main_attribution(found: Sequence[Attribution], clause: Clause) -> Attribution | None:
    """The attribution that holds most of a clause; None when the clause is the article's own.

    One that has a cue goes before a transcript's turn, and before a quotation that goes on.
    """
    best, most = None, (False, 0)
    for one in found:
        size = _length(clause.says) - _length(_shared(clause.says, [_source_and_cue(one)]))
        share = _length(_shared(clause.says, one.content))
        if one.whole and share < _WHOLE * _length(clause.says):
            continue
        rank = (one.cue is not None, share)
        if rank > most and share > (_QUOTED if one.quoted else _MAIN) * size:
            best, most = one, rank
    return best


def _source_and_cue(attribution: Attribution) -> Range:
    """The source and cue, with what describes the source: "Lunt, 34, a nurse, said that"."""
    telling = [range_ for range_ in (attribution.source, attribution.cue) if range_]
    start, end = min((s for s, _ in telling), default=0), max((e for _, e in telling), default=0)
    begins = attribution.content[0][0]
    return (start, begins) if telling and end <= begins else (start, end)


def _length(ranges: Sequence[Range]) -> int:
    """How many characters ranges hold."""
    return sum(end - start for start, end in ranges)


def _shared(left: Sequence[Range], right: Sequence[Range]) -> list[Range]:
    """The characters that stand in both."""
    both = [(max(a, c), min(b, d)) for a, b in left for c, d in right]
    return [(start, end) for start, end in both if start < end]


def _referents(
    context: _Context, sentence: Sentence, clause: Clause, says: Sequence[Range]
) -> tuple[Pointed, ...]:
    """The name that the first words of a clause stand for, where that is plain."""
    if clause.before:
        return ()
    opening = sentence.within(clause.says[0])
    found = _opening_referent(opening, context.subjects[: sentence.number], context.known)
    if found is None:
        return ()
    last = opening[references.anaphor_length(opening) - 1]
    if not any(start <= opening[0].start and last.end <= end for start, end in says):
        return ()
    stand_in, name = (opening[0].start, last.end), found.range
    return (Pointed(context.doc.text[slice(*stand_in)], context.doc.text[slice(*name)]),)


def _speaker(context: _Context, attribution: Attribution) -> str:
    """Who says it, as the article names them; empty where nobody is named."""
    if attribution.source is None:
        return ""
    home = _source_sentence(context.doc.sentences, attribution)
    tokens = home.within(attribution.source)
    # Chinese, and Arabic's glued particles: a token is more than the name.
    start, end = attribution.source
    if not tokens or tokens[0].start > start or tokens[-1].end > end:
        return context.doc.text[slice(*attribution.source)]
    phrase = references.represented(tokens)
    stands = references.antecedent(phrase, context.subjects[: home.number], context.known)
    if stands:
        return context.doc.text[slice(*stands.range)]
    name = references.trimmed(tokens)
    unclear = references.is_unclear(phrase, context.subjects[: home.number], context.known)
    if unclear or not _is_somebody(name):
        return ""
    return context.doc.text[name[0].start : name[-1].end]


_SMALL_OBJECTS = lexicon.DETERMINERS | lexicon.PREPOSITIONS
"""What stands behind a verb and not behind an adjective in -ed."""


def _is_somebody(words: Sequence[Token]) -> bool:
    """Whether words may be a speaker: no number, verb phrase or bare role ("mayor")."""
    first = words[0]
    if len(words) > 1:
        verbal = is_finite(first) and words[1].low in _SMALL_OBJECTS
        return not verbal and any(token.text[0].isalpha() for token in words)
    a_role = first.low not in lexicon.SOURCES and lexicon.AGENT.search(first.low) is not None
    return first.text[0].isalpha() and (first.is_capital or not a_role)


def _source_sentence(sentences: Sequence[Sentence], attribution: Attribution) -> Sentence:
    """The sentence that holds an attribution's source."""
    number = attribution.sentence
    while (
        number
        and attribution.source is not None
        and sentences[number].start > attribution.source[0]
    ):
        number -= 1
    return sentences[number]
