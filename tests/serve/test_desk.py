import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from tests.serve.desk import FERRY_B, Client, serving

from claimdiff import reports
from claimdiff.result import Comparison

HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
"""SHA-256 of htmx 2.0.11's dist/htmx.min.js, as its authors publish it."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with serving(tmp_path_factory.mktemp("desk")) as port:
        yield port


@pytest.fixture(scope="module")
def compared(port: int) -> str:
    return Client(port).compared()


def test_pasted_texts_become_a_result_with_its_conflict(port: int, compared: str) -> None:
    page = Client(port).get(compared)
    assert "27" in page
    assert "31" in page
    result = reports.load(Client(port).get(f"{compared}.json"))
    assert isinstance(result, Comparison)
    assert any(finding.relation == "conflict" for finding in result.findings)


def test_each_finding_has_a_form_for_a_decision(port: int, compared: str) -> None:
    client = Client(port)
    result = reports.load(client.get(f"{compared}.json"))
    assert isinstance(result, Comparison)
    page = client.get(compared)
    forms = re.findall(r'aria-label="Your decision on (\w+)"', page)
    assert sorted(forms) == sorted(finding.id for finding in result.findings)


def test_a_result_is_listed_and_found_by_words_of_its_title(port: int, compared: str) -> None:
    client = Client(port)
    assert compared in client.get("/")
    assert compared in client.get("/?q=ferry+DISASTER")
    assert "No result has all these words." in client.get("/?q=ferry+zeppelin")


def test_a_decision_is_kept_shown_and_taken_back(port: int, compared: str) -> None:
    client = Client(port)
    path = f"{compared}/findings/f1"
    status, _, told = client.post(path, {"verdict": "reject", "note": "two tolls & <b>"})
    assert (status, told["location"]) == (303, f"{compared}#f1")
    assert "two tolls &amp; &lt;b&gt;" in client.get(compared)
    line = json.loads(client.get(f"{compared}/decisions.jsonl").splitlines()[0])
    assert (line["finding"], line["verdict"], line["person"]) == ("f1", "reject", "reader")
    assert line["claims"][0]["text"]
    client.post(path, {"verdict": "withdraw"})
    assert client.get(f"{compared}/decisions.jsonl") == ""


def test_with_htmx_only_the_form_comes_back(port: int, compared: str) -> None:
    client = Client(port)
    path = f"{compared}/findings/f1"
    status, text, _ = client.post(path, {"verdict": "accept"}, {"HX-Request": "true"})
    assert status == 200
    assert text.startswith("<form")
    assert 'value="accept" aria-pressed="true"' in text
    client.post(path, {"verdict": "withdraw"})


def test_two_people_are_compared(port: int, compared: str) -> None:
    for name, verdicts in (("Ana", ("accept", "reject")), ("Bo", ("accept", "accept"))):
        client = Client(port)
        client.post(f"{compared}/person", {"person": name})
        for finding, verdict in zip(("f1", "f2"), verdicts, strict=True):
            client.post(f"{compared}/findings/{finding}", {"verdict": verdict})
    page = Client(port).get("/decisions")
    assert "Ana, Bo" in page
    assert "50 %" in page
    assert ">0.00<" in page  # of four decisions three accept: one in two alike is chance
    assert "Bo: accept" in Client(port).get(compared)


def test_what_is_no_decision_or_no_finding_is_refused(port: int, compared: str) -> None:
    client = Client(port)
    assert client.post(f"{compared}/findings/f1", {"verdict": "maybe"})[0] == 422
    assert client.post(f"{compared}/findings/f999", {"verdict": "accept"})[0] == 404
    assert client.post("/results/none/findings/f1", {"verdict": "accept"})[0] == 404
    assert client.ask("GET", "/results/none")[0] == 404


def test_one_text_alone_is_told_and_not_compared(port: int) -> None:
    status, text, _ = Client(port).post("/compare", {"text1": FERRY_B})
    assert status == 422
    assert "needs two articles" in text
    assert "Ferry disaster: 31 dead" in text.split("<textarea")[1]


def test_a_path_of_this_machine_is_no_address(port: int) -> None:
    client = Client(port)
    _, _, told = client.post("/compare", {"url1": "/etc/passwd", "text2": FERRY_B})
    page = client.get(told["location"])
    while "It failed" not in page:
        page = client.get(told["location"])
    assert "/etc/passwd is no web address" in page
    (again,) = re.findall(r'href="(/\?again=[^"]+)"', page)
    assert "Ferry disaster: 31 dead" in client.get(again).split("<textarea")[2]


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        ({"text2": "x" * 200_000}, True),
        ({"text2": "x" * 200_001}, False),
        ({"url2": "/etc/hosts"}, False),
    ],
)
def test_what_was_pasted_is_promised_where_it_is_kept(
    port: int, second: dict[str, str], kept: bool
) -> None:
    client = Client(port)
    _, _, told = client.post("/compare", {"url1": "/etc/passwd", **second})
    page = client.get(told["location"])
    while "It failed" not in page:
        page = client.get(told["location"])
    assert ("with what was pasted" in page) is kept
    (again,) = re.findall(r'href="(/\?again=[^"]+)"', page)
    assert ("x" * 200_000 in client.get(again)) is kept


def test_an_address_of_this_machine_is_not_fetched(port: int) -> None:
    client = Client(port)
    form = {"url1": f"http://127.0.0.1:{port}/", "text2": FERRY_B}
    _, _, told = client.post("/compare", form)
    page = client.get(told["location"])
    while "It failed" not in page:
        page = client.get(told["location"])
    assert "private" in page


def test_markup_in_an_article_stays_text(port: int) -> None:
    hostile = FERRY_B.replace("Ferry disaster", "<script>alert(1)</script>{{ 7 * 7 }} disaster")
    client = Client(port)
    page = client.get(client.compared(second=hostile)) + client.get("/")
    assert "<script>alert(1)" not in page
    assert "{{ 7 * 7 }}" in page


def test_a_result_without_a_conflict_is_listed_too(port: int) -> None:
    client = Client(port)
    assert client.compared(FERRY_B, FERRY_B) in client.get("/")


def test_a_deleted_result_is_gone_with_its_decisions(port: int) -> None:
    client = Client(port)
    path = client.compared()
    client.post(f"{path}/findings/f1", {"verdict": "accept"})
    client.post(f"{path}/delete", {})
    assert client.ask("GET", path)[0] == 404
    assert client.ask("GET", f"{path}/decisions.jsonl")[1] == ""


def test_another_host_name_is_refused(port: int) -> None:
    status, text, _ = Client(port).ask("GET", "/", headers={"Host": f"desk.example:{port}"})
    assert status == 421
    assert "Compare" not in text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_changes_nothing(port: int, compared: str, headers: dict[str, str]) -> None:
    client = Client(port)
    assert client.post(f"{compared}/delete", {}, headers)[0] == 403
    assert client.get(compared)


def test_a_request_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path, largest=10_000) as port:
        client = Client(port)
        form = {"text1": "word " * 4_000, "text2": FERRY_B}
        assert client.ask("POST", "/compare", form)[0] == 413


def test_with_a_token_nothing_is_shown_without_it(tmp_path: Path) -> None:
    with serving(tmp_path, token="open sesame") as port:  # noqa: S106  a test's own
        client = Client(port)
        for path in ("/", "/static/desk.css", "/decisions.jsonl", "/?token=wrong"):
            assert client.ask("GET", path)[0] == 401
        status, _, told = client.ask("GET", "/?token=open+sesame")
        assert (status, told["location"]) == (303, "/")
        assert "open sesame" not in json.dumps(client.cookies)
        assert "Compare articles" in client.get("/")


def test_every_answer_binds_the_browser(port: int) -> None:
    for path in ("/", "/results/none", "/static/htmx.min.js"):
        headers = Client(port).ask("GET", path)[2]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_a_batch_is_opened_and_its_item_decided(tmp_path: Path, port: int, compared: str) -> None:
    told = json.loads(Client(port).get(f"{compared}.json"))
    folder = tmp_path / "evening"
    folder.mkdir()
    line = json.dumps({**told, "id": "ferry"})
    (folder / "results.jsonl").write_text(f"{line}\n", "utf-8")
    with serving(tmp_path / "desk", folders=(folder,)) as other:
        client = Client(other)
        assert "evening" in client.get("/")
        assert "Ferry sinks off Lorn" in client.get("/batches/0")
        status, _, answer = client.post("/batches/0/items", {"id": "ferry"})
        assert status == 303
        assert "Your decision on f1" in client.get(answer["location"])
        assert client.post("/batches/0/items", {"id": "none"})[0] == 404
        assert client.ask("GET", "/batches/1")[0] == 404


def test_htmx_is_the_published_file() -> None:
    script = files("claimdiff.serve").joinpath("static", "htmx.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == HTMX
