"""Put articles into prompts as data: one numbered line a sentence, between tags they cannot close.

The tag is derived from the text, so the same text gives the same prompt, byte for byte, and a cache
or a recording hits; and it does not occur in the text, so no text can close it. Numbers count from
1 in prompts and from 0 everywhere else.
"""

import hashlib
from collections.abc import Iterable, Sequence

from claimdiff.result import Article

SALT = "claimdiff/2"
"""Fixed: it keeps the tag from being some other digest of the article that is known elsewhere."""
TAG_LENGTH = 16
"""Hex digits, 64 bits: no text holds its own tag by chance, and one that does gets another."""


def tag(task: str, texts: Sequence[str]) -> str:
    """The first digits of the SHA-256 of task, texts and salt, again while a text holds them."""
    seed = "\0".join((SALT, task, *texts))
    while True:
        seed = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()
        found = seed[:TAG_LENGTH]
        if not any(found in text for text in texts):
            return found


def sentences(article: Article, numbers: Iterable[int]) -> str:
    """The sentences of these numbers (from 0), a line each, an empty line between paragraphs."""
    lines: list[str] = []
    paragraph: int | None = None
    for number in numbers:
        sentence = article.sentences[number]
        if paragraph not in (None, sentence.paragraph):
            lines.append("")
        paragraph = sentence.paragraph
        lines.append(f"{number + 1} {one_line(article.body[sentence.start : sentence.end])}")
    return "\n".join(lines)


def head(article: Article) -> str:
    """The title and the time of publication, a line each; never the outlet."""
    known = (("title", article.title), ("published", article.published))
    return "\n".join(f"{name}: {one_line(value)}" for name, value in known if value)


def one_line(text: str) -> str:
    """A text without line breaks of any kind, so that it cannot open a numbered line of its own.

    Lone surrogates, which no endpoint takes, become the replacement character.
    """
    return " ".join(text.split()).encode("utf-8", "replace").decode()
