"""The articles, claims or findings of a result by id; an id that it does not have is an error."""

from collections.abc import Iterable
from typing import TypeVar

from claimdiff.errors import InputError
from claimdiff.result import Article, Claim, Finding

_Thing = TypeVar("_Thing", bound=Article | Claim | Finding)


class Book(dict[str, _Thing]):
    """They by their ids.

    Raises:
        InputError: There is none of an id that was looked up.
    """

    def __init__(self, things: Iterable[_Thing]) -> None:
        super().__init__({one.id: one for one in things})

    def __missing__(self, key: str) -> _Thing:
        """No such thing: the saved result is damaged."""
        message = f"the saved result refers to {key!r}, which is not in it"
        raise InputError(message, hint="see what else is wrong with: claimdiff verify")
