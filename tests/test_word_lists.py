"""Language is data: word lists stand in tables, and code has hardly any longer than a line."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "claimdiff"
LINE = 8
"""Words that a line of code holds about."""

MOST = 30
"""Lists of a language that stand in code; nine go with the old comparing, 20 are the aim."""

NO_LANGUAGE = {
    "names of fields, columns, tags and signs": (
        "__init__.py",
        "articles/formats",
        "articles/language.py",
        "articles/markup.py",
        "batch/manifest.py",
        "engines/llm/prompts.py",
        "engines/llm/schema.py",
        "reports/csv_table.py",
        "result.py",
        "text/context.py",
        "text/lexicon.py",
    ),
    "what is said to the user or about an error": (
        "articles/decoding.py",
        "articles/fetching.py",
        "articles/interstitials.py",
        "batch/schedule.py",
        "batch/tasks.py",
        "cli/messages.py",
        "engines/llm/fallback.py",
        "engines/llm/read.py",
        "engines/llm/reply.py",
        "engines/llm/status.py",
        "reports/figures.py",
        "reports/saved.py",
        "reports/text.py",
        "reports/wording.py",
        "articles/notices.py",
        "mcp.py",
        "serve",
    ),
    "SQL": ("store",),
}
"""Modules whose lists are of no language, by what they hold."""

LEFT_OUT = tuple(path for paths in NO_LANGUAGE.values() for path in paths)
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
PARTS = re.compile(r"[\s,|]+")


def word_lists(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the beginning of each list of words that a module assigns a name to."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            words = [word for text in _texts(node.value) for word in _words(text)]
            if len(words) > LINE:
                yield node.lineno, " ".join(words[:LINE])


def _texts(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def _words(text: str) -> list[str]:
    """The words of a list: small letters, not of a sentence, which ends with a full stop."""
    parts = [re.sub(r"\\[a-zA-Z]|[()?:]|\[[^\]]*\]", "", part) for part in PARTS.split(text)]
    return [part for part in parts if WORD.fullmatch(part) and len(part) > 1]


def found() -> list[str]:
    """Every list, as "file:line: words"."""
    return [
        f"{path.relative_to(SOURCE)}:{line}: {words}"
        for path in sorted(SOURCE.rglob("*.py"))
        if not str(path.relative_to(SOURCE)).startswith(LEFT_OUT)
        for line, words in word_lists(path)
    ]


def test_hardly_any_list_of_words_stands_in_code() -> None:
    lists = found()
    assert len(lists) <= MOST, "\n".join(lists)
