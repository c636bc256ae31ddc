"""Who says what: the attributions of a body, by rules.

An attribution is a source, a cue and a content: "[Zoom] [said] [it is monitoring developments]".
The rules know verbs of saying and holding on either side of what is said, "according to", and
quotations that go on after their speaker was named; they are patterns of word classes (`grammar`).
They do not resolve who "he" is (`anaphora`
does) and do not judge whether a source is right. Languages with a table of patterns are read by
that (`patterns`); in others only quotations are found.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from claimdiff.engines.rules import lexicon
from claimdiff.engines.rules.grammar import VERB, Grammar, Words
from claimdiff.engines.rules.patterns import sayings
from claimdiff.engines.rules.turns import turns
from claimdiff.text.doc import Doc, Range, Sentence
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


def attributions(doc: Doc, grammars: Sequence[Grammar]) -> list[Attribution]:
    """Who says what in an article, in order of the content.

    1. Every cue of every sentence, with its source and its content.
    2. Quotations without a cue, which go on what was said before them.

    Args:
        doc: The article, parsed; contents may reach over sentences where a quotation does.
        grammars: Its sentences.
    """
    found: list[Attribution] = []
    for sentence, grammar in zip(doc.sentences, grammars, strict=True):  # 1
        found += _by_cues(grammar)
        for one in sayings(doc, sentence):
            quoted = _all_quoted(sentence, one.content)
            found.append(Attribution(one.content, one.source, one.cue, quoted, sentence.number))
    found += [
        Attribution((turn.said,), turn.who, None, quoted=False, sentence=turn.sentence)
        for turn in turns(doc)
    ]
    found += _by_quotes(grammars, found)  # 2
    return sorted(found, key=lambda one: (one.content[0], one.sentence))


def _by_cues(grammar: Grammar) -> list[Attribution]:
    """The attributions that a sentence has a cue for."""
    found: list[Attribution] = []
    for cue in islice(_CUE.finditer(grammar.letters), _MOST_CUES):
        made = _read(grammar, cue, found)
        if made is not None:
            at = _joint(grammar, made)
            found = [*(_cut_short(one, at) for one in found), made]
    return found


_MOST_CUES = 12  # the richest of 11,910 news sentences has 6; time grows with the square
_CUE = re.compile(
    "(?P<active>(?<![lm!ehr])[hr]*(?:[VB]|er*G))"  # not "to say", "could say", "was told"
    "|(?P<participle>(?<![dGp])G)|(?P<according>Al?)"
)


def _cut_short(attribution: Attribution, at: int | None) -> Attribution:
    """What is said, up to where a later speaker of the sentence begins ("..., but Y said")."""
    if at is None:
        return attribution
    kept = tuple((start, min(end, at)) for start, end in attribution.content if start < at)
    return replace(attribution, content=kept) if kept else attribution


def _joint(grammar: Grammar, made: Attribution) -> int | None:
    """Where a later speaker's part begins, which ends what was said before; None if nested."""
    first = grammar.words(made.source)[0] if made.source else 0
    if first < _FEWEST or grammar.letters[first] == "P":
        return None  # "X says A, but she knows B": X says both
    before = grammar.letters[:first]
    if re.search(",[c&+]$", before):
        return grammar.tokens[first - 2].start
    (_, end), *_ = made.content
    follows = re.search("[,lVG]$", before) and end <= grammar.tokens[first].start
    return end if follows else None


_FEWEST = 4  # tokens of something said before its cue: less is an adverb or a date


def _read(
    grammar: Grammar, cue: re.Match[str], earlier: Sequence[Attribution]
) -> Attribution | None:
    """The attribution that a cue makes, by its form; None where nothing is said."""
    if cue["according"]:
        return _according(grammar, cue.span())
    if cue["participle"]:
        return _participle(grammar, cue.span(), earlier)
    return _inverted(grammar, cue.span()) or _active(grammar, cue.span(), earlier)


def _according(grammar: Grammar, cue: Words) -> Attribution | None:
    """Read "According to X, ..." and "..., according to X"."""
    source = grammar.after(cue[1])
    if source is None:
        return None
    left = _left(grammar, cue[0])
    over = left is not None and not grammar.letters.startswith(",", source[1])
    right = None if over else _right(grammar, source[1])
    return _make(grammar, cue, grammar.range(source), [left, right])


def _participle(grammar: Grammar, cue: Words, earlier: Sequence[Attribution]) -> Attribution | None:
    """Read "..., adding that ..." and "quoted X as saying that ..."."""
    quoted = re.search("[VBFn](?P<who>[^,;:.]{1,8})k$", grammar.letters[: cue[0]])
    main = quoted.span("who") if quoted else grammar.subject
    source = earlier[-1].source if earlier else grammar.range(main) if main else None
    if source is None or source[0] >= grammar.tokens[cue[0]].start:
        return None
    return _make(grammar, cue, source, [_said(grammar, cue[1])])


def _inverted(grammar: Grammar, cue: Words) -> Attribution | None:
    """Read "..., said X"."""
    first, last = cue
    source = grammar.after(last) if _INVERTED.match(grammar.letters, max(first - 1, 0)) else None
    if source is None or grammar.tokens[last - 1].low in _NEVER_FIRST:
        return None
    if re.match(f"[!r]*{VERB}", grammar.letters[source[1] :]) or not _may_speak(grammar, source):
        return None  # it does something itself: 'X said "no", Y agreed'
    aged = grammar.tokens[last].low.endswith("-old")
    who = grammar.range((source[0] + aged, source[1]))
    return _make(grammar, cue, who, [_left(grammar, first)])


def _may_speak(grammar: Grammar, phrase: Words) -> bool:
    """Whether a phrase may be somebody: "two engineers", not "three days" or "her retirement"."""
    letters = grammar.letters[slice(*phrase)]
    head = re.split("(?<=.)[pkRl]", letters)[0]
    noun = grammar.tokens[phrase[0] + len(head) - 1].low.removesuffix("s")
    known = noun in lexicon.ORGANISED or lexicon.AGENT.search(noun)
    return bool(known or re.search("[CS]", letters))


_INVERTED = re.compile("[,”][hr]*(?:V|er*G)(?:[CdSN]|(?<=”V)[ng]{1,4}C)")  # "said bus driver Otto"
_NEVER_FIRST = lexicon.forms(("tell",))  # "told X" names the hearer


def _active(grammar: Grammar, cue: Words, earlier: Sequence[Attribution]) -> Attribution | None:
    """Read "X said that ..." and "..., X said"."""
    (first, last), letters = cue, grammar.letters
    joined = letters[first - 1 : first] in ("&", "+", "c")
    phrase = None if joined else grammar.before(first)
    if phrase is None and earlier:
        return _make(grammar, cue, earlier[-1].source, [_said(grammar, last)])
    source = grammar.subject if joined else phrase
    if source is None or source[0] >= first:
        return None
    after_speech = letters[last - 1] != "B" and letters[source[0] - 1 : source[0]] in (",", "”")
    left = _left(grammar, source[0]) if after_speech else None
    right = None if left is not None and _NOTHING.match(letters, last) else _said(grammar, last)
    does = False
    if left is not None and right is not None:
        left = left if letters[last] == "," else None
        right = None if letters.startswith(",G", last) else right  # it has its own speaker
        does = letters.startswith(",g", last)  # "..., Y said, correcting X"
    made = _make(grammar, cue, grammar.range(source), [left, right])
    return replace(made, whole=True) if made and does else made


_NOTHING = re.compile("[pkT.;-]|$")  # a time, a place, the end: nothing that is said


def _left(grammar: Grammar, last: int) -> Range | None:
    """The words of a sentence before a token, a quotation that reaches further back included."""
    found = grammar.trimmed((0, last))
    if found is None or (last < _FEWEST and grammar.letters[found[1] - 1] not in "q”"):
        return None
    start, end = grammar.range(found)
    opening = grammar.sentence.quote_at(start)
    return (min(start, opening.start) if opening else start, end)


def _right(grammar: Grammar, first: int) -> Range | None:
    """The words from a token on: a quotation that a comma or colon announces, or to the end."""
    announced = _ANNOUNCED.match(grammar.letters, first)
    quote = grammar.quote_at(announced.end() - 1) if announced else None
    if quote is not None:
        return quote.start, quote.end
    end = grammar.letters.find(";", first)
    found = grammar.trimmed((first, end if end >= 0 else len(grammar.letters)))
    if found is None:
        return None
    start, stop = grammar.range(found)
    quote = grammar.quote_at(found[1] - 1)
    return (start, max(stop, quote.end)) if quote and quote.start >= start else (start, stop)


_ANNOUNCED = re.compile("[,:]?(?<=[,:])“")


def _said(grammar: Grammar, last: int) -> Range | None:
    """What stands after a verb; None where nothing that is said does."""
    tokens, letters = grammar.tokens, grammar.letters
    if last == len(tokens) or tokens[last].low in ("of", "and"):
        return None
    hears = tokens[last - 1].low in lexicon.ADDRESSEE
    if found := (_HEARD if hears else _BEHIND).match(letters, last):
        return _right(grammar, found.end())
    hearer = _HEARER.match(letters, last)
    reach = range(last + 1, hearer.end() if hearer else last)
    opens = (at for at in reach if _OPENS.match(letters, at) and grammar.states(at))
    asked = (at for at in reach if tokens[at].low in _ASKED)
    at = next(opens, next(asked, None))
    return None if at is None else _right(grammar, at)


_BEHIND = re.compile("(?:(?:[pkT][^;:.VBFhG]{0,11}?)?(?:t|,?:|,(?=“))|T?[nT]?(?=P)|)")
_HEARD = re.compile("[^;:.VBFhG]{0,12}?(?:t|:|,(?=“))")
_HEARER = re.compile("[^;:.,VBFhG]{0,12}")
_OPENS = re.compile("(?<![pkc&+])(?:[Pd“]|(?<!C)C)")  # "told reporters he would"
_ASKED = frozenset(("to", "how", "why", "what", "whether", "about"))


def _make(
    grammar: Grammar, cue: Words, source: Range | None, contents: Sequence[Range | None]
) -> Attribution | None:
    """An attribution, unless nothing is said."""
    content = tuple(range_ for range_ in contents if range_ is not None)
    if not content:
        return None
    words, said = grammar.range(cue), grammar.words(content[0])
    bound = said[0] >= cue[1] and not _may_be_cut(grammar, cue, said)
    whole = bound or _is_governed(grammar, cue, source or words)
    quoted = _all_quoted(grammar.sentence, content)
    return Attribution(content, source, words, quoted, grammar.sentence.number, whole)


def _may_be_cut(grammar: Grammar, cue: Words, said: Words) -> bool:
    """Whether what follows a verb says the same without it.

    It does behind "that" and a colon, as a quotation behind a comma, and where it is a statement
    and the verb one that a clause may follow at once; "ruled out another term" and "wanted half a
    point" are nothing without "ruled" and "wanted".
    """
    if re.search("(?:t,?.|:.|,“)$", grammar.letters[: said[0] + 1]):
        return grammar.states(*said) or not re.match(f"{VERB}|r", grammar.bare[said[0] :])
    return grammar.tokens[cue[1] - 1].low not in lexicon.TRANSITIVE and grammar.states(*said)


def _is_governed(grammar: Grammar, cue: Words, source: Range) -> bool:
    """Whether other words govern that somebody says it, so that they may not be left out.

    "Even after the FBI concluded that", "evidence proving that".
    """
    before = grammar.letters[: cue[0]]
    if grammar.tokens[grammar.words(source)[0]].low in lexicon.NOBODY:
        return True  # "few believe that"
    if re.fullmatch("G", grammar.letters[slice(*cue)]):
        return not re.search("[,&k-]$", before)
    fronted = _FRONTED.match(before, 0, grammar.words(source)[0])
    return fronted is not None or grammar.tokens[cue[0] - 1].low == "which"


_FRONTED = re.compile("[&r]*[ck][^,;:.-]*$")


def _all_quoted(sentence: Sentence, content: Sequence[Range]) -> bool:
    """Whether every range begins and ends in one quotation."""
    for start, end in content:
        quote = sentence.quote_at(start)
        if quote is None or quote.end < end - 1:
            return False
    return True


def _by_quotes(grammars: Sequence[Grammar], known: Sequence[Attribution]) -> list[Attribution]:
    """Quotations that no cue claims: who signs them, or spoke last in or before the paragraph."""
    made: list[Attribution] = []
    covered = merged(range_ for one in known for range_ in one.content)
    by_sentence = {one.sentence: one for one in known}
    last: Attribution | None = None
    for grammar, after in zip_longest(grammars, grammars[1:]):
        sentence = grammar.sentence
        signed = _SIGNED.fullmatch(after.letters) if after else None
        last = by_sentence.get(sentence.number, last)
        for quote in sentence.quotes:
            at = bisect_left(covered, (quote.end, 0))  # contents from here on start behind it
            told = at > 0 and covered[at - 1][1] > quote.start
            opens = quote.start <= sentence.start
            source = after.range(signed.span("who")) if after and signed and opens else None
            if source is None and last and _goes_on(grammar, quote, grammars[last.sentence]):
                source = last.source
            if source and not told:
                content = ((quote.start, quote.end),)
                made.append(
                    Attribution(content, source, None, quoted=True, sentence=sentence.number)
                )
    return made


_SIGNED = re.compile("-(?P<who>C{2,4})[.]?")  # the sentence after '"It was cold."': "— Ada Lunt"


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


def _goes_on(grammar: Grammar, quote: Quotation, last: Grammar) -> bool:
    """Whether a quotation belongs to who spoke last: it opens its sentence, in or after theirs."""
    opens = quote.start == grammar.tokens[0].start
    near = grammar.sentence.paragraph - last.sentence.paragraph <= 1
    return opens and near and not _TELLS.search(grammar.bare)


_TELLS = re.compile(",”[^.]|”,")  # '"No," was all', '"No," the letter read'
