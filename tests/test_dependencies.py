"""What pyproject.toml names is all that the program needs, and every part of it imports."""

import subprocess
import sys
from importlib import import_module
from importlib.metadata import packages_distributions, requires

from packaging.requirements import Requirement


def modules() -> list[str]:
    """One module of each dependency: the one of its own name, or the first that it brings."""
    named = [Requirement(line) for line in requires("claimdiff") or []]
    names = [one.name.lower().replace("-", "_") for one in named if one.marker is None]
    brought: dict[str, list[str]] = {}
    for module, owners in packages_distributions().items():
        for owner in owners:
            brought.setdefault(owner.lower().replace("-", "_"), []).append(module)
    public = {name: [one for one in brought[name] if not one.startswith("_")] for name in names}
    return [name if name in public[name] else public[name][0] for name in names]


def test_every_dependency_imports_with_all_that_it_needs_itself() -> None:
    assert len(modules()) > 15
    for name in modules():
        import_module(name)


def started_without(module: str) -> subprocess.CompletedProcess[str]:
    """What the command does where a module cannot be imported."""
    code = f"""
import sys
sys.modules["{module}"] = None
sys.argv = ["claimdiff", "compare", "a.txt", "b.txt"]
from claimdiff.__main__ import main
main()
"""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_a_missing_module_of_its_own_is_no_missing_package() -> None:
    ended = started_without("claimdiff.cli")
    assert "import of claimdiff.cli halted" in ended.stderr
    assert "pip install" not in ended.stderr


def test_a_missing_dependency_is_told_with_what_to_type_and_no_traceback() -> None:
    ended = started_without("rtoml")
    assert ended.returncode == 2
    assert "the package rtoml is missing" in ended.stderr
    assert "pip install claimdiff" in ended.stderr
    assert "Traceback" not in ended.stderr
