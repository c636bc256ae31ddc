"""Results as programs and notebooks have them: with their tables, their reports, their files.

The data and its shape are `claimdiff.result`'s; the reports are `claimdiff.reports`'. pandas is
imported by `to_frame` alone.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from claimdiff import reports, result
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.reports import AnyResult, Form
from claimdiff.result import Article, Claim
from claimdiff.store.files import read_text, whole

if TYPE_CHECKING:
    from pandas import DataFrame

Table = Literal["claims", "findings", "figures"]
Row = dict[str, object]


def _save(outcome: AnyResult, path: str | PathLike[str], form: Form | None = None) -> None:
    """Write a result to a file, whole or not at all.

    Args:
        outcome: The result.
        path: The file; its ending names the form: .html, .json, .jsonl, .md, .csv, .jsonld, .txt.
        form: The form, if the ending does not say it.

    Raises:
        ConfigurationError: Neither names a form.
        StoreError: The file cannot be written.
    """
    text = reports.render(outcome, form or reports.form_of(path))
    with whole(Path(path)) as file:
        file.write(text)


class Comparison(result.Comparison):
    """What `compare` gives; ``to_frame``, ``save`` and a notebook's display besides the data."""

    save: ClassVar = _save
    _repr_html_: ClassVar = reports.repr_html

    @staticmethod
    def load(path: str | PathLike[str]) -> "Comparison":
        """Read a comparison that was saved as JSON.

        Raises:
            InputError: It cannot be read, or is no saved comparison.
        """
        found = read_saved(path)
        if not isinstance(found, result.Comparison):
            raise InputError(f"{path} is a saved {found.kind}, no comparison")
        return Comparison.model_construct(**dict(found))

    def to_frame(self, table: Table = "findings") -> "DataFrame":
        """The claims, findings or figures as a pandas table, a row each (of figures a value each).

        Raises:
            ConfigurationError: pandas is not installed, or there is no such table.
        """
        if table == "findings":
            return _frame([_finding(one) for one in self.findings])
        if table == "figures":
            return _frame(_figures(self))
        return _claims(self, table)


class SummaryResult(result.SummaryResult):
    """What `summarise` gives; ``to_frame``, ``save`` and a notebook's display besides the data."""

    save: ClassVar = _save
    _repr_html_: ClassVar = reports.repr_html

    def to_frame(self, table: Literal["claims"] = "claims") -> "DataFrame":
        """The claims as a pandas table, a row each.

        Raises:
            ConfigurationError: pandas is not installed, or there is no such table.
        """
        return _claims(self, table)


class ArticleResult(result.ArticleResult):
    """What `read` gives; ``save`` and a notebook's display besides the data."""

    save: ClassVar = _save
    _repr_html_: ClassVar = reports.repr_html


class CheckResult(result.CheckResult):
    """What `check` gives; ``save`` and a notebook's display besides the data."""

    save: ClassVar = _save
    _repr_html_: ClassVar = reports.repr_html


def read_saved(path: str | PathLike[str]) -> AnyResult:
    """A saved result of any kind.

    Raises:
        InputError: It cannot be read, or is no saved result.
    """
    return reports.load(read_text(str(path)))


def _claims(outcome: result.Comparison | result.SummaryResult, table: str) -> "DataFrame":
    if table != "claims":
        known = "claims, findings, figures" if outcome.kind == "comparison" else "claims"
        raise ConfigurationError(f"there is no table {table!r}", hint=f"there is: {known}")
    labels = _labels(outcome.articles)
    return _frame([_claim(one, labels) for one in outcome.claims])


def _claim(claim: Claim, labels: dict[str, str]) -> Row:
    return {
        "claim": claim.id,
        "article": claim.article,
        "label": labels[claim.article],
        "text": claim.text,
        "kind": claim.kind,
        "certainty": claim.certainty,
        "speaker": claim.speaker.name if claim.speaker else None,
        "quoted": claim.quoted,
        "sentence": list(claim.sentence),
        "paragraph": claim.paragraph,
        "start": min(span.start for span in claim.spans),
        "end": max(span.end for span in claim.spans),
    }


def _finding(finding: result.Finding) -> Row:
    values = [value for one in finding.differences for value in one.all_values]
    return {
        "finding": finding.id,
        "relation": finding.relation,
        "score": finding.score,
        "by": " ".join(finding.by),
        "basis": finding.basis,
        "claims": list(finding.claims),
        "articles": list(dict.fromkeys(a for one in finding.positions for a in one.articles)),
        "missing_from": list(finding.missing_from),
        "aspects": list(dict.fromkeys(one.aspect for one in finding.differences)),
        "values": [value.text for value in values],
        "earlier": finding.update.earlier if finding.update else None,
        "later": finding.update.later if finding.update else None,
        "prominence": finding.prominence,
        "sure": finding.sure,
        "note": finding.note,
    }


def _figures(outcome: result.Comparison) -> list[Row]:
    labels = _labels(outcome.articles)
    return [
        {
            "measure": row.measure,
            "subject": row.subject,
            "status": row.status,
            "label": labels[value.article],
            **value.model_dump(exclude={"span"}),
            "why": row.why,
        }
        for row in outcome.figures
        for value in row.values
    ]


def _labels(articles: tuple[Article, ...]) -> dict[str, str]:
    return {article.id: article.label for article in articles}


def _frame(rows: list[Row]) -> "DataFrame":
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise ConfigurationError(
            "to_frame needs pandas, which is not installed.",
            hint="pip install 'claimdiff[pandas]'",
            slug="reference/python",
        ) from error
    return DataFrame(rows)
