"""Who says what by patterns of data: the table ``attribution`` of a language.

They make the few forms that news is written in: "X said that ...", "..., said X", "According to X,
...", or whole forms of a language's own. Whole sentences only; nothing is resolved ("elle" names
nobody), and what no form fits is left to the quotation marks. English has rules of its own
(`attribution`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimdiff.text.context import filled, word_lists
from claimdiff.text.doc import Doc, Range, Sentence
from claimdiff.text.lang import Attribution, code, tables
from claimdiff.text.words import may_be_unspaced

_MARKS = '«»„“”"‹›'
_TITLE = r"\b(?:M|MM|Mme|Mlle|Dr|Prof|Sr|Sra|г)\."
_NAME = rf"(?:[^,;:.!?،؟{_MARKS}]|{_TITLE}){{2,80}}"
_MORE = rf"(?:\s+[^,;:.{_MARKS}]{{1,40}}?)??"  # "a déclaré mardi", "sagte am Dienstag"
_END = r"\s*[.!।]?$"
_PART = re.compile(r"\{(verbs|name|when)\}")


class Saying(NamedTuple):
    """Who says it (None where a pronoun does), the words that tell so, and what is said."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]


class _Forms(NamedTuple):
    """The compiled table of a language, the surest form first."""

    forms: tuple[re.Pattern[str], ...]
    pronouns: re.Pattern[str]


@cache
def _compiled(language: str) -> _Forms:
    table = tables(language).attribution
    pronouns = re.compile(rf"(?:{'|'.join(table.pronouns) or '(?!)'})(?!\S)", re.IGNORECASE)
    lists = word_lists(language)
    verbs = "|".join(filled(verb, lists) for verb in table.verbs)
    parts = {"verbs": f"(?:{verbs})", "name": table.name, "when": table.when}
    own = (re.sub(_PART, lambda part: parts[part[1]], form) for form in table.forms)
    shared = (re.compile(form, re.IGNORECASE) for form in _shared(table, verbs))
    return _Forms((*shared, *map(re.compile, own)), pronouns)


def _shared(table: Attribution, verb_forms: str) -> Iterator[str]:
    """The forms of languages that part words by spaces, from their verbs and conjunction."""
    if not table.that:
        return
    verbs, according = f"(?P<cue>{verb_forms})", "|".join(table.according) or "(?!)"
    speaker, said = rf"(?P<source>{_NAME}?)", "(?P<content>.+?)"
    yield rf"^{said}[,،{_MARKS}]\s*[,،]?\s*[—–-]?\s*{verbs}\s+{speaker}{table.tail}{_END}"
    if table.verb_first:
        yield rf"^{verbs}(?:\s+{speaker}{table.when})?(?:\s*:\s*|\s+{table.that}){said}{_END}"
    else:
        yield rf"^(?:{speaker}\s+)?{verbs}{_MORE}\s*(?:{table.that}|:\s*){said}{_END}"
    yield rf"^(?P<cue>{according})\s*{speaker}[,،]\s*{said}{_END}"
    yield rf"^{said}[,،]\s*(?P<cue>{according})\s*{speaker}{_END}"


def sayings(doc: Doc, sentence: Sentence) -> Iterator[Saying]:
    """Who says what in one sentence; at most one saying.

    Args:
        doc: The article, parsed.
        sentence: One of its sentences.
    """
    text = doc.text[sentence.start : sentence.end]
    language = code(doc.language) or ("zh-Hant" if may_be_unspaced(text) else None)
    if language is None:
        return
    table = _compiled(language)
    for form in table.forms:
        found = form.search(text)
        if found is not None:
            yield _placed(found, sentence.start, table.pronouns)
            return


def _placed(found: re.Match[str], at: int, pronouns: re.Pattern[str]) -> Saying:
    """The parts of a match as ranges of the body."""
    names = [name for name in ("content", "rest") if found.groupdict().get(name)]
    content = tuple(_trimmed(found, name, at) for name in names)
    cue = (at + found.start("cue"), at + found.end("cue"))
    said_by = (found["source"] or "").strip()
    if not said_by or pronouns.match(said_by):
        return Saying(None, cue, content)
    return Saying(_trimmed(found, "source", at), cue, content)


def _trimmed(found: re.Match[str], name: str, at: int) -> Range:
    """A group's range without the blanks at its ends, a closing quotation mark kept with it."""
    start, end = found.span(name)
    end += name == "content" and found.string[end : end + 1] in [*_MARKS]
    text = found.string[start:end]
    return at + end - len(text.lstrip()), at + start + len(text.rstrip())
