"""Who says what: the attributions of a body, by rules.

An attribution is a source, a cue and a content: "[Zoom] [said] [it is monitoring developments]".
The rules know verbs of saying and holding on either side of what is said, "according to", nouns of
saying, passives without a source, and quotations that go on after their speaker was named. They do
not resolve who "he" is (`references` does) and do not judge whether a source is right. Chinese
(`chinese`) and nine more languages (`foreign`) have rules of their own; in others only quotations
are found.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from claimdiff.engines.offline import foreign, lexicon
from claimdiff.engines.offline.chinese import PRONOUNS, sayings
from claimdiff.engines.offline.contents import (
    clause_before,
    clause_end,
    is_saying,
    joint,
    only_adjunct,
    range_of,
    said_after,
    said_before,
    span,
)
from claimdiff.engines.offline.cues import Cue, cues
from claimdiff.engines.offline.nouns import AGENT, ORGANISED
from claimdiff.engines.offline.phrases import noun_phrase_after, noun_phrase_before, subject
from claimdiff.engines.offline.tokens import CLOSING, Token, is_finite
from claimdiff.engines.offline.views import View, views
from claimdiff.result import Sentence
from claimdiff.support.draft import Range
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
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    quoted: bool
    sentence: int


def attributions(
    body: str, sentences: Sequence[Sentence], language: str | None = None
) -> list[Attribution]:
    """Who says what in a body, in order of the content.

    1. Every cue of every sentence, with its source and its content.
    2. Quotations without a cue, which go on what was said before them.

    Args:
        body: The article's text.
        sentences: Its sentences; contents may reach over them where a quotation does.
        language: Its language, where that is known and not English.
    """
    return by_rules(body, views(body, sentences), language)


def by_rules(body: str, read: Sequence[View], language: str | None = None) -> list[Attribution]:
    """Who says what in sentences that are read already; see `attributions`."""
    found = [made for view in read for made in _of_sentence(body, view, language)]  # 1
    found += _by_quotes(read, found)  # 2
    return sorted(found, key=lambda one: (one.content[0], one.sentence))


def _of_sentence(body: str, view: View, language: str | None) -> Iterator[Attribution]:
    """The attributions that a sentence's own words make."""
    yield from _by_cues(view)
    yield from _chinese(body, view)
    for one in foreign.sayings(body, (view.start, view.end), language):
        quoted = _all_quoted(view, one.content)
        yield Attribution(one.content, one.source, one.cue, quoted, view.number)


def _by_cues(view: View) -> list[Attribution]:
    """The attributions that a sentence has a cue for."""
    found: list[Attribution] = []
    for cue in islice(cues(view.tokens), _MOST_CUES):
        if view.quote_at(view.tokens[cue.verb].start) is None:
            made = _read(view, cue, found)
            if made is not None:
                at = joint(view, made.source, made.content)
                found = [*(_cut_short(one, at) for one in found), made]
    return found


_MOST_CUES = 12  # the richest of 11,910 news sentences has 6; time grows with the square


def _chinese(body: str, view: View) -> Iterator[Attribution]:
    """The attributions of a Chinese sentence."""
    for place, cue, content in sayings(body, (view.start, view.end)):
        source = None if body[slice(*place)] in PRONOUNS else place
        yield Attribution((content,), source, cue, _all_quoted(view, (content,)), view.number)


def _cut_short(one: Attribution, at: int | None) -> Attribution:
    """What is said, up to where a later speaker of the sentence begins ("..., but Y said")."""
    if at is None:
        return one
    kept = tuple((start, min(end, at)) for start, end in one.content if start < at)
    return replace(one, content=kept) if kept else one


def _active(view: View, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Read "X said that ...", "..., X said", "..., said X"."""
    inverted = _inverted(view, cue)
    if inverted is not None:
        return inverted
    source = noun_phrase_before(view.tokens, cue.first)
    if source is None:
        return _make(view, found[-1].source, cue, [said_after(view, cue)]) if found else None
    left = said_before(view, source[0]) if is_saying(view, cue) else None
    right = said_after(view, cue) if left is None or not only_adjunct(view, cue.last) else None
    if left is not None and right is not None and view.tokens[cue.last].text != ",":
        left = None
    return _make(view, range_of(view, source), cue, [left, right])


def _inverted(view: View, cue: Cue) -> Attribution | None:
    """The attribution of "..., said X"."""
    tokens = view.tokens
    if not cue.first or not is_saying(view, cue) or cue.last >= len(tokens):
        return None
    if tokens[cue.verb].low in _NEVER_FIRST:
        return None
    before, after = tokens[cue.first - 1], tokens[cue.last]
    starts = after.is_capital or after.low in _SPEAKING
    if before.text not in _AFTER_SPEECH or not starts or after.low == "that":
        return None
    left, source = said_before(view, cue.first), noun_phrase_after(tokens, cue.last)
    if left is None or source is None or _goes_on_with_verb(view, source[1]):
        return None
    if not _may_speak(tokens[slice(*source)]):
        return None
    return _make(view, range_of(view, source), cue, [left])


def _may_speak(phrase: Sequence[Token]) -> bool:
    """Whether a phrase may be somebody: "two engineers", not "three days" or "her retirement"."""
    end = next((i for i, token in enumerate(phrase) if i and token.low in _BEHIND), len(phrase))
    last = phrase[end - 1]
    somebody = last.low in lexicon.SOURCES or last.low in lexicon.PRONOUNS
    return somebody or any(token.is_capital for token in phrase) or _is_agent(last)


def _is_agent(token: Token) -> bool:
    """Whether a noun, in its singular or plural, is by its form a person or a body."""
    one = token.low.removesuffix("s")
    return AGENT.search(one) is not None or one in ORGANISED or token.low in ORGANISED


_BEHIND = lexicon.PREPOSITIONS | lexicon.RELATIVES
_NEVER_FIRST = lexicon.forms("tell")  # "told X" names the hearer
_SPEAKING = lexicon.DETERMINERS | lexicon.SOURCES
_AFTER_SPEECH = CLOSING | {","}


def _goes_on_with_verb(view: View, index: int) -> bool:
    """Whether a verb follows: then the phrase before it does not speak, it is spoken of."""
    return index < len(view.tokens) and is_finite(view.tokens[index])


def _participle(view: View, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Read "..., adding that ...": the sentence's subject, or who spoke before in it, says it."""
    before = view.tokens[cue.first - 1].low if cue.first else ""
    if before in lexicon.DETERMINERS:
        return None
    main = subject(view.tokens)
    source = found[-1].source if found else range_of(view, main) if main else None
    if source is None or source[0] >= view.tokens[cue.first].start:
        return None
    return _make(view, source, cue, [said_after(view, cue)])


def _passive(view: View, cue: Cue) -> Attribution | None:
    """Read "... was told by X", "it was reported that ...", "is said to ..."."""
    tokens, after = view.tokens, cue.last
    if after < len(tokens) and tokens[after].low == "by" and is_saying(view, cue):
        source = noun_phrase_after(tokens, after + 1)
        content = range_of(view, (0, cue.first)) if cue.first else None
        return _make(view, range_of(view, source), cue, [content]) if source else None
    if after < len(tokens) and tokens[after].low == "that":
        return _make(view, None, cue, [said_after(view, cue)])
    if after < len(tokens) and tokens[after].low == "to" and tokens[cue.verb].low in _SAID_TO:
        return _make(view, None, cue, [clause_before(view, cue.first), said_after(view, cue)])
    return None


_SAID_TO = lexicon.word_set("said reported believed thought alleged understood known considered")


def _according(view: View, cue: Cue) -> Attribution | None:
    """Read "According to X, ..." and "..., according to X"."""
    source = noun_phrase_after(view.tokens, cue.last)
    if source is None:
        return None
    left = clause_before(view, cue.first)
    right = None
    if left is None or (source[1] < len(view.tokens) and view.tokens[source[1]].text == ","):
        right = span(view, source[1] + 1, clause_end(view, source[1] + 1))
    return _make(view, range_of(view, source), cue, [left, right])


def _noun(view: View, cue: Cue) -> Attribution | None:
    """Read "X's finding that ..."; nobody's where no owner stands before it."""
    tokens, source = view.tokens, None
    if cue.first > 1 and tokens[cue.first - 1].low in ("'s", "'"):
        source = noun_phrase_before(tokens, cue.first - 1)
    elif cue.first and tokens[cue.first - 1].low in ("his", "her", "their"):
        source = (cue.first - 1, cue.first)
    return _make(view, range_of(view, source) if source else None, cue, [said_after(view, cue)])


def _read(view: View, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """The attribution that a cue makes, by its form; None where nothing is said."""
    match cue.form:
        case "active":
            return _active(view, cue, found)
        case "participle" | "infinitive":
            return _participle(view, cue, found)
        case "passive":
            return _passive(view, cue)
        case "according":
            return _according(view, cue)
        case "noun":
            return _noun(view, cue)


def _make(
    view: View, source: Range | None, cue: Cue, contents: Sequence[Range | None]
) -> Attribution | None:
    """An attribution, unless nothing is said."""
    content = tuple(range_ for range_ in contents if range_ is not None)
    if not content:
        return None
    if any(token.low in _NEGATORS for token in view.tokens[cue.first : cue.last]):
        return None  # "does not believe that X": nobody says X
    words = (view.tokens[cue.first].start, view.tokens[cue.last - 1].end)
    return Attribution(content, source, words, _all_quoted(view, content), view.number)


_NEGATORS = lexicon.word_set("not never cannot") | {
    low for low in lexicon.AUXILIARIES if low.endswith("n't")
}


def _all_quoted(view: View, content: Sequence[Range]) -> bool:
    """Whether every range begins and ends in one quotation."""
    for start, end in content:
        quote = view.quote_at(start)
        if quote is None or quote.end < end - 1:
            return False
    return True


def _by_quotes(read: Sequence[View], found: Sequence[Attribution]) -> list[Attribution]:
    """Quotations that no cue claims: who spoke last in the paragraph, or before it, speaks on."""
    made: list[Attribution] = []
    covered = _merged(range_ for one in found for range_ in one.content)
    by_sentence = {one.sentence: one for one in found}
    last: Attribution | None = None
    for view in read:
        last = by_sentence.get(view.number, last)
        for quote in view.quotes:
            if quote.start < view.tokens[0].start or _is_covered(quote, covered):
                continue
            if last is not None and _goes_on(view, quote, last, read):
                content = ((quote.start, quote.end),)
                made.append(
                    Attribution(content, last.source, None, quoted=True, sentence=view.number)
                )
    return made


def _merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges that share no characters, in order, that hold the same characters."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_covered(quote: Quotation, covered: Sequence[Range]) -> bool:
    """Whether a content already holds a character of the quotation."""
    at = bisect_left(covered, (quote.end, 0))  # contents from here on start behind it
    return at > 0 and covered[at - 1][1] > quote.start


def _goes_on(view: View, quote: Quotation, last: Attribution, read: Sequence[View]) -> bool:
    """Whether a quotation belongs to who spoke last: it opens its sentence, in or after theirs."""
    distance = view.paragraph - read[last.sentence].paragraph
    opens = quote.start <= view.tokens[0].start
    return opens and distance <= 1
