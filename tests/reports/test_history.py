"""A figure over time, and who told a fact first."""

from itertools import permutations

import pytest
from lxml import html
from tests.reports import ferry

from claimdiff import api
from claimdiff.articles import from_text
from claimdiff.compare.timeline import dated
from claimdiff.engines.rules import OfflineEngine
from claimdiff.reports import Form, RenderOptions, figures, render
from claimdiff.reports.view import View
from claimdiff.result import Comparison, FigureRow, FigureValue, Update


def told() -> Comparison:
    """The three articles with a toll that grows; the wire is the earliest, the radio the latest."""
    three = ferry.three()
    texts = (("a", "27", 27.0), ("b", "25", 25.0), ("c", "at least 31", 31.0))
    values = tuple(FigureValue(article=key, text=text, low=low) for key, text, low in texts)
    row = FigureRow(measure="injured", status="update", values=values)
    return three.model_copy(update={"figures": dated([row], three.articles)})


def test_a_figure_of_three_articles_is_told_from_the_earliest_to_the_latest() -> None:
    (one,) = figures.histories(told())
    assert [(state.article.id, state.text) for state in one.states] == [
        ("b", "25"),
        ("a", "27"),
        ("c", "at least 31"),
    ]
    assert [round(state.share, 2) for state in one.states] == [0.81, 0.87, 1]


def test_two_states_or_an_unknown_time_make_no_history() -> None:
    three = told()
    untimed = three.articles[2].model_copy(update={"published": "2031-03-04"})
    rows = dated(three.figures, (*three.articles[:2], untimed))
    assert figures.histories(three.model_copy(update={"figures": rows})) == ()


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_report_has_it_and_who_told_a_fact_first(form: Form) -> None:
    page = render(told(), form)
    words = " ".join(
        html.document_fromstring(page).text_content().split() if form == "html" else page.split()
    )
    assert "injured over time" in words
    assert "first in Coastline" in words


def compared(told: dict[str, tuple[str, str]]) -> Comparison:
    """Articles by their names, of a toll with its time, and the hour of publication."""
    articles = [
        from_text(
            f"{toll}, the ministry said.", article_id=key, label=name, clean=False
        ).model_copy(update={"published": f"2026-03-04T{hour}:00:00+00:00"})
        for key, (name, (toll, hour)) in zip("abcd", told.items(), strict=False)
    ]
    return api.compare(*articles, engine=OfflineEngine())


@pytest.mark.parametrize("order", list(permutations(("Wire", "Post", "Sun"))))
def test_an_update_stands_in_the_order_its_figures_are_told_for(order: tuple[str, ...]) -> None:
    """However late an article that tells an earlier figure was published."""
    told = {
        "Wire": ("20 people had died in Norvale by 1 March", "09"),
        "Post": ("40 people had died in Norvale by 2 March", "08"),
        "Sun": ("300 people had died in Norvale by 3 March", "07"),
    }
    page = render(compared({name: told[name] for name in order}), "md")
    assert "20 people → 40 people → 300 people" in page
    assert "update: Sun is the latest" in page


def test_of_those_who_tell_one_value_publication_says_who_is_earliest_and_latest() -> None:
    first, second = "20 people died in Norvale", "300 people died in Norvale"
    told = {"Mail": (second, "10"), "Post": (second, "09"), "Sun": (first, "08")}
    result = compared({**told, "Wire": (first, "07")})
    assert result.conflicts[0].update == Update(earlier="d", later="a")


def test_who_tells_the_latest_value_too_stands_behind_the_earlier() -> None:
    """Whenever it was published; the latest may tell the earlier value besides."""
    three = ferry.three()
    (update, *_) = three.conflicts  # b is earlier, a is later
    both = (("a", "c"), ("b", "a"))
    positions = [
        one.model_copy(update={"articles": tellers})
        for one, tellers in zip(update.positions, both, strict=True)
    ]
    radio = three.articles[2].model_copy(update={"published": "2031-03-01T12:00:00+01:00"})
    early = three.model_copy(update={"articles": (*three.articles[:2], radio)})
    told = update.model_copy(update={"positions": tuple(positions)})
    assert View(early).in_time(told) == ["b", "c", "a"]


def test_nobody_is_first_where_a_time_is_not_known() -> None:
    post, wire, _ = ferry.three().articles
    assert figures.first([post, wire]) == wire
    assert figures.first([post, wire.model_copy(update={"published": None})]) is None


def test_an_update_of_four_states_stands_in_the_order_of_time() -> None:
    """Whatever order the articles are given in; and who is the latest is told."""
    states = {"Post": (83, "03T17:00"), "Wire": (13, "03T08:00"), "Sun": (128, "04T09:00")}
    states["Mail"] = (44, "03T11:30")
    articles = [
        from_text(
            f"{toll} people were killed in the Norvale earthquake, the interior ministry said.",
            article_id=key,
            label=name,
            clean=False,
        ).model_copy(update={"published": f"2026-03-{time}:00+00:00"})
        for key, (name, (toll, time)) in zip("abcd", states.items(), strict=True)
    ]
    result = api.compare(*articles, engine=OfflineEngine())
    chat = render(result, "text", RenderOptions(detail="brief"))
    assert "13 people → 44 people → 83 people → 128 people" in chat
    page = html.document_fromstring(render(result, "html")).text_content()
    assert "update: Sun is the latest" in page
    assert " ".join(page.split()).count("13 people → 44 people → 83 people → 128 people") > 1
