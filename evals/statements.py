"""The seed pair: the share of the statements about it that hold.

``evals/seeds/gold.json`` lists what must be found to agree, with its basis, and what must be found
to be missing from the other article; it does not label every sentence.
"""

from itertools import product

from claimdiff.engines.contract import Engine
from claimdiff.result import Article, Comparison, Finding
from evals.cover import covered
from evals.fictional import run
from evals.gold import SEEDS, ArticleGold, Fact, Key, Story, load, number
from evals.metrics import mean


def score(engine: Engine) -> dict[str, float]:
    """Compare the seeds and count the statements and the clean articles."""
    story = load(SEEDS)
    comparison = run(SEEDS, story, engine)
    articles = {article.id: article for article in comparison.articles}
    return {
        "statements": mean([float(met) for met in statements(story, comparison).values()]),
        "clean": mean([float(clean(articles[k], one)) for k, one in story.articles.items()]),
    }


def statements(story: Story, comparison: Comparison) -> dict[str, bool]:
    """Whether each fact of a story is told by some finding as the gold has it, by the fact's id."""
    numbers = number(story)
    texts = {(a, n): text for a, sentences in numbers.items() for text, n in sentences.items()}
    covers = covered(comparison.claims, texts)
    return {
        fact.id: any(_tells(finding, fact, numbers, covers) for finding in comparison.findings)
        for fact in story.facts
    }


def clean(article: Article, gold: ArticleGold) -> bool:
    """Whether the title and the publication time came out, and no furniture stayed in the body."""
    known = gold.published in (None, article.published)
    dirty = any(text in article.body for text in gold.furniture)
    return article.title == gold.title and known and not dirty


def _tells(
    finding: Finding,
    fact: Fact,
    numbers: dict[str, dict[str, int]],
    covers: dict[str, frozenset[Key]],
) -> bool:
    if finding.relation != fact.relation or not {*fact.missing_from} <= {*finding.missing_from}:
        return False
    met = frozenset[Key]().union(*(covers[claim] for claim in finding.claims))
    wanted = [[(a, numbers[a][text]) for text in texts] for a, texts in fact.quotes.items()]
    told = any(met.issuperset(keys) for keys in product(*wanted))
    return told and fact.basis in (None, finding.basis)
