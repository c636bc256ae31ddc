"""What the commands print and where, on real files."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimdiff import __version__
from claimdiff.cli import run

Capture = pytest.CaptureFixture[str]
SEEDS = Path(__file__).parent.parent.parent / "seeds"
BBC, RTHK = str(SEEDS / "bbc.txt"), str(SEEDS / "rthk.txt")
OFFLINE = ["--engine", "offline"]


@pytest.fixture(autouse=True)
def _plain_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder without settings, and an environment without a key."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed pair's comparison, saved; nobody changes it."""
    path = tmp_path_factory.mktemp("saved") / "result.json"
    assert run(["compare", BBC, RTHK, *OFFLINE, "-q", "-o", str(path)]) == 0
    return path


def test_version_and_help_import_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from claimdiff.cli import run\n"
        "heavy = {'openai', 'trafilatura', 'numpy', 'tiktoken', 'rich', 'jinja2'}\n"
        "heavy |= {'pydantic', 'platformdirs', 'dotenv', 'mcp'}\n"
        "for line in ('--version', '--help', 'compare --help'):\n"
        "    code = run(line.split())\n"
        "    print(line, code, sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    told = done.stderr.strip().splitlines()
    assert told == ["--version 0 []", "--help 0 []", "compare --help 0 []"]
    assert done.stdout.count("Usage: ") == 2


def test_version_is_the_packages(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"claimdiff {__version__}\n"


def test_json_goes_to_stdout_alone_and_notices_to_stderr(capsys: Capture) -> None:
    assert run(["compare", BBC, RTHK, *OFFLINE, "--json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert next(iter(result)) == "schema_version"
    assert (result["kind"], result["status"]) == ("comparison", "complete")
    assert result["engine"]["name"] == "offline"
    assert [one["label"] for one in result["articles"]] == ["bbc", "rthk"]
    assert "offline engine reads 2 articles" in err


def test_the_gate_exits_1_only_when_asked(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "short.txt").write_text("The ferry Alma ran aground on Sunday. Nobody was hurt.")
    (tmp_path / "long.txt").write_text(
        "The ferry Alma ran aground on Sunday. Nobody was hurt. Divers will inspect her in March."
    )
    line = ["compare", "short.txt", "long.txt", *OFFLINE, "-q"]
    assert run(line) == 0
    assert run([*line, "--exit-code"]) == 1
    assert run([*line, "--fail-on", "omission"]) == 1
    assert run([*line, "--fail-on", "conflict"]) == 0
    assert capsys.readouterr().err == ""


def test_no_colour_when_piped_and_labels_are_used(capsys: Capture) -> None:
    labels = ["--label", "A=BBC News", "--label", "b=RTHK"]
    assert run(["compare", BBC, RTHK, *OFFLINE, *labels]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Not found in RTHK" in " ".join(out.split())
    assert "Not found in BBC News" in out
    assert "left out" not in out


def test_a_nearest_sentence_stands_whole_where_all_words_are_asked_for(
    saved: Path, tmp_path: Path, capsys: Capture
) -> None:
    result = json.loads(saved.read_text("utf-8"))
    nears = [near for finding in result["findings"] for near in finding["nearest"]]
    for near in nears:
        near["score"] = 0.5
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(result), "utf-8")
    assert run(["report", str(changed), "--full"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert nears
    for near in nears:
        assert " ".join(near["span"]["exact"].split()) in out


def test_the_output_form_follows_the_files_ending(tmp_path: Path, capsys: Capture) -> None:
    names = ["page.html", "rows.csv", "mail.md", "line.jsonl", "linked.jsonld", "plain.txt"]
    files = [part for name in names for part in ("-o", name)]
    assert run(["compare", BBC, RTHK, *OFFLINE, "--full", "-o", "-", *files]) == 0
    out, err = capsys.readouterr()
    assert out == (tmp_path / "plain.txt").read_text("utf-8")
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert all(f"wrote {name}" in err for name in names)


def test_report_remakes_every_form_from_the_saved_result_without_an_engine(
    saved: Path, tmp_path: Path
) -> None:
    files = [f"again.{end}" for end in ("txt", "json", "jsonl", "md", "html", "csv", "jsonld")]
    flags = [part for file in files for part in ("-o", file)]
    script = (
        "import sys\n"
        "from claimdiff.cli import run\n"
        f"code = run(['report', {str(saved)!r}, '-q', *{flags!r}])\n"
        "engines = [name for name in sys.modules if name.startswith('claimdiff.engines')]\n"
        "print(code, engines, 'openai' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "0 [] False"
    assert all((tmp_path / file).stat().st_size > 1000 for file in files)
    assert (tmp_path / "again.json").read_text("utf-8") == saved.read_text("utf-8")


def test_a_saved_result_verifies_and_a_changed_digit_or_offset_is_found(
    saved: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert run(["verify", str(saved)]) == 0
    text = saved.read_text("utf-8")
    changes = {
        "81 accounts": "18 accounts",
        "30 June": "20 June",
        '"start": 0,': '"start": 1,',
    }
    for old, new in changes.items():
        assert old in text
        broken = tmp_path / "broken.json"
        broken.write_text(text.replace(old, new, 1), "utf-8")
        assert run(["verify", str(broken)]) == 1, old
    assert "mismatch" in capsys.readouterr().out


def test_check_says_reported_or_not_found_with_the_nearest_words(capsys: Capture) -> None:
    assert run(["check", "Apple is assessing the rules.", BBC, *OFFLINE, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["relation"]) == ("check", "reported")
    assert "Apple" in told["span"]["exact"]
    assert abs(sum(told["scores"].values()) - 1) < 1e-6
    assert told["score"] == told["scores"]["reported"]
    assert run(["check", "Apple is assessing the rules.", RTHK, *OFFLINE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["relation"] == "not-found"


def test_check_jsonl_answers_in_order_and_ignores_unknown_fields(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    text = "The ferry Alma ran aground on Sunday. Nobody was hurt."
    lines = [
        {"id": "one", "claim": "The ferry Alma ran aground.", "text": text, "extra": 1},
        {"id": 2, "claim": "A museum in Oslo was burgled.", "text": text},
    ]
    stream = io.StringIO("".join(json.dumps(line) + "\n" for line in lines))
    monkeypatch.setattr("sys.stdin", stream)
    assert run(["check", "--jsonl", "-", *OFFLINE]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in told] == ["one", 2]
    assert [one["relation"] for one in told] == ["reported", "not-found"]
    fields = {"id", "relation", "score", "scores", "span", "differences"}
    assert all(set(one) == fields for one in told)


def test_a_bad_line_of_jsonl_is_told_and_the_others_are_answered(
    tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "lines.jsonl"
    bad = (
        '{"id": 1, "claim": 5, "text": "x"}',
        "no JSON",
        "[1]",
        '{"id": 4, "claim": "", "text": "x"}',
    )
    path.write_text("\n".join((*bad, '{"id": 5, "claim": "a", "text": "a b"}')))
    assert run(["check", "--jsonl", str(path), *OFFLINE]) == 6
    out, err = capsys.readouterr()
    told = [json.loads(line) for line in out.splitlines()]
    assert [one["id"] for one in told] == [1, None, None, 4, 5]
    assert ["error" in one for one in told] == [True, True, True, True, False]
    assert all(f"line {number}" in err for number in (1, 2, 3, 4))


def test_a_claim_is_put_to_all_of_a_long_text(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "lines.jsonl"
    rest = "The council met again and talked about the harbour for hours. " * 1000
    last = "The deal was not signed in Oster."
    path.write_text(json.dumps({"claim": "The deal was signed in Oster.", "text": rest + last}))
    assert run(["check", "--jsonl", str(path), *OFFLINE]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["relation"] == "conflicting"
    assert (rest + last)[told["span"]["start"] : told["span"]["end"]] == last


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    class Piped(io.StringIO):
        buffer = io.BytesIO(Path(BBC).read_bytes())

    monkeypatch.setattr("sys.stdin", Piped())
    assert run(["read", "-", "--json"]) == 0
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert article["body"].startswith("Microsoft and Zoom have said")
    assert article["origin"] == "-"


def test_schema_is_a_json_schema_that_a_saved_result_satisfies(
    saved: Path, capsys: Capture
) -> None:
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    kinds = {one["$ref"].rsplit("/", 1)[1] for one in schema["oneOf"]}
    assert kinds == {"Comparison", "SummaryResult", "ArticleResult", "CheckResult"}
    fields = schema["$defs"]["Comparison"]["properties"]
    assert set(json.loads(saved.read_text("utf-8"))) == set(fields)


def test_demo_compares_two_articles_of_the_package_that_conflict(capsys: Capture) -> None:
    assert run(["demo", *OFFLINE, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    (conflict,) = [one for one in result["findings"] if one["relation"] == "conflict"]
    (counted,) = [one for one in conflict["differences"] if one["aspect"] == "quantity"]
    said = {key: values[0]["text"] for key, values in counted["values"].items()}
    assert said == {"a": "Nine people", "b": "Eleven people"}
    assert list(Path.cwd().iterdir()) == [], "nothing is written"


def test_summarize_is_summarise(capsys: Capture) -> None:
    assert run(["summarize", BBC, *OFFLINE, "-q", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "summary"


def test_doctor_finds_all_parts_working(capsys: Capture) -> None:
    assert run(["doctor", *OFFLINE]) == 0
    assert "BROKEN" not in capsys.readouterr().out


def test_config_tells_where_a_setting_comes_from_and_never_shows_a_key(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-real-key-0123456789")
    monkeypatch.setenv("CLAIMDIFF_MODEL", "some-model")
    assert run(["config"]) == 0
    out = capsys.readouterr().out
    assert "not-a-real-key" not in out
    assert any("some-model" in line and "environment" in line for line in out.splitlines())
