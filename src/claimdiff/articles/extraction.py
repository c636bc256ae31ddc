"""What trafilatura takes for the article of a page: its text, and the metadata it reads.

`held` finds the page's lines that have such a text, so that the body leads back to the page and
nothing gets in that the page does not show.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimdiff.articles.lines import Line, key
from claimdiff.articles.metadata import Metadata

_FEWEST = 200  # characters; less, where only the recall setting finds some, is often a slogan
_TOKEN = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+")
_LONG = 30  # characters of a line that seldom stands twice on a page
_RUN = 4  # words in a row that two texts seldom share by chance
_SHARE = 0.7  # of a line's words in such runs: the text has the line


@dataclass(frozen=True)
class Extraction:
    """The text of an article without its place, and what was read about it.

    ``sure`` is whether trafilatura finds an article with its own settings.
    """

    text: str
    known: Metadata
    sure: bool = True


def read(html: str, url: str | None) -> Extraction:
    """The extraction by trafilatura's own settings, else by those for recall; no text if by none.

    Args:
        html: The page.
        url: Its address, if it is known.
    """
    from trafilatura import bare_extraction  # 0.7 s to import

    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},  # faster
    )
    if found is not None and not isinstance(found, dict) and str(found.text or "").strip():
        known = Metadata(
            title=found.title,
            outlet=found.sitename,
            author=found.author,
            url=url or found.url,
            published=found.date,
        )
        return Extraction(str(found.text), known)
    found = bare_extraction(html, include_comments=False, favor_recall=True)
    text = "" if found is None or isinstance(found, dict) else str(found.text or "")
    return Extraction(text if len(text) >= _FEWEST else "", Metadata(url=url), sure=False)


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
    seen, rest = {keys[at] for at in found}, list[tuple[int, str]]()
    for at, line in enumerate(keys):
        if at not in found and (len(line) < _LONG or line not in seen):
            seen.add(line)
            rest += [(at, word) for word in _words(line)]
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
