"""What to raise for a source that cannot be read, or has no article in it."""

import re
from importlib import import_module
from types import ModuleType

from claimdiff.articles.options import LONGEST_TEXT
from claimdiff.errors import InputError
from claimdiff.text.words import UNSPACED, may_be_unspaced

_PAGE = "how-to/inputs"


def unreadable(source: str, why: str, hint: str = "") -> InputError:
    """For a source that cannot be read.

    Args:
        source: How it is called.
        why: What is wrong with it.
        hint: What to do next.
    """
    return InputError(f"Cannot read {source}: {why}.", hint=hint, slug=_PAGE)


def no_article(source: str, why: str, hint: str = "") -> InputError:
    """For a source that was read, and in which no article stands."""
    hint = (
        hint or "Look at the source; give the article's own text if you have it: claimdiff read -"
    )
    return InputError(f"Found no article text in {source}: {why}.", hint=hint, slug=_PAGE)


def empty(source: str) -> InputError:
    """For a source without text."""
    return unreadable(source, "it is empty", "Give a file with the article's text.")


def too_long(source: str, why: str) -> InputError:
    """For a source that is larger than an article."""
    hint = "Give the article alone, without what surrounds it: claimdiff read -"
    return unreadable(source, why, hint)


def check_length(text: str, source: str) -> None:
    """Refuses a text that is longer than an article.

    Raises:
        InputError: It is too long.
    """
    size = length = len(" ".join(text.split()))
    if size <= LONGEST_TEXT < 2 * size and may_be_unspaced(text):
        size += len(re.findall(f"[{UNSPACED}]", text))
    if size > LONGEST_TEXT:
        limits = f"at most {LONGEST_TEXT:,}, in scripts without spaces {LONGEST_TEXT // 2:,}"
        raise too_long(source, f"{length:,} characters are no article ({limits})")


def bad_format(source: str, what: str, why: str, hint: str = "") -> InputError:
    """For a file whose format is known ("a PDF"), and which is damaged or has no text."""
    return unreadable(source, f"it is {what}{why}", hint or "Save it as text: claimdiff read -")


def library(name: str, what: str, source: str) -> ModuleType:
    """A library that only some formats need: they come with ``claimdiff[files]``.

    Raises:
        InputError: It is not installed; the hint names the extra.
    """
    try:
        return import_module(name)
    except ImportError as error:
        why = f"it is {what}, and what reads it is not installed ({error.name or name})"
        raise unreadable(source, why, "pip install 'claimdiff[files]'") from error
