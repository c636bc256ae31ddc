"""Why an agreement counts: one statement quoted twice, one agency's copy, or two reports.

Copies of one report count once: wire copy, and what one publisher prints under two labels. It
compares words only; who is right is not its business.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, combinations, product, starmap

from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import Parsed
from claimdiff.compare.versions import same_publisher
from claimdiff.result import Basis, Claim, Span
from claimdiff.text.names import is_named
from claimdiff.text.quotes import quotations
from claimdiff.text.words import content, words

QUOTE_MIN_WORDS = 4
"""Shorter quotations ("assessing") are words that two reporters may pick by themselves."""

SAME_QUOTE_RATIO = 0.8
"""Share of words that two quotations have in common, in order, to be one statement: a trimmed end
or a changed word keeps it above, two different statements of one speaker stay below 0.5."""

WIRE_RUN_WORDS = 12
"""A run of words this long that two articles share outside quotations is copy, not chance."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The basis of an agreement; in words what shows it; the ids of the claims that it holds of."""

    basis: Basis | None
    note: str = ""
    claims: tuple[str, ...] = ()


def basis(claims: Sequence[Claim], sides: Mapping[str, Parsed]) -> Ground:
    """The basis of an agreement among claims of two articles or more.

    Args:
        claims: The claims that agree.
        sides: The articles by id.
    """
    pairs = [(one, other) for one, other in combinations(claims, 2) if one.article != other.article]
    quotes = {(a.id, b.id): note for a, b in pairs if (note := _same_quote(a, b, sides))}
    if quotes:
        return _one_statement(quotes)
    reports, note = _reports(pairs, sides)
    if all(len(one) == len(reports) for one in reports.values()):
        copied = (pair for pair in pairs if _one_report(*pair, sides))
        return Ground("shared-wire", note, _ids(chain.from_iterable(copied)))
    found, naming = _by_speakers(claims, reports, sides)
    known = [sides[claim.article].article for claim in claims]
    if found == "different-sources" and any(starmap(different_languages, combinations(known, 2))):
        found = "own-words"  # "coastguard" and "Küstenwache" may be one source
    return Ground(found, f"counted once: {note}" if note else "", _ids(naming))


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.id for claim in claims}))


def _one_statement(quotes: Mapping[tuple[str, str], str]) -> Ground:
    """The basis of claims that quote: those that quote the statement of the first pair."""
    quoting = {*next(iter(quotes))}
    for _ in quotes:
        quoting.update(*(pair for pair in quotes if not quoting.isdisjoint(pair)))
    notes = {*quotes.values()}
    if len(notes) > 1 or not quoting.issuperset(chain.from_iterable(quotes)):
        notes = {f"{one} and {other}: {note}" for (one, other), note in quotes.items()}
    return Ground("same-statement", "; ".join(sorted(notes)), tuple(sorted(quoting)))


def _reports(
    pairs: Sequence[tuple[Claim, Claim]], sides: Mapping[str, Parsed]
) -> tuple[dict[str, set[str]], str]:
    """For each article those that tell one report with it, and in words what shows that."""
    reports = {claim.article: {claim.article} for pair in pairs for claim in pair}
    notes = []
    for one, other in pairs:
        mine, theirs = reports[one.article], reports[other.article]
        if mine is not theirs and (why := _one_report(one, other, sides)):
            notes.append(why)
            mine |= theirs
            reports |= dict.fromkeys(theirs, mine)
    return reports, "; ".join(dict.fromkeys(notes))


def _one_report(one: Claim, other: Claim, sides: Mapping[str, Parsed]) -> str:
    """What shows that two articles have a claim from one report; empty where nothing does."""
    said = [
        [word.norm for _, word in sides[each.article].parts(each, lambda one: one.words)]
        for each in (one, other)
    ]
    if not _runs(said[0]).isdisjoint(_runs(said[1])):
        run = SequenceMatcher(None, said[0], said[1], autojunk=False).find_longest_match().size
        return f"{run} words in a row are the same"
    mine, theirs = sides[one.article].article, sides[other.article].article
    if mine.agency is not None and mine.agency == theirs.agency:
        return f"both credit {mine.agency}"
    if same_publisher(mine, theirs):
        return f"“{mine.label}” and “{theirs.label}” are of one publisher"
    return ""


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of words that are long enough for copy."""
    ends = range(WIRE_RUN_WORDS, len(words) + 1)
    return {tuple(words[end - WIRE_RUN_WORDS : end]) for end in ends}


def _by_speakers(
    claims: Sequence[Claim], reports: Mapping[str, set[str]], sides: Mapping[str, Parsed]
) -> tuple[Basis, list[Claim]]:
    """Whom the reports name: one source, another each, or nobody; and in which claims.

    A shared word is one source; of claims in several reports that name one alike only these do.
    Only two names are two sources: a pronoun names nobody, "the secretary" may be the one whom the
    other calls by name, and "shopkeepers" may be its "retailers".
    """
    said: list[tuple[Claim, frozenset[str]]] = []
    named: dict[str, set[str]] = {}
    alike: dict[frozenset[str], list[Claim]] = {}
    for claim in claims:
        known = content(_name(claim), sides[claim.article].article.language)
        if name := frozenset(word.stem for word in known):
            said.append((claim, name))
            named.setdefault(min(reports[claim.article]), set()).update(name)
            alike.setdefault(name, []).append(claim)
    if len(named) < len({min(report) for report in reports.values()}):
        return "own-words", []
    shared = [one & other for one, other in combinations(named.values(), 2)]
    if any(shared):
        most = max(alike.values(), key=lambda group: len({one.article for one in group}))
        if len({one.article for one in most}) > 1:
            return "same-source", most
        return "same-source", [one for one, name in said if any(map(name.intersection, shared))]
    if all(is_named(_name(claim), sides[claim.article].article.language) for claim, _ in said):
        return "different-sources", [claim for claim, _ in said]
    return "own-words", []


def _name(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else ""


def _same_quote(left: Claim, right: Claim, sides: Mapping[str, Parsed]) -> str:
    """How two claims quote one statement; empty when they do not.

    Two claims may take different parts of a quotation that both articles have whole.
    """
    for one, other in product(_quoted(left), _quoted(right)):
        within = _within(one, other) or _within(other, one)
        if one == other or (within and _whole_quote(left, sides) == _whole_quote(right, sides)):
            return "the quoted words are the same"
        if within:
            return "one quotation is trimmed"
        if SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_QUOTE_RATIO:
            reordered = sorted(one) == sorted(other)
            return "re-ordered words" if reordered else "words of the quotation differ"
    return ""


def _whole_quote(claim: Claim, sides: Mapping[str, Parsed]) -> list[str]:
    """The words of the quotation that a claim begins in, else of the first of its sentence."""
    sentence = sides[claim.article].doc.sentences[claim.sentence[0]]
    quote = sentence.quote_at(_verbatim_spans(claim)[0].start) or next(iter(sentence.quotes), None)
    text = sentence.source[quote.inner_start : quote.inner_end] if quote else sentence.text
    return [word.norm for word in words(text)]


def _within(short: list[str], long: list[str]) -> bool:
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _quoted(claim: Claim) -> list[list[str]]:
    """The quotations in the words that say a claim, as lists of normal words."""
    found = []
    for span in _verbatim_spans(claim):
        inner = [span.exact[q.inner_start : q.inner_end] for q in quotations(span.exact)]
        if claim.quoted and not inner:  # a part of a quotation, without its marks
            inner = [span.exact]
        found += [[word.norm for word in words(text)] for text in inner]
    return [quote for quote in found if len(quote) >= QUOTE_MIN_WORDS]


def _verbatim_spans(claim: Claim) -> list[Span]:
    return [span for span in claim.spans if span.role == "says"]
