"""A pair as large as the largest of 50 measured news pairs: 70 sentences of 130 letters a side."""

import random
import string
from functools import cache

from tests.reports import ferry
from tests.reports.build import article, span
from tests.reports.findings import omission

from claimdiff.result import Article, Claim, Comparison

SENTENCES = 70
_LETTERS = 130


@cache
def pair() -> Comparison:
    """Every sentence is a claim that the other article lacks; the words mean nothing."""
    bare = [_article("a"), _article("b")]
    claims = [claim for source in bare for claim in _claims(source)]
    near = {source.id: span(source.body, _exact(source, 0)) for source in bare}
    findings = [
        omission(f"f{n}", claim, {i: s for i, s in near.items() if i != claim.article}, 0.1)
        for n, claim in enumerate(claims, 1)
    ]
    return Comparison(
        status="complete",
        engine=ferry.ENGINE,
        articles=tuple(bare),
        claims=tuple(claims),
        findings=tuple(findings),
    )


def _article(identity: str) -> Article:
    chance = random.Random(identity)  # noqa: S311 - words for a test, no secret
    return article(identity, f"Outlet {identity}", [_sentence(chance) for _ in range(SENTENCES)])


def _sentence(chance: random.Random) -> str:
    words: list[str] = []
    while len(" ".join(words)) < _LETTERS:
        words.append("".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 9))))
    return " ".join(words).capitalize() + "."


def _claims(source: Article) -> list[Claim]:
    exact = [_exact(source, number) for number in range(SENTENCES)]
    return [
        Claim(
            id=f"{source.id}{number + 1}",
            article=source.id,
            text=said,
            kind="fact",
            sentence=(number,),
            spans=(span(source.body, said),),
            paragraph=number,
        )
        for number, said in enumerate(exact)
    ]


def _exact(source: Article, number: int) -> str:
    sentence = source.sentences[number]
    return source.body[sentence.start : sentence.end]
