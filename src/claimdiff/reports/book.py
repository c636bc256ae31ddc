"""The articles and claims of a result by id; an id that it does not have is an error."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from claimdiff.errors import InputError
from claimdiff.result import Article, Claim

_Thing = TypeVar("_Thing", Article, Claim)


class Book:
    """The articles and claims of a result by id."""

    def __init__(self, articles: Iterable[Article], claims: Iterable[Claim]) -> None:
        self._articles = {article.id: article for article in articles}
        self._claims = {claim.id: claim for claim in claims}

    def order(self, identities: Collection[str]) -> list[str]:
        """Some articles' ids in the order of the result; one that it does not have goes last."""
        known = [identity for identity in self._articles if identity in identities]
        return [*known, *(identity for identity in identities if identity not in known)]

    def article(self, identity: str) -> Article:
        """The article of this id.

        Raises:
            InputError: There is none.
        """
        return _look_up(self._articles, identity, "article")

    def claim(self, identity: str) -> Claim:
        """The claim of this id.

        Raises:
            InputError: There is none.
        """
        return _look_up(self._claims, identity, "claim")

    def label(self, identity: str) -> str:
        """How the article of this id is called; the id itself where there is no such article."""
        article = self._articles.get(identity)
        return article.label if article else identity

    def labels(self, identities: Iterable[str]) -> str:
        """The labels of some articles, as a list in words."""
        return ", ".join(self.label(identity) for identity in identities)


def _look_up(table: dict[str, _Thing], identity: str, what: str) -> _Thing:
    try:
        return table[identity]
    except KeyError:
        message = f"the saved result refers to {what} {identity!r}, which is not in it"
        raise InputError(message, hint="see what else is wrong with: claimdiff verify") from None
