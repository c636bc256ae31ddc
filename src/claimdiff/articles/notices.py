"""What a reader of the result should know of an article: cut off, short, hidden characters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from claimdiff.articles import interstitials
from claimdiff.articles.cleaning import Cleaned
from claimdiff.articles.lines import Line, count_words
from claimdiff.articles.page_lines import is_prose
from claimdiff.articles.spans import Cut, View
from claimdiff.result import Notice
from claimdiff.text.words import may_be_unspaced

_SHORT = (
    200  # characters; the shortest of 344 news articles has 500, a cut-off teaser has about 150
)
_PROSE = 12  # words of a paragraph that is no heading
_STOP_WITHIN = re.compile(r"[.!?。！？] *\S")
_OPEN = re.compile(r"(?:^|\s)[^\s/@.]*[\w,;–—-]$")  # a word, no address
_MUCH = 0.1  # of a text's words
_EXPECTED = frozenset({"title", "credit", "timestamp", "rights", "page-mark", "correction"})
_REASONS_SHOWN = 3
_NO_FULL_STOPS = frozenset({"th", "lo", "km"})
_WITH_WORDS = re.compile(r"^.*[^\W_].*$", re.MULTILINE)  # a line
_GOES_ON = re.compile(
    r"(?:.{0,160}(?:\.\.\.|…)\s*)?\W*(?:read|real|see|show) more\b(?!: \w)|continue reading"
    r"|keep reading|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto|читать далее"
    r"|閱讀全文|阅读全文|展開全文|展开全文|続きを読む|اقرأ المزيد",
    re.IGNORECASE,
)
_PART = 1.5  # times an article's words: the page's data tell more than its text
_AFTER = 8  # lines after the choice, in which a page asks for a subscription
_LEFT = 0.3  # of an article's words
PAID = Notice(code="paywall", message="The page asks for a subscription to read on.")
PRIVATE = Notice(code="private-allowed", message="Private addresses were allowed for this URL.")
TABLE = Notice(code="table", message="The page has a table; its rows are read line by line.")
NO_ARTICLE = Notice(
    code="no-article-found",
    message="No article was found in the page; its text was cleaned line by line: look at it.",
)


def of_text(view: View, cleaned: Cleaned, body: str, language: str | None) -> Iterator[Notice]:
    """The notices on a text.

    Args:
        view: The text that was cleaned, without invisible characters.
        cleaned: What was kept and cut.
        body: The article's body.
        language: The body's language.
    """
    if count := sum(cut.end - cut.start for cut in view.cuts if cut.reason == "invisible"):
        yield Notice(
            code="invisible-characters",
            message=f"{count} invisible characters were taken out of the text.",
        )
    if count := sum(cut.reason == "hidden" for cut in view.cuts):
        yield Notice(code="hidden-elements", message=f"{count} hidden elements were left out.")
    yield from _of_cuts(view.text, cleaned)
    yield from _of_much_removed(view.text, cleaned.cuts)
    if len(body) < _SHORT:
        yield Notice(code="short", message=f"The article's text has only {len(body)} characters.")
    if language not in _NO_FULL_STOPS and _breaks_off(body.rstrip().rpartition("\n")[2]):
        yield Notice(code="cut-off", message="The text ends in mid-sentence: it may be cut off.")


def _breaks_off(paragraph: str) -> bool:
    """Whether a last paragraph goes on: a heading, a list's item, a link or a name does not.

    Of 549 pages of public test sets 107 end without a full stop, 4 of them in mid-sentence.
    """
    has_prose = count_words(paragraph) >= _PROSE or _STOP_WITHIN.search(paragraph) is not None
    return has_prose and _OPEN.search(paragraph) is not None


def _of_cuts(text: str, cleaned: Cleaned) -> Iterator[Notice]:
    """That the page says that the text goes on, asks to pay, or tells of a correction."""
    cuts = [(cut, text[cut.start : cut.end]) for cut in cleaned.cuts]
    end = cleaned.paragraphs[-1][-1][1]
    first = _WITH_WORDS.search("\n".join(said for cut, said in cuts if cut.start >= end))
    if first and _GOES_ON.match(first[0].strip()):
        yield Notice(code="cut-off", message="The page says that the text goes on elsewhere.")
    if any(interstitials.asks_to_pay(said) for _, said in cuts):
        yield PAID
    for cut, said in cuts:
        if cut.reason == "correction":
            told = " ".join(said.split())
            yield Notice(
                code="correction",
                message=f"The article says that it corrects an earlier version: {told}",
            )


def _of_much_removed(text: str, cuts: Sequence[Cut]) -> Iterator[Notice]:
    """A notice when more than a tenth of a text's words were taken out, with the reasons.

    Titles, bylines, times, rights and page marks do not count: they are looked for, or say nothing.
    """
    counts: Counter[str] = Counter()
    for cut in cuts:
        if cut.reason not in _EXPECTED:
            counts[cut.reason] += _words(text[cut.start : cut.end])
    share = counts.total() / max(1, _words(text))
    if share > _MUCH:
        shown = counts.most_common(_REASONS_SHOWN)
        if rest := counts.total() - sum(count for _, count in shown):
            shown.append(("other", rest))
        why = ", ".join(f"{reason} {count}" for reason, count in shown)
        yield Notice(
            code="much-removed",
            message=f"{share:.0%} of the words were taken out ({why}): look at what was removed.",
        )


def _words(text: str) -> int:
    """How many words; characters of scripts without spaces count by pairs."""
    return count_words(text) if may_be_unspaced(text) else len(text.split())


def of_choice(chosen: Sequence[Line], shown: Sequence[Line], scripted: str) -> Iterator[Notice]:
    """The notices on the lines that were chosen of a page.

    Args:
        chosen: The choice.
        shown: The page's lines.
        scripted: The text that the page's JSON-LD has, if it has one.
    """
    if not chosen:
        return
    start, end = chosen[0].start, chosen[-1].end
    words, data = sum(line.words for line in chosen), count_words(scripted)
    taken = {line.start for line in chosen}
    left = (line for line in shown if start <= line.start < end and line.start not in taken)
    prose = sum(line.words for line in left if is_prose(line))
    after = [line.text for line in shown if line.start >= end][:_AFTER]
    if interstitials.asks_to_pay("\n".join(after)):
        yield PAID
    if data > _PART * words:
        yield Notice(
            code="cut-off",
            message=f"The page's own data tell an article of {data} words,"
            f" its text has {words}: it may be a part.",
        )
    if prose > _LEFT * words:
        yield Notice(
            code="prose-left-out",
            message=f"{prose} words of prose between the first and the last paragraph"
            " were not taken for the article.",
        )
