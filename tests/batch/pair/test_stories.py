"""Stories of a collection: grouped completely, near in time, whatever the order and the number."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.batch.pair import newsroom

from claimdiff.api.comparing import MAX_ARTICLES
from claimdiff.articles import from_text
from claimdiff.batch.pair import gather, manifest, profiles, stories
from claimdiff.batch.pair.likeness import Collection

TEXTS = (newsroom.TRAM_A, newsroom.TRAM_B, newsroom.DAM_A, newsroom.DAM_B, newsroom.FAIR)


def collection(*texts: str, days: tuple[str | None, ...] = ()) -> Collection:
    """The texts as articles that were published on the given days."""
    found = Collection()
    for place, text in enumerate(texts):
        title, _, body = text.strip().partition("\n\n")
        known = {"title": title, "published": days[place] if days else None}
        article = from_text(body).model_copy(update=known)
        found.add(profiles.of(article, f"{place}.txt"))
    found.close()
    return found


def groups(of: Collection) -> list[tuple[int, ...]]:
    return [story.articles for story in stories.find(of, keep_copies=True)]


def test_the_order_of_the_articles_changes_no_story() -> None:
    assert groups(collection(*TEXTS)) == [(0, 1), (2, 3)]
    assert groups(collection(*reversed(TEXTS))) == [(1, 2), (3, 4)]


def test_articles_weeks_apart_are_two_events_however_alike() -> None:
    near, far = ("2025-03-12", "2025-03-13"), ("2025-03-12", "2025-04-12")
    assert groups(collection(newsroom.TRAM_A, newsroom.TRAM_B, days=near)) == [(0, 1)]
    assert groups(collection(newsroom.TRAM_A, newsroom.TRAM_B, days=far)) == []


def test_nothing_joins_two_stories_that_an_article_of_both_would_link() -> None:
    both = f"{newsroom.TRAM_B}\n\n{newsroom.DAM_B}"
    of = collection(newsroom.TRAM_A, newsroom.TRAM_B, newsroom.DAM_A, both)
    assert of.scores([3], [2])[0, 0] > stories.CUT
    assert groups(of) == [(0, 1, 3)]


def test_a_copy_is_of_the_first_published_of_texts_about_as_long() -> None:
    days = ("2025-03-13", "2025-03-12", "2025-03-12")
    cut = newsroom.TRAM_A.rsplit("\n\n", 1)[0]
    of = collection(newsroom.TRAM_A, newsroom.TRAM_A, cut, days=days)
    (story,) = stories.find(of)
    assert story.articles == (1,)
    assert [(copy.article, copy.original) for copy in story.copies] == [(0, 1), (2, 1)]
    assert all(copy.share > 0.9 for copy in story.copies)


def test_more_articles_than_a_comparison_takes_stay_one_story() -> None:
    words = newsroom.TRAM_A.split("\n\n")
    count = MAX_ARTICLES + 9
    many = [f"Tram {number}\n\n{' '.join(words[2:])} Car {number}." for number in range(count)]
    of = collection(*many, newsroom.FAIR)
    (story,) = stories.find(of, keep_copies=True)
    assert len(story.articles) == count
    told = manifest.Findings(of.articles, [story], [])
    assert manifest.render(told, "csv").count("\n") == MAX_ARTICLES + 1


def test_ids_of_one_title_are_told_apart() -> None:
    of = collection(newsroom.TRAM_A, newsroom.TRAM_B, newsroom.DAM_A, newsroom.DAM_B)
    found = stories.find(of)
    titled = [replace(one, title="Live") for one in of.articles]
    names = manifest.ids(manifest.Findings(titled, found, []))
    assert list(names) == ["live", "live~2"]


def test_an_article_without_words_of_its_own_is_no_error() -> None:
    assert groups(collection("A\n\nA b.", "A\n\nA b.", newsroom.FAIR)) in ([], [(0, 1)])


@pytest.mark.slow
def test_many_files_are_read_by_processes_in_the_order_of_their_names(tmp_path: Path) -> None:
    for number in range(gather.FEW + 1):
        (tmp_path / f"{number:02}.txt").write_text(f"Note {number}\n\n{newsroom.FAIR}", "utf-8")
    command = [sys.executable, "-m", "claimdiff", "pair", str(tmp_path), "-j", "2", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (story,) = json.loads(done.stdout)["stories"]
    copies = [Path(copy["source"]).stem for copy in story["copies"]]
    assert copies == [f"{number:02}" for number in range(1, gather.FEW + 1)]
