"""The servers: `serve` for a browser on this machine, `mcp` for an assistant."""

from typing import Unpack

import click

from claimdiff.cli import messages, options
from claimdiff.cli.options import Flags
from claimdiff.errors import ConfigurationError


@click.command()
@click.argument("folders", nargs=-1, metavar="[OUT_DIR...]")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8765, type=click.IntRange(1, 65535), help="Its port.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST:PORT",
    help="A further name under which browsers may ask.",
)
@click.option("--token-file", metavar="FILE", help="A file with the token that visitors need.")
@click.option("--store", metavar="DIR", help="Where results and decisions are kept.")
@click.option("--workers", default=1, type=click.IntRange(1, 64), help="Comparisons at once.")
@options.private
@options.engine
@options.talk
def serve(
    folders: tuple[str, ...],
    host: str,
    port: int,
    names: tuple[str, ...],
    token_file: str | None,
    store: str | None,
    workers: int,
    **given: Unpack[Flags],
) -> int:
    """Compare in the browser: paste, upload or name articles; decide on findings; keep them.

    OUT_DIR are output folders of finished batches, to be opened there.
    """
    try:
        from claimdiff import serve as door
    except ModuleNotFoundError as error:
        raise _lacking("serve", error, "uvicorn", "starlette") from error
    from pathlib import Path

    from platformdirs import user_data_path

    from claimdiff.engines import open_engine
    from claimdiff.store.files import read_text

    engine = open_engine(options.resolved(given))
    token = read_text(token_file).strip() if token_file else None
    access = door.access_at(host, port, tuple(name.lower() for name in names), token)
    shown = f"[{host}]" if ":" in host else host
    key = f"/?token={access.token}" if access.token else "/"
    messages.say(f"http://{shown}:{port}{key}")
    messages.announce(engine.info, None, quiet=given["quiet"])
    desk = door.Desk(Path(store) if store else user_data_path("claimdiff"))
    jobs = door.Jobs(desk, engine, options.load_options(given), workers)
    door.run(door.application(jobs, access, [Path(folder) for folder in folders]), host, port)
    return 0


@click.command()
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    show_default=True,
    help="Read and write files below it, and no others.",
)
@options.private
@options.engine
@options.talk
def mcp(folder: str, **given: Unpack[Flags]) -> int:
    """Serve compare, check, summarise, read and verify to an assistant, on standard input.

    The Model Context Protocol. The engine is the one of these settings; a call cannot change it.
    """
    from pathlib import Path

    settings = options.resolved(given)
    try:
        from claimdiff.mcp import server
    except ModuleNotFoundError as error:
        raise _lacking("mcp", error, "mcp") from error
    from claimdiff.engines import open_engine

    engine = open_engine(settings)
    made = server(engine, Path(folder), allow_private=given["allow_private"])
    messages.announce(engine.info, None, quiet=given["quiet"])
    made.run("stdio")
    return 0


def _lacking(command: str, error: ModuleNotFoundError, *packages: str) -> Exception:
    """What to say where the packages of an extra are not installed; any other error as it is."""
    if (error.name or "").partition(".")[0] not in packages:
        return error
    return ConfigurationError(
        f"claimdiff {command} needs {' and '.join(packages)}, which is not installed.",
        hint=f"pip install 'claimdiff[{command}]'",
        slug={"mcp": "how-to/mcp", "serve": "how-to/desk"}[command],
    )
