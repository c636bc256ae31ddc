"""The one tree of errors.

Every error says what happened and to which source, why, and what to type next; each class maps to
one exit code of the command line. It imports nothing of the package.
"""

from typing import ClassVar


class ClaimdiffError(Exception):
    """Anything claimdiff raises on purpose.

    Attributes:
        message: What happened, to which source, and why.
        hint: What to type or do next; empty where there is nothing to say.
        advice: The hint of every error of this kind, unless one is given.
        slug: The page of ``docs/`` that tells more, without its ending (``claimdiff help``).
        code: A short, stable name of the kind of failure, for ``errors`` in a result.
        exit_code: What the command line exits with.
    """

    exit_code: ClassVar[int] = 70
    code: ClassVar[str] = "internal"
    advice: ClassVar[str] = ""
    slug: str = ""

    def __init__(self, message: str, *, hint: str = "", slug: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or self.advice
        self.slug = slug or self.slug


class ConfigurationError(ClaimdiffError):
    """A flag, a setting or a file of settings is wrong."""

    exit_code = 2
    code = "configuration"


class PromptError(ConfigurationError):
    """A prompt template is missing, does not render, or asks for something unknown."""

    code = "prompt"


class InputError(ClaimdiffError):
    """A source cannot be read, or holds no article text."""

    exit_code = 3
    code = "input"


class ModelError(ClaimdiffError):
    """The call to the language model failed; trying again may help."""

    exit_code = 5
    code = "model"


class AuthenticationError(ModelError):
    """The endpoint refused the key, or its quota is used up; trying again does not help."""

    exit_code = 4
    code = "authentication"


class OutputError(ClaimdiffError):
    """The language model answered, and the answer cannot be used."""

    exit_code = 5
    code = "output"


class LimitReachedError(ClaimdiffError):
    """A limit that the user set (money, errors) stopped the work; what was done is kept."""

    exit_code = 7
    code = "limit"


class StoreError(ClaimdiffError):
    """An output or a store cannot be written, or is damaged."""

    exit_code = 8
    code = "store"


def kind_of(code: str) -> type[ClaimdiffError] | None:
    """The kind of error that has a code; None where no kind has it."""
    kinds: list[type[ClaimdiffError]] = [ClaimdiffError]
    for kind in kinds:  # grows while it is walked: the tree, level by level
        if kind.code == code:
            return kind
        kinds += kind.__subclasses__()
    return None
