"""The measures of pages, and the script that says what it left out."""

import json
from pathlib import Path

import pytest
from evals.pagescore import Mean, author_is_right, title_is_right, word_f1

from evals import pages


def test_without_the_folder_it_says_what_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(pages.FOLDER, raising=False)
    monkeypatch.setattr("sys.argv", ["pages"])
    with pytest.raises(SystemExit, match=r"is not set: left out .*readability"):
        pages.main()


def test_a_set_is_scored_beside_trafilatura(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "newspaper4k" / "tests" / "data"
    for part in ("html", "txt", "metadata"):
        (data / part).mkdir(parents=True)
    prose = "The city of Elmton closed its bridge on Tuesday after engineers found a crack in it. "
    (data / "html" / "a.html").write_text(
        f"<html><body><article><h1>Bridge closes</h1><p>{prose * 4}</p></article></body></html>"
    )
    (data / "txt" / "a.txt").write_text(prose * 4)
    (data / "metadata" / "a.json").write_text(json.dumps({"title": "Bridge closes"}))
    monkeypatch.setenv(pages.FOLDER, str(tmp_path))
    monkeypatch.setattr("sys.argv", ["pages", "-j", "1", "newspaper4k", "goose3"])
    pages.main()
    told = capsys.readouterr().out
    assert "newspaper4k: 1 pages, 0 refused that trafilatura reads" in told
    assert "4-gram F1  ours 1.000" in told
    assert "goose3: left out, there is no" in told


def test_measures() -> None:
    assert word_f1("a b c", "a b d") == pytest.approx(2 / 3)
    assert title_is_right("Bridge closes", "Bridge closes | Gazette")
    assert not title_is_right("Gazette", "Bridge closes | Gazette")
    assert author_is_right("Ada Stone", "By Ada Stone, Ph.D.")
    assert not author_is_right(None, "Ada Stone")


def test_a_mean_counts_the_pages_that_have_the_figure() -> None:
    mean = Mean()
    mean.add({"F1": 1.0, "title": 1.0})
    mean.add({"F1": 0.5})
    assert (mean.of("F1"), mean.of("title")) == (0.75, 1.0)
