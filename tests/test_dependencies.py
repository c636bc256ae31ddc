"""What pyproject.toml names is all that the program needs, and every part of it imports."""

import subprocess
import sys
from importlib.metadata import packages_distributions, requires

import pytest
from packaging.requirements import Requirement

CORE = [
    Requirement(line).name.lower().replace("_", "-")
    for line in requires("claimdiff") or []
    if Requirement(line).marker is None
]


@pytest.mark.parametrize("name", CORE)
def test_a_dependency_imports_with_all_that_it_needs_itself(name: str) -> None:
    modules = [
        module
        for module, owners in packages_distributions().items()
        if name in {owner.lower().replace("_", "-") for owner in owners}
        and not module.startswith("_")
    ]
    assert modules, f"{name} is not installed"
    wanted = name.replace("-", "_")
    module = wanted if wanted in modules else modules[0]
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
