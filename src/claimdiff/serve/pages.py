"""HTML of the desk's pages, escaped throughout; a result is shown by the report's own templates."""

from collections.abc import Sequence

from markupsafe import Markup

from claimdiff.reports import webpage
from claimdiff.result import Comparison
from claimdiff.store.desk import Decision


def policy() -> str:
    """What a browser may load and run on these pages: our own files, and the report's by hash."""
    further = "connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"
    return webpage.policy(own="'self' ", further=further)


def render(template: str, **given: object) -> str:
    """One page, or a part of one."""
    return webpage.environment("claimdiff.serve").get_template(template).render(given)


def report(result: Comparison, key: str, decisions: Sequence[Decision], person: str) -> Markup:
    """A result's report with a form for a decision under each finding."""
    forms = {
        one.id: Markup(decision(key, one.id, decisions, person))  # noqa: S704  escaped there
        for one in result.findings
    }
    return Markup(webpage.embedded(result, forms))  # noqa: S704  the report's own templates escape


def decision(key: str, finding: str, decisions: Sequence[Decision], person: str) -> str:
    """The form for one finding: this person's decision, and what others decided."""
    here = [one for one in decisions if one.finding == finding]
    own = next((one for one in here if one.person == person), None)
    others = [one for one in here if one.person != person]
    return render(
        "decision.html.j2",
        key=key,
        finding=finding,
        own=own,
        others=others,
    )
