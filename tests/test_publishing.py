"""What a release is made with: files that say the version, workflows that run the tests."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import yaml

import claimdiff

ROOT = Path(__file__).parent.parent


def loaded(path: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return found


def test_the_citation_names_the_packages_version() -> None:
    assert loaded("CITATION.cff")["version"] == claimdiff.__version__


def test_the_workflow_runs_the_script_that_developers_run() -> None:
    assert "- run: .ci/run" in (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    assert set(loaded(".github/workflows/ci.yml")) >= {"name", "permissions", "jobs"}


def test_a_release_keeps_no_token() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    assert "id-token: write" in text
    assert "secrets." not in text


def test_a_release_has_the_addresses_of_its_repository(tmp_path: Path) -> None:
    """They are known where it is released, and stand in no file here."""
    jobs = loaded(".github/workflows/release.yml")["jobs"]
    assert isinstance(jobs, dict)
    (step,) = (one for one in jobs["build"]["steps"] if "addresses" in one.get("name", ""))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    known = {"REPOSITORY": "https://git.example/desk/claimdiff", "GITHUB_REF_NAME": "v1.2.3"}
    subprocess.run(["bash", "-ec", step["run"]], cwd=tmp_path, env=os.environ | known, check=True)
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"]["Homepage"] == known["REPOSITORY"]
    assert all(one.startswith(known["REPOSITORY"]) for one in project["urls"].values())


def test_the_action_puts_no_input_into_a_script() -> None:
    action = loaded(".github/actions/compare/action.yml")
    assert isinstance(action["runs"], dict)
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_the_image_has_all_that_the_wheel_is_built_of_and_no_more() -> None:
    kept = (ROOT / ".dockerignore").read_text("utf-8").split()
    allowed = {line[1:] for line in kept if line.startswith("!")}
    copied = [
        name
        for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    ]
    assert set(copied) == allowed
    assert all((ROOT / name).exists() for name in allowed)
