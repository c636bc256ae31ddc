"""The pair command: which articles are on one event."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

import click

from claimdiff.cli import messages, options

if TYPE_CHECKING:
    from claimdiff.batch.pair.manifest import By, Findings
    from claimdiff.cli.outputs import Target

SOME_SKIPPED = 6
_TELL = 10.0
"""Seconds between two notices of how far it is."""


class PairFlags(options.Flags, total=False):
    """What click gives of this command's flags."""

    by: "By"
    least: float
    keep_copies: bool
    cluster: str | None


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--by",
    type=click.Choice(("story", "pair")),
    default="story",
    help="What a manifest lists: all articles of a story together, or pair by pair.",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="How sure any two articles of a story must be.",
)
@click.option("--keep-copies", is_flag=True, help="Pair copies of one text too.")
@click.option("--cluster", metavar="tcp://HOST:PORT", help="Let a Dask cluster read the files.")
@click.option("-j", "--jobs", type=int, metavar="N", help="Files or pages read at once.")
@click.option("--timeout", type=float, metavar="SECONDS", help="For one download in all.")
@options.private
@options.manifest_output
def pair(sources: tuple[str, ...], **given: Unpack[PairFlags]) -> int:
    """Which articles are on one event, as a manifest for batch.

    SOURCE is a folder, a feed (RSS, Atom, JSON), or a file or address of one article or of many
    (JSONL, WARC). Copies of one text are left out and told. No engine reads; pages that addresses
    and feeds name are fetched.
    """
    from pathlib import Path

    from claimdiff.batch.pair import gather, manifest, stories
    from claimdiff.cli import outputs

    targets = outputs.targets(given, manifest.FORMS)
    how = gather.Options(
        load=options.load_options(given),
        settings=options.resolved(given, engine="offline"),
        cluster=given["cluster"],
        outputs=frozenset(Path(file).resolve() for file, _ in targets if file != "-"),
        watch=_teller(quiet=given["quiet"]),
    )
    collection, skipped = gather.gather(sources, how)
    for one in skipped:
        messages.error(one.message, one.hint)
    groups = stories.find(collection, given["least"], keep_copies=given["keep_copies"])
    found = manifest.Findings(collection.articles, groups, skipped)
    _emit(found, targets, given["by"], quiet=given["quiet"])
    return SOME_SKIPPED if skipped else 0


def _emit(findings: "Findings", targets: "list[Target]", by: "By", *, quiet: bool) -> None:
    from pathlib import Path

    from claimdiff.batch.pair import manifest
    from claimdiff.cli import outputs

    for file, form in targets:
        seen = findings if file == "-" else findings.seen_from(Path(file).resolve().parent)
        outputs.put(manifest.render(seen, form, by), file)
        if file != "-" and not quiet:
            messages.notice(f"{manifest.summary(findings)}; wrote {file}")
            if form in ("csv", "jsonl") and findings.comparable:
                messages.notice(f"next: claimdiff batch {file} --out-dir out")


def _teller(*, quiet: bool) -> Callable[[int, int], None]:
    """Tells now and then how many sources were read."""
    due = time.monotonic() + _TELL

    def watch(done: int, of: int) -> None:
        nonlocal due
        if not quiet and time.monotonic() >= due:
            messages.notice(f"read {done:,} of {of:,}")
            due = time.monotonic() + _TELL

    return watch
