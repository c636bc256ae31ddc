"""The batch command: many comparisons, resumable."""

from typing import TYPE_CHECKING, Unpack

import click

from claimdiff.cli import messages, options
from claimdiff.errors import ConfigurationError, ModelError

if TYPE_CHECKING:
    from claimdiff.batch.run import Report
    from claimdiff.result import EngineInfo

SOME_FAILED = 6
_EXAMPLE = "claimdiff batch pairs.csv --out-dir out"


class BatchFlags(options.Flags, total=False):
    """What click gives of this command's flags."""

    out_dir: str
    limit: int | None
    retry_errors: bool
    restart: bool
    max_errors: int | None
    shard: tuple[int, int]
    merge: bool
    cluster: str | None
    no_reports: bool
    progress: str


def _shard(_context: click.Context, _option: click.Parameter, text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts):
        return int(part), int(parts)
    raise ConfigurationError(
        f"--shard {text}: it must be I/N, I from 1 to N", hint=f"{_EXAMPLE}-1 --shard 1/8"
    )


@click.command()
@click.argument("manifest", nargs=-1, required=True, metavar="MANIFEST")
@click.option("-o", "--out-dir", required=True, type=click.Path(), help="Where all goes.")
@click.option(
    "--limit", type=click.IntRange(min=1), help="Only the manifest's first so many items."
)
@click.option("--retry-errors", is_flag=True, help="Do again what failed.")
@click.option("--restart", is_flag=True, help="Forget what was done in --out-dir; begin anew.")
@click.option("--max-errors", type=click.IntRange(min=1), help="Stop when so many items failed.")
@click.option(
    "--rpm", type=click.FloatRange(min=0, min_open=True), help="Requests a minute at most."
)
@click.option(
    "--shard",
    metavar="I/N",
    default="1/1",
    callback=_shard,
    help="Do the I-th of N parts, for job arrays.",
)
@click.option("--merge", is_flag=True, help="Join the folders that stand in the manifest's place.")
@click.option("--cluster", metavar="tcp://HOST:PORT", help="Let a Dask cluster do the work.")
@click.option("--no-reports", is_flag=True, help="No HTML report of each item.")
@click.option(
    "--progress",
    type=click.Choice(("auto", "jsonl", "none")),
    default="auto",
    help="How to say on standard error how far it is.",
)
@options.private
@options.engine
@options.talk
def batch(manifest: tuple[str, ...], **given: Unpack[BatchFlags]) -> int:
    """Many comparisons: resumable, concurrent, one index page.

    MANIFEST is CSV or JSON lines, - for standard input: a row has a,b[,id] (a pair) or story,source
    (one article of a story). The same command goes on after an interruption.
    """
    from pathlib import Path

    folder, reports = Path(given["out_dir"]), not given["no_reports"]
    if given["merge"]:
        from claimdiff.batch.run import merge

        return _end(merge([Path(part) for part in manifest], folder, reports=reports), given)
    if len(manifest) != 1:
        raise ConfigurationError("batch takes one manifest", hint=_EXAMPLE)
    settings, how = options.resolved(given), options.load_options(given)
    if given["dry_run"]:
        from claimdiff.batch.plan import plan

        click.echo(plan(manifest[0], settings, given["limit"], how))
        return 0
    from claimdiff.batch.progress import display
    from claimdiff.batch.run import run
    from claimdiff.batch.schedule import Options

    chosen = Options(
        manifest=manifest[0],
        folder=folder,
        limit=given["limit"],
        max_errors=given["max_errors"],
        max_cost=settings.max_cost,
        shard=given["shard"],
        retry_errors=given["retry_errors"],
        restart=given["restart"],
        cluster=given["cluster"],
        reports=reports,
        load=how,
    )

    def begin(info: "EngineInfo", articles: int) -> None:
        messages.announce(info, articles, quiet=given["quiet"])

    with display("none" if given["quiet"] else given["progress"], given["limit"]) as watch:
        report = run(chosen, settings, watch, begin)
    return _end(report, given)


def _end(report: "Report", given: BatchFlags) -> int:
    """Say how it ended, and give the exit code: 4 before 7 before 6 before 5."""
    from pathlib import Path

    from claimdiff.cli.outputs import exit_code

    counts, abort, folder = report.counts, report.abort, Path(given["out_dir"])
    failed, left = counts.failed + counts.partial, counts.items - counts.done
    if not given["quiet"]:
        if report.damaged:
            messages.notice(f"{report.damaged} damaged rows of the state were done again")
        said = f"{counts.complete} complete, {failed} failed or in part, {left} not done"
        messages.notice(f"{said}; see {folder / 'index.html'}")
    if abort:
        messages.error(abort.message, abort.hint or "the same command goes on where it was")
    elif failed:
        hint = "mend the causes, then run the same command with --retry-errors"
        what = "item" if failed == 1 else "items"
        messages.error(f"{failed} {what} failed: see {folder / 'errors.jsonl'}", hint)
    code = exit_code([abort.code] if abort else [])
    return SOME_FAILED if failed and code in (0, ModelError.exit_code) else code
