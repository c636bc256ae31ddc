"""What was found as a manifest for `batch` (CSV, JSON lines), as JSON and as text.

A manifest's paths are written from where the manifest stands, as `batch` reads them.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from claimdiff import __version__
from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.articles import is_url
from claimdiff.batch.pair.gather import Skipped
from claimdiff.batch.pair.likeness import Pair
from claimdiff.batch.pair.profiles import Profile
from claimdiff.batch.pair.stories import Story
from claimdiff.reports import Form, csv_table
from claimdiff.reports.escape import inline, safe_json

FORMS: tuple[Form, ...] = ("csv", "jsonl", "json", "text")
By = Literal["story", "pair"]
_COLUMNS: dict[By, tuple[str, ...]] = {
    "story": ("story", "source", "outlet", "published", "title", "score", "why"),
    "pair": ("id", "a", "b", "score", "why", "title_a", "title_b"),
}
_ID_WORDS, _ID_LONGEST = 6, 60
_NAMES_SHOWN = 5
_LISTED = 20
"""Articles on no other's event that the text form names."""
_Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a collection has: its articles, stories, and what was left out of it."""

    articles: Sequence[Profile]
    stories: Sequence[Story]
    skipped: Sequence[Skipped]

    @property
    def comparable(self) -> list[Story]:
        """The stories with two texts or more."""
        return [story for story in self.stories if story.pairs]

    @property
    def alone(self) -> list[Profile]:
        """The articles that are on no other's event."""
        grouped = {
            place
            for story in self.stories
            for place in (*story.articles, *(copy.article for copy in story.copies))
        }
        return [one for place, one in enumerate(self.articles) if place not in grouped]

    def seen_from(self, folder: Path) -> "Findings":
        """The same with the paths of files written from a folder."""
        seen = [
            one if is_url(one.source) else replace(one, source=os.path.relpath(one.source, folder))
            for one in self.articles
        ]
        return replace(self, articles=seen)


def render(findings: Findings, form: Form, by: By = "story") -> str:
    """What was found, in a form.

    Args:
        findings: It, with paths as they are to be written.
        form: ``csv`` and ``jsonl`` are manifests.
        by: Whether a manifest's item is a story or a pair.
    """
    if form == "text":
        return _text(findings)
    if form == "json":
        return safe_json(_whole(findings), indent=2) + "\n"
    if form == "jsonl":
        return "".join(f"{safe_json(item)}\n" for item in _items(findings, by))
    return csv_table.written([_COLUMNS[by], *_rows(findings, by)])


def ids(findings: Findings) -> dict[str, Story]:
    """The stories by ids of the words of their first titles; two alike get a number."""
    given: dict[str, Story] = {}
    for story in findings.comparable:
        first = findings.articles[story.articles[0]]
        words = re.findall(r"[^\W_]+", (first.title or first.label).casefold())[:_ID_WORDS]
        name = "-".join(words)[:_ID_LONGEST].rstrip("-") or "story"
        alike = sum(one == name or one.startswith(f"{name}~") for one in given)
        given[f"{name}~{alike + 1}" if alike else name] = story
    return given


def why(pair: Pair) -> str:
    """Why two articles are taken for one event, in words."""
    named = ", ".join(pair.names[:_NAMES_SHOWN])
    days = {None: "a date is unknown", 0: "the same day", 1: "1 day apart"}
    apart = days.get(pair.days, f"{pair.days} days apart")
    shared = f"both name {named}" if named else "no shared name"
    return f"{shared}; {apart}; likeness {pair.likeness:.2f}"


def _largest(story: Story) -> tuple[int, ...]:
    """The articles of a story that one comparison takes: the surest ones where there are more."""
    if len(story.articles) <= MAX_ARTICLES:
        return story.articles
    sums = dict.fromkeys(story.articles, 0.0)
    for pair in story.pairs:
        sums[pair.first] += pair.score
        sums[pair.second] += pair.score
    return tuple(sorted(sorted(sums, key=lambda one: (-sums[one], one))[:MAX_ARTICLES]))


def _items(findings: Findings, by: By) -> Iterator[_Record]:
    """The items of a manifest of JSON lines."""
    for name, story in ids(findings).items():
        if by == "pair":
            for number, pair in enumerate(story.pairs, start=1):
                yield {"id": f"{name}-{number}", **_pair(findings, pair)}
        else:
            taken = [findings.articles[place] for place in _largest(story)]
            sources = [{"source": one.source, "label": one.outlet} for one in taken]
            named = [{name: is_ for name, is_ in one.items() if is_ is not None} for one in sources]
            yield {"id": name, "sources": named, "score": round(story.score, 3)}


def _rows(findings: Findings, by: By) -> Iterator[tuple[object, ...]]:
    """The rows of a manifest of CSV."""
    cell = csv_table.cell
    for name, story in ids(findings).items():
        if by == "pair":
            for number, pair in enumerate(story.pairs, start=1):
                sides = findings.articles[pair.first], findings.articles[pair.second]
                cells = round(pair.score, 3), cell(why(pair)), *(cell(one.title) for one in sides)
                yield f"{name}-{number}", *(one.source for one in sides), *cells
        else:
            for place in _largest(story):
                one, pair = findings.articles[place], story.nearest(place)
                reason = cell(f"with {_other(findings, pair, place)}: {why(pair)}")
                cells = cell(one.outlet), one.published, cell(one.title), round(pair.score, 3)
                yield name, one.source, *cells, reason


def _other(findings: Findings, pair: Pair, place: int) -> str:
    return findings.articles[pair.second if pair.first == place else pair.first].source


def _pair(findings: Findings, pair: Pair) -> _Record:
    return {
        "a": findings.articles[pair.first].source,
        "b": findings.articles[pair.second].source,
        "score": round(pair.score, 3),
        "names": list(pair.names),
        "days_apart": pair.days,
        "likeness": round(pair.likeness, 3),
    }


def _whole(findings: Findings) -> _Record:
    names = {story.articles: name for name, story in ids(findings).items()}
    stories = [
        {
            "id": names.get(story.articles),
            "score": round(story.score, 3) if story.pairs else None,
            "articles": [_facts(findings.articles[place]) for place in story.articles],
            "pairs": [_pair(findings, pair) for pair in story.pairs],
            "copies": [
                {
                    "source": findings.articles[copy.article].source,
                    "of": findings.articles[copy.original].source,
                    "share": round(copy.share, 3),
                }
                for copy in story.copies
            ],
        }
        for story in findings.stories
    ]
    return {
        "kind": "pairing",
        "version": __version__,
        "stories": stories,
        "alone": [_facts(one) for one in findings.alone],
        "errors": [
            {"source": one.source, "message": one.message, "next": one.hint}
            for one in findings.skipped
        ],
    }


def _facts(one: Profile) -> _Record:
    return {name: getattr(one, name) for name in ("source", "title", "outlet", "published", "url")}


def _text(findings: Findings) -> str:
    names = {story.articles: name for name, story in ids(findings).items()}
    parts = [f"{summary(findings)}\n"]
    parts += [
        "\n".join([*_story_lines(findings, story, names.get(story.articles)), ""])
        for story in findings.stories
    ]
    if alone := findings.alone:
        more = f" and {len(alone) - _LISTED} more" if len(alone) > _LISTED else ""
        listed = ", ".join(inline(one.source) for one in alone[:_LISTED])
        parts.append(f"On no other's event: {listed}{more}\n")
    return "\n".join(parts)


def _story_lines(findings: Findings, story: Story, name: str | None) -> Iterator[str]:
    first = findings.articles[story.articles[0]]
    score = f"  (score {story.score:.2f})" if story.pairs else "  (one text)"
    yield f"{inline(name or first.title or first.label)}{score}"
    for place in story.articles:
        one = findings.articles[place]
        about = [one.outlet, (one.published or "")[:10], one.title]
        yield f"  {inline(one.source)}  {inline(' · '.join(filter(None, about)))}".rstrip()
        if story.pairs and place != story.articles[0]:
            pair = story.nearest(place)
            yield f"    with {inline(_other(findings, pair, place))}: {inline(why(pair))}"
    for copy in story.copies:
        one, original = findings.articles[copy.article], findings.articles[copy.original]
        share = f"{copy.share:.0%} word for word"
        yield f"  {inline(one.source)}  left out: a copy of {inline(original.source)}, {share}"


def summary(findings: Findings) -> str:
    """One line: how many articles, stories, copies."""
    copies = sum(len(story.copies) for story in findings.stories)
    among = sum(len(story.articles) for story in findings.comparable)
    count = len(findings.comparable)
    stories = "no two on one event" if not count else f"{count} stor{'y' if count == 1 else 'ies'}"
    within = f" of {among} articles" if count else ""
    left = f", {copies} cop{'y' if copies == 1 else 'ies'} left out" if copies else ""
    return f"{len(findings.articles):,} articles: {stories}{within}{left}"
