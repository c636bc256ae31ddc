"""What `verify` prints and exits with."""

import json
from dataclasses import asdict

import click

from claimdiff.cli import messages
from claimdiff.cli.exits import GATE_MET
from claimdiff.reports import AnyResult
from claimdiff.reports.visible import escaped_json
from claimdiff.verify import verify


def verified(result: AnyResult, path: str, *, quiet: bool, as_json: bool) -> int:
    """Say what does not fit in a saved result; exit 1 when anything does not."""
    mismatches = verify(result)
    if as_json:
        found = json.dumps([asdict(mismatch) for mismatch in mismatches], ensure_ascii=False)
        click.echo(escaped_json(found))
    elif not quiet:
        for mismatch in mismatches:
            messages.notice(str(mismatch))
        count = f"{len(mismatches)} mismatches" if mismatches else "everything fits its articles"
        messages.say(f"{path}: {count}")
    return GATE_MET if mismatches else 0
