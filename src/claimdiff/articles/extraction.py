"""What trafilatura takes for the article of a page: its text, and the metadata it reads.

`held` finds the page's lines that have such a text, so that the body leads back to the page and
nothing gets in that the page does not show.
"""

import re
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

    It has a line that stands at its place in the order of both, and one of whose words most stand
    in it in runs of four: trafilatura leaves out and joins parts of lines, and moves paragraphs.
    """
    keys = [line.key for line in lines]
    said = [words for words in map(key, text.splitlines()) if words]
    shown, wanted = _weighed(keys), _weighed(said)
    pairs = SequenceMatcher(
        None, [one[1:] for one in shown], [one[1:] for one in wanted], autojunk=False
    )
    blocks = [block for block in pairs.get_matching_blocks() if block.size]
    found = {at for block in blocks for at, *_ in shown[block.a : block.a + block.size]}
    placed = {at for block in blocks for at, *_ in wanted[block.b : block.b + block.size]}
    left = Runs(" ".join(words for at, words in enumerate(said) if at not in placed))
    known = {keys[at] for at in found}
    for at, words in enumerate(keys):
        if words not in known and left.share(words) >= _SHARE:
            found.add(at)
            known.add(words)
    return [lines[at] for at in sorted(found)]


class Runs:
    """The runs of four words that a text has; of scripts without spaces, of four characters."""

    def __init__(self, text: str) -> None:
        """Reads the text."""
        self._runs = set(_runs(_words(text)))

    def share(self, text: str) -> float:
        """The share of another text's words that stand in them."""
        words, covered = _words(text), set[int]()
        for at, run in enumerate(_runs(words)):
            if run in self._runs:
                covered.update(range(at, at + _RUN))
        return len(covered) / max(1, len(words))


def _weighed(lines: Sequence[str]) -> list[tuple[int, str, int]]:
    """Lines with their numbers, long ones several times: they are to be found first."""
    return [
        (at, line, part) for at, line in enumerate(lines) for part in range(1 + len(line) // _LONG)
    ]


def _words(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)
