"""What `mcp` does: a server on standard input and output, until the input ends."""

from collections.abc import Mapping
from pathlib import Path

from claimdiff.cli import messages
from claimdiff.engines import open_engine
from claimdiff.errors import ConfigurationError
from claimdiff.settings import Settings


def serve(settings: Settings, folder: str, given: Mapping[str, object]) -> int:
    """Serve the tools; which engine will read is told on standard error.

    Raises:
        ConfigurationError: The protocol's package is not installed, or a setting is no use.
    """
    try:
        from claimdiff.mcp import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        raise ConfigurationError(
            "claimdiff mcp needs the package mcp, which is not installed.",
            hint="pip install 'claimdiff[mcp]'",
            slug="how-to/mcp",
        ) from error
    engine = open_engine(settings)
    made = server(engine, Path(folder), allow_private=bool(given["allow_private"]))
    if not given["quiet"]:
        messages.notice(messages.served(engine.info))
    made.run("stdio")
    return 0
