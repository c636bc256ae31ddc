"""Libraries that only some formats need: they come with ``claimdiff[files]``."""

from importlib import import_module
from types import ModuleType

from claimdiff.errors import InputError


def library(name: str, what: str, origin: str) -> ModuleType:
    """A library that reads a format.

    Raises:
        InputError: It is not installed; the hint names the extra.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise InputError(
            f"Cannot read {origin}: it is {what}, and what reads it is not installed"
            f" ({error.name or name}).",
            hint="pip install 'claimdiff[files]'",
            slug="how-to/inputs",
        ) from error


def unreadable(origin: str, what: str, why: str, hint: str = "") -> InputError:
    """What to raise for a file of a format that cannot be read.

    Args:
        origin: The path or URL.
        what: The format with its article: "a PDF".
        why: What is wrong with it.
        hint: What to do next.
    """
    return InputError(
        f"Cannot read {origin}: it is {what}{why}.",
        hint=hint or "Save it as plain text: claimdiff read -",
        slug="how-to/inputs",
    )
