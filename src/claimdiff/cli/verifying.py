"""Saved results for `verify` and `report`, and what `verify` prints and exits with."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click
from pydantic import JsonValue

from claimdiff import __version__
from claimdiff.cli import messages
from claimdiff.cli.outputs import GATE_MET
from claimdiff.errors import InputError
from claimdiff.reports import AnyResult
from claimdiff.reports.escape import safe_json
from claimdiff.reports.saved import objects, result_of
from claimdiff.store.files import lines

if TYPE_CHECKING:
    from claimdiff.verify import Verification


def one(path: str, item: str | None) -> AnyResult:
    """The result of a file; of several the one with this id.

    Raises:
        InputError: There is none, or there are several and no id is given.
    """
    found = list(_named(path, item))
    if len(found) != 1:
        raise InputError(f"{path} holds {len(found)} results", hint="name one: --item ID")
    return result_of(found[0])


def verified(path: str, item: str | None, *, quiet: bool, as_json: bool) -> int:
    """Say what does not fit in each saved result; exit 1 when anything does not."""
    from claimdiff.api.remaking import examine

    mismatches: list[dict[str, JsonValue]] = []
    for data in _named(path, item):
        found = examine(result_of(data), data)
        named = {"item": data["id"]} if data.get("kind") == "comparison" and data.get("id") else {}
        mismatches += [named | asdict(mismatch) for mismatch in found.mismatches]
        if not quiet and not as_json:
            _say(", item ".join((path, *map(str, named.values()))), found, data.get("version"))
    if as_json:
        click.echo(safe_json(mismatches))
    return GATE_MET if mismatches else 0


def _named(path: str, item: str | None) -> Iterator[dict[str, JsonValue]]:
    """The results of a file as JSON; with an id that one alone."""
    there = False
    for data in objects(lines(path)):
        if item is None or data.get("id") == item:
            there = True
            yield data
    if not there:
        raise InputError(f"{path} has no item {item}", hint="see the ids in index.html")


def _say(name: str, verification: "Verification", version: JsonValue) -> None:
    for mismatch in verification.mismatches:
        messages.notice(str(mismatch))
    messages.notice("cannot be made anew, taken as written: " + "; ".join(verification.trusted))
    if verification.mismatches:
        messages.say(f"{name}: {len(verification.mismatches)} mismatches")
        if version not in (None, __version__):
            messages.notice(f"version {version} wrote it: what was made by its rules, only it has")
    else:
        seal = "its seal is whole" if verification.sealed else "it has no seal"
        messages.say(f"{name}: everything fits; {seal}")
