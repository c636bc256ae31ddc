"""One claim against one sentence, and against the ten-sentence story that the sentence stands in.

``check_pairs/stories.jsonl`` has twenty fictional stories in six languages, each with four claims
that hold in other words and four that cannot hold beside its text (figures, days, opposites,
negations). Every second story of a language is ``held``: no rule or row was made by its pairs.

    python -m evals.check_pairs         # the figures of both halves, and what went wrong in `tuned`
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimdiff.api import check
from claimdiff.articles import from_text
from claimdiff.engines import open_engine
from claimdiff.engines.contract import Engine
from claimdiff.settings import Settings
from evals.gold import HERE

STORIES = HERE / "check_pairs" / "stories.jsonl"

Half = Literal["tuned", "held"]
Form = Literal["bare", "inside"]


class Asked(BaseModel):
    """A claim, the number of the sentence that tells it, and what is right to answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: str
    sentence: int
    kind: Literal["figure", "day", "opposite", "negation"]
    label: Literal["reported", "conflicting"]


class Story(BaseModel):
    """A story with its claims."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    language: str
    half: Half
    title: str
    sentences: tuple[str, ...]
    claims: tuple[Asked, ...]

    def text(self, asked: Asked, form: Form) -> str:
        """The text that a claim is put to: its sentence alone, or all with the title."""
        if form == "bare":
            return self.sentences[asked.sentence - 1]
        joint = "" if self.language.startswith("zh") else " "
        return f"{self.title}\n\n{joint.join(self.sentences)}"


def stories() -> list[Story]:
    """All stories."""
    return [Story.model_validate_json(line) for line in STORIES.read_text("utf-8").splitlines()]


def answers(engine: Engine) -> Iterator[tuple[Story, Asked, Form, bool]]:
    """Each claim in each form, with whether it was called conflicting."""
    for story in stories():
        for form in ("bare", "inside"):
            for asked in story.claims:
                text = from_text(
                    story.text(asked, form),
                    article_id="t",
                    label="text",
                    clean=form == "inside",
                )
                told = check(asked.claim, text, engine=engine)
                yield story, asked, form, told.relation == "conflicting"


def score(engine: Engine) -> dict[str, float]:
    """The share of contradictions found and of true claims called conflicting, of all and halves.

    ``bare`` and ``inside`` are shares found, ``false`` the share of false ones in both forms.
    """
    count: Counter[str] = Counter()
    for story, asked, form, conflicting in answers(engine):
        name = form if asked.label == "conflicting" else "false"
        for part in ("", f"{story.half}_"):
            count[f"{part}{name}"] += conflicting
            count[f"of {part}{name}"] += 1
    names = [f"{half}{name}" for half in ("", "tuned_", "held_") for name in _SHARES]
    return {name: count[name] / count[f"of {name}"] for name in names}


_SHARES = ("bare", "inside", "false")


def main() -> None:
    """Print the figures, and the answers to the tuned half that are wrong."""
    engine = open_engine(Settings.model_validate({"engine": "offline"}))
    for story, asked, form, conflicting in answers(engine):
        if story.half == "tuned" and conflicting != (asked.label == "conflicting"):
            told = story.sentences[asked.sentence - 1]
            print(f"{form:6} {asked.label:11} {asked.kind:8} {asked.claim} | {told}")
    print({name: round(figure, 3) for name, figure in score(engine).items()})


if __name__ == "__main__":
    main()
