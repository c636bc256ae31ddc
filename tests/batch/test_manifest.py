import json
from pathlib import Path

import pytest

from claimdiff.batch.manifest import entries
from claimdiff.errors import InputError
from claimdiff.store.items import Entry
from claimdiff.store.state import State


def of(folder: Path, text: str, name: str = "m.csv") -> list[Entry]:
    path = folder / name
    path.write_text(text, "utf-8")
    return list(entries(str(path)))


def test_a_pair_has_its_id_or_its_row_number(tmp_path: Path) -> None:
    found = of(tmp_path, "a,b,id\nx.txt,y.txt,first\nx.txt,z.txt,\n")
    assert found == [
        Entry("first", (("x.txt", None), ("y.txt", None))),
        Entry("2", (("x.txt", None), ("z.txt", None))),
    ]


def test_json_lines_say_the_same_as_csv(tmp_path: Path) -> None:
    lines = '{"a": "x.txt", "b": "y.txt", "id": 7}\n\n{"b": "y.txt", "a": "z.txt"}\n'
    assert [entry.id for entry in of(tmp_path, lines, "m.jsonl")] == ["7", "2"]


def test_a_story_grows_row_by_row(tmp_path: Path) -> None:
    found = of(tmp_path, "story,source,label\ns1,x.txt,One\ns2,y.txt,\ns1,z.txt,\n")
    assert [(e.id, e.sources, e.grows) for e in found] == [
        ("s1", (("x.txt", "One"),), True),
        ("s2", (("y.txt", None),), True),
        ("s1", (("z.txt", None),), True),
    ]


def test_a_row_may_list_its_sources(tmp_path: Path) -> None:
    row = {"id": "n", "sources": ["x.txt", {"url": "https://y.test/1", "label": "Y"}, "z.txt"]}
    (found,) = of(tmp_path, json.dumps(row))
    assert found.sources == (("x.txt", None), ("https://y.test/1", "Y"), ("z.txt", None))


FOREIGN = {
    "MediaCloud": (
        "stories_id,publish_date,title,url,media_name,story\n"
        "991,2024-01-02,Bridge shut,https://one.test/a,The One,bridge\n",
        ("bridge", "https://one.test/a", "The One"),
    ),
    "GDELT": (
        "GLOBALEVENTID\tMentionSourceName\tMentionIdentifier\n12345\tone.test\thttps://one.test/a\n",
        ("12345", "https://one.test/a", "one.test"),
    ),
    "NewsCatcher": (
        "cluster_id,title,link,name_source\nc9,Bridge shut,https://one.test/a,The One\n",
        ("c9", "https://one.test/a", "The One"),
    ),
    "Event Registry": (
        '{"uri": "8", "eventUri": "eng-1", "url": "https://one.test/a", "body": "text",'
        ' "source": {"uri": "one.test", "title": "The One"}}\n',
        ("eng-1", "https://one.test/a", "The One"),
    ),
}


@pytest.mark.parametrize("service", FOREIGN)
def test_the_columns_of_news_services_are_known(service: str, tmp_path: Path) -> None:
    text, expected = FOREIGN[service]
    (found,) = of(tmp_path, text)
    assert (found.id, *found.sources[0]) == expected


def test_a_mark_of_byte_order_and_semicolons_are_borne(tmp_path: Path) -> None:
    assert of(tmp_path, "\ufeffa;b\nx.txt;y.txt\n")[0].sources[1] == ("y.txt", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no rows"),
        ("a,b\n", "no rows"),
        ("x.txt,y.txt\nz.txt,w.txt\n", "Row 1"),
        ('{"a": "x.txt"\n', "not JSON"),
        ('{"a": "x", "b": "y"}\n[1]\n', "Row 2"),
        ("source\nx.txt\n", "a story cannot be found"),
    ],
)
def test_what_is_no_manifest_is_told_with_its_row(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        of(tmp_path, text)


FAULTS = {
    "a label with a comma": (
        "a,b,label_a,label_b\nx,y,One,Two\nx,y,One, Ltd.,Two\n",
        r"^Row 2 \(line 3\) of .* 5 cells and the header 4; beyond it stands 'Two'",
        "Put a value that has a comma in it in double quotes.",
    ),
    "a label with a tab": ("story\tsource\ns\tx\ty\n", "3 cells and the header 2", "has a tab"),
    "too few cells": (
        "id,a,b\none,x.txt\n",
        r"^Row 1 \(line 2\) .*: its b is empty",
        "columns a,b",
    ),
    "an empty story": ("story,source\n,x.txt\n", "its story is empty", "story,source"),
    "an empty pair": ("a,b,id\n,,x\n", "its a and its b are empty", "columns a,b"),
    "broken JSON below an empty line": (
        '{"a": "x", "b": "y"}\n\n{"a": "x", "b": }\n',
        r"^Row 2 \(line 3\) of .* not JSON: Expecting value at character 17 of the line",
        "jq -c",
    ),
    "JSON that ends too early": ('{"a": "x.txt"\n', "at character 14 of the line", "whole object"),
    "a number among sources": ('{"sources": [1, "x.txt"]}', "1 among its sources is no path", ""),
    "null among sources": ('{"sources": ["x", null]}', "null among its sources is no path", ""),
    "a source without one": ('{"sources": ["x", {"label": "X"}]}', '"label": "X"}.*is no path', ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_row_at_fault_is_told_with_its_line_and_what_to_do(fault: str, tmp_path: Path) -> None:
    text, told, hint = FAULTS[fault]
    with pytest.raises(InputError, match=told) as caught:
        of(tmp_path, text)
    assert hint in caught.value.hint


def test_cells_beyond_the_header_that_are_empty_are_borne(tmp_path: Path) -> None:
    assert of(tmp_path, "a,b\nx.txt,y.txt,,\n")[0].sources == (("x.txt", None), ("y.txt", None))


def test_an_id_given_twice_names_the_file_and_both_rows(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_text("a,b,id\nx,y,one\n\nx,z,one\n", "utf-8")
    state = State(tmp_path / "out")
    with pytest.raises(InputError, match="'one'") as caught:
        state.sync(entries(str(path)))
    assert caught.value.message == (
        f"Row 2 (line 4) of the manifest {path} has the id 'one', as row 1 (line 2) of the manifest"
        f" {path} has."
    )
    state.close()


def test_a_manifest_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot read the manifest"):
        list(entries(str(tmp_path / "none.csv")))


def test_an_id_that_no_file_can_hold_is_written_out(tmp_path: Path) -> None:
    (found,) = of(tmp_path, '{"a": "x", "b": "y", "id": "\\ud800"}')
    assert found.id == "\\ud800"
