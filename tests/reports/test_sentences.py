"""A fact that an article tells in a sentence that gave no claim is shown as told, in every form."""

import csv
import io
from functools import cache

from lxml import html
from tests.reports import ferry

from claimdiff.reports import render
from claimdiff.result import Comparison, Finding

SENTENCE = "Divers will inspect the hull on Wednesday."


@cache
def told() -> Comparison:
    """The pair with f7 as an agreement whose other side is a sentence (which one is no matter)."""
    pair = ferry.pair()
    findings = [_told(f) if f.id == "f7" else f for f in pair.findings]
    return pair.model_copy(update={"findings": tuple(findings)})


def _told(finding: Finding) -> Finding:
    positions = [{"articles": ["a", "b"], "claims": ["a7"]}]
    change = {"relation": "agreement", "positions": positions, "missing_from": []}
    return Finding.model_validate(finding.model_dump() | change)


def test_the_terminal_shows_the_sentence_beside_the_claim() -> None:
    page = " ".join(render(told(), "text").split())
    agreements = page[page.index("= Agreements") :]
    assert f"Coastline: “{SENTENCE}”" in agreements


def test_the_page_links_to_the_sentence() -> None:
    tree = html.document_fromstring(render(told(), "html"))
    (link,) = tree.xpath("//*[@id='f7']//*[contains(@class, 'near')]/a")
    assert SENTENCE in link.text_content()
    assert SENTENCE in tree.xpath(f"//*[@id='{link.get('href')[1:]}']")[0].text_content()


def test_the_table_and_the_markdown_have_it_as_told() -> None:
    rows = csv.DictReader(io.StringIO(render(told(), "csv"), newline=""))
    (row,) = [r for r in rows if (r["finding"], r["article"]) == ("f7", "b")]
    assert (row["told"], row["nearest_exact"]) == ("reported", SENTENCE)
    assert f"  - Coastline: “{SENTENCE}”" in render(told(), "md")
