"""What the reports say in words, said once for every format. Nothing here judges.

"Not found in B" is what was searched; "B left out" would be what B meant.
"""

from datetime import datetime
from urllib.parse import urlsplit

from claimdiff.result import (
    DIFFERENT_EVENTS,
    DIFFERENT_LANGUAGES,
    Article,
    CheckRelation,
    CheckResult,
    Comparison,
    Difference,
    EngineInfo,
    Failure,
    Removed,
    SummaryResult,
    Usage,
)

NOT_THERE = "Named, but not as the article has it"
"""Heading of what an engine named and an article does not have."""

_SURE = 0.8
"""Score from which on a text reports a claim without "seems to"."""

CHECKS: dict[CheckRelation, str] = {
    "reported": "The text reports this claim",
    "conflicting": "The text conflicts with this claim",
    "not-found": "This claim was not found in the text",
}

_CHECK_SIGNS: dict[CheckRelation, str] = {"reported": "=", "conflicting": "≠", "not-found": "◐"}

MAY_DENY = "one may deny the other"
"""What is said of two claims whose words leave it open whether one denies the other."""

UNSEARCHED = {DIFFERENT_EVENTS: "different events", DIFFERENT_LANGUAGES: "two languages"}
"""Why it was not looked for what one article lacks, by the notice's code."""
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


def checked(result: CheckResult) -> str:
    """What a check has found, in a sentence that is as sure as its score."""
    if result.relation == "not-found" and result.warnings:
        return f"Whether the text reports this cannot be said: {result.warnings[0].message}"
    if result.relation != "reported":
        return CHECKS[result.relation]
    seems = "may report" if is_open(result) else "seems to report"
    if any(not difference.compatible for difference in result.differences):
        return f"The text {seems} this claim with another value"
    return CHECKS["reported"] if result.score >= _SURE else f"The text {seems} this claim"


def is_open(result: CheckResult) -> bool:
    """Whether a claim may be reported, and is likelier not to be."""
    return result.relation == "reported" and result.score < max(result.scores.values(), default=0)


def check_sign(result: CheckResult) -> str:
    """The sign of what a check has found; of what is open a question mark."""
    return "?" if is_open(result) else _CHECK_SIGNS[result.relation]


def check_detail(difference: Difference) -> str:
    """In what a claim and a text differ."""
    texts = [", ".join(value.text for value in values) for values in difference.values.values()]
    if difference.aspect == "detail":
        return f"only in the claim: {', '.join(texts)}"
    if difference.aspect == "status" and difference.compatible:
        return MAY_DENY
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
