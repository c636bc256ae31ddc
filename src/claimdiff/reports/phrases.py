"""A finding in words, said once for every format. Nothing here judges.

"Not found in B" is what was searched; "B left out" would be what B meant.
"""

from collections.abc import Mapping, Sequence

from claimdiff.reports import highlight
from claimdiff.reports.escape import inline
from claimdiff.result import Article, Claim, Difference, DifferenceValue, Finding

BASES = {
    "same-statement": "both quote the same statement",
    "shared-wire": "one agency's copy or one publisher's text",
    "same-source": "both name one source, each in its own words",
    "different-sources": "each names another source",
    "own-words": "each in its own words, no two sources named",
}

BY = {
    ("model",): "found by the model",
    ("rule",): "found by rule",
    ("model", "rule"): "found by the model and by rule",
}

_SAID_ABOVE = "perhaps told in other words"
"""The note that is the title of its section too."""
_LOW = 0.7
"""Score below which a finding is shown as uncertain: of three such one is wrong."""
_LONGEST = 120
"""Letters of a phrase in large type, two lines on a phone's width; the quotation has them all."""
_SHORT, _SHOWN = 60, 2
"""Letters of a value in a line of details, and values of one side."""


def title(finding: Finding) -> str:
    """What a finding is about: the aspect of a conflict, the ground of an agreement."""
    if finding.relation == "conflict":
        clash = _clash(finding)
        return clash.aspect if clash else "the two cannot both hold"
    return BASES[finding.basis] if finding.basis and finding.relation == "agreement" else ""


def lacking(finding: Finding, labels: Mapping[str, str]) -> str:
    """Where a fact that several articles tell, or one of many, was not found."""
    if not finding.missing_from or not finding.sure:
        return ""
    return f"not found in {', '.join(labels.get(one, one) for one in finding.missing_from)}"


def update(finding: Finding, labels: Mapping[str, str]) -> str:
    """Which article tells a later value."""
    later = finding.update.later if finding.update else None
    return f"update: {labels.get(later, later)} is later" if later else ""


def clashing(finding: Finding, order: list[str]) -> dict[str, str]:
    """What each article has of the first aspect that cannot hold with the others', in their order.

    Args:
        finding: A finding.
        order: The articles' ids.
    """
    clash = _clash(finding)
    if clash is None:
        return {}
    return {key: _texts(clash.values[key], _LONGEST) for key in order if clash.values.get(key)}


def versus(finding: Finding, order: list[str]) -> str:
    """The versions of a conflict against each other, the values of one version side by side."""
    clash = _clash(finding)
    every = [value for said in clash.values.values() for value in said] if clash else []
    versions = [
        (min(order.index(key) for key in position.articles), _texts(held, _LONGEST))
        for position in finding.positions
        if (held := [value for value in every if value.claim in position.claims])
    ]
    return " ≠ ".join(dict.fromkeys(text for _, text in sorted(versions)))


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
    """That a finding is uncertain, where its score is low."""
    return f"uncertain ({finding.score:.2f})" if finding.score < _LOW else ""


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
    values = difference.values
    order = dict.fromkeys((*(key for key in labels if key in values), *values))
    sides = {key: _texts(values[key], _SHORT) for key in order}
    if len(sides) > 1 and len({text.casefold() for text in sides.values()}) == 1:
        return ""
    only = "only in " if difference.aspect == "detail" and difference.compatible else ""
    texts = [f"{only}{labels.get(key, key)}: {text}" for key, text in sides.items()]
    return f"{difference.aspect} – " + (" | " if difference.compatible else " ≠ ").join(texts)


def _texts(said: Sequence[DifferenceValue], longest: int) -> str:
    """The values of one side, each shortened: the quotations say them in full."""
    texts = list(dict.fromkeys(inline(value.text) for value in said))
    shown = [shortened(text, longest) for text in texts[:_SHOWN]]
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "") or "nothing"


def shortened(text: str, longest: int) -> str:
    """The text, cut between two words where it is longer; of one long word its beginning."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
