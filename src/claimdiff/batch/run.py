"""One run of a batch, from a manifest to the files, or of a job array's parts: this room's door."""

import json
import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import JsonValue

from claimdiff.api.comparing import now
from claimdiff.batch import manifest, outputs
from claimdiff.batch.schedule import Options, Progress, Schedule
from claimdiff.batch.tasks import JobConfig, Stop, changed_files, close_engine, engine_for
from claimdiff.batch.workers import pool_for
from claimdiff.errors import ConfigurationError, InputError, StoreError
from claimdiff.result import EngineInfo
from claimdiff.settings import Settings
from claimdiff.store.items import Counts
from claimdiff.store.state import FILE_NAME, State, state_file

_SHOWN = 5
"""Names that a message lists."""
_OTHERWISE = "Choose another --out-dir, or begin anew with --restart."
_CHANGED = (
    "%d articles were changed since they were read, and stand as they were: %s. "
    "--restart reads all anew."
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """How a run ended; ``abort`` is None when it went through."""

    counts: Counts
    abort: Stop | None = None
    damaged: int = 0


Begin = Callable[[EngineInfo, int], None]
"""Is told which engine is going to read, and how many articles are named."""


def run(
    options: Options, settings: Settings, watch: Callable[[Progress], None], begin: Begin
) -> Report:
    """Compare all that the manifest lists and that is not done yet.

    1. Hold the folder. 2. See that what is there was made in the same way, take back what is to be
    done again. 3. Take over the manifest. 4. Do the work. 5. Write the files.

    Args:
        options: What the user chose.
        settings: How articles are read.
        watch: Is told how far the run is.
        begin: Is called before anything leaves the machine.

    Raises:
        InputError: The manifest cannot be read.
        ConfigurationError: The folder holds a batch made in another way.
        StoreError: Another run is at work in the folder, or it cannot be written.
        KeyboardInterrupt: Ctrl-C; what is done is kept, the same call goes on.
    """
    info = engine_for(settings).info
    state = hold(options.folder, restart=options.restart)  # 1.
    try:
        check_identity(state, info)  # 2.
        damaged = state.forget_damaged()
        if options.retry_errors:
            state.forget_failed()
        entries = manifest.entries(options.manifest, options.load)
        left = state.sync(entries, options.shard)  # 3.
        outputs.remove_reports(options.folder, left)
        if changed := changed_files(manifest.folder_of(options.manifest), state.logs("article")):
            shown = ", ".join(changed[:_SHOWN]) + (" ..." if len(changed) > _SHOWN else "")
            _log.warning(_CHANGED, len(changed), shown)
        begin(info, state.count_sources(options.limit))
        schedule = _work(state, options, settings, watch)  # 4.
        _note_run(state, schedule)  # 5.
        made = schedule.info or info
        outputs.write_all(state, options.folder, made, reports=options.reports)
        return Report(state.counts(), schedule.abort, damaged)
    finally:
        state.close()
        close_engine()


def hold(folder: Path, *, restart: bool = False) -> State:
    """Open a folder's state, a new one if it is to be begun anew.

    Raises:
        StoreError: Another run holds it, or it cannot be used.
    """
    state = None
    try:
        state = State(folder)
        if restart:
            outputs.remove_reports(folder, (item.id for item in state.items()))
            state.clear()
    except StoreError as error:
        if not restart or "Another run" in error.message:
            raise
    else:
        return state
    if state:
        state.close()
    state_file(folder).delete()  # it is damaged
    return State(folder)


def check_identity(state: State, info: EngineInfo, hint: str = _OTHERWISE) -> None:
    """Note how this batch is made, or see that what is there was made in the same way.

    Raises:
        ConfigurationError: It was not.
    """
    made = info.model_dump(exclude={"schema_mode"})
    known = state.metadata("made")
    counts = state.counts()
    if known is None or not (counts.done or counts.articles):
        state.set_metadata("made", json.dumps(made))
        return
    earlier = json.loads(known)
    for name, value in made.items():
        if earlier.get(name) != value:
            raise ConfigurationError(
                f"{state.folder} holds a batch made with another "
                f"{'engine' if name == 'name' else name} ({earlier.get(name)}, now {value}).",
                hint=hint,
                slug="how-to/batch",
            )


def _work(
    state: State, options: Options, settings: Settings, watch: Callable[[Progress], None]
) -> Schedule:
    pool = pool_for(settings, options.cluster)
    if settings.rpm:  # each process of a cluster has its part of what is allowed a minute
        settings = settings.model_copy(update={"rpm": settings.rpm / pool.processes})
    folder = str(manifest.folder_of(options.manifest).resolve())
    config = JobConfig(settings, folder, options.reports, options.load)
    report = partial(outputs.write_report, state, options.folder)
    schedule = Schedule(state, config, pool, options, report, watch)
    try:
        schedule.run()
    finally:
        pool.dismiss()
    return schedule


def _note_run(state: State, schedule: Schedule) -> None:
    run: JsonValue = {
        "ended": now(),
        "done": schedule.progress.done,
        "failed": schedule.progress.failed,
        "read": schedule.progress.read,
        "usage": schedule.progress.usage.model_dump(mode="json"),
        "stopped": schedule.abort.message if schedule.abort else None,
    }
    state.set_metadata("runs", json.dumps([*_runs(state), run]))


def _runs(state: State) -> list[JsonValue]:
    return list(json.loads(state.metadata("runs") or "[]"))


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
    with closing(hold(target, restart=True)) as joined:  # 1.
        for folder in folders:
            with closing(State(folder)) as part:  # 2.
                part.forget_damaged()
                info = _made(part, folder)
                check_identity(joined, info, f"Compare the engine in run.json of {folder}.")
                joined.set_metadata("runs", json.dumps(_runs(joined) + _runs(part)))
                joined.take_over(part)
        outputs.write_all(joined, target, info, reports=reports)  # 3.
        return Report(joined.counts())


def _made(part: State, folder: Path) -> EngineInfo:
    """With what a part was made."""
    if made := part.metadata("made"):
        return EngineInfo.model_validate_json(made)
    message = f"In {folder} no comparison was begun."
    raise ConfigurationError(message, hint="Run that part, or leave it out.", slug="how-to/cluster")


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
