"""`claimdiff pair`: from folders and feeds to a manifest that `batch` takes."""

import csv
import io
import json
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.batch.pair import newsroom
from tests.faults.served import Quiet, serving

from claimdiff.cli import run

Capture = pytest.CaptureFixture[str]
OBSERVER, POST = "Observer", "Velmora Post"
ALONE = ["news/courier/fair.txt"]


@pytest.fixture(autouse=True)
def _news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with a folder of news."""
    newsroom.fill(tmp_path / "news")
    monkeypatch.chdir(tmp_path)


def found(capsys: Capture) -> list[set[str]]:
    """The sources of each story that was printed as JSON."""
    told = json.loads(capsys.readouterr().out)
    return [{one["source"] for one in story["articles"]} for story in told["stories"]]


def test_a_folder_gives_its_stories_whatever_the_formats(capsys: Capture) -> None:
    assert run(["pair", "news", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [[one["source"] for one in story["articles"]] for story in told["stories"]] == [
        ["news/export.jsonl#1", "news/newsletter.eml"],
        ["news/export.jsonl#2", "news/observer.warc.gz#1"],
        ["news/export.jsonl#3", "news/observer.warc.gz#2"],
        ["news/tram.html", "news/courier/tram.txt"],
    ]
    assert [one["source"] for one in told["alone"]] == ALONE
    assert told["errors"] == []


def test_a_pair_tells_its_score_and_why(capsys: Capture) -> None:
    assert run(["pair", "news", "--json"]) == 0
    dam = json.loads(capsys.readouterr().out)["stories"][0]["pairs"]
    assert [(pair["a"], pair["b"]) for pair in dam] == [
        ("news/export.jsonl#1", "news/newsletter.eml")
    ]
    assert dam[0]["score"] > 0.9
    assert {"Ister", "Karsholm", "Tomas Grue"} <= set(dam[0]["names"])
    assert dam[0]["days_apart"] == 0
    assert 0.3 < dam[0]["likeness"] < 1


def test_a_copy_is_left_out_and_told(capsys: Capture) -> None:
    assert run(["pair", "news"]) == 0
    out = capsys.readouterr().out
    assert "  news/mirror/tram.txt  left out: a copy of news/courier/tram.txt, " in out
    assert "10 articles: 4 stories of 8 articles, 1 copy left out" in out


def test_copies_are_kept_where_that_is_asked_for(capsys: Capture) -> None:
    assert run(["pair", "news/courier", "news/mirror/tram.txt", "--keep-copies", "--json"]) == 0
    assert found(capsys) == [{"news/courier/tram.txt", "news/mirror/tram.txt"}]


def test_two_copies_alone_are_one_text_and_make_no_comparison(capsys: Capture) -> None:
    assert run(["pair", "news/courier", "news/mirror/tram.txt", "-f", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run(["pair", "news/courier", "news/mirror/tram.txt"]) == 0
    assert "Tram derails in Velmora, nine hurt  (one text)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["stories.csv", "deep/stories.jsonl"])
@pytest.mark.parametrize("by", ["story", "pair"])
def test_batch_takes_the_manifest_from_wherever_it_stands(
    name: str, by: str, capsys: Capture
) -> None:
    Path("deep").mkdir()
    assert run(["pair", "news", "--by", by, "-o", name]) == 0
    assert f"next: claimdiff batch {name} --out-dir out" in capsys.readouterr().err
    assert run(["batch", name, "--dry-run", "--out-dir", "out", "--engine", "offline"]) == 0
    plan = capsys.readouterr().out
    assert "comparisons  4" in plan
    assert "articles     8\n" in plan


def test_a_manifest_in_the_folder_is_no_article_of_the_next_run(capsys: Capture) -> None:
    for name in ("news/stories.csv", "news/stories.jsonl", "news/told.txt"):
        for _ in range(2):
            assert run(["pair", "news", "-q", "-o", name]) == 0
            assert capsys.readouterr().err == ""
        Path(name).unlink()


def test_what_cannot_be_read_is_told_and_left_out(capsys: Capture) -> None:
    Path("news/broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert run(["pair", "news", "missing.txt", "--json"]) == 6
    told = capsys.readouterr()
    assert "there is no such file" in told.err
    errors = json.loads(told.out)["errors"]
    assert [one["source"] for one in errors] == ["news/broken.pdf", "missing.txt"]
    assert len(json.loads(told.out)["stories"]) == 4


def test_pictures_and_hidden_files_of_a_folder_are_passed_over(capsys: Capture) -> None:
    Path("news/tram.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    Path("news/.DS_Store").write_bytes(b"\0\0")
    assert run(["pair", "news", "-q"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("make", ["empty", "unreadable"])
def test_nothing_readable_is_an_input_error(make: str, capsys: Capture) -> None:
    Path("none").mkdir()
    if make == "unreadable":
        Path("none/a.txt").write_text("", "utf-8")
        Path("none/b.txt").write_text(" ", "utf-8")
    assert run(["pair", "none"]) == 3
    assert "Found no article in none" in capsys.readouterr().err


def test_a_story_that_nobody_else_tells_makes_no_pair(capsys: Capture) -> None:
    assert run(["pair", ALONE[0]]) == 0
    assert "1 articles: no two on one event" in capsys.readouterr().out


def test_a_title_cannot_act_in_a_table_or_terminal(capsys: Capture) -> None:
    for name in ("a", "b"):
        title = f"=HYPERLINK(0) \x1b[31mtram {name}"
        record = {"title": title, "text": newsroom.TRAM_A if name == "a" else newsroom.TRAM_B}
        Path(f"{name}.json").write_text(json.dumps(record), "utf-8")
    assert run(["pair", "a.json", "b.json", "-f", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 2
    assert all(not row["title"].startswith("=") for row in rows)
    assert run(["pair", "a.json", "b.json"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_an_unknown_ending_is_refused_before_anything_is_read(capsys: Capture) -> None:
    for ending in ("html", "md", "xyz"):
        assert run(["pair", "news", "-o", f"stories.{ending}"]) == 2
        assert "end it in .txt, .csv, .jsonl, .json, .text\n" in capsys.readouterr().err


class _Site(Quiet):
    server: "_Server"

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        self.server.asked.append(self.path)
        kind, body = self.server.pages.get(self.path, ("", ""))
        self.send_response(200 if body else 404)
        self.send_header("content-type", kind or "text/plain")
        self.end_headers()
        self.wfile.write(body.encode())


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Site)
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.pages: dict[str, tuple[str, str]] = {}


@pytest.fixture
def site() -> Iterator[_Server]:
    """Two outlets' pages, with an RSS, an Atom and a JSON feed that lead to them."""
    with serving(_Server()) as server:
        html, day = "text/html; charset=utf-8", "2025-03-12"
        for path, text, outlet in (
            ("/tram-a", newsroom.TRAM_A, OBSERVER),
            ("/tram-b", newsroom.TRAM_B, POST),
            ("/fair", newsroom.FAIR, OBSERVER),
        ):
            server.pages[path] = html, newsroom.page(text, day, outlet)
        link = f"<item><title>t</title><link>{server.url}%s</link></item>"
        items = "".join(link % path for path in ("/tram-a", "/fair", "/gone"))
        rss = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        entry = f'<entry><title>t</title><link href="{server.url}/tram-b"/><id>1</id></entry>'
        atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{entry}</feed>'
        told = {"title": "Tram", "content_text": newsroom.TRAM_B, "id": "1"}
        listed = {"title": "Fair", "url": f"{server.url}/fair", "id": "2"}
        feed: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": POST}
        server.pages["/rss"] = "application/rss+xml", rss
        server.pages["/atom"] = "application/atom+xml", atom
        server.pages["/json"] = (
            "application/feed+json",
            json.dumps(feed | {"items": [told, listed]}),
        )
        yield server


def test_feeds_lead_to_their_articles(site: _Server, capsys: Capture) -> None:
    sources = [f"{site.url}/rss", f"{site.url}/atom"]
    assert run(["pair", *sources, "--json", "--allow-private"]) == 6
    told = capsys.readouterr()
    (story,) = json.loads(told.out)["stories"]
    assert [one["source"] for one in story["articles"]] == [
        f"{site.url}/tram-a",
        f"{site.url}/tram-b",
    ]
    assert [one["outlet"] for one in story["articles"]] == [OBSERVER, POST]
    assert f"{site.url}/gone: there is no such page (404)" in told.err
    assert sorted(site.asked) == ["/atom", "/fair", "/gone", "/rss", "/tram-a", "/tram-b"]


def test_a_json_feeds_texts_are_taken_and_its_addresses_followed(
    site: _Server, capsys: Capture
) -> None:
    sources = ["news/courier/tram.txt", f"{site.url}/json"]
    assert run(["pair", *sources, "--json", "--allow-private"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["source"] for one in told["stories"][0]["articles"]] == [
        "news/courier/tram.txt",
        f"{site.url}/json#1",
    ]
    assert [one["source"] for one in told["alone"]] == [f"{site.url}/fair"]


def test_private_addresses_are_refused_unless_they_are_allowed(
    site: _Server, capsys: Capture
) -> None:
    assert run(["pair", f"{site.url}/rss"]) == 3
    assert "--allow-private" in capsys.readouterr().err
    assert site.asked == []
