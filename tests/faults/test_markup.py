"""Fault 18 end to end: markup and script in any field of any input stay the characters they are.

What a model may answer is in test_hijacked_model.py.
"""

import json
from html import escape
from pathlib import Path

import pytest
from tests.faults import inert
from tests.faults.command import OTHER, claimdiff, own_place
from tests.faults.payloads import GROUPS
from tests.reports import ferry, others
from tests.reports.hostile import STRINGS, everywhere

from claimdiff.reports import render

LIVE = [*GROUPS["element"], *GROUPS["way out"], *GROUPS["link"], *GROUPS["markdown"]]
CONTROLS = tuple(
    "".join(GROUPS[kind]).encode("utf-8", "replace").decode()
    for kind in ("terminal", "log", "unseen")
)
"""Without lone surrogates, which a saved result cannot hold."""
FORMS = ("html", "md", "csv", "jsonld", "json")
HARMLESS = "plain words"
FIELDS = ("title", "author", "sitename", "url", "source", "hostname", "date", "text")


def record(text: str) -> str:
    """JSON as trafilatura writes it, with the same text in each of its fields."""
    fields = dict.fromkeys(FIELDS, text)
    fields["url"] = fields["source"] = f"https://news.example/{text}"
    fields["text"] = "\n".join(
        [
            "A ferry hit a sandbank near Port Anso on Tuesday with 212 people on board.",
            f"Hospital staff said 25 passengers saw a sign that reads {text} at the quay.",
            f"“{text},” harbour master Ilse Varga told reporters on Wednesday in the town.",
        ]
    )
    return json.dumps(fields)


def page(text: str) -> str:
    """A page that shows such a text, and has it in its head."""
    shown = escape(text)
    return (
        f'<html><head><title>{shown}</title><meta name="author" content="{shown}">'
        f'<meta property="og:site_name" content="{shown}"><link rel="canonical" href="{shown}">'
        f'<meta property="article:published_time" content="{shown}"></head><body><article>'
        f"<h1>{shown}</h1><p>The ferry Maribel ran aground on Tuesday with 212 people aboard.</p>"
        f"<p>Harbour master Ilse Varga read out the sign {shown} to all the reporters there.</p>"
        "<p>The ship was built in 1998 and was last inspected in March.</p></article></body></html>"
    )


def compared(folder: Path, text: str) -> dict[str, str]:
    """A comparison of a page and a record, both full of a text, in every form."""
    with own_place(folder):
        Path("page.html").write_text(page(text), "utf-8", "replace")
        Path("record.json").write_text(record(text), "utf-8")
        files = [part for form in FORMS for part in ("-o", f"r.{form}")]
        labels = ("--label", f"A={text or '-'}", "--label", f"B={text or '-'}!")
        flags = ("--engine", "offline", "-o", "-", *labels)
        ran = claimdiff("compare", "page.html", "record.json", *files, *flags)
        assert ran.code == 0, ran.err
        made = {form: Path(f"r.{form}").read_bytes().decode() for form in FORMS}
    return {**made, "out": ran.out, "err": ran.err}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return compared(tmp_path_factory.mktemp("harmless"), HARMLESS)


def check_inert(found: dict[str, str], harmless: dict[str, str], text: str) -> None:
    assert inert.handlers(found["html"]) == []
    reached = {
        a for a in inert.addresses(found["html"]) if not a.startswith("https://news.example")
    }
    own = {a for a in reached if a.startswith(("https://", "http://")) and a.endswith(text)}
    assert reached <= own, "but for the address that the page gives itself"
    names = {tag for tag, _ in inert.shapes(found["html"])}
    assert names <= {tag for tag, _ in inert.shapes(harmless["html"])} | _SOMETIMES
    assert inert.acting(found["md"]) == set()
    assert inert.formulas(found["csv"]) == []
    assert inert.scripts(found["jsonld"]) == 1
    assert inert.types(found["jsonld"]) <= inert.types(harmless["jsonld"]) | _KINDS
    assert inert.live(found["html"].replace("\t", " ")) == []  # a page may have tabs
    for form in ("md", "jsonld", "json", "out", "err"):
        assert (form, inert.live(found[form])) == (form, [])


_SOMETIMES = {"mark", "blockquote", "cite", "dl", "dt", "dd", "details", "summary", "ul", "li"}
"""Elements that a report has when there is something to show in them."""
_KINDS = {"cd:Agreement", "cd:Conflict", "cd:Omission", "Thing", "Person", "Organization"}


def test_18_a_sample_of_markup_in_every_field_of_a_page_and_a_record_is_inert(
    harmless: dict[str, str], tmp_path: Path
) -> None:
    for number, text in enumerate(LIVE[::13]):
        check_inert(compared(tmp_path / str(number), text), harmless, text)


@pytest.mark.slow
@pytest.mark.parametrize("text", LIVE)
def test_18_markup_in_every_field_of_a_page_and_a_record_is_inert(
    text: str, harmless: dict[str, str], tmp_path: Path
) -> None:
    check_inert(compared(tmp_path, text), harmless, text)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(ferry.pair, marks=pytest.mark.slow),  # 6 s; the others go the same way
        others.summary,
        others.reading,
        others.check,
    ],
)
def test_18_a_saved_result_that_is_hostile_throughout_is_shown_inertly(
    make: object, tmp_path: Path
) -> None:
    assert callable(make)
    with own_place(tmp_path):
        for text in (*STRINGS[::19], *CONTROLS, *GROUPS["formula"][:3]):
            Path("r.json").write_text(render(everywhere(make(), text), "json"), "utf-8")
            forms = ("md", "html", "csv", "jsonld", "json", "jsonl")
            files = [part for form in forms for part in ("-o", f"again.{form}")]
            ran = claimdiff("report", "r.json", "-o", "-", *files)
            made = {form: Path(f"again.{form}").read_bytes().decode() for form in forms}
            check_shown({"text": ran.out, **made})
            assert inert.live(ran.err + claimdiff("verify", "r.json").said) == []


def check_shown(shown: dict[str, str]) -> None:
    for form, text in shown.items():
        assert (form, inert.live(text.replace("\r\n", "\n"))) == (form, [])
    assert inert.handlers(shown["html"]) == []
    assert not [one for one in inert.addresses(shown["html"]) if not one.startswith("https://")]
    assert inert.acting(shown["md"]) == set()
    assert inert.formulas(shown["csv"]) == []
    assert inert.scripts(shown["jsonld"]) == 1


def test_18_a_page_that_was_saved_with_scripts_gives_none_of_them(tmp_path: Path) -> None:
    live = "".join(text for text in GROUPS["element"] if "plaintext" not in text)
    with own_place(tmp_path):
        Path("a.html").write_text(f"<article><p>{OTHER}</p>{live}<p>{OTHER}</p></article>", "utf-8")
        ran = claimdiff("read", "a.html", "--json")
        shown = claimdiff("read", "a.html", "-f", "html")
    assert ran.code in (0, 3)
    body = json.loads(ran.out)["articles"][0]["body"] if ran.code == 0 else ""
    assert "alert" not in body
    assert inert.handlers(shown.out or "<p>nothing</p>") == []
