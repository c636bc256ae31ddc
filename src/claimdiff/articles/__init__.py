"""Source text to article: read, fetch, clean, split into sentences. Judges nothing."""

from claimdiff.articles.fetching import is_url, masked
from claimdiff.articles.loading import Opened, from_text, load, opened
from claimdiff.articles.options import LoadOptions
from claimdiff.articles.rereading import reread

__all__ = ["LoadOptions", "Opened", "from_text", "is_url", "load", "masked", "opened", "reread"]
