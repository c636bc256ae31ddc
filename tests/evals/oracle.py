"""An engine's answer made of the gold itself, to test the scores with."""

from collections.abc import Iterator

from evals.gold import Fact, Story, Trap, number

from claimdiff.result import (
    Article,
    Claim,
    Comparison,
    Difference,
    DifferenceValue,
    EngineInfo,
    Finding,
    Notice,
    Position,
    Span,
)


class Oracle:
    """Answers from the gold: one claim a sentence, one finding a fact."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.ids = {
            (article, text): f"{article}{n}"
            for article, texts in number(story).items()
            for text, n in texts.items()
        }

    def comparison(self, *findings: Finding, warned: bool) -> Comparison:
        notice = (Notice(code="different-events", message="two events"),)
        return Comparison(
            status="complete",
            engine=EngineInfo(name="offline"),
            articles=tuple(self._articles()),
            claims=tuple(self._claims()),
            findings=findings,
            warnings=notice if warned else (),
        )

    def tell(self, fact: Fact) -> Finding:
        positions = fact.positions or (tuple(fact.quotes),)
        values = {
            article: (DifferenceValue(claim=self._of(fact, article)[0], text=text),)
            for article, text in fact.values.items()
        }
        return Finding(
            id=fact.id,
            relation=fact.relation,
            claims=self._claimed(fact),
            score=1,
            positions=tuple(self._position(fact, position) for position in positions),
            differences=(
                (Difference(aspect=fact.aspect, values=values, compatible=False),)
                if fact.aspect
                else ()
            ),
            missing_from=fact.missing_from,
            basis=fact.basis or "own-words",
        )

    def fall_for(self, trap: Trap) -> Finding:
        return Finding(
            id=trap.id,
            relation="conflict",
            claims=self._claimed(trap),
            score=1,
            positions=tuple(self._position(trap, (article,)) for article in trap.quotes),
        )

    def see_through(self, trap: Trap) -> Finding:
        """An agreement: the trap's sentences tell one fact in compatible words."""
        missing = tuple(article for article in self.story.articles if article not in trap.quotes)
        return Finding(
            id=trap.id,
            relation="agreement",
            claims=self._claimed(trap),
            score=1,
            positions=(self._position(trap, tuple(trap.quotes)),),
            missing_from=missing,
        )

    def _position(self, item: Fact | Trap, articles: tuple[str, ...]) -> Position:
        claims = tuple(claim for article in articles for claim in self._of(item, article))
        return Position(articles=articles, claims=claims)

    def _claimed(self, item: Fact | Trap) -> tuple[str, ...]:
        return tuple(claim for article in item.quotes for claim in self._of(item, article))

    def _of(self, item: Fact | Trap, article: str) -> tuple[str, ...]:
        return tuple(self.ids[article, text] for text in item.quotes[article])

    def _articles(self) -> Iterator[Article]:
        for key, gold in self.story.articles.items():
            cut = (Notice(code="cut-off", message="breaks off"),) if gold.cut_off else ()
            body = " ".join(text for article, text in self.ids if article == key)
            yield Article(id=key, label=key, title=gold.title, body=body, warnings=cut)

    def _claims(self) -> Iterator[Claim]:
        for (article, text), name in self.ids.items():
            span = Span(start=0, end=len(text), exact=text)
            yield Claim(
                id=name, article=article, text=text, kind="fact", spans=(span,), paragraph=0
            )
