"""What to raise for a source that cannot be read, or has no article in it."""

from importlib import import_module
from types import ModuleType

from claimdiff.errors import InputError

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
