"""A source to an `Article`: reads it, tells text from HTML from JSON, and has it cleaned."""

import sys
from pathlib import Path

from claimdiff.articles import agencies, building, cleaning, decoding, invisible, metadata
from claimdiff.articles.options import LoadOptions
from claimdiff.articles.spans import View, without
from claimdiff.errors import InputError
from claimdiff.result import Article

_DEFAULT = LoadOptions()


def load(
    source: str,
    *,
    article_id: str = "a",
    label: str | None = None,
    options: LoadOptions = _DEFAULT,
) -> Article:
    """Reads an article from a file, standard input or a URL.

    Args:
        source: A path, ``-`` for standard input, or an http(s) URL.
        article_id: The article's id in the result.
        label: How outputs call it; else its outlet, else the file's stem, ``stdin`` or the host.
        options: Limits and choices.

    Raises:
        InputError: It cannot be read, or holds no article text.
    """
    data = _read(source, options)
    text = decoding.decode(data, source)
    if not text.strip():
        raise _empty(source)
    return _from_plain(
        text,
        article_id=article_id,
        label=label or Path(source).stem,
        origin=source,
        options=options,
    )


def from_text(
    text: str,
    *,
    article_id: str = "a",
    label: str = "text",
    options: LoadOptions = _DEFAULT,
    clean: bool = True,
) -> Article:
    """An article from a plain text that a program has.

    Args:
        text: The text.
        article_id: The article's id in the result.
        label: How outputs call it.
        options: Limits and choices.
        clean: Take page furniture out; ``False`` takes the text as the body as it is.

    Raises:
        InputError: It holds no article text.
    """
    if not clean:
        return _as_it_is(text, article_id=article_id, label=label)
    return _from_plain(text, article_id=article_id, label=label, origin="", options=options)


def _as_it_is(text: str, *, article_id: str, label: str) -> Article:
    if not text.strip():
        raise _empty(label)
    view = View(text, ((0, 0, len(text)),))
    known = metadata.Metadata(agency=agencies.find(text))
    return building.article(
        text, view, [[(0, len(text))]], (), known, article_id=article_id, label=label, origin=""
    )


def _from_plain(
    text: str, *, article_id: str, label: str, origin: str, options: LoadOptions
) -> Article:
    view = without(text, invisible.find(text))
    cleaned = cleaning.clean(view.text)
    if not cleaned.paragraphs:
        raise _no_article(origin or label)
    body, _ = building.body_of(view, cleaned.paragraphs)
    known = metadata.read(view.text, body, cleaned.cuts)
    return building.article(
        text,
        view,
        cleaned.paragraphs,
        cleaned.cuts,
        metadata.with_headline(known, cleaned.headline.title, cleaned.headline.outlet, options.url),
        article_id=article_id,
        label=label,
        origin=origin,
    )


def _read(source: str, options: LoadOptions) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(options.largest + 1)
    path = Path(source)
    try:
        with path.open("rb") as file:
            return file.read(options.largest + 1)
    except FileNotFoundError:
        raise InputError(
            f"Cannot read {source}: there is no such file.",
            hint=f"Look at the name: ls {path.parent}",
            slug="inputs",
        ) from None
    except IsADirectoryError:
        raise InputError(
            f"Cannot read {source}: it is a directory.",
            hint=f"Name the files in it: claimdiff compare {source}/*.txt",
            slug="inputs",
        ) from None
    except PermissionError:
        raise InputError(
            f"Cannot read {source}: permission denied.", hint=f"chmod +r {source}", slug="inputs"
        ) from None
    except OSError as error:
        raise InputError(f"Cannot read {source}: {error.strerror}.", slug="inputs") from error


def _empty(source: str) -> InputError:
    return InputError(
        f"Cannot read {source}: it is empty.",
        hint="Give a file with the article's text.",
        slug="inputs",
    )


def _no_article(source: str) -> InputError:
    return InputError(
        f"Found no article text in {source}: nothing but page furniture is left after cleaning.",
        hint="If the text is right as it is, try --no-clean.",
        slug="inputs",
    )
