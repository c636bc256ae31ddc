"""Sentences to claims, with their speakers.

A sentence is one claim; what somebody says in it is cut out where it tells nothing beside. It
points at the words, and at the name that a leading "he" or "she" stands for;
`claimdiff.support` cuts the claim.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from claimdiff.engines.contract import DraftClaim, LeftOut, Pointed
from claimdiff.engines.rules.anaphora import PRONOUNS, Anaphora
from claimdiff.engines.rules.attribution import Attribution, attributions, merged
from claimdiff.engines.rules.check_worthiness import left_out
from claimdiff.engines.rules.grammar import VERB, Grammar
from claimdiff.text.doc import STOPS, Doc, Range, Sentence
from claimdiff.text.words import may_be_unspaced

_SAID = 2  # words; of 'sanctions that he called "major"' the one word is not what is told
_MOST = (
    0.4  # share of a sentence from which on all of it is theirs who say that; their name is some
)


def claims(doc: Doc) -> tuple[list[DraftClaim], dict[int, LeftOut]]:
    """The claims of an article, and why the other sentences have none.

    1. Who says what, and whom "he" and "she" stand for. 2. The claims of each sentence.

    Args:
        doc: The article, parsed.
    """
    # 1. One that the author makes ("I think that") is of no speaker that an article quotes.
    grammars = [Grammar(sentence) for sentence in doc.sentences]
    found = [
        one
        for one in attributions(doc, grammars)
        if _words(doc, one.source) not in ("i", "we", "you")
    ]
    anaphora = Anaphora(
        grammars, {one.sentence: one.source for one in reversed(found) if one.source is not None}
    )
    made: list[DraftClaim] = []
    without: dict[int, LeftOut] = {}
    for grammar, said in zip(grammars, _by_sentence(doc, found), strict=True):  # 2
        reason = left_out(grammar, attributed=bool(said), english=doc.language in (None, "en"))
        if reason is not None:
            without[grammar.sentence.number] = reason
        elif grammar.tokens:
            made.append(_claim(doc, grammar, said, anaphora))
    return made, without


def _by_sentence(doc: Doc, found: Iterable[Attribution]) -> list[list[Attribution]]:
    """For each sentence the attributions whose content stands in it."""
    sayings: list[list[Attribution]] = [[] for _ in doc.sentences]
    for one in found:
        for sentence in doc.between(one.content[0][0], one.content[-1][1]):
            sayings[sentence.number].append(one)
    return sayings


def _words(doc: Doc, range_: Range | None) -> str:
    return doc.text[slice(*range_)].casefold() if range_ else ""


def _claim(
    doc: Doc, grammar: Grammar, sayings: Sequence[Attribution], anaphora: Anaphora
) -> DraftClaim:
    """The claim that a sentence makes: what is said in it, or all of it where it tells more.

    Most of it must be said by one; who has a cue goes before a transcript's turn, and before a
    quotation that goes on. All that they say counts: '"...," she said, adding that'.
    """
    sentence, told_from = grammar.sentence, _told_from(doc, grammar.sentence)
    whole = sentence.start, sentence.end
    main = max(sayings, key=lambda one: (one.cue is not None, _held(sentence, [one])), default=None)
    source = main.source if main else None
    theirs = [one for one in sayings if one is main or (source and one.source == source)]
    says = _within(whole, merged(range_ for one in theirs for range_ in one.content))
    if _tells_more(grammar, says, theirs):
        says = [(told_from, sentence.end)]
        main = main if _speaks_alone(sentence, main, sayings) else None
    reported = main is not None or _held(sentence, sayings) > _MOST
    return DraftClaim(
        sentence=sentence.number,
        ranges=tuple(_within((told_from, sentence.end), says)),
        referents=_referents(doc, sentence, says, anaphora),
        speaker=_speaker(doc, main.source, anaphora) if main and main.source else "",
        kind="statement" if reported else "fact",
        certainty="reported" if reported else "stated",
    )


_LEADING = STOPS - {"("}
_NAMES = r"[A-ZÀ-Þ\d][\w.]*(?:,? [A-ZÀ-Þ\d][\w.]*){0,5},? ?"
_DATELINE = re.compile(
    rf"(?:(?=[A-ZÀ-Þ]{{3}}|[^\n–—-]*\d){_NAMES}|{_NAMES}\([^()\n]{{2,30}}\) ?)"
    r"(?:--|[–—]|-(?=\s))\s*(?=[\"'“‘«„]?[A-ZÀ-Þ])"
)
"""A place in capitals, or places with a day or an agency, before a dash and a sentence."""


def _told_from(doc: Doc, sentence: Sentence) -> int:
    """Where what a sentence tells begins: behind a dateline and marks."""
    first = sentence.number == 0
    dateline = _DATELINE.match(doc.text, sentence.start, sentence.end) if first else None
    start = dateline.end() if dateline else sentence.start
    told = (one for one in sentence.tokens if one.start >= start and one.text not in _LEADING)
    return next(told, sentence).start


def _speaks_alone(
    sentence: Sentence, main: Attribution | None, sayings: Sequence[Attribution]
) -> bool:
    """Whether most of a sentence is one speaker's, and others only tell what they tell of them."""
    if main is None or _held(sentence, [main]) <= _MOST:
        return False
    others = (one.content[0] for one in sayings if one.source not in (None, main.source))
    return all(any(start <= first < end for start, end in main.content) for first, _ in others)


def _held(sentence: Sentence, sayings: Sequence[Attribution]) -> float:
    """The share of a sentence that attributions hold."""
    said = _within(
        (sentence.start, sentence.end), merged(range_ for one in sayings for range_ in one.content)
    )
    return sum(end - start for start, end in said) / (sentence.end - sentence.start)


def _within(part: Range, ranges: Iterable[Range]) -> list[Range]:
    """What stands of ranges in a part of the text."""
    both = [(max(start, part[0]), min(end, part[1])) for start, end in ranges]
    return [(start, end) for start, end in both if start < end]


def _tells_more(grammar: Grammar, said: Sequence[Range], theirs: Sequence[Attribution]) -> bool:
    """Whether a sentence has a verb beside what is said, or what is said is nothing alone."""
    sentence = grammar.sentence
    if any(one.whole for one in theirs) or not _is_part(sentence, said):
        return True
    taken = merged([*said, *(one.cue for one in theirs if one.cue)])
    speakers = {grammar.words(one.source)[0] for one in theirs if one.source}
    stretches = pairwise([sentence.start, *chain.from_iterable(taken), sentence.end])
    beside = (grammar.words(stretch) for stretch in stretches if stretch not in taken)
    return any(
        _tells(grammar.bare[slice(*words)], of_speaker=words[0] in speakers) for words in beside
    )


def _tells(letters: str, *, of_speaker: bool) -> bool:
    """Whether words have a verb that does not describe a speaker, who begins them.

    "Said Pruitt, who was ten feet away" has none.
    """
    plain = _RELATIVE.sub(lambda clause: "R" * len(clause[0]), letters)
    verbs = (found.start() for found in re.finditer(VERB, plain))
    return any(not (of_speaker and plain[:at].count(",") % 2) for at in verbs)


_RELATIVE = re.compile(f"R[^,;:.]*?{VERB}+")


def _is_part(sentence: Sentence, said: Sequence[Range]) -> bool:
    """Whether enough words are said; a run of Chinese or Japanese holds more than a word."""
    words = [token for range_ in said for token in sentence.within(range_) if token.is_word]
    return len(words) >= _SAID or any(may_be_unspaced(word.text) for word in words)


def _referents(
    doc: Doc, sentence: Sentence, says: Sequence[Range], anaphora: Anaphora
) -> tuple[Pointed, ...]:
    """The name that a claim's first "he" or "she" stands for, where it begins the sentence."""
    first = sentence.tokens[0]
    if first.low not in PRONOUNS or says[0][0] > first.start:
        return ()
    meant = anaphora.antecedent(first, sentence, says=False)
    return (Pointed(first.text, doc.text[slice(*meant)]),) if meant else ()


def _speaker(doc: Doc, source: Range, anaphora: Anaphora) -> str:
    """Who says it, as the article names them; empty where nobody is named."""
    start, end = source
    (home, *_) = doc.between(start, end)
    tokens = home.within(source)
    # Chinese, and Arabic's glued particles: a token is more than the name.
    if not tokens or tokens[0].start > start or tokens[-1].end > end:
        return doc.text[start:end]
    if len(tokens) == 1 and tokens[0].low in PRONOUNS:
        meant = anaphora.antecedent(tokens[0], home, says=True)
        unclear = anaphora.is_unclear(tokens[0], home)
        return "" if unclear and tokens[0].is_capital else doc.text[slice(*(meant or source))]
    return doc.text[start:end]
