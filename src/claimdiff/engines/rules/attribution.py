"""Who says what: the attributions of a body, by rules.

An attribution is a source, a cue and a content: "[Zoom] [said] [it is monitoring developments]".
The rules know verbs of saying and holding on either side of what is said, "according to", and
quotations that go on after their speaker was named. They do not resolve who "he" is (`anaphora`
does) and do not judge whether a source is right. Languages with a table of patterns are read by
that (`patterns`); in others only quotations are found.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.contents import (
    clause_before,
    clause_end,
    is_saying,
    is_statement,
    joint,
    may_be_cut,
    only_adjunct,
    range_of,
    said_after,
    said_before,
    span,
)
from claimdiff.engines.rules.cues import Cue, cues
from claimdiff.engines.rules.lexicon import AGENT, ORGANISED, is_finite
from claimdiff.engines.rules.patterns import sayings
from claimdiff.engines.rules.phrases import noun_phrase_after, noun_phrase_before, subject
from claimdiff.engines.rules.turns import turns
from claimdiff.text.doc import CLOSING, STOPS, Doc, Range, Sentence, Token
from claimdiff.text.quotes import Quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, in characters of the body.

    Attributes:
        content: What is said; more than one range when the cue stands in its middle.
        source: Who says it; None where nobody is named ("it was reported that").
        cue: The words that tell that it is said; None for a quotation that goes on.
        quoted: Whether all of the content stands in quotation marks.
        sentence: The number of the sentence that holds the cue (or the quotation).
        whole: Whether the content is no clause of its own, so that its sentence must be read whole.
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    quoted: bool
    sentence: int
    whole: bool = False


def attributions(doc: Doc) -> list[Attribution]:
    """Who says what in an article, in order of the content.

    1. Every cue of every sentence, with its source and its content.
    2. Quotations without a cue, which go on what was said before them.

    Args:
        doc: The article, parsed; contents may reach over sentences where a quotation does.
    """
    found: list[Attribution] = []
    for sentence in doc.sentences:  # 1
        found += _by_cues(sentence)
        for one in sayings(doc, sentence):
            quoted = _all_quoted(sentence, one.content)
            found.append(Attribution(one.content, one.source, one.cue, quoted, sentence.number))
    found += [
        Attribution((turn.said,), turn.who, None, quoted=False, sentence=turn.sentence)
        for turn in turns(doc)
    ]
    found += _by_quotes(doc.sentences, found)  # 2
    return sorted(found, key=lambda one: (one.content[0], one.sentence))


def _by_cues(sentence: Sentence) -> list[Attribution]:
    """The attributions that a sentence has a cue for."""
    found: list[Attribution] = []
    for cue in islice(cues(sentence.tokens), _MOST_CUES):
        if sentence.quote_at(sentence.tokens[cue.verb].start) is None:
            made = _read(sentence, cue, found)
            if made is not None:
                at = joint(sentence, made.source, made.content)
                found = [*(_cut_short(one, at) for one in found), made]
    return found


_MOST_CUES = 12  # the richest of 11,910 news sentences has 6; time grows with the square


def _cut_short(attribution: Attribution, at: int | None) -> Attribution:
    """What is said, up to where a later speaker of the sentence begins ("..., but Y said")."""
    if at is None:
        return attribution
    kept = tuple((start, min(end, at)) for start, end in attribution.content if start < at)
    return replace(attribution, content=kept) if kept else attribution


def _active(sentence: Sentence, cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    """Read "X said that ...", "..., X said", "..., said X"."""
    inverted = _inverted(sentence, cue)
    if inverted is not None:
        return inverted
    source = _speaker_before(sentence, cue, earlier)
    if source is None:
        return None
    first = sentence.tokens.index(sentence.within(source)[0])
    left = said_before(sentence, first) if is_saying(sentence, cue) else None
    over = only_adjunct(sentence, cue.last)
    right = None if left is not None and over else said_after(sentence, cue)
    learns = not over and sentence.tokens[cue.last].low == "of"
    if learns and left is not None and sentence.quote_at(left[1] - 1) is None:
        return None  # "Among the questions is when, exactly, she learned of it"
    if left is not None and right is not None:
        mark = sentence.tokens[cue.last].text
        said = mark == ":" and is_statement(sentence.within(left))
        if not (mark == "," or said or _all_quoted(sentence, [left, right])):
            left = None
        elif sentence.within(right)[0].low.endswith("ing"):
            right = None  # what the speaker does: "..., correcting X"
    return _make(sentence, source, cue, [left, right])


def _speaker_before(sentence: Sentence, cue: Cue, earlier: list[Attribution]) -> Range | None:
    """Who says it: the phrase before the verb, or who did what "and" joins it to."""
    tokens = sentence.tokens
    joined = bool(cue.first) and tokens[cue.first - 1].low in ("and", "but", "or")
    phrase = None if joined else noun_phrase_before(tokens, cue.first)
    if phrase is None and earlier:
        return earlier[-1].source
    if joined and tokens[cue.verb].low not in lexicon.BASES:  # "answer, and say that" orders it
        phrase = subject(tokens)
    return range_of(sentence, phrase) if phrase and phrase[0] < cue.first else None


def _inverted(sentence: Sentence, cue: Cue) -> Attribution | None:
    """The attribution of "..., said X"."""
    tokens = sentence.tokens
    if not cue.first or not is_saying(sentence, cue) or cue.last >= len(tokens):
        return None
    if tokens[cue.verb].low in _NEVER_FIRST:
        return None
    before, after = tokens[cue.first - 1], tokens[cue.last]
    aged = after.low.endswith("-year-old")
    starts = after.is_capital or after.low in _SPEAKING or aged
    if before.text not in _AFTER_SPEECH or not starts or after.low == "that":
        return None
    left, source = said_before(sentence, cue.first), noun_phrase_after(tokens, cue.last)
    if left is None or source is None or not _may_speak(tokens[slice(*source)]):
        return None
    if any(map(is_finite, tokens[source[1] : source[1] + 1])):
        return None  # it does something itself: 'X said "no", Y agreed'
    return _make(sentence, range_of(sentence, (source[0] + aged, source[1])), cue, [left])


def _may_speak(phrase: Sequence[Token]) -> bool:
    """Whether a phrase may be somebody: "two engineers", not "three days" or "her retirement"."""
    end = next((i for i, token in enumerate(phrase) if i and token.low in _BEHIND), len(phrase))
    last = phrase[end - 1].low
    if any(token.is_capital for token in phrase) or last in _SOMEBODY:
        return True
    one = last.removesuffix("s")
    return one in ORGANISED or AGENT.search(one) is not None


_SOMEBODY = lexicon.SOURCES | lexicon.PRONOUNS | ORGANISED
_BEHIND = lexicon.PREPOSITIONS | lexicon.RELATIVES
_NEVER_FIRST = lexicon.forms(("tell",))  # "told X" names the hearer
_SPEAKING = lexicon.DETERMINERS | lexicon.SOURCES
_AFTER_SPEECH = CLOSING | {","}


def _participle(sentence: Sentence, cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    """Read "..., adding that ...": the sentence's subject, or who spoke before in it, says it."""
    before = sentence.tokens[cue.first - 1].low if cue.first else ""
    if before in lexicon.DETERMINERS:
        return None
    main = _quoted_subject(sentence.tokens, cue) or subject(sentence.tokens)
    source = earlier[-1].source if earlier else range_of(sentence, main) if main else None
    if source is None or source[0] >= sentence.tokens[cue.first].start:
        return None
    return _make(sentence, source, cue, [said_after(sentence, cue)])


def _quoted_subject(tokens: Sequence[Token], cue: Cue) -> tuple[int, int] | None:
    """Who is quoted in "Reuters quoted two officials as saying that ..."."""
    if cue.first < _AS_SAYING or tokens[cue.first - 1].low != "as":
        return None
    last = cue.first - 1
    verbs = [at for at in range(last) if tokens[at].low.endswith("ed")]
    return (verbs[-1] + 1, last) if verbs and verbs[-1] + 1 < last else None


_AS_SAYING = 3  # tokens before "as" at least: who quotes, "quoted", and whom


def _according(sentence: Sentence, cue: Cue) -> Attribution | None:
    """Read "According to X, ..." and "..., according to X"."""
    source = noun_phrase_after(sentence.tokens, cue.last)
    if source is None:
        return None
    left = clause_before(sentence, cue.first)
    right = None
    if left is None or (
        source[1] < len(sentence.tokens) and sentence.tokens[source[1]].text == ","
    ):
        right = span(sentence, source[1] + 1, clause_end(sentence, source[1] + 1))
    return _make(sentence, range_of(sentence, source), cue, [left, right])


def _read(sentence: Sentence, cue: Cue, earlier: list[Attribution]) -> Attribution | None:
    """The attribution that a cue makes, by its form; None where nothing is said."""
    match cue.form:
        case "active":
            return _active(sentence, cue, earlier)
        case "participle":
            return _participle(sentence, cue, earlier)
        case "according":
            return _according(sentence, cue)


def _make(
    sentence: Sentence, source: Range | None, cue: Cue, contents: Sequence[Range | None]
) -> Attribution | None:
    """An attribution, unless nothing is said."""
    content = tuple(range_ for range_ in contents if range_ is not None)
    if not content:
        return None
    if any(token.low in _NEGATORS for token in sentence.tokens[cue.first : cue.last]):
        return None  # "does not believe that X": nobody says X
    words = (sentence.tokens[cue.first].start, sentence.tokens[cue.last - 1].end)
    whole = content[0][0] > words[0] and not may_be_cut(sentence, cue, content[0])
    whole = whole or _is_governed(sentence, cue, source or words)
    quoted = _all_quoted(sentence, content)
    return Attribution(content, source, words, quoted, sentence.number, whole)


def _is_governed(sentence: Sentence, cue: Cue, source: Range) -> bool:
    """Whether other words govern that somebody says it, so that they may not be left out.

    "Even after the FBI concluded that", "evidence proving that".
    """
    before = sentence.tokens[cue.first - 1].low if cue.first else ""
    match cue.form:
        case "participle":
            return before not in _BEFORE_PARTICIPLE
        case "active":
            return before == "which" or _is_fronted(sentence.within((sentence.start, source[0])))
        case "according":
            return False


def _is_fronted(words: Sequence[Token]) -> bool:
    """Whether a subordinate clause begins with these words and goes on: "Even after the FBI"."""
    first = next((at for at, token in enumerate(words) if token.low not in _FRONTING), len(words))
    clause = words[first:]
    opens = clause[:1] and clause[0].low in _SUBORDINATING
    return bool(opens) and not any(token.text in STOPS for token in clause)


_BEFORE_PARTICIPLE = frozenset((",", "–", "—", "and", "as"))
_FRONTING = frozenset(("and", "but", "even", "just", "only", "yet", "so", "shortly", "soon"))
_SUBORDINATING = lexicon.CONJUNCTIONS - {"but", "so", "yet", "or", "than"}
_NEGATORS = frozenset(("not", "never", "cannot")) | {
    low for low in lexicon.AUXILIARIES if low.endswith("n't")
}


def _all_quoted(sentence: Sentence, content: Sequence[Range]) -> bool:
    """Whether every range begins and ends in one quotation."""
    for start, end in content:
        quote = sentence.quote_at(start)
        if quote is None or quote.end < end - 1:
            return False
    return True


def _by_quotes(read: Sequence[Sentence], known: Sequence[Attribution]) -> list[Attribution]:
    """Quotations that no cue claims: who spoke last in the paragraph, or before it, speaks on."""
    made: list[Attribution] = []
    covered = merged(range_ for one in known for range_ in one.content)
    by_sentence = {one.sentence: one for one in known}
    last: Attribution | None = None
    for sentence in read:
        last = by_sentence.get(sentence.number, last)
        for quote in sentence.quotes:
            at = bisect_left(covered, (quote.end, 0))  # contents from here on start behind it
            told = at > 0 and covered[at - 1][1] > quote.start
            if last is not None and not told and _goes_on(sentence, quote, last, read):
                content = ((quote.start, quote.end),)
                made.append(
                    Attribution(content, last.source, None, quoted=True, sentence=sentence.number)
                )
    return made


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges that share no characters, in order, that hold the same characters.

    Args:
        ranges: In any order.
    """
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _goes_on(
    sentence: Sentence, quote: Quotation, last: Attribution, read: Sequence[Sentence]
) -> bool:
    """Whether a quotation belongs to who spoke last: it opens its sentence, in or after theirs."""
    distance = sentence.paragraph - read[last.sentence].paragraph
    opens = quote.start == sentence.tokens[0].start
    inside, behind = sentence.within((0, quote.end)), sentence.within((quote.end, sentence.end))
    goes_on = len(inside) > 1 and inside[-2].text == ","
    tells = goes_on and any(is_finite(token) or token.low in lexicon.AMBIGUOUS for token in behind)
    return opens and distance <= 1 and not tells  # not '"No," was all', '"No," the letter read'
