"""What a reader should know of the articles as a whole before believing the findings.

Gates: do the articles tell of one event, is a body cut off, does a headline say what its body does
not bear out. A notice changes no finding.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimdiff.compare.events import different_events
from claimdiff.compare.figures.values import compatible
from claimdiff.compare.parsed import Parsed, parsed
from claimdiff.compare.phrases import in_headline_capitals
from claimdiff.compare.versions import in_order, states
from claimdiff.engines.contract import Side
from claimdiff.result import DIFFERENT_EVENTS, DIFFERENT_LANGUAGES, Article, Finding, Notice
from claimdiff.text.doc import Doc
from claimdiff.text.lang import code, tables
from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.names import Name, find_whole, names
from claimdiff.text.quantities import sentence_quantities
from claimdiff.text.words import words

_DOUBTS = 2
"""Reasons against a capital that make it no sure name."""
CUT_OFF = "cut-off"
"""The code of the warning that `articles` gives a body that breaks off."""


def notices(
    given: Sequence[Side], findings: Sequence[Finding], *, by_model: bool = False
) -> tuple[Notice, ...]:
    """All notices on a comparison, in the order of the sides.

    Args:
        given: The articles with their claims.
        findings: What was found in them.
        by_model: Whether a language model has judged them.
    """
    sides = [parsed(side) for side in given]
    found = [
        _of_pair(one, other, findings, by_model=by_model) for one, other in combinations(sides, 2)
    ]
    bodies = [one.article.body for one in sides]
    for side in sides:
        found += [_cut_off(side.article, findings), _headline(side, bodies)]
    found += [_unordered(*pair) for pair in states(sides) if in_order(*pair) is None]
    return tuple(notice for notice in found if notice is not None)


def _of_pair(
    one: Parsed, other: Parsed, findings: Sequence[Finding], *, by_model: bool
) -> Notice | None:
    """One text twice, two languages or two events: what the findings on a pair do not mean."""
    both = f"“{one.article.label}” and “{other.article.label}”"
    if one.article.sha256 == other.article.sha256:
        message = f"{both} have one text: that they agree says nothing"
        return Notice(code="same-text", message=message)
    if different_languages(one.article, other.article):
        return Notice(code=DIFFERENT_LANGUAGES, message=_languages(one, other, by_model=by_model))
    reason = different_events(one, other, linked=_in_common(one, other, findings))
    if not reason:
        return None
    message = (
        f"{both} seem to report different events: {reason}; what only one of them tells is "
        "not listed as not found in the other"
    )
    return Notice(code=DIFFERENT_EVENTS, message=message)


def _unordered(one: Parsed, other: Parsed) -> Notice:
    """Two states of one text of which nothing tells the later are told as no more than that."""
    message = (
        f"“{one.article.label}” and “{other.article.label}” are two versions of one text; which "
        "is the later is not known, so what was added or taken out is not told"
    )
    return Notice(code="unordered-versions", message=message)


def different_languages(one: Article, other: Article) -> bool:
    """Whether two articles are known to be in different languages; scripts of one are alike."""
    if one.language is None or other.language is None:
        return False
    return one.language.split("-")[0] != other.language.split("-")[0]


def _languages(one: Parsed, other: Parsed, *, by_model: bool) -> str:
    """Between two languages words cannot be compared, so no rule can prove an omission."""
    languages = " and ".join(
        f"“{side.article.label}” ({side.article.language})" for side in (one, other)
    )
    rest = (
        "what is listed as not found rests on the language model alone, for the words of one "
        "cannot be searched for in the other"
        if by_model
        else "without a language model only figures, dates and names link them, and nothing is "
        "called not found"
    )
    return f"{languages} are in two languages: {rest}"


def _in_common(one: Parsed, other: Parsed, findings: Sequence[Finding]) -> bool:
    """Whether two articles tell one fact or more, in one version or two."""
    ids = {one.article.id, other.article.id}
    told = ({key for place in f.positions for key in place.articles} for f in findings)
    return any(ids <= articles for articles in told)


def _cut_off(article: Article, findings: Sequence[Finding]) -> Notice | None:
    if not any(warning.code == CUT_OFF for warning in article.warnings):
        return None
    unsafe = sum(one.sure and article.id in one.missing_from for one in findings)
    if not unsafe:
        return None
    say, them = ("finding says", "it") if unsafe == 1 else ("findings say", "them")
    message = (
        f"the text of “{article.label}” breaks off: {unsafe} {say} “not found in "
        f"{article.label}”, and its missing end may report {them}"
    )
    return Notice(code="unsafe-omissions", message=message)


def _headline(side: Parsed, bodies: Sequence[str]) -> Notice | None:
    """Names and numbers of the title that stand nowhere in the body."""
    article = side.article
    if not article.title or not article.body:
        return None
    lacking = [
        name.text
        for name in _sure_names(article.title, article.language)
        if not side.names.has(name.norm)
        and not any(find_whole(name.norm, body) >= 0 for body in bodies)
    ]
    lacking += _lacking_numbers(side.doc)
    if not lacking:
        return None
    listed = ", ".join(f"“{text}”" for text in lacking)
    message = f"the title of “{article.label}” says {listed}, which its body does not"
    return Notice(code="headline", message=message)


def _lacking_numbers(doc: Doc) -> list[str]:
    """The numbers of the title that the text has not; "a third" may be "33 per cent"."""
    numbers = sentence_quantities(doc.title) if doc.title else []
    if not numbers:
        return []
    known = [one for sentence in doc.sentences for one in sentence_quantities(sentence)]
    return [
        one.text
        for one in numbers
        if not any(one.value == other.value or compatible(one, other) for other in known)
    ]


def _sure_names(title: str, language: str | None) -> Iterator[Name]:
    """The names of a title that are surely names.

    One in headline capitals tells none; "Seventeen hurt" tells a number. One word, a capital that
    opens the title or the part of it behind a colon, a language that writes all nouns so: any two
    of these are too many.
    """
    nouns = tables(code(language) or "en").facts.capital_nouns
    for name in names(title) if not in_headline_capitals(words(title)) else ():
        before = title[: name.start].rstrip(" \"'“‘«(")
        word, opens = " " not in name.text, before[-1:] in (*".:?!", "")
        if word + opens + nouns < _DOUBTS and name.norm not in CARDINALS:
            yield name
