"""What a caller may choose about reading a source."""

from dataclasses import dataclass

# Bytes; news pages reach 3 MB of HTML, their text 0.06 MB.
LARGEST_SOURCE = 20_000_000
# Characters of a body: four times the longest novel-length feature; more is no article.
LONGEST_BODY = 2_000_000


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
