"""Source text to article: read, fetch, clean, split into sentences. Judges nothing."""

from claimdiff.articles.fetching import is_url, masked
from claimdiff.articles.loading import from_text, load
from claimdiff.articles.options import LoadOptions

__all__ = ["LoadOptions", "from_text", "is_url", "load", "masked"]
