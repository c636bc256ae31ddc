"""What can go wrong with a call to a language model, as branches of the one error tree.

Each carries the number of attempts and what they cost, so that a failure is paid for in the open.
Which of them are tried again is `retry`'s business.
"""

import re
from datetime import datetime

from claimdiff.engines.tried import Tried
from claimdiff.errors import AuthenticationError, ModelError, OutputError

EXCERPT = 200
"""Characters of a server's words that a message repeats: enough to know them again."""
_DOCS = "how-to/endpoints"
_TOO_LONG = re.compile(r"context[_ ](?:length|size|window)", re.IGNORECASE)
"""How OpenAI (context_length_exceeded), llama.cpp (exceed_context_size_error) and vLLM (maximum
context length) say that a request does not fit."""


class TransientError(Tried, ModelError):
    """Trying again may help; ``wait`` is the pause in seconds the server asked for, if any."""

    def __init__(self, message: str, *, wait: float | None = None, hint: str = "") -> None:
        super().__init__(
            message, hint=hint or "Run the same command again: what is done is kept.", slug=_DOCS
        )
        self.wait = wait


class TimedOutError(TransientError):
    """No complete answer within the time one request may take."""

    code = "timeout"


class UnreachableError(TransientError):
    """No connection, or it broke."""

    code = "unreachable"


class BadReplyError(TransientError):
    """The server answered with an error or with something that is no chat completion."""

    code = "bad-reply"


class BusyError(TransientError):
    """The server asks for fewer requests (429)."""

    code = "rate-limited"


class ParkedError(Tried, ModelError):
    """The server asks for so long a pause that the work is put aside until then."""

    code = "parked"

    def __init__(self, host: str, until: datetime) -> None:
        super().__init__(
            f"{host} asks for a pause: parked until {until.isoformat(timespec='seconds')}.",
            hint="Run the same command again after that time: what is done is kept.",
            slug=_DOCS,
        )
        self.until = until


class RejectedError(Tried, ModelError):
    """The server will not take this request, now or later (400 and its like)."""

    code = "rejected"

    def __init__(self, message: str, *, reason: str = "") -> None:
        hint = "Check --base-url and -m; `claimdiff doctor` tries them."
        if _TOO_LONG.search(reason):
            hint = "Give the server a larger context, or name a model that has one."
        super().__init__(message, hint=hint, slug=_DOCS)
        self.reason = reason


class KeyRefusedError(Tried, AuthenticationError):
    """The key is refused or its quota is used up: no further request makes sense."""


class RefusedError(Tried, OutputError):
    """The model declined to answer; ``text`` is what it said."""

    code = "refused"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"The model refused: {text[:EXCERPT]}", hint="Try another model.", slug=_DOCS
        )
        self.text = text


class FilteredError(Tried, OutputError):
    """The provider's content filter took the answer or the request."""

    code = "filtered"

    def __init__(self, text: str) -> None:
        said = f": {text[:EXCERPT]}" if text else "."
        super().__init__(
            f"The provider's content filter stopped the answer{said}",
            hint="Try another model or provider.",
            slug=_DOCS,
        )
        self.text = text


class TruncatedError(Tried, OutputError):
    """The answer was cut off at the model's limit."""

    code = "truncated"

    def __init__(self) -> None:
        super().__init__(
            "The answer was cut off at the model's limit, also after the text was split.",
            hint="Try a model with a larger output limit.",
            slug=_DOCS,
        )


class UnusableError(Tried, OutputError):
    """The answer is not what was asked for; ``mendable`` when asking once more may help."""

    code = "unusable"

    def __init__(self, reason: str, *, mendable: bool = True) -> None:
        super().__init__(
            f"The model's answer cannot be used: {reason}.", hint="Try another model.", slug=_DOCS
        )
        self.reason = reason
        self.mendable = mendable
