"""A result as one self-contained HTML page, or as a fragment for a notebook.

The templates escape everything (autoescape is on, set here); style and script are our own files and
the only ones that the page's content security policy lets run; the result itself is embedded,
compressed, as inert JSON. Nothing is loaded from anywhere.
"""

import base64
import gzip
import hashlib
import secrets
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimdiff.reports import annotated, highlight, overview, saved, wording
from claimdiff.reports.escape import visible
from claimdiff.reports.speakers import voices
from claimdiff.reports.view import Part, View
from claimdiff.result import (
    AnyResult,
    Article,
    ArticleResult,
    CheckResult,
    Comparison,
    SummaryResult,
)

_TEMPLATES = "templates"
_PACKING = 6
"""gzip's own middle: 294 kB of JSON become 54 kB; the highest level saves 1 % more."""
# Enough that two reports in one notebook never share an id.
_PREFIX_BYTES = 4
# How many articles have a colour of their own; the others share the last.
_SIDES = 4
_LEDGER = {"claimed": "with claims"}
"""Words for a status of the ledger that is no plain English."""


def page(result: AnyResult, line: str = "") -> str:
    """The result as a page of its own; ids are bare, so that ``#a1`` is the first claim.

    Args:
        result: The result.
        line: Its JSON on one line, where that is known.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    return _render("page.html.j2", result, prefix="", line=line)


def fragment(result: AnyResult, beside: Mapping[str, Markup] | None = None) -> str:
    """The result as an element with its style and script; its ids are used nowhere else.

    Args:
        result: The result.
        beside: What stands below a finding, by its id: markup that is escaped already. Then the
            element is the only report of its page, and its ids are bare.

    Raises:
        InputError: The result refers to claims or articles that are not in it.
    """
    prefix = f"cd-{secrets.token_hex(_PREFIX_BYTES)}-" if beside is None else ""
    return _render("fragment.html.j2", result, prefix=prefix, beside=beside)


def policy(name: str = "report", own: str = "", further: str = "form-action 'none'") -> str:
    """A page's content security policy: nothing but our own style and script, by their hashes.

    Args:
        name: The name of the style and of the script.
        own: What else may be style and script.
        further: Further directives.
    """
    digests = (hashlib.sha256(asset(f"{name}.{end}").encode()).digest() for end in ("css", "js"))
    style, script = (f"{own}'sha256-{base64.b64encode(one).decode()}'" for one in digests)
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; {further}"


def _render(
    template: str,
    result: AnyResult,
    prefix: str,
    beside: Mapping[str, Markup] | None = None,
    line: str = "",
) -> str:
    # For whoever wants to check it.
    packed = gzip.compress((line or saved.dump_line(result)).encode(), _PACKING, mtime=0)
    context: dict[str, object] = {
        "result": result,
        "prefix": prefix,
        "beside": beside or {},
        "packed": {"gzip": base64.b64encode(packed).decode()},
    }
    if isinstance(result, CheckResult):
        context["title"] = wording.checked(result)
    else:
        context["title"] = " ⟷ ".join(article.label for article in result.articles)
        context |= _shared(result)
    return environment().get_template(template).render(context).rstrip("\n") + "\n"


def _shared(result: Comparison | SummaryResult | ArticleResult) -> dict[str, object]:
    """What every page with articles needs; a claim's home is where its permalink leads."""
    claims = () if isinstance(result, ArticleResult) else result.claims
    context: dict[str, object] = {
        "sides": {a.id: min(order, _SIDES - 1) for order, a in enumerate(result.articles)},
        "voices": () if isinstance(result, ArticleResult) else voices(result),
        "homes": dict.fromkeys(claim.id for claim in claims),
        **overview.shown(result),
    }
    view, marks = context.get("view"), tuple(annotated.of_claims(claims))
    if isinstance(view, View):
        marks = annotated.of_findings(view)
        context |= {"homes": _homes(view), "shares": _shares(view)}
    texts = [(article, annotated.paragraphs(article, marks)) for article in result.articles]
    return context | {"texts": texts}


def _homes(view: View) -> dict[str, str]:
    """The finding that each claim is at home in, by claim."""
    homes = {claim: "" for quote in view.others for claim in quote.ids}
    for part in reversed(view.every):
        for row in reversed(part.rows):
            homes |= dict.fromkeys(row.finding.claims, row.finding.id)
    return homes


def _shares(view: View) -> list[tuple[Part, str, str]]:
    """Where each part of the bar begins and how wide it is, in per cent."""
    total = sum(len(part.rows) for part in view.parts)
    found, before = [], 0
    for part in view.parts:
        number = len(part.rows)
        if number:
            found.append((part, f"{100 * before / total:.2f}", f"{100 * number / total:.2f}"))
        before += number
    return found


@cache
def environment(package: str = "claimdiff.reports") -> Environment:
    """The Jinja environment of a package's pages: autoescape on, missing names are errors."""
    made = Environment(
        loader=PackageLoader(package, _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["web"] = lambda url: url if wording.web_host(url) else None  # no other scheme
    made.globals |= {
        "css": Markup(asset("report.css")),  # noqa: S704 - our own file, hashed in the policy
        "js": Markup(asset("report.js")),  # noqa: S704 - our own file, hashed in the policy
        "policy": policy(),
        "wording": wording,
        "plain": highlight.plain,
        "sentence_at": highlight.sentence_at,
        "accounts": _accounts,
    }
    return made


def _shown(value: object) -> object:
    """What a template writes: text without control characters; markup of our own as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _accounts(article: Article) -> str:
    """How the article's sentences were accounted for, in words."""
    counted = Counter(s.ledger.status for s in article.sentences if s.ledger is not None)
    return ", ".join(
        f"{number} {_LEDGER.get(status, status)}" for status, number in counted.most_common()
    )


def asset(name: str) -> str:
    """A style or script of ours, as it stands in its file."""
    return (files("claimdiff.reports") / _TEMPLATES / name).read_text(encoding="utf-8").strip("\n")
