from collections import Counter

from evals.folds import folds, groups
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.sampled_from("abcdefgh")), st.integers(min_value=1, max_value=6))
def test_every_item_is_in_one_fold_and_no_group_is_parted(names: list[str], count: int) -> None:
    parts = folds(names, count)
    assert len(parts) == count
    assert sorted(i for part in parts for i in part) == list(range(len(names)))
    homes = {(names[i], number) for number, part in enumerate(parts) for i in part}
    assert len(homes) == len({*names})


def test_folds_do_not_depend_on_the_order_of_groups() -> None:
    names = ["x", "y", "z", "x"]
    told = [{names[i] for i in part} for part in folds(names, 2)]
    other = [{names[::-1][i] for i in part} for part in folds(names[::-1], 2)]
    assert told == other


def test_folds_are_of_about_equal_size() -> None:
    sizes = Counter(len(part) for part in folds([str(i) for i in range(10)]))
    assert sizes == {2: 5}


def test_a_topic_or_a_question_is_a_group() -> None:
    rows = [{"topic": t, "claim": "same", "text": "same"} for t in ("x", "y", "x")]
    assert groups(rows) == ["x", "y", "x"]


def test_rows_that_share_a_claim_or_a_text_belong_together() -> None:
    rows = [
        {"claim": "1", "text": "a"},
        {"claim": "2", "text": "a"},
        {"claim": "2", "text": "b"},
        {"claim": "3", "text": "c"},
        {"claim": "a", "text": "3"},
    ]
    names = groups(rows)
    assert names[0] == names[1] == names[2]
    assert len({names[0], names[3], names[4]}) == 3
