"""One finding as every report shows it: who tells it in which words, who does not, on what ground.

What is said of it holds for each of its claims, or names those for which it does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from claimdiff.errors import InputError
from claimdiff.reports import figures, highlight, speakers
from claimdiff.reports.escape import inline
from claimdiff.reports.wording import MAY_DENY
from claimdiff.result import (
    Article,
    Claim,
    Difference,
    DifferenceValue,
    FigureRow,
    Finding,
    Nearest,
    Span,
)

if TYPE_CHECKING:
    from claimdiff.reports.view import View

_Thing = TypeVar("_Thing", bound=Article | Claim | Finding)

GROUNDS = {
    "same-statement": "quote the same statement",
    "shared-wire": "are one agency's copy or one publisher's text",
    "same-source": "name one source",
    "different-sources": "name different sources",
}
"""What the claims do that a basis holds of."""
_SAID_ABOVE = "perhaps told in other words"
"""The note that is the title of its section too."""
_LOW = 0.7
"""Score below which it is shown how sure a finding is: of three such one is wrong."""
_LONGEST = 120
"""Letters of a phrase in large type, two lines on a phone's width; the quotation has them all."""
_SHORT, _SHOWN = 60, 2
"""Letters of a value in a line of details, and values of one side."""
_NEAR = 0.15
"""Score from which a nearest sentence is worth a look: four in five lie below and tell nothing."""


class Book(dict[str, _Thing]):
    """The articles, claims or findings of a result by their ids.

    Raises:
        InputError: There is none of an id that was looked up.
    """

    def __init__(self, things: Iterable[_Thing]) -> None:
        super().__init__({one.id: one for one in things})

    def __missing__(self, key: str) -> _Thing:
        """No such thing: the saved result is damaged."""
        message = f"the saved result refers to {key!r}, which is not in it"
        raise InputError(message, hint="see what else is wrong with: claimdiff verify")


@dataclass(frozen=True)
class Quote:
    """Claims of one article's sentence in its words, cut at the marks when a format shows them."""

    article: Article
    claims: tuple[Claim, ...]
    marks: Sequence[highlight.Range] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(claim.id for claim in self.claims)

    @property
    def manner(self) -> str:
        """Who says it and how sure it is, where what is shown doesn't say so; of which claim."""
        shown = "".join(piece.text for piece in self.pieces if not piece.text.startswith(" ["))
        told: dict[str, list[str]] = {}
        for claim in self.claims:
            told.setdefault(_manner(claim, shown, self.article), []).append(claim.id)
        if len(told) == 1:
            return next(iter(told))
        return "; ".join(f"{', '.join(ids)}: {one}" for one, ids in told.items() if one)

    @cached_property
    def pieces(self) -> tuple[highlight.Piece, ...]:
        """The quotation in its sentence."""
        return highlight.pieces(self.claims, self.marks, self.article)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words in which it differs."""
        return tuple(piece.text for piece in self.pieces if piece.marked)


def _manner(claim: Claim, shown: str, article: Article) -> str:
    name = claim.speaker.name if claim.speaker else ""
    who, sure = speakers.called(name, article.language), speakers.certainty(claim, article.language)
    said = [sure] if name in shown or (who and who in sure) else [who, sure]
    said += [claim.kind] if claim.kind == "opinion" else []
    return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class Near:
    """An article with no claim of a fact, and the sentence of it that comes nearest to it."""

    article: Article
    nearest: Nearest | None

    @property
    def span(self) -> Span | None:
        """Where that sentence stands, if there is one."""
        return self.nearest.span if self.nearest else None

    @property
    def close(self) -> bool:
        """Whether the sentence is near enough to be worth a look."""
        return self.span is not None and self.nearest is not None and self.nearest.score >= _NEAR


@dataclass(frozen=True)
class Row:
    """One finding of a comparison."""

    finding: Finding
    view: "View"

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""
        return tuple(self.view.claims[key] for key in self.finding.claims)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The words of those who tell it, in the articles' order; a sentence stands once."""
        marked = highlight.marks(self.finding, self.claims)
        found = [
            self.view.quote(group, marked)
            for position in self.finding.positions
            for group in by_sentence([self.view.claims[key] for key in position.claims])
        ]
        return tuple(sorted(found, key=lambda quote: self.view.order.index(quote.article.id)))

    @property
    def tellers(self) -> frozenset[str]:
        """The ids of the articles that tell it in a claim."""
        return frozenset(claim.article for claim in self.claims)

    @property
    def _positioned(self) -> list[str]:
        return [key for position in self.finding.positions for key in position.articles]

    @property
    def also(self) -> tuple[Near, ...]:
        """Articles that tell it in a sentence that gave no claim of its own."""
        return self._near(key for key in dict.fromkeys(self._positioned) if key not in self.tellers)

    @property
    def lacks(self) -> tuple[Near, ...]:
        """Articles in which it was not found."""
        return self._near(one for one in self.view.order if one in self.finding.missing_from)

    @property
    def close(self) -> tuple[Near, ...]:
        """Where something is near of what it lacks."""
        return tuple(near for near in self.lacks if near.close)

    @property
    def apart(self) -> tuple[Article, ...]:
        """Articles of which the finding says nothing."""
        spoken_of = self.tellers | {*self._positioned, *self.finding.missing_from}
        return tuple(one for one in self.view.result.articles if one.id not in spoken_of)

    @property
    def everywhere(self) -> bool:
        """Whether each article that could be read tells it."""
        return not self.lacks and all(one.status == "failed" for one in self.apart)

    def _near(self, articles: Iterable[str]) -> tuple[Near, ...]:
        nearest = {near.article: near for near in self.finding.nearest}
        return tuple(Near(self.view.articles[one], nearest.get(one)) for one in articles)

    @cached_property
    def _clash(self) -> Difference | None:
        """Of a conflict the first aspect in which its versions cannot both hold."""
        if self.finding.relation != "conflict":
            return None
        return next((one for one in self.finding.differences if not one.compatible), None)

    @property
    def phrases(self) -> Mapping[str, str]:
        """Of a conflict what each article has that cannot hold with the other's, by article."""
        values = self._clashing
        return {key: _texts(values[key], _LONGEST) for key in self.view.order if values.get(key)}

    @cached_property
    def _clashing(self) -> Mapping[str, Sequence[DifferenceValue]]:
        """The values of a clash by article: of figures only those of the measure that is named."""
        values = self._clash.values if self._clash else {}
        measured = self._measured
        told = {(one.claim, inline(one.text)) for one in measured.values} if measured else set()
        own = {
            key: [one for one in said if (one.claim, inline(one.text)) in told]
            for key, said in values.items()
        }
        return own if sum(map(bool, own.values())) > 1 else values

    @property
    def _measured(self) -> FigureRow | None:
        """The figures in which the versions of a conflict differ, where the table has them."""
        if self._clash is None or self._clash.aspect != "quantity":
            return None
        return figures.differing(self.view.result, self.finding.claims)

    @cached_property
    def versions(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Of a conflict who tells each version, and its values, the latest of an update last."""
        order, told = self.view.in_time(self.finding), []
        values = [value for key in order for value in self._clashing.get(key, ())]
        for position in self.finding.positions:
            if said := [value for value in values if value.claim in position.claims]:
                who = dict.fromkeys(self.view.claims[value.claim].article for value in said)
                told.append((tuple(who), _texts(said, _LONGEST)))
        return tuple(sorted(told, key=lambda one: order.index(one[0][0])))

    @property
    def versus(self) -> str:
        """These against each other, on one line."""
        return f" {self.against} ".join(dict.fromkeys(text for _, text in self.versions))

    @property
    def against(self) -> str:
        """What stands between versions: of an update an arrow, from earlier to later."""
        return "→" if self.finding.update else "≠"

    @property
    def aspect(self) -> str:
        """In what the versions of a conflict cannot both hold; of figures what they measure."""
        if self._clash is None or self._clash.aspect == "other":
            return ""
        return figures.name(self._measured) if self._measured else self._clash.aspect

    @property
    def title(self) -> str:
        """What a conflict is about, of figures what they measure; on what an agreement rests."""
        if self.finding.relation == "conflict":
            return self.aspect or "the two cannot both hold"
        if self.finding.relation == "omission" or self.finding.basis is None:
            return ""
        if (ground := GROUNDS.get(self.finding.basis)) is None:
            return "each reports it" if self.finding.sure else ""  # else perhaps only one does
        return f"{self._resting} {ground}"

    @property
    def _resting(self) -> str:
        """The claims that the basis holds of, by their ids unless they are all."""
        resting = self.finding.basis_claims
        if resting and (self.also or {*resting} != {*self.finding.claims}):
            return f"{', '.join(resting[:-1])} and {resting[-1]}"
        return "both" if len(self.tellers) == 2 else "all"

    @property
    def about(self) -> str:
        """Which article tells a later value; of three or more who lacks it, and who was first."""
        finding, about = self.finding, []
        if not self.view.paired and finding.missing_from and finding.sure:
            about.append(f"not found in {', '.join(one.article.label for one in self.lacks)}")
        if finding.update:
            how = "the latest" if len(finding.positions) > 2 else "later"
            about.append(f"update: {self.view.articles[finding.update.later].label} is {how}")
        elif not self.view.paired:
            early = figures.first(self.view.articles[one] for one in {*self._positioned})
            about += [f"first in {early.label}"] if early else []
        return " · ".join(about)

    @property
    def asides(self) -> tuple[str, ...]:
        """The differences beside the one in large type, and the program's note.

        How sure each article is stands beside its words.
        """
        aside = (one for one in self.finding.differences if one is not self._clash)
        told = (self._aside(one) for one in aside if one.aspect != "certainty")
        notes = (one for one in self.finding.note.split("; ") if one != _SAID_ABOVE)
        return tuple(filter(None, (*told, *notes)))

    def _aside(self, difference: Difference) -> str:
        """One difference, with who says what; nothing where all say the same."""
        if difference.aspect == "attribution":
            sides = speakers.attribution(self.claims, self.view.articles)
        elif difference.aspect == "status" and difference.compatible:
            sides = MAY_DENY
        else:
            sides = self._sides(difference)
        return sides and f"{difference.aspect} – {sides}"

    def _sides(self, difference: Difference) -> str:
        only = "words only in " if difference.aspect == "detail" and difference.compatible else ""
        told = {
            f"{only}{article.label}": _texts(difference.values[key], _SHORT, ", ")
            for key, article in self.view.articles.items()
            if key in difference.values
        }
        if len(told) > 1 and len({*map(str.casefold, told.values())}) == 1:
            return ""
        between = " | " if difference.compatible else " ≠ "
        return between.join(f"{label}: {text}" for label, text in told.items())

    @property
    def hand(self) -> str:
        """Whose word it is."""
        hands = [{"model": "the model"}.get(one, one) for one in self.finding.by]
        return f"found by {' and by '.join(hands)}" if hands else ""

    @property
    def doubt(self) -> str:
        """How sure it is, where that is little."""
        return f"{self.finding.score:.0%} sure" if self.finding.score < _LOW else ""

    @property
    def headline(self) -> str:
        """Title, phrases and what is to be known of it on one line."""
        return " · ".join(filter(None, (self.named, self.about)))

    @property
    def named(self) -> str:
        """Title and phrases on one line."""
        return ": ".join(filter(None, (self.title, self.versus)))

    def said(self, quote: Quote) -> str:
        """The phrase that cannot hold with the other's, and the claims' words."""
        told = (self.phrases.get(quote.article.id), " … ".join(one.text for one in quote.claims))
        return " · ".join(filter(None, told))


def by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of one sentence together; of version 1 each alone."""
    groups: dict[object, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.spans[0].start if one.spans else 0):
        groups.setdefault((claim.article, claim.sentence or claim.id), []).append(claim)
    return list(groups.values())


def _texts(said: Sequence[DifferenceValue], longest: int, between: str = " / ") -> str:
    """The values of one side, each shortened: the quotations say them in full.

    Of two numbers of which one goes on from the other, the longer: "62" beside "62 flights".
    """
    told = dict.fromkeys(inline(value.text) for value in said)
    texts = [
        one
        for one in told
        if not (re.search(r"\d", one) and any(other.startswith(f"{one} ") for other in told))
    ]
    shown = [shortened(text, longest) for text in texts[:_SHOWN]]
    more = len(texts) - len(shown)
    return between.join(shown) + (f" and {more} more" if more else "") or "nothing"


def shortened(text: str, longest: int) -> str:
    """The text, cut between two words where it is longer; of one long word its beginning."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
