"""What a process and all that it starts take: time, CPU, memory; and how large a bench is."""

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from tests.batch.killing import environment

POLL = 0.2
"""Seconds between two looks at the processes: a short one's last moments are missed."""
_MIB = 1 << 20


@dataclass(frozen=True)
class Taken:
    """What a command took; memory in MiB, ``main`` that of the command's own process.

    Memory that processes share is counted once, in equal parts (Linux's PSS).
    """

    seconds: float
    cpu: float
    peak: float
    main: float
    code: int


def scaled(number: int) -> int:
    """The size of a bench; CLAIMDIFF_BENCH_SCALE=0.01 makes a quick look of a long run."""
    return max(10, round(number * float(os.environ.get("CLAIMDIFF_BENCH_SCALE", "1"))))


def installed(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a program whose modules are compiled, as an installed one's are.

    Args:
        folder: Where the compiled modules go; the first run that uses it compiles them.
        more: Further variables.
    """
    compiled = str(folder / "compiled")
    return environment(PYTHONDONTWRITEBYTECODE="", PYTHONPYCACHEPREFIX=compiled, **more)


def cpu(line: Sequence[str], env: Mapping[str, str]) -> float:
    """The seconds of CPU that a command takes which starts no others."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(line, env=dict(env), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(line: Sequence[str], env: Mapping[str, str]) -> Taken:
    """Run a command and watch all its processes."""
    started = time.monotonic()
    process = psutil.Popen(line, env=dict(env), stdout=subprocess.DEVNULL)
    cpu: dict[int, float] = {}
    peak = main = 0.0
    while process.poll() is None:
        memory = _look(process, cpu)
        peak, main = max(peak, sum(memory.values())), max(main, memory.get(process.pid, 0.0))
        time.sleep(POLL)
    seconds = time.monotonic() - started
    return Taken(seconds, sum(cpu.values()), peak / _MIB, main / _MIB, process.returncode)


def _look(process: psutil.Popen, cpu: dict[int, float]) -> dict[int, float]:
    """Each process's memory now; its CPU so far is noted, so that it outlives the process."""
    memory: dict[int, float] = {}
    try:
        everyone = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return memory
    for one in everyone:
        try:
            times = one.cpu_times()
            memory[one.pid] = one.memory_full_info().pss
        except psutil.Error:
            continue
        cpu[one.pid] = times.user + times.system
    return memory
