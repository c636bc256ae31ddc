import json
from pathlib import Path

from tests.serve.desk import FERRY_A, FERRY_B

from claimdiff import articles, compare
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Comparison
from claimdiff.serve.decisions import exported
from claimdiff.store.desk import Decision
from evals import decisions


def _result() -> Comparison:
    texts = [
        articles.from_text(text, article_id=key, label=key)
        for key, text in (("a", FERRY_A), ("b", FERRY_B))
    ]
    return compare(*texts, engine=OfflineEngine())


def _file(folder: Path, result: Comparison, made: list[Decision]) -> Path:
    path = folder / "decisions.jsonl"
    path.write_text("".join(f"{line}\n" for line in exported(result, made)), "utf-8")
    return path


def test_what_the_desk_exports_is_read_as_gold(tmp_path: Path) -> None:
    result = _result()
    conflict = next(one for one in result.findings if one.relation == "conflict")
    omission = next(one for one in result.findings if one.relation == "omission")
    made = [
        Decision("r", conflict.id, "Ana", "accept"),
        Decision("r", omission.id, "Ana", "reject"),
    ]
    decided = decisions.read([_file(tmp_path, result, made)])
    assert decisions.precision(decided)["conflict"] == (1, 1)
    assert decisions.precision(decided)["omission"] == (0, 1)
    assert decisions.kept(decided, result) == {"accept": (1, 1), "reject": (1, 1)}
    without = result.model_copy(update={"findings": (omission,)})
    assert decisions.kept(decided, without) == {"accept": (0, 1), "reject": (1, 1)}


def test_a_decision_on_a_finding_that_is_gone_is_left_out(tmp_path: Path) -> None:
    made = [Decision("r", "f999", "Ana", "accept")]
    assert _file(tmp_path, _result(), made).read_text("utf-8") == ""


def test_a_line_tells_the_articles_and_the_words() -> None:
    result = _result()
    first = result.findings[0]
    line = json.loads(next(exported(result, [Decision("r", first.id, "Ana", "accept", "why")])))
    assert [one["label"] for one in line["articles"]] == ["a", "b"]
    assert line["note"] == "why"
    assert line["claims"][0]["text"] in {claim.text for claim in result.claims}
