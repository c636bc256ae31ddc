"""Faults 12 and 36: an answer is kept for exactly the question asked, as soon as it is there."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.endpoint.reference import reference_endpoint
from tests.engines.llm.build import FERRY, article, engine
from tests.faults.command import claimdiff, own_place

from claimdiff.store.cache import FILE_NAME
from claimdiff.store.files import shipped

ONE = article(FERRY)


def test_12_the_same_question_hits_also_for_another_engine(tmp_path: Path) -> None:
    with reference_endpoint() as end:
        for name in ("a", "b", "c"):
            with engine(end, tmp_path) as llm:
                assert llm.read(article(FERRY, name)).claims
        assert len(end.received) == 1


def test_12_another_model_endpoint_or_article_byte_is_a_miss(tmp_path: Path) -> None:
    changed = article([[FERRY[0][0].replace("212", "213"), FERRY[0][1]], FERRY[1]])
    with reference_endpoint() as end, reference_endpoint() as other:
        with engine(end, tmp_path) as llm:
            llm.read(ONE)
            llm.read(changed)
        with engine(end, tmp_path, model="another") as llm:
            llm.read(ONE)
        with engine(other, tmp_path) as llm:
            llm.read(ONE)
        with engine(end.base_url + "/proxy", tmp_path) as llm:
            llm.read(ONE)
        assert (len(end.received), len(other.received)) == (4, 1)


def test_12_another_prompt_is_a_miss(tmp_path: Path) -> None:
    own = tmp_path / "prompts"
    (own / "read").mkdir(parents=True)
    system = (shipped("prompts") / "read" / "system.j2").read_text()
    (own / "read" / "system.j2").write_text(system + "Be brief.\n")
    with reference_endpoint() as end:
        for prompts in (None, own, own):
            with engine(end, tmp_path, prompts=prompts) as llm:
                llm.read(ONE)
        first, second = end.received
    assert second.messages[0]["content"] == first.messages[0]["content"] + "\nBe brief."


def test_12_a_flipped_stored_byte_is_asked_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with reference_endpoint() as end:
        with engine(end, tmp_path) as llm:
            llm.read(ONE)
        with sqlite3.connect(tmp_path / FILE_NAME) as connection:
            connection.execute("UPDATE answers SET value = replace(value, '212', '221')")
        connection.close()
        with engine(end, tmp_path) as llm:
            draft = llm.read(ONE)
        assert len(end.received) == 2
    assert draft.abstract[0].text == FERRY[0][0]
    assert "thrown away" in caplog.text


def test_12_no_cache_leaves_and_reads_nothing(tmp_path: Path) -> None:
    with reference_endpoint() as end:
        for _ in range(2):
            with engine(end, tmp_path, cache=False) as llm:
                llm.read(ONE)
                llm.read(ONE)  # within one run an article is still read once
        assert len(end.received) == 2
    assert list(tmp_path.iterdir()) == []


DIES_COMPUTING = """
import os, signal, sys
from claimdiff.cli import run
from claimdiff.engines.llm import session
session.read_last = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.exit(run(sys.argv[1:]))
"""


def test_36_an_answer_is_kept_before_anything_is_computed_with_it(tmp_path: Path) -> None:
    with reference_endpoint() as end, own_place(tmp_path):
        asked = ("-m", "any", "--base-url", end.base_url, "--json", "-q")
        line = [sys.executable, "-c", DIES_COMPUTING, "summarise", "a.txt", *asked]
        killed = subprocess.run(line, check=False, capture_output=True)
        assert (killed.returncode, len(end.received)) == (-signal.SIGKILL, 1)
        assert claimdiff("summarise", "a.txt", *asked).code == 0
        assert len(end.received) == 1
