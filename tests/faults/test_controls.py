"""Fault 19 end to end: what a terminal, a spreadsheet or a Markdown reader would obey is shown.

Every command that prints anything of an article, a file's name, a setting or a saved result is run
with control characters in it; standard output may have no control character but newline.
"""

import json
from pathlib import Path

import pytest
from tests.endpoint.faulty import faulty_endpoint, says
from tests.endpoint.reference import reference_endpoint
from tests.faults import inert
from tests.faults.command import FERRY, Ran, claimdiff, own_place
from tests.faults.payloads import GROUPS

CONTROLS = "".join(GROUPS["terminal"]).replace("\0", "") + "".join(GROUPS["direction"])
LINE = " ".join(CONTROLS.split())
"""All of them on one line: NUL apart, which makes a file binary."""


def article() -> str:
    return FERRY.replace("Port Anso", f"Port{LINE}Anso") + f"\nThe sign read {LINE} on Monday.\n"


def check_shown(ran: Ran, *codes: int) -> None:
    assert ran.code in (codes or (0,)), ran.err
    assert inert.live(ran.out.replace("\r\n", "\n")) == []
    assert inert.live(ran.err) == []
    begun = ("claimdiff: ", "  next: ", "  | ")
    lines = ran.err.split("\n")[:-1]
    assert [line for line in lines if not line.startswith(begun)] == []
    assert [line for line in lines if line.startswith("claimdiff: forged")] == []


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "md", "html", "csv", "jsonld"])
def test_19_no_form_of_a_comparison_or_reading_holds_a_control(form: str, tmp_path: Path) -> None:
    labels = ("--label", f"A={LINE}", "--label", "B=\x1b[2Jb")
    with own_place(tmp_path):
        Path("a.txt").write_text(article(), "utf-8")
        flags = ("-f", form, "-v", "--debug")
        check_shown(
            claimdiff("compare", "--full", "a.txt", "b.txt", "--engine", "offline", *labels, *flags)
        )
        check_shown(claimdiff("summarise", "a.txt", "--engine", "offline", *flags))
        check_shown(claimdiff("read", "a.txt", *flags))
        asked = f"The ferry ran aground off Port{LINE}Anso."
        check_shown(claimdiff("check", asked, "a.txt", "--engine", "offline", *flags))


def test_19_a_dry_run_shows_prompts_without_controls(tmp_path: Path) -> None:
    with own_place(tmp_path):
        Path("a.txt").write_text(article(), "utf-8")
        where = ("-m", "\x1b[2Jany", "--base-url", "http://127.0.0.1:9/v1", "-n")
        ran = claimdiff("compare", "a.txt", "b.txt", *where)
    check_shown(ran)
    assert "The ferry Maribel ran aground" in ran.out


@pytest.mark.slow  # an endpoint and four runs
def test_19_what_goes_to_a_model_and_comes_back_is_shown_without_controls(tmp_path: Path) -> None:
    with reference_endpoint() as end, own_place(tmp_path):
        Path("a.txt").write_text(article(), "utf-8")
        where = ("-m", "\x1b]0;any\x07", "--base-url", end.base_url, "-v", "--debug")
        check_shown(claimdiff("compare", "--full", "a.txt", "b.txt", *where), 0, 5)
        check_shown(claimdiff("compare", "a.txt", "b.txt", *where, "--json"), 0, 5)


def test_19_lines_of_claims_are_answered_without_controls(tmp_path: Path) -> None:
    with own_place(tmp_path):
        line = {"id": LINE, "claim": f"The ferry{LINE} ran aground.", "text": article()}
        bad = {"id": LINE, "claim": LINE}
        Path("c.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(bad)}\n", "utf-8")
        ran = claimdiff("check", "--jsonl", "c.jsonl", "--engine", "offline", "--debug")
    check_shown(ran, 6)
    assert [json.loads(one)["id"] for one in ran.out.split("\n")[:-1]] == [LINE, LINE]


def test_19_json_says_the_same_though_it_is_escaped(tmp_path: Path) -> None:
    with own_place(tmp_path):
        Path("a.txt").write_text(article(), "utf-8")
        ran = claimdiff("read", "a.txt", "--json")
    assert json.loads(ran.out)["articles"][0]["source"] == article()


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "\x1b[2Jmissing"),
        ("read", "http://\x1b[2J.example/"),
        ("read", "ftp://x/\x9b2J"),
        ("compare", "a.txt"),
        ("compare", "a.txt", "b.txt", "--label", "\x1b[2J"),
        ("compare", "a.txt", "b.txt", "--engine", "\x1b[2J"),
        ("compare", "a.txt", "b.txt", "--base-url", "\x1b[2J"),
        ("prompts", "list", "--prompts", "\x1b[2J\nclaimdiff: forged"),
        ("compare", "a.txt", "b.txt", "--engine", "offline", "-o", "\x1b[2J/x.json"),
        ("report", "\x1b[2J"),
        ("verify", "a.txt"),
        ("\x1b[2J",),
        ("read", "a.txt", "--\x1b[2J"),
        ("prompts", "show", "\x1b[2J"),
        ("batch", "\x1b[2J", "--out-dir", "out"),
        ("batch", "a.txt", "--out-dir", "out", "--shard", "\x1b[2J"),
    ],
    ids=str,
)
def test_19_no_error_message_holds_a_control_or_a_forged_line(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    with own_place(tmp_path):
        debug = () if arguments[0] == "prompts" else ("--debug",)
        check_shown(claimdiff(*arguments, *debug), 2, 3, 8)


def test_19_settings_that_came_with_a_folder_are_shown_without_controls(tmp_path: Path) -> None:
    with own_place(tmp_path):
        Path("claimdiff.toml").write_text('model = "\\u001b[2J\\u009b\\nclaimdiff: x"\n', "utf-8")
        check_shown(claimdiff("config"))
        Path("claimdiff.toml").write_text('"\\u001b[2J" = 1\n', "utf-8")
        check_shown(claimdiff("config"), 2)


def test_19_what_is_logged_is_told_as_a_notice(tmp_path: Path) -> None:
    with faulty_endpoint([], then=says("{no json")) as end, own_place(tmp_path):
        Path("cache").mkdir()
        Path("cache/unusable").write_text("where a folder should be", "utf-8")
        ran = claimdiff("summarise", "a.txt", "-m", "any", "--base-url", end.base_url)
    check_shown(ran, 5)
    assert "claimdiff: An unusable answer could not be saved" in ran.err


def test_19_a_spreadsheet_runs_nothing_and_markdown_loads_nothing(tmp_path: Path) -> None:
    acts = [*GROUPS["formula"], *GROUPS["markdown"]]
    lines = [" ".join(text.replace("\0", "").split()) for text in acts]
    said = "\n\n".join(f"{line}, the sign read on Tuesday in the harbour." for line in lines)
    with own_place(tmp_path):
        Path("a.txt").write_text(f"{FERRY}\n{said}\n\n{FERRY}", "utf-8")
        flags = ("--label", "A==1+1", "--label", "B=![x](https://evil.example/p.gif)")
        offline = ("--engine", "offline", "-q")
        for command in (("compare", "a.txt", "b.txt", *flags, *offline), ("read", "a.txt", "-q")):
            table = claimdiff(*command, "-f", "csv")
            told = claimdiff(*command, "-f", "md")
            assert inert.formulas(table.out) == []
            assert inert.acting(told.out) == set()
            assert "the sign read on Tuesday" in table.out
            assert "evil" in told.out
