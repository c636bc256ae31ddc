"""What `import claimdiff` gives, and what its functions take."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

import claimdiff
from claimdiff import reports, result
from claimdiff.api.comparing import compare_read
from claimdiff.api.sources import is_text
from claimdiff.articles import from_text
from claimdiff.engines.rules import OfflineEngine
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.support import ReadArticle

HURT_27 = "Police said 27 people were injured when the ferry Alma ran aground."
HURT_25 = "25 people were injured when the ferry Alma ran aground, police said."
FUNCTIONS = {"check", "compare", "load", "read", "summarise", "verify"}


def compared() -> claimdiff.Comparison:
    return claimdiff.compare(HURT_27, HURT_25, engine="offline")


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_public_are_the_functions_their_async_twins_and_the_types_of_a_result() -> None:
    records = {
        name
        for name, value in vars(result).items()
        if isinstance(value, type) and issubclass(value, result.Record) and name[0] != "_"
    }
    twins = {f"a{name}" for name in FUNCTIONS}
    assert set(claimdiff.__all__) == FUNCTIONS | twins | {"Mismatch"} | records - {"Record"}
    assert all(getattr(claimdiff, name).__doc__ for name in claimdiff.__all__)
    assert set(claimdiff.__all__) <= set(dir(claimdiff))


def test_what_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="pipeline"):
        _ = claimdiff.pipeline


def test_the_package_imports_nothing_before_it_is_used() -> None:
    loaded = python("import sys, claimdiff; print(*(n for n in sys.modules if 'claimdiff.' in n))")
    assert loaded == ""


def test_compare_and_verify_are_functions_also_when_their_rooms_are_imported() -> None:
    code = (
        "import claimdiff, claimdiff.engines.contract, claimdiff.verify; "
        "from claimdiff import compare, verify; print(compare.__module__, verify.__module__)"
    )
    assert python(code) == "claimdiff.api claimdiff.api"


def test_compare_names_articles_by_their_place_however_they_are_named(tmp_path: Path) -> None:
    for name, text in (("one.txt", HURT_27), ("two.txt", HURT_25)):
        (tmp_path / name).write_text(text, "utf-8")
    loaded = [claimdiff.load(tmp_path / name) for name in ("one.txt", "two.txt")]
    assert [one.id for one in loaded] == ["a", "a"]
    found = claimdiff.compare(*loaded, engine="offline")
    assert [one.id for one in found.articles] == ["a", "b"]
    assert [len(found.conflicts), len(found.agreements)] == [1, 0]


def test_readings_of_one_id_are_refused() -> None:
    same = [ReadArticle(from_text(text)) for text in (HURT_27, HURT_25)]
    with pytest.raises(InputError, match="two articles have the id 'a'"):
        compare_read(same, OfflineEngine())


@pytest.mark.parametrize(
    ("folders", "labels"),
    [
        (("north", "south"), ["news (north)", "news (south)"]),
        (("north", "north"), ["news (1)", "news (2)"]),
    ],
)
def test_two_articles_of_one_label_are_told_apart(
    folders: tuple[str, str], labels: list[str], tmp_path: Path
) -> None:
    sources = []
    for folder, text in zip(folders, (HURT_27, HURT_25), strict=True):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "news.txt").write_text(text, "utf-8")
        sources.append(claimdiff.load(tmp_path / folder / "news.txt"))
    found = claimdiff.compare(*sources, engine="offline")
    assert [one.label for one in found.articles] == labels


@pytest.mark.parametrize(
    "text", [HURT_27, "Ferry aground\nNobody hurt", "“It sank,” he said.", "警方說有27人受傷。"]
)
def test_a_string_with_a_line_break_or_the_form_of_a_sentence_is_a_text(text: str) -> None:
    assert is_text(text)


@pytest.mark.parametrize(
    "path", ["bbc.txt", "my news/the ferry.html", "..", "-", "a#2", "https://a.test/Is it true?"]
)
def test_any_other_string_is_a_path_or_an_address(path: str) -> None:
    assert not is_text(path)


@pytest.mark.parametrize("name", ["missing.txt", "The ferry sank"])
def test_a_missing_file_is_an_error_and_no_text(name: str) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        claimdiff.compare(name, HURT_25, engine="offline")


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="modle"):
        claimdiff.summarise(HURT_27, modle="x")


def test_an_open_engine_takes_no_settings() -> None:
    with pytest.raises(ConfigurationError, match="timeout"):
        claimdiff.summarise(HURT_27, engine=OfflineEngine(), timeout=3)


def test_the_engine_follows_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "CLAIMDIFF_MODEL"):
        monkeypatch.delenv(name, raising=False)
    assert claimdiff.summarise(HURT_27).engine.name == "offline"
    with pytest.raises(ConfigurationError, match="needs a model"):
        claimdiff.summarise(HURT_27, base_url="http://127.0.0.1:9/v1")


def test_findings_are_given_by_relation_and_values_of_all_articles_at_once() -> None:
    (conflict,) = compared().conflicts
    values = conflict.differences[0].all_values
    assert {value.text for value in values} == {"25 people", "27 people"}
    assert compared().agreements == compared().omissions == ()


@pytest.mark.parametrize(("table", "rows"), [("claims", 2), ("findings", 1), ("figures", 2)])
def test_a_comparison_is_given_as_tables(table: claimdiff.api.outcomes.Table, rows: int) -> None:
    frame = compared().to_frame(table)
    assert len(frame) == rows
    assert set(frame.columns) >= {"label", "text"} or table == "findings"


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="quotes"):
        compared().to_frame("quotes")  # type: ignore[arg-type]  # what a notebook may well pass


def test_without_pandas_a_table_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ConfigurationError) as error:
        compared().to_frame("claims")
    assert "claimdiff[pandas]" in error.value.hint


@pytest.mark.parametrize("ending", ["html", "json", "jsonl", "md", "csv", "jsonld", "txt"])
def test_a_result_is_saved_in_the_form_of_its_ending(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"report.{ending}"
    found = compared()
    found.save(path)
    form = reports.form_of(path)
    assert path.read_text("utf-8").splitlines() == reports.render(found, form).splitlines()


def test_an_ending_that_names_no_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="ending"):
        compared().save(tmp_path / "report.docx")


def test_a_saved_comparison_is_read_again_and_verified(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    found = compared()
    found.save(path)
    assert claimdiff.Comparison.load(path) == found
    assert claimdiff.verify(path) == claimdiff.verify(found) == []
    path.write_text(path.read_text("utf-8").replace("27 people", "72 people"), "utf-8")
    assert claimdiff.verify(str(path))


def test_a_summary_is_no_saved_comparison(tmp_path: Path) -> None:
    claimdiff.summarise(HURT_27, engine="offline").save(tmp_path / "summary.json")
    with pytest.raises(InputError, match="saved summary"):
        claimdiff.Comparison.load(tmp_path / "summary.json")


@pytest.mark.parametrize(
    "make",
    [
        compared,
        lambda: claimdiff.summarise(HURT_27, engine="offline"),
        lambda: claimdiff.read(HURT_27),
        lambda: claimdiff.check(HURT_27, HURT_25, engine="offline"),
    ],
)
def test_every_result_shows_itself_in_a_notebook(make: Callable[[], object]) -> None:
    shown = html.fragment_fromstring(type(found := make()).__dict__["_repr_html_"](found))
    assert "people were injured" in shown.text_content()


def test_the_async_twins_give_the_same() -> None:
    async def both() -> tuple[claimdiff.Comparison, claimdiff.CheckResult]:
        return (
            await claimdiff.acompare(HURT_27, HURT_25, engine="offline"),
            await claimdiff.acheck(HURT_27, HURT_25, engine="offline"),
        )

    found, told = asyncio.run(both())
    assert found.findings == compared().findings
    assert told == claimdiff.check(HURT_27, HURT_25, engine="offline")
