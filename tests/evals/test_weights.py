"""The weights that the package carries are those of the features that are learnt."""

import json

from evals.absences import ABSENT
from evals.train import LINK, REFUTED, TEXT, WEIGHTS

from claimdiff.compare.classifier import FORMS


def test_every_model_has_a_weight_for_each_feature_and_nothing_else() -> None:
    wanted = {
        "link": LINK,
        "absent": ABSENT,
        "refuted": REFUTED,
        **dict.fromkeys(FORMS, TEXT),
    }
    weights = json.loads(WEIGHTS.read_text("utf-8"))["models"]
    assert {name: {*weights[name]} for name in weights} == {
        name: {*features, "bias"} for name, features in wanted.items()
    }
