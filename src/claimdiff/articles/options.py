"""What a caller may choose about reading a source."""

from dataclasses import dataclass

# Bytes; news pages reach 3 MB of HTML.
LARGEST_SOURCE = 8_000_000
# Characters of text without markup, those of scripts without spaces counted twice: more than the
# longest of 89 hand-marked pages (57,000), and what is compared with a short article in under 10 s
# and 300 MB in every case of tests/faults/test_limits.py (99,000 Arabic letters took 289 MB,
# 99,000 Han 373).
LONGEST_TEXT = 80_000


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
