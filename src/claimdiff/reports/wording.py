"""What the reports say in words, said once for every format.

Nothing here judges: "not found in B" is what was searched, "B left out" would be what B meant.
"""

from datetime import datetime
from urllib.parse import urlsplit

from claimdiff.reports import marking
from claimdiff.reports.view import Row, View
from claimdiff.reports.visible import inline
from claimdiff.result import (
    Article,
    CheckRelation,
    CheckResult,
    Claim,
    Comparison,
    Difference,
    DifferenceValue,
    EngineInfo,
    Failure,
    Finding,
    SummaryResult,
    Usage,
)

# English, whatever the machine's locale: the rest of the report is English too.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

BASES = {
    "same-statement": "both quote the same statement",
    "shared-wire": "the same agency copy",
    "same-source": "both name one source, each in its own words",
    "different-sources": "each names another source",
    "own-words": "each in its own words, no source named",
}

NOT_THERE = "Pointed at and not there"
"""Heading of what an engine pointed at and an article does not have."""

_SURE = 0.8
"""Score from which on a text reports a claim without "seems to"."""

_NO_CONTENT = frozenset({"attribution", "certainty", "detail"})

CHECKS: dict[CheckRelation, str] = {
    "reported": "The text reports this claim",
    "conflicting": "The text conflicts with this claim",
    "not-found": "This claim was not found in the text",
}

_COMPARABLE = 2
# A headline of two sides stays on two lines of a terminal.
_VALUE_SHOWN = 60
_VALUES_SHOWN = 2
# Short enough to compare by eye, long enough that two prompts of one run never look alike.
_HASH_SHOWN = 12


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 fact", "no facts", "4 facts"."""
    amount = "no" if number == 0 else f"{number:,}"
    return f"{amount} {noun}" if number == 1 else f"{amount} {noun}s"


def moment(text: str | None) -> str:
    """An ISO time as an editor writes it; what is no ISO time stays as it is, unknown is empty."""
    if not text:
        return ""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = f"{time.day} {_MONTHS[time.month - 1]} {time.year}"
    if len(text) <= len("2020-07-08"):
        return day
    zone = f" {time.tzinfo}" if time.tzinfo else ""
    return f"{day}, {time:%H:%M}{zone}"


def about(article: Article) -> str:
    """An article's metadata on one line."""
    host = web_host(article.url)
    known = [article.outlet if article.outlet != article.label else None, article.agency]
    parts = [part for part in (*known, article.author, moment(article.published), host) if part]
    if article.updated:
        parts.append(f"updated {moment(article.updated)}")
    if article.sentences:
        parts.append(count(len(article.sentences), "sentence"))
    if article.status != "complete":
        parts.append(f"reading {article.status}")
    return " · ".join(parts)


def web_host(url: str | None) -> str:
    """The host of an http or https address, else nothing."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


def in_words(view: View) -> str:
    """The comparison in a few sentences; nothing is said of an article that could not be read."""
    readable = [article for article in view.result.articles if article.status != "failed"]
    if len(readable) < _COMPARABLE:
        return "Nothing was compared: fewer than two articles could be read."
    if not view.paired:
        return _many_in_words(view)
    first, second = (article.label for article in view.result.articles)
    agree, conflict, left, right = _counts(view)
    clash = f"and conflict on {conflict}" if conflict else "and no conflict was found"
    if any(warning.code == "different-events" for warning in view.result.warnings):
        return (
            f"{first} and {second} seem to report different events: {count(agree, 'fact')} "
            f"{'looks' if agree == 1 else 'look'} alike {clash}. What only one tells is not listed."
        )
    return (
        f"{first} and {second} agree on {count(agree, 'fact')}{_independent(view)} {clash}."
        f" Not found in {second}: {count(left, 'fact')} of {first}."
        f" Not found in {first}: {right or 'none'} of {second}."
    )


def _independent(view: View) -> str:
    """How many agreements rest on two sources that are named."""
    bases = [one.basis for one in view.result.findings if one.relation == "agreement"]
    own = bases.count("different-sources")
    if not own:
        return ""
    return f" ({'all' if own == len(bases) > 1 else own} from different sources)"


def _differing(finding: Finding) -> str:
    """In what those who agree differ, of what is told: who says it, and how surely, is no part."""
    plain = [d.aspect for d in finding.differences if d.aspect not in _NO_CONTENT]
    more = next((d for d in finding.differences if d.aspect == "detail"), None)
    told = [f"they differ in {' and '.join(plain)}"] if plain else []
    if more is not None:
        told.append("each tells more" if len(more.values) > 1 else "one tells more")
    return " · ".join(told)


def part_note(view: View, row: Row) -> str:
    """Where a fact that several articles tell, or one of many, was not found."""
    lacking = row.finding.missing_from
    if view.paired or not lacking:
        return ""
    return f"not found in {view.book.labels(lacking)}"


def headline(view: View, row: Row) -> str:
    """What a row is about, above its quotes."""
    finding = row.finding
    if finding.relation == "conflict":
        told = [_versus(d, finding) for d in finding.differences if not d.compatible]
        said = "; ".join(told) or "the two cannot both hold"
    elif finding.relation == "agreement":
        ground = BASES[finding.basis] if finding.basis else ""
        said = " · ".join(filter(None, (ground, _differing(finding))))
    else:
        said = ""
    update = f"update: {view.book.label(finding.update.later)} is later" if finding.update else ""
    return " · ".join(part for part in (said, part_note(view, row), update) if part)


def detail(difference: Difference, finding: Finding, view: View) -> str:
    """One difference in detail, with who says what."""
    only = "only in " if difference.aspect == "detail" and difference.compatible else ""
    sides = [
        f"{only}{view.book.label(identity)}: {_texts(values)}"
        for identity, values in _in_order(difference, finding)
    ]
    held = " (both may hold)" if difference.compatible and not only else ""
    return f"{difference.aspect} – " + " | ".join(sides) + held


def details(row: Row, view: View) -> tuple[str, ...]:
    """The differences worth a line of their own: in a conflict the headline has told the clash."""
    finding = row.finding
    conflict = finding.relation == "conflict"
    shown = [d for d in finding.differences if d.compatible or not conflict]
    return tuple(detail(difference, finding, view) for difference in shown)


def checked(result: CheckResult) -> str:
    """What a check has found, in a sentence that is as sure as its score."""
    if result.relation != "reported":
        return CHECKS[result.relation]
    if any(not difference.compatible for difference in result.differences):
        return "The text seems to report this claim with another value"
    return CHECKS["reported"] if result.score >= _SURE else "The text seems to report this claim"


def check_detail(difference: Difference) -> str:
    """In what a claim and a text differ."""
    told = [", ".join(value.text for value in values) for values in difference.values.values()]
    if difference.aspect == "detail":
        return f"only in the claim: {', '.join(told)}"
    return (" | " if difference.compatible else " ≠ ").join(told)


def manner(claim: Claim, article: Article) -> str:
    """Who says a claim and how sure it is, where the sentence that is shown doesn't say so."""
    shown = [claim.text, marking.quote(claim)]
    sentences = [article.sentences[number] for number in claim.sentence]
    shown += [article.body[one.start : one.end] for one in sentences]
    said = []
    if claim.speaker and not any(claim.speaker.name in text for text in shown):
        said.append(claim.speaker.name)
    if claim.certainty not in ("stated", "reported"):
        said.append(claim.certainty)
    if claim.kind == "opinion":
        said.append(claim.kind)
    return ", ".join(said)


def engine(info: EngineInfo) -> str:
    """Which engine read the articles, and where."""
    version = f" {info.version}" if info.version else ""
    if info.name == "offline":
        return f"the offline engine{version}: no model, no network"
    model = info.model or "an unnamed model"
    host = f" at {info.host}" if info.host else ""
    return f"the language model {model}{host}"


def prompts(info: EngineInfo) -> tuple[tuple[str, str], ...]:
    """The prompts and the beginning of their SHA-256."""
    return tuple((name, sha[:_HASH_SHOWN]) for name, sha in sorted(info.prompts.items()))


def price(usage: Usage) -> str:
    """What a run cost; an unknown price is unknown, not nothing."""
    if usage.requests == 0:
        return "no requests, no cost"
    known = f"${usage.cost_usd:.4f}" if usage.cost_usd is not None else "price unknown"
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    cached = f", {usage.cached_tokens:,} of them cached" if usage.cached_tokens else ""
    return f"{count(usage.requests, 'request')}, {tokens}{cached}, {known}"


def failure(error: Failure, result: Comparison | SummaryResult) -> str:
    """One failure: what, where, why."""
    labels = {article.id: article.label for article in result.articles}
    where = f"{labels.get(error.article, error.article)}: " if error.article else ""
    tries = f" (after {count(error.attempts, 'attempt')})" if error.attempts > 1 else ""
    return f"{where}{error.stage} failed: {error.message}{tries}"


def incomplete(result: Comparison | SummaryResult) -> str:
    """What a reader must know first when the result is not complete; else nothing."""
    if result.status == "complete":
        return ""
    failed = [article.label for article in result.articles if article.status == "failed"]
    what = f"This result is {result.status}."
    if not failed:
        return what
    return f"{what} {', '.join(failed)} could not be read: nothing is said of what it lacks."


def apart(article: Article) -> str:
    """Why a finding says nothing of an article."""
    return "not read" if article.status == "failed" else "no part in this finding"


def values(difference: Difference, finding: Finding) -> list[str]:
    """The texts of a difference, one for each article, in the order of the positions."""
    return [_texts(values) for _, values in _in_order(difference, finding)]


def _counts(view: View) -> tuple[int, int, int, int]:
    """How many agree, conflict, stand in one only, stand in the other only (or in some)."""
    conflict, left, right, agreement = (len(part.rows) for part in view.parts)
    return agreement, conflict, left, right


def _many_in_words(view: View) -> str:
    agree, conflict, lone, some = _counts(view)
    total = count(agree + conflict + lone + some, "fact")
    readable = sum(article.status != "failed" for article in view.result.articles)
    who = count(readable, "article")
    told = f"{agree or 'none'} {_are(agree)} told by all, {some or 'none'} by some"
    told += _independent(view)
    clash = f"{lone or 'none'} by one only; {conflict or 'no'} {_are(conflict)} in conflict"
    return f"Of {total} in {who}, {told}, {clash.replace('no are', 'none is')}."


def _versus(difference: Difference, finding: Finding) -> str:
    """What cannot both hold: the values of each version, those of one version side by side."""
    every = [value for said in difference.values.values() for value in said]
    versions = [
        tuple(value for key in position.claims for value in every if value.claim == key)
        for position in finding.positions
    ]
    told = dict.fromkeys(_texts(version) for version in versions if version)
    return f"{difference.aspect}: {' ≠ '.join(told)}"


def _in_order(
    difference: Difference, finding: Finding
) -> list[tuple[str, tuple[DifferenceValue, ...]]]:
    order = [identity for position in finding.positions for identity in position.articles]
    ranked = {identity: rank for rank, identity in reversed(list(enumerate(order)))}
    return sorted(difference.values.items(), key=lambda item: ranked.get(item[0], len(order)))


def _texts(said: tuple[DifferenceValue, ...]) -> str:
    """The values of one side, each shortened: the quotations below say them in full."""
    texts = list(dict.fromkeys(inline(value.text) for value in said))
    shown = [_short(text) for text in texts[:_VALUES_SHOWN]]
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "") or "nothing"


def _short(text: str) -> str:
    if len(text) <= _VALUE_SHOWN:
        return text
    return text[:_VALUE_SHOWN].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
