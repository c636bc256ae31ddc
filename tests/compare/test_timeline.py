"""When each value of a figure was told, and by whom first."""

from tests.reports import ferry

from claimdiff.compare.timeline import dated
from claimdiff.result import FigureRow, FigureValue


def told(*values: FigureValue) -> list[tuple[str | None, bool | None]]:
    row = FigureRow(measure="injured", status="agree", values=values)
    (made,) = dated([row], ferry.three().articles)
    return [(value.told_at, value.first) for value in made.values]


def test_the_article_that_told_a_value_earliest_is_first() -> None:
    post, wire, _ = ferry.three().articles
    made = told(*(FigureValue(article=key, text="27", low=27.0, high=27.0) for key in "ab"))
    assert made == [(post.published, False), (wire.published, True)]


def test_a_value_is_told_as_of_its_own_time_where_it_has_one() -> None:
    early = "2031-03-01T08:00:00+00:00"
    made = told(FigureValue(article="a", text="27", low=27.0, as_of=early))
    assert made == [(early, True)]


def test_nobody_is_first_where_a_time_is_not_known() -> None:
    post, wire, radio = ferry.three().articles
    row = FigureRow(
        measure="injured",
        status="agree",
        values=tuple(FigureValue(article=key, text="27", low=27.0) for key in "ab"),
    )
    untimed = post.model_copy(update={"published": "2031-03-04"})
    (made,) = dated([row], (untimed, wire, radio))
    assert [value.first for value in made.values] == [None, None]
