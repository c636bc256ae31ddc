"""What a caller may choose about reading a source."""

from dataclasses import dataclass

# Bytes; news pages reach 3 MB of HTML.
LARGEST_SOURCE = 8_000_000
# Characters of text without markup, runs of blanks counted as one and scripts without spaces twice:
# 20,000 words, which in English have six characters with their space, and a quarter more. With
# 160,000 one case of tests/faults/test_limits.py took 303 MB.
LONGEST_TEXT = 150_000


@dataclass(frozen=True)
class LoadOptions:
    """How to read a source.

    Attributes:
        clean: Take page furniture out; ``False`` takes a plain text as the body as it is.
        allow_private: Fetch from private, loopback and link-local addresses too.
        url: The address a file was saved from, for metadata.
        timeout: Seconds for the whole of a download.
        largest: Bytes of a source that are read at most.
    """

    clean: bool = True
    allow_private: bool = False
    url: str | None = None
    timeout: float = 30
    largest: int = LARGEST_SOURCE
