"""Source text to article: read, fetch, clean, split into sentences. Judges nothing."""

from claimdiff.articles.fetching import is_url, masked
from claimdiff.articles.loading import Opened, from_text, is_in_source, load, opened, reread
from claimdiff.articles.options import LoadOptions

__all__ = [
    "LoadOptions",
    "Opened",
    "from_text",
    "is_in_source",
    "is_url",
    "load",
    "masked",
    "opened",
    "reread",
]
