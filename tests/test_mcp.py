"""The tools for assistants, as the protocol's own client sees them."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent
from tests.batch.killing import environment
from tests.endpoint.reference import reference_endpoint

from claimdiff.cli import run
from claimdiff.engines import open_engine
from claimdiff.mcp import server
from claimdiff.settings import Settings

HURT_27 = "Police said 27 people were injured when the ferry Alma ran aground."
HURT_25 = "25 people were injured when the ferry Alma ran aground, police said."
DIVERS = "Divers will inspect the hull of the ferry Alma on Tuesday."
ENDS = 60.0
"""Seconds for one answer: a loaded machine starts a server in ten."""

OFFLINE = Settings(engine="offline")
Answer = dict[str, object]
_T = TypeVar("_T")


def served(folder: Path, talk: Callable[[Client], Awaitable[_T]], settings: Settings) -> _T:
    """Talk to a server of this process."""

    async def session() -> _T:
        async with Client(server(open_engine(settings), folder)) as client:
            return await talk(client)

    return asyncio.run(session())


def call(folder: Path, tool: str, settings: Settings = OFFLINE, **arguments: object) -> Answer:
    """What one call of a tool gives."""
    result = served(folder, lambda client: client.call_tool(tool, arguments), settings)
    assert not result.is_error, text_of(result)
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def refusal(folder: Path, tool: str, **arguments: object) -> str:
    """What one call of a tool is refused with."""
    result = served(folder, lambda client: client.call_tool(tool, arguments), OFFLINE)
    assert result.is_error
    return text_of(result)


def text_of(result: CallToolResult) -> str:
    return "".join(part.text for part in result.content if isinstance(part, TextContent))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gazette.txt").write_text(f"{HURT_27}\n\n{DIVERS}\n", "utf-8")
    (tmp_path / "courier.txt").write_text(f"{HURT_25}\n", "utf-8")
    return tmp_path


def test_five_tools_are_listed_with_schemas_of_what_they_take_and_give(folder: Path) -> None:
    listed = served(folder, lambda client: client.list_tools(), OFFLINE).tools
    assert [one.name for one in listed] == ["compare", "check", "summarise", "read", "verify"]
    for tool in listed:
        assert tool.description
        assert tool.output_schema
        assert "context" not in tool.input_schema["properties"]
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint == (tool.name != "compare")


def test_compare_gives_findings_with_the_ids_and_words_of_their_claims(folder: Path) -> None:
    told = call(folder, "compare", sources=["gazette.txt", "courier.txt"])
    assert "no model, no network" in str(told["engine"])
    assert told["articles"] == {"a": "gazette", "b": "courier"}
    assert told["counts"] == {"conflict": 1, "agreement": 0, "omission": 1}
    assert isinstance(told["findings"], list)
    (conflict,) = [one for one in told["findings"] if one["relation"] == "conflict"]
    assert {claim["id"][0] for claim in conflict["claims"]} == {"a", "b"}
    assert {value.partition(": ")[2] for value in conflict["values"]} >= {"27 people", "25 people"}
    assert conflict["later"] is None
    later = "By noon 31 people were injured when the ferry Alma ran aground, police said."
    updated = call(folder, "compare", sources=["gazette.txt", later])["findings"]
    assert isinstance(updated, list)
    assert [one["later"] for one in updated if one["relation"] == "conflict"] == ["b"]


def test_answers_are_bounded_and_say_where_to_go_on(folder: Path) -> None:
    sources = ["gazette.txt", HURT_25]
    told = call(folder, "compare", sources=sources, limit=1)
    rest = call(folder, "compare", sources=sources, start=told["next"])
    assert [told["next"], rest["next"]] == [1, None]
    assert told["findings"] != rest["findings"]
    part = call(folder, "read", source="gazette.txt", start=7, limit=8)
    assert (part["text"], part["next"]) == ("said 27 ", 15)


def test_check_summarise_and_verify_answer(folder: Path) -> None:
    told = call(folder, "check", claim=HURT_27, source="courier.txt")
    assert (told["relation"], told["nearest"]) == ("conflicting", HURT_25)
    told = call(folder, "summarise", source="gazette.txt")
    assert told["claims_in_all"] == 2
    saved = folder / "result.json"
    pair = [str(folder / "gazette.txt"), str(folder / "courier.txt")]
    assert run(["compare", *pair, "-q", "-o", str(saved)]) == 0
    assert call(folder, "verify", path="result.json")["holds"]
    saved.write_text(saved.read_text("utf-8").replace("27 people", "72 people"), "utf-8")
    assert not call(folder, "verify", path="result.json")["holds"]


@pytest.mark.slow
def test_over_standard_input_and_output_a_client_is_told_how_far_a_comparison_is(
    folder: Path,
) -> None:
    line = ["-m", "claimdiff", "mcp", "--engine", "offline"]
    here = environment(HOME=str(folder), XDG_CACHE_HOME=str(folder / "cache"))
    command = StdioServerParameters(command=sys.executable, args=line, env=here, cwd=folder)
    told: list[tuple[float, float | None, str | None]] = []

    async def note(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    async def session() -> tuple[list[str], CallToolResult, CallToolResult]:
        async with Client(command, read_timeout_seconds=ENDS) as client:
            tools = await client.list_tools()
            sources = ["gazette.txt", "courier.txt"]
            found = await client.call_tool("compare", {"sources": sources}, progress_callback=note)
            missing = await client.call_tool("read", {"source": "missing.txt"})
            return [one.name for one in tools.tools], found, missing

    tools, found, missing = asyncio.run(session())
    assert tools == ["compare", "check", "summarise", "read", "verify"]
    assert isinstance(found.structured_content, dict)
    assert found.structured_content["counts"] == {"conflict": 1, "agreement": 0, "omission": 1}
    assert [progress for progress, _, _ in told] == [1, 2, 3, 4, 5]
    assert {total for _, total, _ in told} == {5}
    assert [said for _, _, said in told][:2] == ["loaded gazette", "loaded courier"]
    assert {said for _, _, said in told} >= {"reading gazette", "reading courier", "comparing"}
    assert missing.is_error
    assert "there is no such file" in text_of(missing)


def test_a_comparison_is_saved_in_a_new_file_below_the_folder(folder: Path) -> None:
    sources = ["gazette.txt", "courier.txt"]
    found = call(folder, "compare", sources=sources, save="kept.json")
    assert found["saved"] == str(folder.resolve() / "kept.json")
    assert call(folder, "verify", path="kept.json")["holds"]
    assert "there already" in refusal(folder, "compare", sources=sources, save="kept.json")


@pytest.mark.parametrize("path", ["../kept.json", "kept.exe", "none/kept.json"])
def test_nothing_is_written_elsewhere_or_in_no_form(path: str, folder: Path) -> None:
    sources = ["gazette.txt", "courier.txt"]
    assert refusal(folder, "compare", sources=sources, save=path)
    assert {one.suffix for one in folder.rglob("*") if one.is_file()} == {".txt"}


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/hostname", "-", ""])
def test_nothing_outside_the_folder_is_read(path: str, folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (folder / "outside.txt").write_text(HURT_27, "utf-8")
    said = refusal(inner, "read", source=path)
    assert "no file below" in said
    assert "Next: " in said


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "link.txt").symlink_to(folder / "gazette.txt")
    assert "no file below" in refusal(inner, "read", source="link.txt")


def test_an_error_says_what_to_do_next(folder: Path) -> None:
    said = refusal(folder, "compare", sources=["gazette.txt", "missing.txt"])
    assert "there is no such file" in said
    assert "Next: " in said
    assert "sources" in refusal(folder, "compare", sources=["gazette.txt"])
    assert "127.0.0.1" in refusal(folder, "read", source="http://127.0.0.1:9/page")


def test_the_settings_choose_the_model_and_the_answer_names_it(folder: Path) -> None:
    with reference_endpoint() as endpoint:
        settings = Settings(
            engine="llm", model="reference", base_url=endpoint.base_url, cache=False
        )
        told = call(folder, "compare", settings, sources=["gazette.txt", "courier.txt"])
        host = urlsplit(endpoint.base_url).netloc
    assert told["engine"] == f"the language model reference at {host}"


def test_without_the_package_the_command_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.delitem(sys.modules, "claimdiff.mcp", raising=False)
    assert run(["mcp", "--engine", "offline"]) == 2
    assert "claimdiff[mcp]" in capsys.readouterr().err


def test_a_setting_that_is_no_use_ends_the_server_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CLAIMDIFF_MODEL", raising=False)
    assert run(["mcp", "--engine", "llm", "--base-url", "http://127.0.0.1:9/v1"]) == 2
