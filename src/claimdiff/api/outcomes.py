"""Results as programs and notebooks have them: with their tables, their reports, their files.

The data and its shape are `claimdiff.result`'s; the reports are `claimdiff.reports`'. pandas is
imported by `to_frame` alone.
"""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from claimdiff import reports, result
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.reports import Form
from claimdiff.result import AnyResult
from claimdiff.store.files import read_text, whole

if TYPE_CHECKING:
    from pandas import DataFrame

Table = Literal["claims", "findings", "figures"]


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


def _to_frame(
    outcome: result.Comparison | result.SummaryResult, table: Table | None = None
) -> "DataFrame":
    """A table of the result for pandas, with the fields of its JSON.

    Args:
        outcome: The result.
        table: The claims or findings, a row each, or the figures, a row a value; without it a
            comparison gives its findings, a summary its claims.

    Raises:
        ConfigurationError: pandas is not installed, or there is no such table.
    """
    labels = {article.id: article.label for article in outcome.articles}
    tables: dict[str, list[dict[str, object]]] = {}
    if isinstance(outcome, result.Comparison):
        tables["findings"] = [one.model_dump() for one in outcome.findings]
        tables["figures"] = [
            {
                "label": labels[value.article],
                **row.model_dump(exclude={"values"}),
                **value.model_dump(exclude={"span"}),
            }
            for row in outcome.figures
            for value in row.values
        ]
    tables["claims"] = [
        {"label": labels[one.article], **one.model_dump()} for one in outcome.claims
    ]
    name: str = table or next(iter(tables))
    if name not in tables:
        raise ConfigurationError(
            f"there is no table {name!r}", hint=f"there is: {', '.join(tables)}"
        )
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise ConfigurationError(
            "to_frame needs pandas, which is not installed.",
            hint="pip install 'claimdiff[pandas]'",
            slug="reference/python",
        ) from error
    return DataFrame(tables[name])


class Comparison(result.Comparison):
    """What `compare` gives; ``to_frame``, ``save`` and a notebook's display besides the data."""

    save: ClassVar = _save
    to_frame: ClassVar = _to_frame
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


class SummaryResult(result.SummaryResult):
    """What `summarise` gives; ``to_frame``, ``save`` and a notebook's display besides the data."""

    save: ClassVar = _save
    to_frame: ClassVar = _to_frame
    _repr_html_: ClassVar = reports.repr_html


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
