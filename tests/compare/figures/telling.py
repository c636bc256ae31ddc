"""Articles of a sentence or two, and what their figures and statements come to."""

from claimdiff.articles.sentences import split
from claimdiff.compare.figures.clauses import Clause, clauses
from claimdiff.compare.figures.relate import relate
from claimdiff.compare.figures.rows import ArticleFigures, Row
from claimdiff.text.doc import Doc, parse
from claimdiff.text.figures import figures

DAYS = ("2031-04-14", "2031-04-15", "2031-04-16")
"""When the first, second and third article were published."""


def text(body: str, published: str | None = None, *, title: str = "", language: str = "en") -> Doc:
    """An article."""
    ends = [(sentence.start, sentence.end, sentence.paragraph) for sentence in split(body)]
    return parse(body, ends, language, title=title, published=published)


def rows(*bodies: str, days: tuple[str | None, ...] = DAYS, language: str = "en") -> list[Row]:
    """The rows for the figures of articles, one a day."""
    texts = [text(body, day, language=language) for body, day in zip(bodies, days, strict=False)]
    told = [
        ArticleFigures(label, one.published, figures(one))
        for label, one in zip("abc", texts, strict=False)
    ]
    return relate(told)


def statuses(*bodies: str, days: tuple[str | None, ...] = DAYS) -> list[tuple[str, str]]:
    """The measures that articles tell, each with its status; other numbers left out."""
    return [
        (row.measure, row.status)
        for row in rows(*bodies, days=days)
        if not row.measure.startswith("count:")
    ]


def said(body: str, day: str | None = None, language: str = "en") -> list[Clause]:
    """The clauses of an article."""
    return list(clauses(text(body, day, language=language)))
