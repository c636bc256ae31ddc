"""A result as JSON-LD: schema.org's NewsArticle and Claim, with our own terms for the relations.

Never a ClaimReview, never a rating: whether a claim is true is not what claimdiff looks at. The
context stands in the file, so that reading it needs no network.
"""

from collections.abc import Iterable
from urllib.parse import quote

from claimdiff.reports.escape import safe_json
from claimdiff.reports.highlight import says
from claimdiff.reports.wording import web_host
from claimdiff.result import (
    AnyResult,
    Article,
    CheckResult,
    Claim,
    Comparison,
    Finding,
    Span,
    SummaryResult,
)

_TERMS = "urn:claimdiff:terms:"
_CONTEXT: dict[str, object] = {
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "cd": _TERMS,
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
    "appearance": {"@id": "https://schema.org/appearance", "@type": "@id"},
    "cd:claims": {"@type": "@id"},
    "cd:notFoundIn": {"@type": "@id"},
}

Node = dict[str, object]


def render(result: AnyResult) -> str:
    """The result as JSON-LD with one graph; what is unknown or empty is left out."""
    known = [
        {name: value for name, value in node.items() if value not in (None, "", [])}
        for node in _graph(result)
    ]
    document = {"@context": _CONTEXT, "@graph": known}
    text = safe_json(document, indent=2) + "\n"
    return text.replace("<", "\\u003c")  # it is put into script elements: nothing may close them


def _graph(result: AnyResult) -> list[Node]:
    if isinstance(result, CheckResult):
        return [_check(result)]
    nodes = [_article(article) for article in result.articles]
    if isinstance(result, Comparison | SummaryResult):
        nodes += [_claim(claim) for claim in result.claims]
    if isinstance(result, Comparison):
        nodes += [_finding(finding) for finding in result.findings]
    return nodes


def _article(article: Article) -> Node:
    return {
        "@id": _fragment("article", article.id),
        "@type": "NewsArticle",
        "name": article.label,
        "headline": article.title,
        "url": article.url if web_host(article.url) else None,
        "datePublished": article.published,
        "dateModified": article.updated,
        "inLanguage": article.language,
        "publisher": _named("Organization", article.outlet),
        "sourceOrganization": _named("Organization", article.agency),
        "author": _named("Person", article.author),
        "cd:bodySha256": article.sha256,
        "cd:status": article.status,
    }


def _claim(claim: Claim) -> Node:
    return {
        "@id": _fragment("claim", claim.id),
        "@type": "Claim",
        "text": claim.text,
        "appearance": _fragment("article", claim.article),
        "author": _named("Thing", claim.speaker.name if claim.speaker else None),
        "cd:kind": claim.kind,
        "cd:certainty": claim.certainty,
        "cd:span": [_span(span) for span in says(claim)],
    }


def _span(span: Span) -> Node:
    """The W3C selectors of the words."""
    position = {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}
    quoted = {"@type": "oa:TextQuoteSelector", "oa:exact": span.exact}
    around = {"oa:prefix": span.prefix, "oa:suffix": span.suffix}
    return {"oa:hasSelector": [position, {**quoted, **around}]}


def _finding(finding: Finding) -> Node:
    update = finding.update.model_dump() if finding.update else {}
    return {
        "@id": _fragment("finding", finding.id),
        "@type": f"cd:{finding.relation.capitalize()}",
        "cd:claims": _fragments("claim", finding.claims),
        "cd:position": [
            {"cd:claims": _fragments("claim", one.claims)} for one in finding.positions
        ],
        "cd:notFoundIn": _fragments("article", finding.missing_from if finding.sure else ()),
        "cd:aspect": [difference.aspect for difference in finding.differences],
        "cd:basis": finding.basis if finding.relation == "agreement" else None,
        "cd:by": list(finding.by) or None,
        **{f"cd:{name}": article for name, article in update.items()},
    }


def _check(result: CheckResult) -> Node:
    return {
        "@type": "Claim",
        "text": result.claim,
        "cd:relation": result.relation,
        "cd:span": _span(result.span) if result.span else None,
    }


def _fragment(kind: str, identity: str) -> str:
    """A name within the document; what an IRI may not hold is left to its escapes."""
    return f"#{kind}-{quote(identity, safe='')}"


def _fragments(kind: str, identities: Iterable[str]) -> list[str]:
    return [_fragment(kind, identity) for identity in identities]


def _named(kind: str, name: str | None) -> Node | None:
    return {"@type": kind, "name": name} if name else None
