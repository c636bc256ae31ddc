"""Word lists and patterns of the room, kept as text: one entry a line, in named sections.

``#`` begins a comment line, ``[name]`` a section. Reading them is all that happens here; what an
entry means, the module that asks for it knows.
"""

import re
from importlib import resources

import rtoml

_HEAD = re.compile(r"\[[A-Za-z_-]+\]")


def sections(name: str) -> dict[str, list[str]]:
    """The entries of each section of a table, in order, by the section's name."""
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in text.splitlines():
        if _HEAD.fullmatch(line):
            entries = found.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            entries.append(line)
    return found


def toml(name: str) -> dict[str, dict[str, list[str]]]:
    """The lists of a table in TOML, by section and name."""
    return rtoml.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def words(name: str) -> dict[str, frozenset[str]]:
    """The words of each section of a table whose entries are words parted by blanks."""
    return {
        section: frozenset(" ".join(entries).split()) for section, entries in sections(name).items()
    }
