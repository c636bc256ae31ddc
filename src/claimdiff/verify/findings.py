"""Findings: do they refer to what is there, and does what they say hold together?"""

from collections.abc import Iterator

from claimdiff.result import (
    Article,
    Aspect,
    Claim,
    Comparison,
    Difference,
    DifferenceValue,
    Finding,
    Overview,
)
from claimdiff.support import locate
from claimdiff.text.quantities import quantities
from claimdiff.verify.mismatch import (
    Mismatch,
    check_span,
    differ,
    repeated,
    strange_words,
    unless,
)


class _Known:
    """What a finding may refer to."""

    def __init__(self, result: Comparison) -> None:
        self.articles: dict[str, Article] = {article.id: article for article in result.articles}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in result.claims}

    def teller(self, claim: str) -> str:
        """The article of a claim; empty where either is unknown."""
        return self.claims[claim].article if claim in self.claims else ""


def verify(result: Comparison) -> Iterator[Mismatch]:
    """Check every finding."""
    known = _Known(result)
    yield from repeated("findings", "id", (finding.id for finding in result.findings))
    for finding in result.findings:
        place = f"finding {finding.id}"
        strange = [claim for claim in finding.claims if claim not in known.claims]
        yield from unless(not strange, place, "the claims", "claims of the result", strange)
        yield from _positions(place, finding, known)
        yield from _shape(place, finding)
        yield from _lacks(place, finding, known)
        yield from _update(place, finding)
        for number, difference in enumerate(finding.differences):
            yield from _difference(f"{place}, difference {number}", difference, finding, known)
    yield from _overview(result, known)


def _overview(result: Comparison, known: _Known) -> Iterator[Mismatch]:
    """Each line is words of a claim of its finding, or the value of one that differs."""
    told = result.overview or Overview()
    findings = {finding.id: finding for finding in result.findings}
    for line in (
        *told.both,
        *told.differ,
        *(line for lines in told.only.values() for line in lines),
    ):
        place = f"overview, {line.finding}"
        finding = findings.get(line.finding)
        for one in line.words:
            there = finding is not None and one.claim in finding.claims
            yield from unless(there, place, "the claim", "one of the finding", one.claim)
            yield from differ(place, "the article", known.teller(one.claim), one.article)
            if finding is not None and one.claim in known.claims:
                said = _sayings(finding, known.claims[one.claim])
                yield from unless(one.text in said, place, "the words", "the claim's", one.text)


def _sayings(finding: Finding, claim: Claim) -> set[str]:
    """A claim's words, and the values of it that differ."""
    values = {
        value.text
        for difference in finding.differences
        for told in difference.values.values()
        for value in told
        if value.claim == claim.id
    }
    says = sorted((s for s in claim.spans if s.role == "says"), key=lambda span: span.start)
    return values | {" … ".join(span.exact for span in says)}


def _positions(place: str, finding: Finding, known: _Known) -> Iterator[Mismatch]:
    """The positions share out the finding's claims, each with the articles that tell it.

    An article may tell it without a claim, in the sentence that ``nearest`` shows.
    """
    told = [claim for position in finding.positions for claim in position.claims]
    yield from differ(place, "the claims of the positions", sorted(finding.claims), sorted(told))
    shown = {near.article for near in finding.nearest if near.span is not None}
    for number, position in enumerate(finding.positions):
        tellers = {known.teller(claim) for claim in position.claims}
        wanted = sorted(tellers | (set(position.articles) & (shown - set(finding.missing_from))))
        where = f"{place}, position {number}"
        yield from differ(where, "the articles", wanted, sorted(position.articles))


def _shape(place: str, finding: Finding) -> Iterator[Mismatch]:
    """An agreement has several tellers, a conflict several versions, an omission one teller."""
    tellers = {article for position in finding.positions for article in position.articles}
    versions = len(finding.positions)
    shapes = {
        "agreement": versions == 1 and len(tellers) > 1,
        "conflict": versions > 1 and len(tellers) > 1,
        "omission": versions == 1 and len(tellers) == 1 and bool(finding.missing_from),
    }
    found = f"{versions} versions told by {len(tellers)} articles"
    holds = shapes[finding.relation]
    yield from unless(
        holds, place, "the positions", f"those of the relation {finding.relation}", found
    )


def _lacks(place: str, finding: Finding, known: _Known) -> Iterator[Mismatch]:
    """No article lacks what it tells; of one that could not be read nothing is said."""
    tellers = {article for position in finding.positions for article in position.articles}
    readable = {a.id for a in known.articles.values() if a.status != "failed"}
    wrong = [article for article in finding.missing_from if article not in readable - tellers]
    yield from unless(not wrong, place, "the articles that lack it", "readable others", wrong)
    yield from repeated(place, "article that lacks it", finding.missing_from)
    near = [one.article for one in finding.nearest]
    if near:
        shown = set(finding.missing_from) | (tellers - {known.teller(c) for c in finding.claims})
        yield from differ(place, "the articles of the nearest", sorted(shown), sorted(near))
    for number, one in enumerate(finding.nearest):
        article = known.articles.get(one.article)
        if article is not None and one.span is not None:
            yield from check_span(f"{place}, nearest {number}", one.span, article.body)


def _update(place: str, finding: Finding) -> Iterator[Mismatch]:
    """The earlier and the later value are told by two articles of the finding."""
    if finding.update is not None:
        tellers = {article for position in finding.positions for article in position.articles}
        named = {finding.update.earlier, finding.update.later}
        yield from unless(
            len(named) == 2 and named <= tellers,
            place,
            "the articles of the earlier and the later value",
            "two that tell it",
            sorted(named),
        )


def _difference(
    place: str, difference: Difference, finding: Finding, known: _Known
) -> Iterator[Mismatch]:
    for identity, values in difference.values.items():
        for number, value in enumerate(values):
            where = f"{place}, {identity} {number}"
            held = value.claim in finding.claims
            yield from unless(held, where, "the claim", "one of the finding", value.claim)
            teller = known.teller(value.claim)
            yield from differ(where, "the article of the claim", teller, identity)
            if held and teller in known.articles:
                claim, article = known.claims[value.claim], known.articles[teller]
                yield from _words(where, difference.aspect, value, claim, article)
                yield from _value(where, difference.aspect, value, claim, article)


def _words(
    place: str, aspect: Aspect, value: DifferenceValue, claim: Claim, article: Article
) -> Iterator[Mismatch]:
    """A value's words are the claim's: its certainty, its speaker, or words of its sentences."""
    if aspect == "certainty":
        yield from differ(place, "the certainty of the claim", claim.certainty, value.text)
        return
    sentences = [article.sentences[n] for n in claim.sentence if n < len(article.sentences)]
    said = [claim.text, *(span.exact for span in claim.spans)]
    said += [article.body[one.start : one.end] for one in sentences]
    if aspect == "attribution" and claim.speaker is not None:
        said.append(claim.speaker.name)
    strange = strange_words(value.text, said)
    yield from unless(not strange, place, "the words of the value", "the claim's", strange)


def _value(
    place: str, aspect: Aspect, value: DifferenceValue, claim: Claim, article: Article
) -> Iterator[Mismatch]:
    """A value's span holds its words; its comparable form is the one that the claim has."""
    if value.span is not None:
        yield from check_span(place, value.span, article.body)
        same = locate(value.text, value.span.exact) or locate(value.span.exact, value.text)
        held = same or aspect == "attribution"  # "the company" may be named by its name
        yield from unless(held, place, "the words of the span", value.text, value.span.exact)
    if isinstance(value.value, float):
        read = {number.value for number in quantities(value.text)}
        read |= {quantity.value for quantity in claim.quantities}
        yield from unless(value.value in read, place, "the number", read, value.value)
    elif aspect == "time" and value.value is not None:
        resolved = {time.from_ for time in claim.times}
        yield from unless(value.value in resolved, place, "the time", resolved, value.value)
