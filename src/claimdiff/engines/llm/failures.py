"""What can go wrong with a call to a language model, as branches of the one error tree.

Each carries the number of attempts and what they cost, so that a failure is paid for in the open.
Which of them are tried again is `rate_limit`'s business.
"""

from claimdiff.engines.contract import Attempts
from claimdiff.errors import AuthenticationError, ModelError, OutputError

EXCERPT = 200
"""Characters of a server's words that a message repeats: enough to know them again."""


class _EndpointError(Attempts):
    slug = "how-to/endpoints"


class TransientError(_EndpointError, ModelError):
    """Trying again may help; ``wait`` is the pause in seconds the server asked for, if any."""

    advice = "Run the same command again: what is done is kept."

    def __init__(self, message: str, *, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class TimedOutError(TransientError):
    """No complete answer within the time one request may take."""

    code = "timeout"
    advice = "Try again, or allow more with --timeout SECONDS."


class UnreachableError(TransientError):
    """No connection, or it broke."""

    code = "unreachable"
    advice = "Check that the server is up and --base-url is right: `claimdiff doctor` tries both."


class BadReplyError(TransientError):
    """The server answered with an error or with something that is no chat completion."""

    code = "bad-reply"


class BusyError(TransientError):
    """The server asks for fewer requests (429)."""

    code = "rate-limited"


class ParkedError(_EndpointError, ModelError):
    """The server asks for so long a pause that the work is put aside until then."""

    code = "parked"
    advice = "Run the same command again after that time: what is done is kept."


class RejectedError(_EndpointError, ModelError):
    """The server will not take this request, now or later (400 and its like).

    Attributes:
        reason: All that the server said, for `fallback`.
        generation: What the model wrote, where the server rejects that and sends it along.
    """

    code = "rejected"
    advice = "Check --base-url and -m; `claimdiff doctor` tries them."

    def __init__(self, message: str, *, reason: str = "", generation: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.generation = generation


class UnknownModelError(RejectedError):
    """The server has no model of that name."""

    code = "unknown-model"
    advice = "`claimdiff models` lists the endpoint's models: name one of them with -m."


class UnknownPathError(RejectedError):
    """The server answers, but takes no chat completions at that path."""

    code = "unknown-path"
    advice = "Check --base-url: most end in /v1. `claimdiff models` shows whether it is right."


class RedirectedError(_EndpointError, ModelError):
    """The server sends its clients to another address; nothing was sent there."""

    code = "redirected"
    advice = "If the articles may go there, give that address with --base-url."


class KeyRefusedError(_EndpointError, AuthenticationError):
    """The key is refused or its quota is used up: no further request makes sense."""

    advice = "Check OPENAI_API_KEY and the account, then run the same command again."


class RefusedError(_EndpointError, OutputError):
    """The model declined to answer."""

    code = "refused"
    advice = "Try another model."


class FilteredError(_EndpointError, OutputError):
    """The provider's content filter took the answer or the request."""

    code = "filtered"
    advice = "Try another model or provider."

    def __init__(self, text: str) -> None:
        said = f": {text[:EXCERPT]}" if text else "."
        super().__init__(f"The provider's content filter stopped the answer{said}")


class TruncatedError(_EndpointError, OutputError):
    """The request or its answer exceeds a limit of the model: half the text may fit."""

    code = "truncated"
    advice = "Try a model with a larger output limit; turn off the thoughts of one that thinks."


class ContextError(TruncatedError):
    """The request does not fit the model's context."""

    code = "context-length"
    advice = "Give the server a larger context, or name a model that has one."


class UnusableError(_EndpointError, OutputError):
    """The answer is not what was asked for; ``mendable`` when asking once more may help."""

    code = "unusable"
    advice = "Try another model."

    def __init__(self, reason: str, *, mendable: bool = True) -> None:
        super().__init__(f"The model's answer cannot be used: {reason}.")
        self.reason = reason
        self.mendable = mendable


class OnlyThoughtError(UnusableError):
    """The model's thoughts came, and no answer after them."""

    code = "only-thought"
    advice = "Give the model more tokens on its server, or turn its thinking off."
