"""What a page's JSON-LD (schema.org) says of its article: fields, and the text where it has it.

Scripts hold JSON that is often not quite JSON; what cannot be parsed says nothing. Nodes of other
articles, in lists of links, are not this page's: the nodes nearest to the top are taken first.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from claimdiff.articles import references
from claimdiff.articles.markup import Page
from claimdiff.articles.spans import View

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"
Node: TypeAlias = Mapping[str, Json]

_ARTICLE = re.compile(r"article|posting|report|blog|liveblog", re.IGNORECASE)
_PAGE = frozenset({"WebPage"})  # taken for the article where none is, as a node without a type
_LIST = re.compile(r"list|breadcrumb", re.IGNORECASE)
_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"', re.DOTALL)
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_DEEPEST = 6  # levels of nodes within nodes that are looked at
_MOST = 500  # nodes of a list
_LONGEST = 400_000  # characters of a text; more is no article
_TELLING = ("datePublished", "articleBody", "dateModified")


@dataclass(frozen=True)
class LinkedData:
    """The JSON-LD of a page.

    Attributes:
        article: The node of the page's article, empty if there is none.
        body: The longest ``articleBody`` as a view of the source.
        live: Whether the page is a live blog.
    """

    article: Node
    body: View
    live: bool

    def text(self, *names: str) -> str | None:
        """The first of some fields of the article that is a text."""
        values = (self.article.get(name) for name in names)
        told = (value.strip() for value in values if isinstance(value, str))
        return next(filter(None, told), None)


def read(page: Page) -> LinkedData:
    """The JSON-LD of a page."""
    source = page.source
    scripts = [
        (one.inside, one.stop)
        for one in page.every("script")
        if "ld+json" in one.attributes.get("type", "").casefold()
    ]
    found = [node for start, end in scripts for node in _nodes(_parsed(source[start:end]))]
    nodes = [node for _, node in sorted(found, key=lambda pair: pair[0])]
    articles = [node for node in nodes if any(map(_ARTICLE.search, types(node)))]
    articles = articles or [node for node in nodes if not {*types(node)} - _PAGE]
    dated = [node for node in articles if any(map(node.get, _TELLING))]
    live = any("LiveBlogPosting" in types(node) for node in nodes)
    bodies = [match.span(1) for script in scripts for match in _BODY.finditer(source, *script)]
    start, end = max(bodies, default=(0, 0), key=lambda span: span[1] - span[0])
    body = references.from_json(source, start, end if end - start <= _LONGEST else start)
    return LinkedData(next(iter(dated or articles), {}), body, live)


def types(node: Node) -> tuple[str, ...]:
    """The types of a node."""
    kinds = node.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return tuple(one for one in named if isinstance(one, str))


def names(value: Json) -> list[tuple[str, bool]]:
    """The names that an ``author`` or ``publisher`` holds, and which are organisations'."""
    if isinstance(value, list):
        return [name for one in value for name in names(one)]
    if isinstance(value, str):
        return [(value, False)] if value.strip() else []
    if not isinstance(value, Mapping):
        return []
    organisation = any("Organization" in kind for kind in types(value))
    return [(name, organisation or is_one) for name, is_one in names(value.get("name"))]


def _parsed(text: str) -> Json:
    bare = _WRAPPED.sub("", text).strip().rstrip(";")
    try:
        parsed: Json = json.loads(_TRAILING_COMMA.sub("", bare), strict=False)
    except (ValueError, RecursionError):
        return None
    return parsed


def _nodes(value: Json, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Every node with its depth; lists of links are not entered, nor lists in lists."""
    for one in value[:_MOST] if isinstance(value, list) else [value]:
        node = one if isinstance(one, Mapping) and depth <= _DEEPEST else None
        if node and not any(_LIST.search(kind) for kind in types(node)):
            yield depth, node
            for inner in node.values():
                yield from _nodes(inner, depth + 1)
