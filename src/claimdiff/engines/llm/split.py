"""Cut long articles on sentence boundaries, by tokens.

Pieces keep the article's own sentence numbers, so what is said of a piece holds for the article.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from claimdiff.engines.llm import tokens
from claimdiff.engines.llm.failures import TruncatedError
from claimdiff.result import Article, Usage

T = TypeVar("T")

READ_BUDGET = 6_000
"""Tokens of article in one request, some 4,500 words: nearly every news article is read at once,
and the answer, half as long again, stays within the 16,000 tokens that common models write."""
JUDGE_BUDGET = 6_000
"""Tokens of one article's sentences in one judgement; its claims come to about as much again."""
CLAIMS_BUDGET = 9_000
"""Tokens of one side's claims in one judgement: half as much again as its sentences, since names
are put in. With both sides a request stays below the 32,000 tokens that small servers take."""
LONGEST_PIECE = 8
"""Characters a token has at most in running text of any language; 5 to 6 were measured."""


def pieces(article: Article, budget: int) -> list[range]:
    """Cut an article into as few runs of sentence numbers as fit ``budget`` tokens each.

    A sentence that exceeds the budget by itself is in no run: it is not sent at all.
    """
    texts = (article.body[one.start : one.end] for one in article.sentences)
    return fitting([f"{number} {text}\n" for number, text in enumerate(texts, 1)], budget)


def fitting(lines: Sequence[str], budget: int) -> list[range]:
    """As few runs of lines as fit a budget of tokens; one that exceeds it by itself is in none."""
    sizes = [len(line.encode("utf-8", "replace")) for line in lines]
    if sum(sizes) > budget:  # a token has a byte at least
        longest = budget * LONGEST_PIECE  # a line that cannot fit is not counted, only measured
        sizes = [len(line) if len(line) > longest else tokens.count(line) for line in lines]
    return runs(sizes, budget)


def in_halves(
    ask: Callable[[Sequence[int]], T], numbers: Sequence[int], wasted: Callable[[Usage], T]
) -> list[T]:
    """What is answered on these numbers; an answer that is cut off is asked again by halves, once.

    Args:
        ask: Gives the answer on some of the numbers.
        numbers: What is asked about.
        wasted: Makes of the answer that was cut off one with its cost alone.

    Raises:
        TruncatedError: A half was cut off, too.
    """
    try:
        return [ask(numbers)]
    except TruncatedError as error:
        middle = len(numbers) // 2
        if not middle:
            raise
        return [wasted(error.usage), ask(numbers[:middle]), ask(numbers[middle:])]


def runs(sizes: Sequence[int], budget: int) -> list[range]:
    """As few runs of items as fit a budget; an item that exceeds it by itself is in none."""
    found: list[range] = []
    start = filled = 0
    for number, size in enumerate(sizes):
        if filled and filled + size > budget:
            found.append(range(start, number))
            start = number
            filled = 0
        if size > budget:
            start = number + 1
        else:
            filled += size
    if filled:
        found.append(range(start, len(sizes)))
    return found
