"""Feeds in a manifest: the entries of a story's feed."""

from pathlib import Path

import pytest

from claimdiff.articles import load
from claimdiff.batch import manifest
from claimdiff.errors import InputError
from claimdiff.store.items import Outcome
from claimdiff.store.state import State

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Elmton bridge</title><link>https://courier.example/</link>
{items}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
<entry><title>Bridge in Elmton closed after crack is found</title>
<link rel="alternate" href="https://gazette.example/bridge"/><id>g1</id></entry>
<entry><title>Weather</title><link href="https://gazette.example/weather"/><id>g2</id></entry>
</feed>"""


def item(title: str, link: str) -> str:
    return f"<item><title>{title}</title><link>{link}</link></item>"


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def rss(*items: str) -> str:
    return RSS.format(items="".join(items))


COURIER = rss(
    item("Bridge in Elmton Closed After Crack Is Found - The Courier", "https://courier.example/1"),
    item("Weather", "https://courier.example/2"),
    item("Ferry begins to run at night again", "https://courier.example/3"),
)


def test_the_entries_of_a_storys_feed_are_its_articles(tmp_path: Path) -> None:
    write(tmp_path, "courier.xml", COURIER)
    path = write(tmp_path, "m.csv", "story,feed,label\nbridge,courier.xml,Courier\n")
    (entry,) = manifest.entries(path)
    assert entry.id == "bridge"
    assert entry.grows
    assert entry.sources == tuple((f"https://courier.example/{n}", "Courier") for n in (1, 2, 3))


def test_a_storys_feed_stands_beside_its_other_sources(tmp_path: Path) -> None:
    write(tmp_path, "courier.xml", COURIER)
    rows = '{"story": "s", "source": "own.txt"}\n{"story": "s", "feed": "courier.xml"}\n'
    found = list(manifest.entries(write(tmp_path, "m.jsonl", rows)))
    assert [entry.id for entry in found] == ["s", "s"]
    assert found[0].sources == (("own.txt", None),)


def test_what_left_a_feed_makes_no_other_batch(tmp_path: Path) -> None:
    path = write(tmp_path, "m.csv", "story,feed\nbridge,courier.xml\n")
    state = State(tmp_path / "out")
    for number in (1, 2):
        entries = [item("Bridge closed", f"https://courier.example/{number}")]
        write(tmp_path, "courier.xml", rss(*entries))
        state.sync(manifest.entries(path))
        (found,) = state.items(undone=True)
        assert found.sources == ((f"https://courier.example/{number}", None),)
        state.keep(found.id, Outcome("complete", "{}", "", "", "{}", "", "{}"))
    state.close()


def test_a_feed_without_a_story_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, "courier.xml", COURIER)
    path = write(tmp_path, "m.csv", "feed\ncourier.xml\n")
    with pytest.raises(InputError, match="its feed has no story") as caught:
        list(manifest.entries(path))
    assert "claimdiff pair" in caught.value.hint


def test_an_entry_that_comes_twice_is_one_source_and_one_comparison_takes_26(
    tmp_path: Path,
) -> None:
    many = [item(f"Part {n}", f"https://courier.example/{n}") for n in range(30)]
    write(tmp_path, "courier.xml", rss(many[0], *many))
    (entry,) = manifest.entries(write(tmp_path, "m.csv", "story,feed\ns,courier.xml\n"))
    assert len(entry.sources) == len(set(entry.sources)) == 26


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Bridge closes.", "no RSS or Atom feed"),
        ("<html><body><p>Bridge closes.</p></body></html>", "no RSS or Atom feed"),
        (rss(), "no entry with the address"),
        (rss(item("a", "javascript:alert(1)"), item("b", "file:///etc/passwd")), "no entry with"),
        ('<?xml version="1.0"?><rss version="2.0"><channel>' + item("a", "b"), "no entry with"),
        (rss(item("<!ENTITY a 'b'>", "https://courier.example/1")), "entities of its own"),
    ],
)
def test_what_is_no_use_as_a_feed_says_why(tmp_path: Path, text: str, why: str) -> None:
    write(tmp_path, "feed.xml", text)
    with pytest.raises(InputError, match=why) as caught:
        list(manifest.entries(write(tmp_path, "m.csv", "story,feed\ns,feed.xml\n")))
    assert "feed.xml" in caught.value.message


def test_a_feed_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.xml"):
        list(manifest.entries(write(tmp_path, "m.csv", "story,feed\ns,nowhere.xml\n")))


def test_a_feed_in_the_manifests_place_says_how_to_name_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is XML") as caught:
        list(manifest.entries(write(tmp_path, "courier.xml", COURIER)))
    assert "story,feed" in caught.value.hint


@pytest.mark.parametrize("text", [COURIER, ATOM])
def test_a_feed_is_no_article(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="it is a feed"):
        load(write(tmp_path, "feed.xml", text))
