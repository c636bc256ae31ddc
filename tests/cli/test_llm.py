"""The language model engine from the command line, against loopback endpoints."""

import json
from http.server import HTTPServer
from pathlib import Path

import pytest
from tests.endpoint import faulty
from tests.endpoint.faulty import faulty_endpoint
from tests.endpoint.reference import reference_endpoint
from tests.endpoint.server import Endpoint
from tests.faults.served import Quiet, serving

from claimdiff.cli import run
from claimdiff.engines.llm import servers

Capture = pytest.CaptureFixture[str]
SEEDS = Path(__file__).parent.parent.parent / "seeds"
BBC, RTHK = str(SEEDS / "bbc.txt"), str(SEEDS / "rthk.txt")
KEY = "key-canary-0123456789abcdef"
OFFLINE = ("--engine", "offline")
DEAR = "1000,2000"
"""US dollars for a million tokens: each request of the seed pair costs more than a dollar."""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder, a cache and an environment of the test's own."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "CLAIMDIFF_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMDIFF_CACHE_DIR", str(tmp_path / "cache"))


def compare(endpoint: Endpoint, *flags: str) -> int:
    return run(["compare", BBC, RTHK, "-m", "any", "--base-url", endpoint.base_url, *flags])


def test_compare_reads_with_the_model_and_says_so_before_it_sends(capsys: Capture) -> None:
    with reference_endpoint() as endpoint:
        assert compare(endpoint, "--json") == 0
        sent = len(endpoint.received)
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert (result["engine"]["name"], result["engine"]["model"]) == ("llm", "any")
    assert sent == result["usage"]["requests"] == 3
    assert "2 articles go to the model any at 127.0.0.1" in err
    assert {one["relation"] for one in result["findings"]} == {"agreement", "omission"}


def test_a_second_run_is_answered_from_the_cache(capsys: Capture) -> None:
    with reference_endpoint() as endpoint:
        assert compare(endpoint, "-q", "--json") == 0
        first = len(endpoint.received)
        assert compare(endpoint, "-q", "--json") == 0
        assert (first, len(endpoint.received)) == (3, 3)
        assert run(["cache", "stats"]) == 0
        assert "3 answers" in capsys.readouterr().out
        assert run(["cache", "clear"]) == 0
        assert compare(endpoint, "-q") == 0
        assert len(endpoint.received) == 6


def test_a_dry_run_shows_prompts_tokens_and_price_and_sends_nothing(capsys: Capture) -> None:
    with reference_endpoint() as endpoint:
        assert compare(endpoint, "-n", "--price", DEAR) == 0
        assert endpoint.received == []
    out = capsys.readouterr().out
    assert "Microsoft and Zoom have said they will not process" in out
    assert "You mark what a news article claims" in out
    assert "3 requests, 0 answered from the cache" in out
    assert "USD" in out


def test_without_a_model_it_exits_2_and_names_the_flag(capsys: Capture) -> None:
    assert run(["compare", BBC, RTHK, "--base-url", "http://127.0.0.1:9/v1"]) == 2
    err = capsys.readouterr().err
    assert "-m" in err
    assert "--engine offline" in err


def test_without_key_and_base_url_it_exits_4() -> None:
    assert run(["compare", BBC, RTHK, "--engine", "llm", "-m", "any"]) == 4


def test_a_refused_key_exits_4_after_one_message_and_is_shown_nowhere(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, tmp_path: Path
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    refused = faulty.error(401, "invalid_api_key", f"the key {KEY} is refused")
    with faulty_endpoint([], then=refused) as endpoint:
        assert compare(endpoint, "--debug", "-o", "result.json") == 4
    out, err = capsys.readouterr()
    assert err.count("claimdiff: ") == 2  # the engine, and the error
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert KEY not in out + err
    assert KEY.encode() not in written


def test_an_endpoint_that_fails_exits_5_and_writes_what_there_is(capsys: Capture) -> None:
    broken = faulty.error(400, "bad_request", "no such model")
    with faulty_endpoint([], then=broken) as endpoint:
        assert compare(endpoint, "--json") == 5
    out, err = capsys.readouterr()
    told = [line for line in err.splitlines() if "read failed" in line]
    assert len(told) == 2  # each article, and why
    assert all("no such model" in line for line in told)
    assert err.rstrip().splitlines()[-1].startswith("  next: ")
    result = json.loads(out)
    assert (result["status"], result["engine"]["name"]) == ("failed", "llm")
    assert [one["status"] for one in result["articles"]] == ["failed", "failed"]
    assert result["findings"] == []
    assert {one["stage"] for one in result["errors"]} == {"read"}


def test_a_cost_limit_exits_7_and_the_work_is_kept(capsys: Capture) -> None:
    with reference_endpoint() as endpoint:
        assert compare(endpoint, "--price", DEAR, "--max-cost", "2.9", "--json") == 7
        paid = len(endpoint.received)
        result = json.loads(capsys.readouterr().out)
        assert result["status"] in ("partial", "failed")
        assert result["usage"]["cost_usd"] is None or result["usage"]["cost_usd"] <= 2.9
        assert compare(endpoint, "--price", DEAR, "-q", "--json") == 0
        assert len(endpoint.received) == 3, "what was paid for is not asked again"
    assert paid < 3


def test_the_models_of_an_endpoint_are_listed(capsys: Capture) -> None:
    with reference_endpoint() as endpoint:
        assert run(["models", "--base-url", endpoint.base_url]) == 0
    assert capsys.readouterr().out.split() == ["reference"]


def test_doctor_tries_the_endpoint(capsys: Capture) -> None:
    with reference_endpoint() as endpoint:
        assert run(["doctor", "-m", "reference", "--base-url", endpoint.base_url]) == 0
    assert "which answers and offers 1 models" in capsys.readouterr().out
    assert run(["doctor", "-m", "reference", "--base-url", endpoint.base_url]) == 2
    assert "BROKEN  engine in force" in capsys.readouterr().out


def test_doctor_finds_the_servers_of_this_machine_and_says_what_to_type(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with reference_endpoint() as endpoint:
        port = int(endpoint.base_url.split(":")[2].partition("/")[0])
        monkeypatch.setattr(servers, "PORTS", {"Ollama": port, "vLLM": 9})
        assert run(["doctor", *OFFLINE]) == 0
    out = capsys.readouterr().out
    assert f"ok      local models     Ollama at http://127.0.0.1:{port}/v1: reference" in out
    line = f"claimdiff compare A B --base-url http://127.0.0.1:{port}/v1 -m reference"
    assert f"type: {line}\n" in out
    assert "vLLM" not in out
    assert [one.path for one in endpoint.received] == ["/v1/models"], "no article is sent"


def test_doctor_says_where_it_looked_in_vain(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "PORTS", {"Ollama": 9})
    assert run(["doctor", *OFFLINE]) == 0
    assert "none    local models     no server answers here (Ollama 9)" in capsys.readouterr().out


ANSWERS = {
    "a page": (200, b"<html>hello</html>"),
    "an error": (500, b'{"error": "loading"}'),
    "a redirect": (302, b""),
    "half a list": (200, b'{"data": [{"id": "a"'),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_lists_no_models_is_no_server_of_models(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(_Other(ANSWERS[answer])) as other:
        monkeypatch.setattr(servers, "PORTS", {"vLLM": other.server_address[1]})
        assert servers.found() == []
    assert other.asked == ["/v1/models"]


def test_the_model_to_type_is_none_for_embeddings_and_is_quoted_for_a_shell(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["nomic-embed-text", "a b; rm -r \u001b[2J", "c"]
    listed = json.dumps({"data": [{"id": name} for name in names]}).encode()
    with serving(_Other((200, listed))) as other:
        monkeypatch.setattr(servers, "PORTS", {"LM Studio": other.server_address[1]})
        assert run(["doctor", *OFFLINE]) == 0
    out = capsys.readouterr().out
    assert "-m 'a b; rm -r" in out
    assert "\x1b" not in out


class _Other(HTTPServer):
    """A server that gives one answer to whatever it is asked."""

    def __init__(self, answer: tuple[int, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[str] = []


class _Handler(Quiet):
    server: _Other

    def do_GET(self) -> None:  # noqa: N802 - the base class's name
        self.server.asked.append(self.path)
        status, body = self.server.answer
        self.send_response(status)
        self.send_header("location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(body)


def test_an_offline_comparison_ends_with_the_way_to_a_model(capsys: Capture) -> None:
    assert run(["compare", BBC, RTHK, *OFFLINE, "--json"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[-1].endswith("see claimdiff doctor")
    with reference_endpoint() as endpoint:
        assert compare(endpoint, "--json") == 0
    assert "claimdiff doctor" not in capsys.readouterr().err


def test_the_prompts_can_be_listed_shown_copied_and_checked(
    capsys: Capture, tmp_path: Path
) -> None:
    assert run(["prompts", "list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"read/system", "read/user", "judge/system", "judge/user"} <= set(names)
    assert run(["prompts", "show", "read/user"]) == 0
    shown = capsys.readouterr().out
    assert "{{ body }}" in shown
    own = tmp_path / "own" / "read"
    own.mkdir(parents=True)
    (own / "user.j2").write_text(shown.replace("{{ body }}", "{{ boddy }}"))
    assert run(["prompts", "check"]) == 0
    assert run(["prompts", "check", "--prompts", str(tmp_path / "own")]) == 2
    assert "read/user" in capsys.readouterr().err


IDLE = "the model any is not asked, as there is neither a key nor a base URL"
COMMANDS = {
    "compare": ["compare", BBC, RTHK],
    "compare, dry run": ["compare", BBC, RTHK, "-n"],
    "summarise": ["summarise", BBC],
    "check": ["check", "Zoom paused requests.", BBC],
    "batch, dry run": ["batch", "pairs.csv", "--out-dir", "out", "-n"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_model_that_auto_does_not_ask_is_told(
    command: str, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "pairs.csv").write_text(f"a,b\n{BBC},{RTHK}\n", "utf-8")
    assert run([*COMMANDS[command], "-m", "any"]) == 0
    err = capsys.readouterr().err
    assert err.count(IDLE) == 1
    assert "--base-url" in err
    assert "OPENAI_API_KEY" in err


def test_a_model_beside_the_offline_engine_asked_for_is_no_matter(capsys: Capture) -> None:
    assert run(["summarise", BBC, "--engine", "offline", "-m", "any"]) == 0
    assert "not asked" not in capsys.readouterr().err
