"""What a body and the parts that were removed say of each character of the source."""

from claimdiff.result import Article


def removed(article: Article, reason: str) -> list[str]:
    """The parts of the source that went for one reason."""
    return [article.source[r.start : r.end] for r in article.removed if r.reason == reason]


def assert_accounted_for(article: Article) -> None:
    """All characters but blanks: the source's in the body or removed, once; the body's in it."""
    covered = bytearray(len(article.source))
    stands = bytearray(len(article.body))
    for body, source, length in article.offset_map:
        assert article.body[body : body + length] == article.source[source : source + length]
        assert not any(covered[source : source + length])
        covered[source : source + length] = b"\1" * length
        stands[body : body + length] = b"\1" * length
    for part in article.removed:
        assert not any(covered[part.start : part.end])
        covered[part.start : part.end] = b"\1" * (part.end - part.start)
    lost = [c for c, seen in zip(article.source, covered, strict=True) if not seen and c.strip()]
    assert lost == []
    made = [c for c, seen in zip(article.body, stands, strict=True) if not seen and c.strip()]
    assert made == []
