"""Record the cassettes again: ``python -m tests.record [--language-model | --check]``.

Without a flag: against the reference endpoint of tests/endpoint, started here; no key is needed.
``--language-model``: against OPENAI_BASE_URL with OPENAI_API_KEY and CLAIMDIFF_MODEL. ``--check``:
the reference set into a temporary folder, and tell whether it equals the committed one.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from tests.endpoint.reference import reference_endpoint

from evals import planted

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = "test_llm_contract"
LANGUAGE_MODEL = "test_llm_recorded"
_REPLAY_URL = "http://127.0.0.1:9/v1"
"""Nobody listens on port 9, so nothing but a cassette can answer at replay."""


def main(arguments: list[str]) -> int:
    """Record what the flags ask for; give the exit code."""
    if arguments == ["--language-model"]:
        for gold in planted.golds():
            planted.replay(gold, record=True)
        return record(LANGUAGE_MODEL, os.environ)
    if arguments == ["--check"]:
        return check()
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    return record_reference(ROOT / "cassettes")


def record_reference(folder: Path) -> int:
    """Record the reference set into a folder of cassettes."""
    with reference_endpoint() as endpoint:
        told = {
            "OPENAI_BASE_URL": endpoint.base_url,
            "CLAIMDIFF_MODEL": "reference",
            "CLAIMDIFF_META_URL": _REPLAY_URL,
            "CLAIMDIFF_CASSETTES": str(folder),
        }
        own = {name: value for name, value in os.environ.items() if name != "OPENAI_API_KEY"}
        return record(REFERENCE, own | told)


def record(module: str, environ: "os._Environ[str] | dict[str, str]") -> int:
    """Run a test module with recording on; only the tests that have a cassette of their own."""
    command = [sys.executable, "-m", "pytest", f"tests/{module}.py", "--record-mode=rewrite", "-q"]
    chosen = ["-m", "vcr", "-k", "not missing_cassette"]  # that one is about not recording
    return subprocess.run([*command, *chosen], cwd=ROOT, env=dict(environ), check=False).returncode


def check() -> int:
    """Whether a recording made now equals the committed one; 0 if it does."""
    with tempfile.TemporaryDirectory() as folder:
        if code := record_reference(Path(folder)):
            return code
        old, new = recorded(ROOT / "cassettes" / REFERENCE), recorded(Path(folder) / REFERENCE)
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            print(f"{name} differs from what is recorded now", file=sys.stderr)
    return int(old != new)


def recorded(folder: Path) -> dict[str, object]:
    """The files of a set; a cassette's interactions in an order that does not hang on threads."""
    files: dict[str, object] = {"meta.json": (folder / "meta.json").read_text("utf-8")}
    for path in folder.glob("*.yaml"):
        interactions = yaml.safe_load(path.read_text("utf-8"))["interactions"]
        files[path.name] = sorted(interactions, key=lambda one: str(one["request"]["body"]))
    return files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
