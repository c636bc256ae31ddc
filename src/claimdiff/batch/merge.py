"""Join the folders of a job array: several states into one, and the files made of it anew."""

import json
from collections.abc import Sequence
from pathlib import Path

from claimdiff.batch import outputs
from claimdiff.batch.run import Report, hold
from claimdiff.batch.schedule import Progress
from claimdiff.errors import ConfigurationError, InputError
from claimdiff.result import EngineInfo
from claimdiff.store.state import FILE_NAME, State


def merge(folders: Sequence[Path], target: Path, *, reports: bool) -> Report:
    """Join what was done in several folders; the target's own is forgotten.

    1. Hold the target. 2. Take over each folder, if all were made in the same way. 3. Write the
    files.

    Args:
        folders: Where the parts were done.
        target: Where the whole goes.
        reports: Whether there are to be reports.

    Raises:
        InputError: A folder holds no batch.
        ConfigurationError: They were made in different ways, or the target is one of them.
        StoreError: Another run is at work in one of them, or the target cannot be written.
    """
    _check(folders, target)
    joined = hold(target, restart=True)  # 1.
    try:
        for folder in folders:
            _take_over(joined, folder, target)  # 2.
        info = EngineInfo.model_validate_json(joined.metadata("made") or "")
        outputs.write_all(joined, target, info, reports=reports)  # 3.
        outputs.write_run(joined, target, info)
        counts = joined.counts()
        return Report(counts, Progress(counts.items, counts.done), None, 0)
    finally:
        joined.close()


def _check(folders: Sequence[Path], target: Path) -> None:
    for folder in folders:
        if not (folder / FILE_NAME).exists():
            raise InputError(
                f"{folder} holds no batch.",
                hint="Name the parts: claimdiff batch --merge PART... --out-dir ALL",
                slug="how-to/cluster",
            )
        if folder.resolve() == target.resolve():
            raise ConfigurationError(f"--out-dir {target} is one of the parts: choose another.")


def _take_over(joined: State, folder: Path, target: Path) -> None:
    part = State(folder)
    try:
        part.forget_damaged()
        made, known = part.metadata("made") or "", joined.metadata("made")
        if known is not None and known != made:
            raise ConfigurationError(
                f"{folder} was made in another way than the folders before it.",
                hint="Compare the engine in their run.json.",
                slug="how-to/cluster",
            )
        joined.set_metadata("made", made)
        runs = [json.loads(state.metadata("runs") or "[]") for state in (joined, part)]
        joined.set_metadata("runs", json.dumps(runs[0] + runs[1]))
        joined.take_over(part)
        outputs.copy_reports(part, folder, joined, target)
    finally:
        part.close()
