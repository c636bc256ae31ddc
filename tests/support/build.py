"""Articles of plain sentences for the tests of `support`; the news is invented."""

from tests.support import fiction

from claimdiff.result import Article, Sentence


def article(*sentences: str, published: str | None = fiction.PUBLISHED) -> Article:
    """An article of these sentences, a space between them, three a paragraph."""
    body, places = "", []
    for number, text in enumerate(sentences):
        body += " " if body else ""
        places.append(Sentence(start=len(body), end=len(body) + len(text), paragraph=number // 3))
        body += text
    return Article(
        id="a",
        label="A",
        body=body,
        published=published,
        language="en",
        sentences=tuple(places),
    )


HARBOUR = article(*fiction.HARBOUR[:10])
