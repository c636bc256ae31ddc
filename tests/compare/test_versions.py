"""Two states of one text: which is the later, and what was added, taken out, changed."""

import pytest

from claimdiff import api
from claimdiff.articles import from_text
from claimdiff.engines.rules import OfflineEngine
from claimdiff.reports import Form, RenderOptions, render
from claimdiff.result import Article, Comparison, Finding

SAME = """The vessel, the Maris Star, was carrying 212 passengers.

Mayor Ana Petrov called for an inquiry.

The harbour will stay closed until Friday."""
EARLIER = f"""At least seven people died when a ferry sank off Kessel, the coastguard said.

{SAME}

Divers found no trace of the captain."""
LATER = f"""At least nine people died when a ferry sank off Kessel, the coastguard said.

{SAME}

The owner has apologised to the families."""
OTHER = """Nine passengers of the Maris Star have died off Kessel.

The town hall demands to know how 212 people came aboard.

No ship may enter the port before Friday."""
NOTE = "An earlier version of this article said that the ferry was carrying 250 passengers."
MORNING, NOON = "2031-03-04T08:00:00+01:00", "2031-03-04T12:00:00+01:00"


def article(
    key: str, text: str, published: str | None = None, outlet: str | None = "Harbour Post"
) -> Article:
    made = from_text(text, article_id=key, label=key.upper())
    return made.model_copy(update={"outlet": outlet, "published": published})


TWO = article("a", EARLIER, MORNING), article("b", LATER, NOON)


def compared(*articles: Article) -> Comparison:
    return api.compare(*articles, engine=OfflineEngine())


def texts(result: Comparison, keys: tuple[str, ...]) -> list[str]:
    return [claim.text for claim in result.claims if claim.id in keys]


def of_note(result: Comparison) -> list[Finding]:
    claims = {claim.id: claim.text for claim in result.claims}
    return [one for one in result.findings if any("250" in claims[key] for key in one.claims)]


def test_what_was_added_taken_out_and_changed_is_told() -> None:
    result = compared(*TWO)
    told = result.versions
    assert told is not None
    assert (told.earlier, told.later) == ("a", "b")
    assert texts(result, told.added) == ["The owner has apologised to the families."]
    assert texts(result, told.removed) == ["Divers found no trace of the captain."]
    assert told.changed == tuple(one.id for one in result.conflicts)
    assert len(told.changed) == 1


def test_the_order_in_which_they_are_given_does_not_matter() -> None:
    told = compared(article("a", LATER, NOON), article("b", EARLIER, MORNING)).versions
    assert told is not None
    assert (told.earlier, told.later) == ("b", "a")


def test_the_time_of_an_update_counts_before_that_of_publication() -> None:
    updated = article("a", LATER, MORNING).model_copy(update={"updated": NOON})
    told = compared(updated, article("b", EARLIER, MORNING)).versions
    assert told is not None
    assert told.later == "a"


def test_one_host_is_one_publisher() -> None:
    first, second = (
        article(key, text, time, outlet=None).model_copy(update={"url": url})
        for key, text, time, url in (
            ("a", EARLIER, MORNING, "https://www.post.example/ferry"),
            ("b", LATER, NOON, "https://m.post.example/ferry?from=mail"),
        )
    )
    assert compared(first, second).versions is not None
    elsewhere = second.model_copy(update={"url": "https://outpost.example/ferry"})
    assert compared(first, elsewhere).versions is None


@pytest.mark.parametrize(("path", "are_states"), [("/ferry", True), ("/", False)])
def test_two_texts_of_one_address_are_states_however_little_they_share(
    path: str, are_states: bool
) -> None:
    url = {"url": f"https://post.example{path}"}
    texts_of_it = article("a", EARLIER, MORNING), article("b", OTHER, NOON)
    result = compared(*(one.model_copy(update=url) for one in texts_of_it))
    assert (result.versions is not None) == are_states


@pytest.mark.parametrize(
    "other",
    [
        article("b", LATER, NOON, outlet="The Wire"),
        article("b", OTHER, NOON),
        article("b", EARLIER, NOON),
    ],
    ids=["another outlet", "another text of the outlet", "one text twice"],
)
def test_what_is_no_second_state_of_the_text_is_not_told_as_one(other: Article) -> None:
    assert compared(TWO[0], other).versions is None


@pytest.mark.parametrize("times", [(None, None), ("2031-03-04", NOON), (MORNING, None)])
def test_which_is_the_later_is_never_guessed(times: tuple[str | None, str | None]) -> None:
    result = compared(article("a", EARLIER, times[0]), article("b", LATER, times[1]))
    assert result.versions is None
    assert [one.code for one in result.warnings] == ["unordered-versions"]


def test_a_correction_note_tells_the_later_and_is_no_claim_against_the_other() -> None:
    result = compared(article("a", EARLIER), article("b", f"{LATER}\n\n{NOTE}"))
    assert result.versions is not None
    assert result.versions.later == "b"
    assert of_note(result) == []
    assert not any("250" in value.text for row in result.figures for value in row.values)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_report_has_a_section_of_versions(form: Form) -> None:
    page = " ".join(render(compared(*TWO), form).split())
    assert "B is a later version of A: 1 claim added, 1 taken out, 1 changed." in page
    assert "update: B is later" in page
    assert "Added in B" in page
    assert "Taken out of A" in page


def test_the_first_line_of_the_brief_form_tells_of_versions() -> None:
    page = render(compared(*TWO), "text", RenderOptions(detail="brief"))
    assert page.startswith("B is a later version of A: ")


def test_articles_of_two_outlets_have_no_section_of_versions() -> None:
    result = compared(TWO[0], article("b", OTHER, NOON, outlet="Wire"))
    assert "version" not in render(result, "md")
