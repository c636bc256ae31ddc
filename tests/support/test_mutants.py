"""Five hundred mutants, none found; five hundred true ones with noise, nearly all found."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from tests.support import fiction, mutants

from claimdiff.support import locate

MUTANTS = 500
TRUE = 500
ACCEPTED = 0.995  # of the true ones, at least
SEED = 1300
_SENTENCE_ENDS = (".", "!", "?", "”")

Case = tuple[str, str, str]
"""Kind of mutation, mutant, the whole body."""


@cache
def articles() -> tuple[tuple[str, ...], ...]:
    """Give the articles: the fictional two, and what the seeds have of long sentences."""
    seeds = Path(__file__).parents[2] / "seeds"
    return (fiction.HARBOUR, fiction.DAM, _lines(seeds / "bbc.txt"), _lines(seeds / "rthk.txt"))


def _lines(path: Path) -> tuple[str, ...]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    long = 8  # words: shorter lines of a page are furniture
    return tuple(
        line for line in lines if len(line.split()) >= long and line.endswith(_SENTENCE_ENDS)
    )


def false_cases() -> Iterator[Case]:
    """Yield mutants without end, kind after kind."""
    draw = Random(SEED)  # noqa: S311  # a seeded draw, so that a failure comes again
    while True:
        article = draw.choice(articles())
        sentence, other = draw.sample(article, 2)
        body = "\n".join(article)
        stranger = draw.choice([a for a in articles() if a is not article])
        names = mutants.names_of(article)
        made = {
            "digit": mutants.digit(sentence, draw),
            "month": mutants.month(sentence, draw),
            "negation": mutants.denial(sentence, draw),
            "name": mutants.name(sentence, draw, names),
            "splice": mutants.splice(sentence, other),
            "other article": draw.choice(stranger),
        }
        for kind, mutant in made.items():
            if mutant is not None and mutant not in body:
                yield kind, mutant, body


def true_cases() -> Iterator[tuple[str, str]]:
    """Yield a noisy copy of a sentence and its body, without end."""
    draw = Random(SEED)  # noqa: S311  # as above
    while True:
        article = draw.choice(articles())
        sentence = draw.choice(article)
        yield mutants.noisy(sentence, draw), "\n".join(article)


def _report(kinds: Counter[str], wrong: list[str]) -> str:
    return f"{sum(kinds.values())} cases {dict(kinds)}, wrong: {len(wrong)}\n" + "\n".join(wrong)


def test_no_mutant_is_found_in_its_article() -> None:
    cases = list(islice(false_cases(), MUTANTS))
    wrong = [f"{kind}: {mutant}" for kind, mutant, body in cases if locate(mutant, body)]
    assert not wrong, _report(Counter(case[0] for case in cases), wrong)


def test_every_kind_of_mutant_is_among_them() -> None:
    kinds = Counter(case[0] for case in islice(false_cases(), MUTANTS))
    assert len(kinds) == 6
    assert min(kinds.values()) >= 15, kinds


def test_typographic_noise_is_no_reason_not_to_find_words() -> None:
    wrong = [words for words, body in islice(true_cases(), TRUE) if locate(words, body) is None]
    assert 1 - len(wrong) / TRUE >= ACCEPTED, "\n".join(wrong)
