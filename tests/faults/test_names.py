"""Fault 23: no id, outlet, label or name of a file leads out of the folder or onto another's file.

Whole batches run with hostile names; then every file on the disk is looked at.
"""

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import unquote

import pytest
from lxml import html
from tests.endpoint.reference import reference_endpoint
from tests.faults import inert
from tests.faults.command import Ran, claimdiff, own_place, written

from claimdiff.batch.outputs import LONGEST

ABSOLUTE = str(Path(gettempdir()) / "claimdiff-absolute-id")
ABROAD = [
    *("../../x", "../x", "..", ".", ABSOLUTE, "//claimdiff-server/share", "C:\\x", "..\\..\\x"),
    *("~/x", "$HOME/x", "a/b", "a\\b", "./a", "a/../../b", "file:///x", "%2e%2e%2fx", "a%00b"),
]
ODD = [
    *("a\0b", "\0", "CON", "con", "Con.txt", "NUL", "lpt1.html", "AUX.", "index.html", "results"),
    *(
        "state.sqlite3",
        "reports",
        ".hidden",
        "-rf",
        "a b",
        "a\nb",
        "a\r\nb",
        "a\x1b[2Jb",
        "a:b",
        "*",
    ),
    *('"', "<script>alert(1)</script>", "{{7*7}}", "=1+1", "新聞", "é", "e\u0301", "\u202etxt.exe"),
    *(
        "a" * 300,
        "a" * 299 + "b",
        "é" * 200,
        "a.html",
        "a~0123456789abcdef",
        "trailing. ",
        "1",
        "01",
    ),
]
COLLIDING = ["Story", "story", "STORY", "sTory", "ﬁle", "file", "FILE", "ss", "ß"]
OWN_FILES = {"results.jsonl", "findings.csv", "claims.csv", "errors.jsonl"}
"""What the index links to beside the reports."""
IDS = [*ABROAD, *ODD, *COLLIDING]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A batch whose every id is hostile; each item's articles have hostile labels too."""
    place = tmp_path_factory.mktemp("names") / "deep" / "below"
    rows = [
        {"id": key, "a": "a.txt", "b": "b.txt", "label_a": key, "label_b": f"{key}!"} for key in IDS
    ]
    with reference_endpoint() as end, own_place(place):
        Path("pairs.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        where = ("-m", "any", "--base-url", end.base_url, "-j", "1", "-v", "--debug")
        ran = claimdiff("batch", "pairs.jsonl", "--out-dir", "out", *where)
    return place, ran


def reports(place: Path) -> list[Path]:
    return sorted((place / "out" / "reports").iterdir())


def results(place: Path) -> Iterator[dict[str, object]]:
    for line in (place / "out" / "results.jsonl").read_text("utf-8").split("\n"):
        if line:
            yield json.loads(line)


def ids() -> set[str]:
    """The ids as a manifest gives them: white space around them is not theirs."""
    return {key.strip() for key in IDS}


def test_23_every_file_is_in_the_folder(batch: tuple[Path, Ran]) -> None:
    place, ran = batch
    assert ran.code == 0
    top = place.parents[1]
    outside = {name for name in written(top) if not name.startswith("deep/below/out/")}
    assert outside <= {
        f"deep/below/{name}" for name in ("a.txt", "b.txt", "pairs.jsonl", *_cached(place))
    }
    assert not Path(f"{ABSOLUTE}.html").exists()


def _cached(place: Path) -> list[str]:
    return [os.path.join("cache", name) for name in written(place / "cache")]  # noqa: PTH118 - a name, no path


def test_23_no_report_is_written_over_another(batch: tuple[Path, Ran]) -> None:
    place, _ = batch
    assert len(reports(place)) == len(ids()) == len(list(results(place)))
    folded = {path.name.casefold() for path in reports(place)}
    assert len(folded) == len(ids()), "a system that does not tell case keeps one of two"


def test_23_names_are_plain_short_and_no_devices(batch: tuple[Path, Ran]) -> None:
    for path in reports(batch[0]):
        assert path.suffix == ".html"
        assert len(path.stem) <= LONGEST
        assert path.stem.isascii()
        assert not set(path.stem) - set(_PLAIN)
        assert path.stem[0] not in ".-~" or path.stem == "-rf"
        assert path.stem.split(".")[0].lower() not in {"con", "nul", "aux", "prn", "lpt1"}


def id_of(name: str) -> str:
    """The id that a file name of a report stands for."""
    return unquote(name.partition("~")[0])


_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.%~"


def test_23_names_lead_back_to_their_ids_and_the_index_knows_those_that_were_cut(
    batch: tuple[Path, Ran],
) -> None:
    place, _ = batch
    long = {key for key in ids() if len(key) >= 200}
    found = set()
    for path in reports(place):
        if len(path.stem) < LONGEST:
            found.add(id_of(path.stem))
    assert found == ids() - long
    index = html.fromstring((place / "out" / "index.html").read_text("utf-8"))
    links = {str(link) for link in index.xpath("//a/@href") if "reports/" in str(link)}
    assert len(links) == len(ids())


def test_23_each_report_and_result_is_of_the_item_whose_name_it_has(
    batch: tuple[Path, Ran],
) -> None:
    place, _ = batch
    assert {str(result["id"]) for result in results(place)} == ids()
    for path in reports(place):
        if "~" not in path.stem:
            title = html.fromstring(path.read_text("utf-8")).findtext(".//title")
            label = " ".join(id_of(path.stem).split())
            assert label[:1] in "".join(title.split()) if label.isprintable() else title


def test_23_hostile_ids_and_labels_act_in_no_output(batch: tuple[Path, Ran]) -> None:
    place, ran = batch
    assert inert.live(ran.said) == []
    for name in ("results.jsonl", "index.html", "errors.jsonl"):
        assert inert.live((place / "out" / name).read_text("utf-8")) == []
    for name in ("findings.csv", "claims.csv"):
        table = (place / "out" / name).read_bytes().decode()
        assert inert.formulas(table) == []
        assert inert.live(table.replace("\r\n", "\n")) == []
        listed = {row[0] for row in csv.reader(io.StringIO(table, newline=""))}
        assert len(listed) == len(ids()) + 1
    for path in [*reports(place), place / "out" / "index.html"]:
        page = path.read_text("utf-8")
        assert inert.handlers(page) == []
        assert {a for a in inert.addresses(page) if not a.startswith("reports/")} <= OWN_FILES
        assert "alert" not in "".join(html.fromstring(page).xpath("//script[not(@type)]/text()"))


@pytest.mark.parametrize(
    "label", ["../../x", "\0", "CON", "x" * 300, "\x1b[2J", "<script>x", "=1+1"]
)
def test_23_a_label_names_no_file(label: str, tmp_path: Path) -> None:
    with own_place(tmp_path / "in"):
        flags = ("--label", f"A={label}", "--label", f"B={label}", "--engine", "offline")
        forms = ("json", "html", "md", "csv", "jsonld")
        files = [part for form in forms for part in ("-o", f"r.{form}")]
        before = set(written(tmp_path))
        ran = claimdiff("compare", "a.txt", "b.txt", *flags, *files, "-o", "-")
        made = set(written(tmp_path)) - before
    assert ran.code == 0
    assert {name for name in made if "cache" not in name} == {f"in/r.{form}" for form in forms}
    assert inert.live(ran.said) == []
    saved = json.loads((tmp_path / "in" / "r.json").read_text("utf-8"))
    assert [article["label"] for article in saved["articles"]] == [f"{label} (a)", f"{label} (b)"]


@pytest.mark.parametrize(
    "name", ["a\x1b[2J.txt", "a\nclaimdiff: forged.txt", "<b>.txt", "=1+1.txt"]
)
def test_23_the_name_of_a_file_acts_nowhere(name: str, tmp_path: Path) -> None:
    with own_place(tmp_path):
        Path(name).write_bytes(Path("a.txt").read_bytes())
        ran = claimdiff("compare", name, "b.txt", "--engine", "offline", "-o", "-", "-o", "r.csv")
        missing = claimdiff("read", f"{name}.missing", "--debug")
        unwritable = claimdiff("read", name, "-o", f"nowhere/{name}.json")
        checked = claimdiff("verify", name)
    assert (ran.code, missing.code, unwritable.code, checked.code) == (0, 3, 8, 3)
    for one in (ran, missing, unwritable, checked):
        assert inert.live(one.said) == []
        assert "\nclaimdiff: forged" not in one.said
    assert inert.formulas((tmp_path / "r.csv").read_bytes().decode()) == []
