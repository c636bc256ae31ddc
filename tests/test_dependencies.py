"""What pyproject.toml names is all that the program needs, and every part of it imports."""

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
