"""What two articles tell differently in figures, days and plain opposites, as links of claims.

The rules stand in `figures`; what they find is tied here to the claims whose words tell it. It
parses nothing (`parsed` does) and knows nothing of similarity in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimdiff.compare.figures.asked import contradicted
from claimdiff.compare.figures.clauses import LIKELY, Clause, Likely, aligned, covering
from claimdiff.compare.figures.dates import dates
from claimdiff.compare.figures.opposites import Opposition, opposites
from claimdiff.compare.figures.relate import relate
from claimdiff.compare.figures.rows import ArticleFigures, Row, Value
from claimdiff.compare.figures.values import MOVING
from claimdiff.compare.notices import different_languages
from claimdiff.compare.parsed import Parsed, parsed
from claimdiff.compare.timeline import dated
from claimdiff.engines.contract import Clash, Link, Place, Side
from claimdiff.result import Article, Aspect, Claim, FigureRow, FigureValue
from claimdiff.support import cut
from claimdiff.text.doc import TITLE
from claimdiff.text.figures import BY_ACT, COUNT, Figure, Mention
from claimdiff.text.names import names

DIFFERS = 0.85
"""Probability that figures, days or states that differ by rule do: 7 of 8 that were reported of 238
pairs of real news and six planted pairs are right, as are 32 in 36 pairs of one fact."""
AMOUNTS = frozenset(f"{COUNT}{kind}" for kind in BY_ACT)
"""Measures of amounts of which no listed cue tells what they are."""
NEARLY = 0.75
"""Share of words in common from which two clauses are one but for an amount: "will close for six
weeks", "for nine weeks". Of 125 pairs of real news none differs so."""
PLAIN = 2
"""Words of a plain count: "some 150"."""
AGREES = 0.85
"""The same of equal figures of one measure."""


def rule_links(left: Parsed, right: Parsed) -> list[Link]:
    """The links of claims that tell one figure, day or state, with a clash where it differs."""
    rows, opposed = compared(left, right)
    links = [_figure_link(row, left, right) for row in rows]
    links += [_opposite_link(found, left, right) for found in opposed]
    return [link for link in links if link is not None]


def clashes(claim: Parsed, text: Parsed) -> list[Clash]:
    """Where a text contradicts a claim that is checked against it, in the words of each."""
    rows, opposed = compared(claim, text, asked=True)
    found = []
    for row in rows:
        texts = {value.article: value.figure.text for value in row.values}
        ours, theirs = texts.get(claim.article.id), texts.get(text.article.id)
        if row.status in ("differ", "update") and ours is not None and theirs is not None:
            found.append(Clash(_aspect(row), ours, theirs))
    found += [Clash("status", each.one.text, each.two.text) for each in opposed]
    return list(dict.fromkeys(found))


def compared(
    one: Parsed, other: Parsed, *, asked: bool = False
) -> tuple[list[Row], list[Opposition]]:
    """The figures and days of two articles side by side, and statements that cannot both hold.

    Between two languages only figures are compared. If ``asked``, the first is a claim to check: it
    may match any sentence of the other.
    """
    here, there = _figures_of(one), _figures_of(other)
    likely = _likely(one, other)
    rows = relate([here, there], lambda _, __: likely)
    same = covering if asked else aligned(likely)
    both = one.clauses, other.clauses
    if asked:
        rows += contradicted(here, there, both, same)
    else:
        told = {value for row in rows for value in row.values}
        otherwise = [
            *contradicted(_steady(here), _steady(there), both, same),
            *contradicted(_amounts(here), _amounts(there), both, aligned(likely, NEARLY)),
        ]
        rows += [row for row in otherwise if told.isdisjoint(row.values)]
    if different_languages(one.article, other.article):
        return rows, []
    labels = here.article, there.article
    rows += dates(one.clauses, other.clauses, same, labels, asked=asked)
    opposed = opposites(one.clauses, other.clauses, same, asked=asked)
    return rows, [each for each in opposed if each.certainty == "conflict"]


def _likely(one: Parsed, other: Parsed) -> Likely:
    """Whether two sentences of two bodies may report one fact."""
    table = one.sentence_likeness(other)
    return lambda here, there: TITLE not in (here, there) and table[here, there] >= LIKELY


def _steady(side: ArticleFigures) -> ArticleFigures:
    """An article's figures without what moves from hour to hour, and amounts of no listed measure.

    Two articles tell many amounts and shares in like words, each of another thing. "Two of the
    five", more words than a plain count has, is no other count than five.
    """
    kept = [
        figure
        for figure in side.figures
        if figure.measure not in (*MOVING, *AMOUNTS) and not figure.event
        if len(figure.text.split()) <= PLAIN or not figure.measure.startswith(COUNT)
    ]
    return replace(side, figures=kept)


def _amounts(side: ArticleFigures) -> ArticleFigures:
    """An article's amounts of no listed measure."""
    kept = [one for one in side.figures if one.measure in AMOUNTS and not one.event]
    return replace(side, figures=kept)


def _aspect(row: Row) -> Aspect:
    return "time" if row.measure == "date" else "quantity"


def _figures_of(side: Parsed) -> ArticleFigures:
    return ArticleFigures(side.article.id, side.article.published, side.figures)


def figure_rows(given: Sequence[Side]) -> tuple[FigureRow, ...]:
    """The figures of a comparison as the result has them: those of the closed list of measures."""
    sides = {side.article.id: parsed(side) for side in given}

    def likely_pairs(one: str, other: str) -> Likely:
        return _likely(sides[one], sides[other])

    rows = [
        FigureRow(
            measure=row.measure,
            subject=_subject(row, sides),
            status=row.status,
            values=tuple(_value(value, sides[value.article]) for value in row.values),
            why=row.why,
        )
        for row in relate([_figures_of(side) for side in sides.values()], likely_pairs)
    ]
    return dated(rows, [side.article for side in sides.values()])


def _subject(row: Row, sides: Mapping[str, Side]) -> str | None:
    """Whose or of whom the figures are, in an article's own words where these have its name."""
    stems = set(row.subject.split())
    figures = [(value.figure, sides[value.article].article) for value in row.values]
    found = [
        name.text
        for figure, article in figures
        for name in names(_figure_context(figure, article))
        if stems and stems <= set(name.norm.split())
    ]
    return min(found, key=len, default=None) or row.subject or None


def _figure_context(figure: Figure, article: Article) -> str:
    """The sentence of a figure and the one before it, where its holder is named; or the title."""
    if figure.sentence == TITLE:
        return article.title or ""
    first = article.sentences[max(0, figure.sentence - 1)]
    return article.body[first.start : article.sentences[figure.sentence].end]


def _figure_link(row: Row, left: Parsed, right: Parsed) -> Link | None:
    """The link of the claims that tell the two values of a row; None where one has no claim."""
    figures = {value.article: value.figure for value in row.values}
    ours, theirs = figures.get(left.article.id), figures.get(right.article.id)
    if ours is None or theirs is None or row.status == "open":
        return None
    here, there = _claim_telling(ours, left), _claim_telling(theirs, right)
    if here is None or there is None:
        return None
    if row.status == "agree":
        return Link(here.id, there.id, AGREES, ("rule",))
    newer: Place | None = None
    if row.later is not None:
        newer = "left" if row.later == left.article.id else "right"
    clash = Clash(_aspect(row), ours.text, theirs.text, newer)
    return Link(here.id, there.id, DIFFERS, ("rule",), clash)


def _opposite_link(opposition: Opposition, left: Parsed, right: Parsed) -> Link | None:
    here, there = _shortest_claim(opposition.one, left), _shortest_claim(opposition.two, right)
    if here is None or there is None:
        return None
    clash = Clash("status", opposition.one.text, opposition.two.text)
    return Link(here.id, there.id, DIFFERS, ("rule",), clash, opposition.why)


def _claim_telling(figure: Figure, side: Parsed) -> Claim | None:
    """The claim that tells a figure, at the first mention of it or of its equal that is in one."""
    told = _told(figure)
    equal = [one for one in side.figures if _told(one) == told]
    for one in (figure, *equal):
        told_at: tuple[Figure | Mention, ...] = (one, *one.mentions)
        claim = next((claim for part in told_at if (claim := _shortest_claim(part, side))), None)
        if claim is not None:
            return claim
    return None


def _told(figure: Figure) -> tuple[str, frozenset[str], float | None]:
    """What a figure tells, whatever its bound: "over 5,400 ha" and "5,400 ha" are one."""
    return figure.measure, figure.scope, figure.low if figure.value is None else figure.value


def _shortest_claim(part: Figure | Mention | Clause, side: Parsed) -> Claim | None:
    """The shortest claim whose words overlap a part of the body; None for a part of the title."""
    if part.sentence == TITLE:
        return None
    telling = [
        claim
        for claim in side.claims
        if any(span.start < part.end and part.start < span.end for span in claim.spans)
    ]
    return min(telling, key=lambda claim: len(claim.text), default=None)


def _value(value: Value, side: Parsed) -> FigureValue:
    figure, claim = value.figure, _claim_telling(value.figure, side)
    here = figure.sentence != TITLE
    return FigureValue(
        article=value.article,
        claim=claim.id if claim else None,
        text=figure.text,
        low=figure.low,
        high=figure.high,
        as_of=figure.as_of,
        source=claim.speaker.name if claim and claim.speaker else None,
        span=cut(side.article.body, figure.start, figure.end) if here else None,
    )
