"""What a batch keeps of an article: how it was read and checked, once for all items that use it.

It is kept as JSON, as that of an article ``a``; an item gives it the place and the name that it has
there. Nothing here reads or compares.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.api.reading import failed_article, failure
from claimdiff.api.sources import letter
from claimdiff.articles import is_url
from claimdiff.errors import ClaimdiffError
from claimdiff.result import Sentence
from claimdiff.support import ReadArticle

_FORM = TypeAdapter(ReadArticle)


def written(read: ReadArticle) -> str:
    """A reading as JSON, as `placed` takes it."""
    return _FORM.dump_json(read, by_alias=True).decode()


def unloaded(source: str, error: ClaimdiffError) -> ReadArticle:
    """The reading of a source that gave no article, called by its file's stem or its host."""
    name = PurePosixPath(source).stem
    if is_url(source):
        with suppress(ValueError):
            name = urlsplit(source).hostname or ""
    article = failed_article("a", name or source, source, error)
    return ReadArticle(article, failures=(failure(error, "a", "load", ()),))


def placed(text: str, place: int, label: str | None) -> ReadArticle:
    """The reading as that of an item's article.

    Args:
        text: The reading as JSON.
        place: Which of the item's articles it is, from 0.
        label: What the manifest calls it, if it says it.
    """
    read = _FORM.validate_json(text)
    key = letter(place) if place < MAX_ARTICLES else f"a{place}"
    names = {claim.id: f"{key}{number}" for number, claim in enumerate(read.claims, start=1)}
    moved = {
        "id": key,
        "label": label or read.article.label,
        "sentences": tuple(_renamed(one, names) for one in read.article.sentences),
    }
    here = {"article": key}
    return replace(
        read,
        article=read.article.model_copy(update=moved),
        claims=tuple(one.model_copy(update={"id": names[one.id]} | here) for one in read.claims),
        ungrounded=tuple(one.model_copy(update=here) for one in read.ungrounded),
        failures=tuple(one.model_copy(update=here) for one in read.failures),
    )


def _renamed(sentence: Sentence, names: dict[str, str]) -> Sentence:
    ledger = sentence.ledger
    if ledger is None or not ledger.claims:
        return sentence
    claims = tuple(names[claim] for claim in ledger.claims)
    return sentence.model_copy(update={"ledger": ledger.model_copy(update={"claims": claims})})
