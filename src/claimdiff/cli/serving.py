"""`claimdiff serve`: the web page on this machine."""

import click

from claimdiff.cli import messages, options
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
@click.option(
    "--allow-private", is_flag=True, help="Fetch from private addresses, as of an intranet."
)
@options.engine
@click.option("-q", "--quiet", is_flag=True, help="Say only where the page is.")
@options.verbose
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def serve(
    folders: tuple[str, ...],
    host: str,
    port: int,
    names: tuple[str, ...],
    token_file: str | None,
    store: str | None,
    workers: int,
    **given: object,
) -> int:
    """Compare in the browser: paste, upload or name articles; decide on findings; keep them.

    OUT_DIR are output folders of finished batches, to be opened there.
    """
    try:
        from claimdiff import serve as door
    except ImportError as error:
        raise ConfigurationError(
            "claimdiff serve needs starlette and uvicorn", hint="pip install 'claimdiff[serve]'"
        ) from error

    from pathlib import Path

    from platformdirs import user_data_path

    from claimdiff.engines import open_engine
    from claimdiff.store.files import read_text

    engine = open_engine(options.resolved(given))
    token = read_text(token_file).strip() if token_file else None
    address = door.Address(host, port, tuple(name.lower() for name in names), token)
    access = address.access
    shown = f"[{host}]" if ":" in host else host
    key = f"/?token={access.token}" if access.token else "/"
    messages.say(f"http://{shown}:{port}{key}")
    if not given["quiet"]:
        messages.notice(messages.served(engine.info))
    door.run(
        address,
        Path(store) if store else user_data_path("claimdiff"),
        engine,
        options.load_options(given),
        [Path(folder) for folder in folders],
        access=access,
        workers=workers,
    )
    return 0
