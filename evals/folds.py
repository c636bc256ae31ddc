"""Cross-validation folds that keep a story, topic or question in one piece.

A threshold or weight that is fitted on the same story as it is scored on looks better than it is.
Folds depend on the group's names alone, so they are the same on every machine.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

FOLDS = 5  # as the floors of the shared sets were computed


def folds(groups: Sequence[str], count: int = FOLDS) -> list[list[int]]:
    """Split items into folds of about equal size, never parting a group.

    Args:
        groups: The group of each item.
        count: How many folds.

    Returns:
        The items' positions, fold by fold; each position stands in exactly one.
    """
    members: dict[str, list[int]] = {}
    for position, group in enumerate(groups):
        members.setdefault(group, []).append(position)
    parts: list[list[int]] = [[] for _ in range(count)]
    for group in sorted(members, key=lambda name: (-len(members[name]), _digest(name))):
        min(parts, key=len).extend(members[group])
    return [sorted(part) for part in parts]


def groups(rows: Sequence[Mapping[str, object]]) -> list[str]:
    """Name the group of each row of a `relation` set.

    That is its topic or question where it has one; else all rows belong together that share a claim
    or a text, directly or through others.
    """
    for field in ("topic", "question"):
        if all(field in row for row in rows):
            return [str(row[field]) for row in rows]
    return _connected([(f"claim {row['claim']}", f"text {row['text']}") for row in rows])


def _connected(edges: Sequence[tuple[str, str]]) -> list[str]:
    """Name the connected component of each edge by its root in a union-find forest."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    for left, right in edges:
        parent[root(left)] = root(right)
    return [root(left) for left, _ in edges]


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()
