"""What `claimdiff help` prints: the how-tos and the reference, which come with the program.

An error names a page by its last name (`how-to/inputs` is `inputs`), so no two pages share one.
"""

from pathlib import Path

from claimdiff.store.files import shipped

_SECTIONS = ("how-to", "reference")


def pages() -> dict[str, Path]:
    """Each page by the name that `claimdiff help` takes."""
    docs = shipped("docs")
    found = (page for section in _SECTIONS for page in sorted((docs / section).glob("*.md")))
    return {page.stem: page for page in found}


def contents() -> str:
    """The pages' names with their titles."""
    titles = {name: page.read_text("utf-8").partition("\n")[0] for name, page in pages().items()}
    return "\n".join(f"{name:<12} {title.removeprefix('# ')}" for name, title in titles.items())
