"""Whether two articles are of one publisher, by what they name as outlet and where they stand.

It knows no list of publishers: that two outlets have one owner it does not tell.
"""

from urllib.parse import urlsplit

from claimdiff.result import Article


def same_publisher(one: Article, other: Article) -> bool:
    """Whether two articles name one outlet, or stand on one host or a part of it."""
    outlets = [(article.outlet or "").casefold() for article in (one, other)]
    if outlets[0] and outlets[0] == outlets[1]:
        return True
    short, long = sorted((_host(article) for article in (one, other)), key=len)
    return bool(short) and f".{long}".endswith(f".{short}")


def _host(article: Article) -> str:
    host = urlsplit(article.url or "").hostname or ""
    return host.removeprefix("www.")
