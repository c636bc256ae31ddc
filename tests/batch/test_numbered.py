"""Articles of a file of several, each by its number in a manifest."""

import json
import shutil
from pathlib import Path

from claimdiff.articles import LoadOptions
from claimdiff.batch import manifest, plan, tasks
from claimdiff.settings import Settings

TRADE = Path(__file__).parent.parent / "articles" / "trade"
OFFLINE = Settings.model_validate({"engine": "offline"})


def test_a_row_names_articles_of_a_file_by_their_numbers(tmp_path: Path) -> None:
    shutil.copy(TRADE / "nexis_two.txt", tmp_path)
    path = tmp_path / "pairs.csv"
    path.write_text("a,b\nnexis_two.txt#1,nexis_two.txt#2\n", "utf-8")
    (entry,) = manifest.entries(str(path))
    config = tasks.JobConfig(OFFLINE, str(tmp_path))
    titles = []
    for source, _ in entry.sources:
        done = tasks.read(config, source)
        assert isinstance(done, tasks.ReadDone)
        assert not done.failed
        article = json.loads(done.reading)["article"]
        titles.append(article["title"])
        assert article["origin"] == source
    assert titles[1] == "Ferry stuck on sandbank"
    assert "articles     2\n" in plan.plan(str(path), OFFLINE, None, LoadOptions())


def test_a_file_of_several_without_a_number_fails_and_lists_them(tmp_path: Path) -> None:
    shutil.copy(TRADE / "many.jsonl", tmp_path)
    done = tasks.read(tasks.JobConfig(OFFLINE, str(tmp_path)), "many.jsonl")
    assert isinstance(done, tasks.ReadDone)
    assert done.failed
    assert "#1 Ferry one" in json.loads(done.reading)["failures"][0]["hint"]
