"""When a page's text, title and author are right: the measures of `evals.pages`."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_LINK = re.compile(r"\s+[|–—\-·:»]\s+")


class Mean:
    """The means of figures, each over the pages that have it."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._sums: defaultdict[str, float] = defaultdict(float)
        self._counts: Counter[str] = Counter()

    def add(self, figures: Mapping[str, float]) -> None:
        """Counts one page's figures in."""
        for name, figure in figures.items():
            self._sums[name] += figure
            self._counts[name] += 1

    def names(self) -> list[str]:
        """The figures that any page had."""
        return list(self._counts)

    def of(self, name: str) -> float:
        """The mean of one figure."""
        return self._sums[name] / self._counts[name]


def word_f1(found: str, wanted: str) -> float:
    """F1 of the two texts' words as multisets, as WCXB's ``evaluate.py`` has it."""
    one, other = (Counter(_WORD.findall(text.casefold())) for text in (found, wanted))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def title_is_right(found: str | None, wanted: str) -> bool:
    """Whether two titles have the same words, what a page's title adds behind a bar aside."""
    names = {_words(wanted), _words(_LINK.split(wanted)[0])}
    return bool(found) and bool({_words(found or ""), _words(_LINK.split(found or "")[0])} & names)


def author_is_right(found: str | None, wanted: str) -> bool:
    """Whether every word of one names stands in the other: "Ada Stone, Ph.D." is Ada Stone."""
    one, other = set(_words(found or "")), set(_words(wanted)) - {"by", "and"}
    one -= {"by", "and"}
    return bool(one) and (one <= other or other <= one)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
