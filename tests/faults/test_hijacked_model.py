"""Faults 16 to 19 with the model in an enemy's hands: what it says is shown, and does nothing.

A loopback endpoint answers in the right shape with a payload in every free text, for one of two
articles. Each form of output is then asked, by a parser of that form, what in it would act.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.endpoint import faulty
from tests.endpoint.faulty import Fault, faulty_endpoint
from tests.endpoint.server import Endpoint
from tests.faults import inert
from tests.faults.command import Ran, claimdiff, own_place
from tests.faults.hijacked import Field, fields, hijacked_endpoint
from tests.faults.payloads import GROUPS, PAYLOADS, SAMPLE, more
from tests.reports.browser import Watched, chromium

from claimdiff.engines.llm.schema import JudgeAnswer, ReadAnswer, strict_schema

FORMS = ("json", "jsonl", "md", "html", "csv", "jsonld")
FREE = [field for shape in (ReadAnswer, JudgeAnswer) for field in fields(strict_schema(shape))]
"""Every field of an answer that may hold any text."""
HARMLESS = (
    "The Queen of Ruritania opened a museum of clocks.",
    "The ferry Maribel ran aground with 999 people aboard.",
    "Nobody was told of it",
    "",
    "word " * 300,
)


@dataclass(frozen=True)
class Told:
    """What a comparison with such an endpoint left behind: text printed, files in other forms."""

    ran: Ran
    folder: Path

    def form(self, ending: str) -> str:
        return (self.folder / f"result.{ending}").read_bytes().decode()

    @cached_property
    def result(self) -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = json.loads(self.form("json"))
        return found

    def claims(self, article: str) -> str:
        return json.dumps([c for c in self.result["claims"] if c["article"] == article])


def told(endpoint: Endpoint, folder: Path, *flags: str) -> Told:
    """Compare the two articles by what the endpoint says of them."""
    files = [part for ending in FORMS for part in ("-o", f"result.{ending}")]
    with endpoint, own_place(folder):
        where = ("-m", "any", "--base-url", endpoint.base_url)
        ran = claimdiff(
            "compare",
            "--full",
            "a.txt",
            "b.txt",
            *where,
            "-v",
            "--debug",
            "-o",
            "-",
            *files,
            *flags,
        )
    return Told(ran, folder)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told(hijacked_endpoint(()), tmp_path_factory.mktemp("honest"))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Inventions with nothing live in them: what a report of inventions looks like."""
    return told(hijacked_endpoint(HARMLESS), tmp_path_factory.mktemp("harmless"))


@pytest.fixture(scope="module")
def hijacked(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """All payloads in all fields of one answer."""
    payloads = (*PAYLOADS, *more())
    return told(hijacked_endpoint(payloads), tmp_path_factory.mktemp("hijacked"))


def check_inert(found: Told, *harmless: Told) -> None:
    """No form of output has anything in it that acts, or is of a kind that harmless ones have not.

    A harmless answer may have no agreement where an odd one has, since what is odd is left out.
    """
    types = (inert.types(one.form("jsonld")) for one in harmless)
    shapes = (inert.shapes(one.form("html")) for one in harmless)
    assert inert.live(found.ran.out) == []
    assert_own_lines(found.ran.err)
    for ending in ("json", "jsonl", "jsonld", "md", "html"):
        assert (ending, inert.live(found.form(ending))) == (ending, [])
    assert inert.live(found.form("csv").replace("\r\n", "\n")) == []
    assert inert.formulas(found.form("csv")) == []
    assert inert.acting(found.form("md")) == set()
    assert inert.types(found.form("jsonld")) <= set[str]().union(*types)
    assert inert.scripts(found.form("jsonld")) == 1
    assert inert.shapes(found.form("html")) <= set().union(*shapes)
    assert inert.addresses(found.form("html")) == set()
    assert inert.handlers(found.form("html")) == []


def assert_own_lines(err: str) -> None:
    """Every line of standard error is begun by the program, and none says what it did not."""
    lines = err.split("\n")[:-1]
    assert inert.live(err) == []
    assert [ln for ln in lines if not ln.startswith(("claimdiff: ", "  next: ", "  | "))] == []
    assert [ln for ln in lines if ln.startswith(("claimdiff: forged", "  next: curl"))] == []


def test_there_are_200_payloads_and_fields_to_put_them_in() -> None:
    assert len(PAYLOADS) >= 200
    assert set(FREE) >= {("claims", "q"), ("claims", "r"), ("claims", "w"), ("abstract", "t")}


def test_16_every_fabrication_is_listed_as_ungrounded_and_counted_nowhere(
    honest: Told, hijacked: Told
) -> None:
    sent = len({*PAYLOADS, *more()})
    assert hijacked.ran.code == honest.ran.code == 0
    assert len(hijacked.result["ungrounded"]) >= sent
    assert hijacked.claims("a") == honest.claims("a")
    assert hijacked.result["findings"] == honest.result["findings"]
    assert summaries(hijacked) == summaries(honest)


def summaries(found: Told) -> list[object]:
    return [article["summary"] for article in found.result["articles"]]


def test_16_the_other_article_is_byte_for_byte_what_it_is_with_an_honest_answer(
    honest: Told, hijacked: Told
) -> None:
    assert hijacked.claims("b") == honest.claims("b")
    assert honest.claims("b").count('"id"') == 3
    assert json.dumps(hijacked.result["articles"][1]) == json.dumps(honest.result["articles"][1])
    assert {item["article"] for item in hijacked.result["ungrounded"]} == {"a"}


def test_18_19_no_payload_in_any_field_is_live_in_any_output(
    hijacked: Told, harmless: Told
) -> None:
    check_inert(hijacked, harmless)


def test_17_no_unseen_character_of_an_answer_reaches_the_result(hijacked: Told) -> None:
    texts = [str(item["text"]) + str(item["reason"]) for item in hijacked.result["ungrounded"]]
    assert [found for text in texts for found in inert.unseen(text)] == []
    assert not any("\U000e0100" <= letter <= "\U000e01ef" for text in texts for letter in text)


def test_20_template_code_is_shown_as_it_was_written(hijacked: Told) -> None:
    shown = {str(item["text"]) for item in hijacked.result["ungrounded"]}
    assert "{{7*7}}" in shown
    assert "49" not in shown
    assert "{{7*7}}" in hijacked.form("html")
    assert "{{7*7}}" in hijacked.ran.out


@pytest.mark.slow  # every form made twice
def test_18_a_report_made_again_from_the_saved_result_is_as_inert(
    hijacked: Told, harmless: Told, tmp_path: Path
) -> None:
    source = hijacked.folder / "result.json"
    with own_place(tmp_path):
        files = [part for ending in FORMS for part in ("-o", f"result.{ending}")]
        ran = claimdiff("report", source, "-o", "-", *files)
        checked = claimdiff("verify", source)
    assert (ran.code, checked.code) == (0, 0)
    check_inert(Told(ran, tmp_path), harmless)


@pytest.mark.slow  # a run of the program for each field
@pytest.mark.parametrize("only", [one for one in FREE if one[0] != "rows"], ids=".".join)
def test_16_a_payload_in_one_field_of_true_claims_is_taken_out_or_listed(
    only: Field, honest: Told, tmp_path: Path
) -> None:
    harmless = told(hijacked_endpoint(("word " * 300, *HARMLESS), only), tmp_path / "harmless")
    for number, start in enumerate(range(0, len(SAMPLE), 4)):
        payloads = SAMPLE[start : start + 4]
        found = told(hijacked_endpoint(payloads, only), tmp_path / str(number))
        check_field(found, honest, harmless, payloads)


def check_field(found: Told, honest: Told, harmless: Told, payloads: Sequence[str]) -> None:
    check_inert(found, harmless, honest)
    kept = found.claims("a") + json.dumps(summaries(found)[0])
    assert [text for text in payloads if len(text) > 1 and json.dumps(text)[1:-1] in kept] == []
    assert found.result["ungrounded"]
    assert found.claims("b") == honest.claims("b")


def refused(text: str) -> Fault:
    return faulty.says("", refusal=text)


def declined(text: str) -> Fault:
    return faulty.says(f"I'm sorry, but {text}")


def filtered(text: str) -> Fault:
    return faulty.says(text, finish="content_filter")


def no_json(text: str) -> Fault:
    return faulty.says(f"{{{text}")


def rejected(text: str) -> Fault:
    return faulty.error(400, "bad_request", text)


def key_refused(text: str) -> Fault:
    return faulty.error(401, "invalid_api_key", text)


def strange_items(text: str) -> Fault:
    lists = ("claims", "abstract", "points", "opinion", "vague", "furniture")
    return faulty.says(json.dumps({name: [text, {"t": text}, {text: text}] for name in lists}))


PLACES = [refused, declined, filtered, no_json, rejected, key_refused, strange_items]
ROUGH = ("\x1b]8;;https://evil.example\x07 \x9b2J x\r\nclaimdiff: forged", "<img src=x onerror=x>")


@pytest.mark.parametrize("place", PLACES)
def test_19_a_payload_in_an_error_or_a_refusal_is_inert(
    place: Callable[[str], Fault], tmp_path: Path
) -> None:
    plain = told(faulty_endpoint([], then=place("words")), tmp_path / "plain")
    for number, payload in enumerate(ROUGH):
        found = told(faulty_endpoint([], then=place(payload)), tmp_path / str(number))
        assert found.ran.code == plain.ran.code
        assert_own_lines(found.ran.err)
        assert inert.live(found.ran.out) == []
        if (plain.folder / "result.json").exists():
            check_inert(found, plain)


def test_19_the_names_of_an_endpoints_models_are_inert(tmp_path: Path) -> None:
    listed = json.dumps({"data": [{"id": text} for text in GROUPS["terminal"]]})
    with faulty_endpoint([], then=faulty.raw(listed)) as endpoint, own_place(tmp_path):
        models = claimdiff("models", "--base-url", endpoint.base_url)
        doctor = claimdiff("doctor", "-m", "\x1b[2J", "--base-url", endpoint.base_url)
    assert models.code == 0
    assert inert.live(models.said) == []
    assert inert.live(doctor.said) == []


@pytest.mark.slow
@pytest.mark.parametrize("payload", [*PAYLOADS, *more()])
def test_16_to_19_each_payload_alone_in_all_fields(
    payload: str, honest: Told, harmless: Told, tmp_path: Path
) -> None:
    found = told(hijacked_endpoint([payload]), tmp_path)
    check_inert(found, harmless)
    assert found.claims("a") == honest.claims("a")
    assert found.claims("b") == honest.claims("b")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.mark.slow
def test_18_a_browser_runs_loads_and_follows_nothing_of_it(
    browser: Browser, hijacked: Told
) -> None:
    page = browser.new_page()
    watched = Watched(page)
    page.goto((hijacked.folder / "result.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.mouse.wheel(0, 5_000)
    assert [url for url in watched.requests if not url.startswith("file:")] == []
    assert watched.complaints == []
    assert page.locator("text={{7*7}}").count() > 0
    page.close()
