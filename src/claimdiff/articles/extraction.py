"""What trafilatura takes for the article of a page: its text, and the metadata it reads.

`held` finds the page's lines that have such a text, so that the body leads back to the page and
nothing gets in that the page does not show.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from difflib import SequenceMatcher

from claimdiff.articles.lines import Line, key

_ALIKE = 0.9  # F1 of two extractions' words: they took the same
# Of the balanced setting's words: where the others agree on less, they more often lost the text
# (9 of 10 such pages) than they left out lists.
_LEAST = 0.25
_FEWEST = 200  # characters; less, where only the recall setting finds some, is often a slogan
_TOKEN = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+")
_LONG = 30  # characters of a line that seldom stands twice on a page
_RUN = 4  # words in a row that two texts seldom share by chance
_SHARE = 0.7  # of a line's words in such runs: the text has the line


class Extraction:
    """What trafilatura reads of a page.

    Attributes:
        url: The page's address, as it was given or as the page names it.
        text: The text of its article without its place; empty where none is found.
        sure: Whether trafilatura finds an article with its own settings.
    """

    def __init__(self, html: str, url: str | None) -> None:
        """Takes the extraction that most of trafilatura's settings agree on.

        Its settings (balanced, recall, precision) are three opinions. Where the balanced one stands
        alone against the other two, those are right more often: it has then taken in lists of other
        stories, or lost the text. On 1,177 pages of public test sets 4-gram F1 is .002 to .01 less
        without them (`evals.pages`).

        Args:
            html: The page.
            url: Its address, if it is known.
        """
        from trafilatura import load_html  # 0.7 s to import
        from trafilatura.metadata import extract_url

        self._tree = load_html(html)
        self.url = url if self._tree is None else url or extract_url(self._tree)
        balanced = self._text()
        self.sure = bool(balanced.strip())
        self.text = self._agreed(balanced)

    def day(self) -> str | None:
        """The day that htmldate takes for the page's."""
        from htmldate import find_date

        if self._tree is None:
            return None
        found = find_date(
            copy(self._tree), url=self.url, original_date=True, extensive_search=False
        )
        return str(found) if found else None

    def _agreed(self, balanced: str) -> str:
        wide = self._text(wide=True)
        if _likeness(balanced, wide) >= _ALIKE or len(wide) < _LEAST * len(balanced):
            return balanced
        if not balanced.strip():
            return wide if len(wide) >= _FEWEST else ""
        narrow = self._text(narrow=True)
        return wide if _likeness(wide, narrow) >= _ALIKE else balanced

    def _text(self, *, wide: bool = False, narrow: bool = False) -> str:
        """What one of trafilatura's settings finds: that of recall, of precision or the usual."""
        from trafilatura import bare_extraction

        if self._tree is None:
            return ""
        found = bare_extraction(
            self._tree, include_comments=False, favor_recall=wide, favor_precision=narrow
        )
        return str(getattr(found, "text", None) or "")


def _likeness(one: str, other: str) -> float:
    """F1 of the words of two texts as multisets."""
    mine, theirs = (Counter(_words(text)) for text in (one, other))
    return 2 * (mine & theirs).total() / max(1, mine.total() + theirs.total())


def held(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines of a page that a text has, in the page's order.

    1. Take the lines that both have, in one order.
    2. Of the others, take those most of whose words stand in runs of four that the rest of the text
       has too: trafilatura leaves out and joins parts of lines, and moves paragraphs.
    """
    # 1
    keys, said = [line.key for line in lines], [key(line) for line in text.splitlines()]
    (owners, mine), (numbers, theirs) = _weighed(keys), _weighed(said)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    found = {owners[block.a + at] for block in blocks for at in range(block.size)}
    placed = {numbers[block.b + at] for block in blocks for at in range(block.size)}
    # 2
    rest = [(at, word) for at, one in enumerate(keys) if at not in found for word in _words(one)]
    left = "\n".join(line for at, line in enumerate(said) if at not in placed)
    shared = Counter(rest[at][0] for at in _shared([word for _, word in rest], left))
    sizes = Counter(at for at, _ in rest)
    found |= {at for at in shared if shared[at] >= _SHARE * sizes[at]}
    return [lines[at] for at in sorted(found)]


def share(text: str, other: str) -> float:
    """The share of a text's words that stand in runs of four that another text has too."""
    words = _words(text)
    return len(_shared(words, other)) / max(1, len(words))


def _weighed(lines: Sequence[str]) -> tuple[list[int], list[tuple[str, int]]]:
    """Lines with their numbers, long ones several times, so that they are found first."""
    parts = [
        (at, (line, part))
        for at, line in enumerate(lines)
        if line
        for part in range(1 + len(line) // _LONG)
    ]
    return [at for at, _ in parts], [part for _, part in parts]


def _shared(words: Sequence[str], other: str) -> set[int]:
    """Which of some words, by number, stand in runs that another text has."""
    known = set(_runs(_words(other)))
    runs = [at for at, run in enumerate(_runs(words)) if run in known]
    return {at + more for at in runs for more in range(_RUN)}


def _words(text: str) -> list[str]:
    """The words of a text, of scripts without spaces the characters."""
    return _TOKEN.findall(text.casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)
