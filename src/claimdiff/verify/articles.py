"""Articles: are the texts the ones that were hashed, and does the body lead back to its source?"""

import hashlib
import json
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from unicodedata import category

from claimdiff.result import Article, ArticleResult, Comparison, SummaryResult
from claimdiff.verify.mismatch import Mismatch, differ, repeated, unless

_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # of variants: "&caps;" has one
_REFERENCE = "reference"  # the reason of a part that the body writes as a character: ``&amp;``


def verify(result: Comparison | SummaryResult | ArticleResult) -> Iterator[Mismatch]:
    """Check every article on its own; a failed one may have no text."""
    yield from repeated("articles", "id", (article.id for article in result.articles))
    for article in result.articles:
        place = f"article {article.id}"
        yield from _hashes(place, article)
        yield from _map(place, article)


def _hashes(place: str, article: Article) -> Iterator[Mismatch]:
    if article.status == "failed" and not article.source:
        known = article.source_sha256 + article.sha256
        yield from unless(not known, place, "the sha256 of no text", "none", known)
        return
    yield from differ(place, "the source's sha256", _sha256(article.source), article.source_sha256)
    if article.status != "failed" or article.body:
        yield from differ(place, "the body's sha256", _sha256(article.body), article.sha256)


def _sha256(text: str) -> str:
    """Not by the function that made the digest: a fault of that one is to be found."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _map(place: str, article: Article) -> Iterator[Mismatch]:
    """The offset map: it leads to equal characters, and with ``removed`` it leaves nothing out."""
    body, source = bytearray(len(article.body)), bytearray(len(article.source))
    for number, (start, there, length) in enumerate(article.offset_map):
        run = f"{place}, offset_map {number}"
        inside = 0 < length <= min(len(body) - start, len(source) - there)
        yield from unless(inside, run, "the run", "within both texts", (start, there, length))
        if inside:
            words = article.body[start : start + length]
            same = article.source[there : there + length]
            yield from differ(run, "the source's characters", words, same)
            yield from _mark(run, body, start, start + length)
            yield from _mark(run, source, there, there + length)
    for number, part in enumerate(article.removed):
        cut = f"{place}, removed {number}"
        inside = part.start < part.end <= len(source)
        yield from unless(inside, cut, "the part", "within the source", (part.start, part.end))
        if inside:
            yield from _mark(cut, source, part.start, part.end)
    for start, end in _written_otherwise(article, body):
        yield from _mark(f"{place}, reference", body, start, end)
    yield from _complete(place, "body", article.body, body)
    yield from _complete(place, "source", article.source, source)


def _written_otherwise(article: Article, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Parts of the body that no run holds and whose references in the source say them."""
    cuts = [part for part in article.removed if part.reason == _REFERENCE]
    runs = [(0, 0, 0), *article.offset_map, (len(article.body), len(article.source), 0)]
    for (here, there, length), (start, stop, _) in pairwise(runs):
        between = [cut for cut in cuts if there + length <= cut.start <= cut.end <= stop]
        said = "".join(_decoded(article.source[cut.start : cut.end]) for cut in between)
        hole = article.body[here + length : start]
        if said and _seen(said) == _seen(hole) and not any(taken[here + length : start]):
            yield here + length, start


def _seen(text: str) -> str:
    """A text's characters but those that nobody sees: they are cut out of what is read."""
    return "".join(
        char
        for char in text
        if not (char.isspace() or category(char) == "Cf" or char in _SELECTORS)
    )


def _decoded(written: str) -> str:
    """The characters that a reference of HTML or an escape of JSON stands for."""
    try:
        return unescape(str(json.loads(f'"{written}"')) if written.startswith("\\") else written)
    except ValueError:
        return ""


def _mark(place: str, taken: bytearray, start: int, end: int) -> Iterator[Mismatch]:
    """Enter a range as accounted for; nothing may be accounted for twice."""
    if any(taken[start:end]):
        yield Mismatch(place, "the range is accounted for twice", "once", f"{start} to {end}")
    taken[start:end] = b"\x01" * (end - start)


def _complete(place: str, what: str, text: str, taken: bytearray) -> Iterator[Mismatch]:
    lost = [at for at, mark in enumerate(taken) if not mark and not text[at].isspace()]
    said = f"the {what}'s characters are accounted for"
    yield from unless(not lost, place, said, "all", f"not {len(lost)}, the first at {lost[:1]}")
