"""Articles, claims and engines for the tests of the language model engine. The news is invented."""

from contextlib import closing
from pathlib import Path

from pydantic import SecretStr
from tests.endpoint.server import Endpoint

from claimdiff.engines.contract import Draft, Side
from claimdiff.engines.llm import LLMEngine
from claimdiff.result import Article, Sentence
from claimdiff.settings import Settings, Value
from claimdiff.support import read

KEY = "sk-canary-0123456789abcdef"

FERRY = [
    [
        "The ferry Maribel ran aground off Port Anso on Tuesday with 212 people aboard.",
        "Harbour master Ilse Varga said 27 passengers were treated for minor injuries.",
    ],
    [
        "“We will inspect every ship of the line,” Varga told reporters.",
        "The operator, Blue Line, denied that the crew had been drinking.",
        "It was a sad day for the island.",
    ],
]
OTHER_FERRY = [
    [
        "The ferry Maribel ran aground off Port Anso on Tuesday with 212 people aboard.",
        "Hospital staff said 25 passengers were treated for minor injuries.",
    ],
    ["The ship was built in 1998 and last inspected in March."],
]


def article(paragraphs: list[list[str]], identity: str = "a") -> Article:
    """An article of these sentences, a space between them and an empty line between paragraphs."""
    body, sentences = "", []
    for number, paragraph in enumerate(paragraphs):
        body += "\n\n" if body else ""
        for place, text in enumerate(paragraph):
            body += " " if place else ""
            start = len(body)
            body += text
            sentences.append(Sentence(start=start, end=len(body), paragraph=number))
    return Article(id=identity, label=identity, body=body, sentences=tuple(sentences))


def long_article(count: int, identity: str = "a") -> Article:
    """An article of ``count`` sentences, no two alike, six a paragraph."""
    texts = [
        f"Inspector {n} counted {n * 7 + 3} crates on pier {n % 40} that day." for n in range(count)
    ]
    return article([texts[at : at + 6] for at in range(0, count, 6)], identity)


def side(one: Article, draft: Draft) -> Side:
    """A side with the draft's claims."""
    return Side(one, read(one, draft).claims)


def engine(endpoint: Endpoint | str, folder: Path, **values: Value | None) -> closing[LLMEngine]:
    """An engine for an endpoint that never sleeps, with its cache in ``folder``."""
    url = endpoint if isinstance(endpoint, str) else endpoint.base_url
    chosen = {"model": "reference", "api_key": SecretStr(KEY), "cache_dir": folder} | values
    settings = Settings.model_validate({"engine": "llm", "base_url": url, **chosen})
    return closing(LLMEngine(settings, sleep=lambda _: None))
