"""What the reports say in words, said once for every format. Nothing here judges.

"Not found in B" is what was searched; "B left out" would be what B meant.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimdiff.reports import highlight
from claimdiff.reports.escape import inline
from claimdiff.result import (
    DIFFERENT_EVENTS,
    DIFFERENT_LANGUAGES,
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
    Removed,
    SummaryResult,
    Usage,
)

if TYPE_CHECKING:
    from claimdiff.reports.view import View

BASES = {
    "same-statement": "both quote the same statement",
    "shared-wire": "one agency's copy or one publisher's text",
    "same-source": "both name one source",
    "different-sources": "each names another source",
    "own-words": "each reports it",
}

BY = {
    ("model",): "found by the model",
    ("rule",): "found by rule",
    ("model", "rule"): "found by the model and by rule",
}

_SAID_ABOVE = "perhaps told in other words"
"""The note that is the title of its section too."""
_LOW = 0.7
"""Score below which it is shown how sure a finding is: of three such one is wrong."""
_LONGEST = 120
"""Letters of a phrase in large type, two lines on a phone's width; the quotation has them all."""
_SHORT, _SHOWN = 60, 2
"""Letters of a value in a line of details, and values of one side."""
NOT_THERE = "Named, but not as the article has it"
"""Heading of what an engine named and an article does not have."""

_SURE = 0.8
"""Score from which on a text reports a claim without "seems to"."""

CHECKS: dict[CheckRelation, str] = {
    "reported": "The text reports this claim",
    "conflicting": "The text conflicts with this claim",
    "not-found": "This claim was not found in the text",
}

UNSEARCHED = {DIFFERENT_EVENTS: "different events", DIFFERENT_LANGUAGES: "two languages"}
"""Why it was not looked for what one article lacks, by the notice's code."""
_COMPARABLE = 2
_TWO_LANGUAGES = (
    "Two languages: without a language model only figures, dates and names link them, and nothing "
    "is called not found between them."
)
# Two lines of a terminal: enough to see what it was; the JSON has its offsets.
_TAKEN_SHOWN = 150
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
    day = f"{time.day} {time:%B %Y}"  # English: the program sets no locale
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


def in_words(view: "View") -> str:
    """The comparison in a few sentences, what a reader must know of it first.

    Nothing is said of an article that could not be read.
    """
    said = [_TWO_LANGUAGES] if view.unsearched == DIFFERENT_LANGUAGES else []
    if versions := view.result.versions:
        earlier, later = (view.labels.get(one, one) for one in (versions.earlier, versions.later))
        said.append(
            f"{later} is a later version of {earlier}: {count(len(versions.added), 'claim')} added,"
            f" {len(versions.removed) or 'none'} taken out, {len(versions.changed) or 'none'}"
            " changed."
        )
    readable = sum(article.status != "failed" for article in view.result.articles)
    if readable < _COMPARABLE:
        said.append("Nothing was compared: fewer than two articles could be read.")
    else:
        said.append(_pair_in_words(view) if view.paired else _many_in_words(view, readable))
    return " ".join(said)


def _pair_in_words(view: "View") -> str:
    first, second = (article.label for article in view.result.articles)
    agree, left, right = (len(view.part(key).rows) for key in ("agreement", "left", "right"))
    clash = _clash_in_words(view)
    if view.unsearched == DIFFERENT_EVENTS:
        look = "looks" if agree == 1 else "look"
        return (
            f"{first} and {second} seem to report different events: {count(agree, 'fact')} {look} "
            f"alike {clash}. What only one tells is not listed."
        )
    if view.unsearched:
        return f"{first} and {second} agree on {count(agree, 'fact')}{_aside(view)} {clash}."
    total = count(len(view.result.findings), "fact")
    return (
        f"{first} and {second} agree on {agree or 'none'} of {total}{_aside(view)} {clash}. "
        f"Not found in {second}: {count(left, 'fact')} of {first}. "
        f"Not found in {first}: {right or 'none'} of {second}.{_unsure(view)}"
    )


def _clash_in_words(view: "View") -> str:
    conflict = len(view.part("conflict").rows)
    if not conflict:
        return "and no conflict was found"
    later = sum(finding.update is not None for finding in view.result.findings)
    return f"and differ on {conflict}" + (f", {later} of them with a later value" if later else "")


def _aside(view: "View") -> str:
    """The share of facts that all tell, and how many agreements rest on two named sources."""
    total = 0 if view.unsearched else len(view.result.findings)
    shared = len(view.part("agreement").rows)
    bases = [one.basis for one in view.result.agreements]
    own = bases.count("different-sources")
    parts = [f"{round(100 * shared / total)} %"] if shared and total else []
    parts += [f"{'all' if own == len(bases) > 1 else own} from different sources"] if own else []
    return f" ({', '.join(parts)})" if parts else ""


def checked(result: CheckResult) -> str:
    """What a check has found, in a sentence that is as sure as its score."""
    if result.relation == "not-found" and result.warnings:
        return f"Whether the text reports this cannot be said: {result.warnings[0].message}"
    if result.relation != "reported":
        return CHECKS[result.relation]
    if any(not difference.compatible for difference in result.differences):
        return "The text seems to report this claim with another value"
    return CHECKS["reported"] if result.score >= _SURE else "The text seems to report this claim"


def check_detail(difference: Difference) -> str:
    """In what a claim and a text differ."""
    texts = [", ".join(value.text for value in values) for values in difference.values.values()]
    if difference.aspect == "detail":
        return f"only in the claim: {', '.join(texts)}"
    return (" | " if difference.compatible else " ≠ ").join(texts)


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
    where = f"{labelled(error.article, result)}: " if error.article else ""
    tries = f" (after {count(error.attempts, 'attempt')})" if error.attempts > 1 else ""
    return f"{where}{error.stage} failed: {error.message}{tries}"


def labelled(identity: str, result: Comparison | SummaryResult) -> str:
    """How the article of this id is called; the id itself where there is no such article."""
    return next((one.label for one in result.articles if one.id == identity), identity)


def incomplete(result: Comparison | SummaryResult) -> str:
    """What a reader must know first when the result is not complete; else nothing."""
    if result.status == "complete":
        return ""
    failed = [article.label for article in result.articles if article.status == "failed"]
    what = f"This result is {result.status}."
    if not failed:
        return what
    lacking = "it lacks" if len(failed) == 1 else "they lack"
    return f"{what} {', '.join(failed)} could not be read: nothing is said of what {lacking}."


def apart(article: Article) -> str:
    """Why a finding says nothing of an article."""
    return "not read" if article.status == "failed" else "no part in this finding"


def taken(article: Article, part: Removed) -> str:
    """The beginning of what was taken out of the source, and how much it is."""
    text = article.source[part.start : part.end]
    if len(text) <= _TAKEN_SHOWN:
        return text
    return f"{text[:_TAKEN_SHOWN]}… ({len(text):,} characters)"


def _many_in_words(view: "View", readable: int) -> str:
    agree, conflict, lone, some = (
        len(view.part(key).rows) for key in ("agreement", "conflict", "left", "some")
    )
    total = count(len(view.result.findings), "fact")
    clash = f"{conflict} {'is' if conflict == 1 else 'are'}" if conflict else "none is"
    return (
        f"Of {total} in {count(readable, 'article')}, {agree or 'none'} "
        f"{'is' if agree == 1 else 'are'} told by all{_aside(view)}, {some or 'none'} by some, "
        f"{lone or 'none'} by one only; {clash} in conflict.{_unsure(view)}"
    )


def _unsure(view: "View") -> str:
    """How many omissions are not sure, so that the numbers add up."""
    rows = view.perhaps.rows
    return f" {view.perhaps.title}: {len(rows)}." if rows else ""


def title(finding: Finding) -> str:
    """What a finding is about: the aspect of a conflict, the ground of an agreement."""
    if finding.relation == "conflict":
        clash = _clash(finding)
        return clash.aspect if clash and clash.aspect != "other" else "the two cannot both hold"
    if finding.basis is None or finding.relation != "agreement":
        return ""
    said = finding.sure or finding.basis != "own-words"  # else only perhaps told by each
    return BASES[finding.basis] if said else ""


def lacking(finding: Finding, labels: Mapping[str, str]) -> str:
    """Where a fact that several articles tell, or one of many, was not found."""
    if not finding.missing_from or not finding.sure:
        return ""
    return f"not found in {', '.join(labels.get(one, one) for one in finding.missing_from)}"


def update(finding: Finding, labels: Mapping[str, str]) -> str:
    """Which article tells the later value, or of several the latest."""
    if not finding.update:
        return ""
    how = "the latest" if len(finding.positions) > 2 else "later"
    return f"update: {labels.get(finding.update.later, finding.update.later)} is {how}"


def clashing(finding: Finding, order: list[str]) -> dict[str, str]:
    """What each article has of the first aspect that cannot hold with the others', in their order.

    Args:
        finding: A finding.
        order: The articles' ids.
    """
    clash = _clash(finding)
    if clash is None:
        return {}
    held = {key: clash.values[key] for key in order if clash.values.get(key)}
    return {key: _texts(values, _LONGEST, " / ") for key, values in held.items()}


def versions(finding: Finding, order: list[str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The versions of a conflict in an order of the articles: who gives a value, and the values."""
    told, clash = [], _clash(finding)
    if clash is None:
        return ()
    for position in finding.positions:
        values = {key: _held(clash.values.get(key, ()), position.claims) for key in order}
        who = tuple(key for key in order if values[key])
        if who:
            said = [value for key in who for value in values[key]]
            told.append((who, _texts(said, _LONGEST, " / ")))
    return tuple(sorted(told, key=lambda one: order.index(one[0][0])))


def _held(values: Iterable[DifferenceValue], claims: Collection[str]) -> list[DifferenceValue]:
    return [value for value in values if value.claim in claims]


def asides(finding: Finding, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The differences beside the one in large type, and the program's note.

    How sure each article is stands beside its words (`manner`).
    """
    clash = _clash(finding)
    differences = [
        one for one in finding.differences if one is not clash and one.aspect != "certainty"
    ]
    notes = (one for one in finding.note.split("; ") if one != _SAID_ABOVE)
    return tuple(filter(None, (*(_detail(one, labels) for one in differences), *notes)))


def doubt(finding: Finding) -> str:
    """How sure a finding is, where that is little."""
    return f"{finding.score:.0%} sure" if finding.score < _LOW else ""


def manner(claim: Claim, article: Article) -> str:
    """Who says a claim and how sure it is, where the sentence that is shown doesn't say so."""
    shown = [claim.text, highlight.quote(claim)]
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


def _clash(finding: Finding) -> Difference | None:
    """The first aspect in which the versions of a conflict cannot both hold."""
    if finding.relation != "conflict":
        return None
    return next((one for one in finding.differences if not one.compatible), None)


def _detail(difference: Difference, labels: Mapping[str, str]) -> str:
    """One difference, with who says what; nothing where all say the same."""
    keys = sorted(difference.values, key=[*labels, *difference.values].index)
    texts = [_texts(difference.values[key], _SHORT) for key in keys]
    if len(texts) > 1 and len({*map(str.casefold, texts)}) == 1:
        return ""
    only = "only in " if difference.aspect == "detail" and difference.compatible else ""
    told = [f"{only}{labels.get(key, key)}: {text}" for key, text in zip(keys, texts, strict=True)]
    return f"{difference.aspect} – " + (" | " if difference.compatible else " ≠ ").join(told)


def _texts(said: Sequence[DifferenceValue], longest: int, between: str = ", ") -> str:
    """The values of one side, each shortened: the quotations say them in full."""
    texts = _apart(list(dict.fromkeys(inline(value.text) for value in said)))
    shown = [shortened(text, longest) for text in texts[:_SHOWN]]
    more = len(texts) - len(shown)
    return between.join(shown) + (f" and {more} more" if more else "") or "nothing"


def _apart(texts: Sequence[str]) -> list[str]:
    """Without those that another begins with and goes on from: "62" beside "62 flights"."""
    return [one for one in texts if not any(other.startswith(f"{one} ") for other in texts)]


def shortened(text: str, longest: int) -> str:
    """The text, cut between two words where it is longer; of one long word its beginning."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
