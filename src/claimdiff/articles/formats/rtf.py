"""Rich Text Format: the text by `striprtf`."""

from claimdiff.articles.items import Item
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format, library

_MAGIC = b"{\\rtf"


def recognises(reading: Reading) -> bool:
    """Whether a source is RTF."""
    return reading.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_MAGIC)


def items(reading: Reading) -> list[Item]:
    """The text of an RTF file."""
    striprtf = library("striprtf.striprtf", "an RTF file", reading.origin)
    try:
        text = striprtf.rtf_to_text(reading.data.decode("cp1252", "replace"), errors="replace")
    except Exception as error:
        raise bad_format(reading.origin, "an RTF file", f" that is damaged ({error})") from error
    if not text.strip():
        raise bad_format(reading.origin, "an RTF file", " without text")
    # Each paragraph is a line of its own: an empty one after it says so.
    return [Item("\n\n".join(line.strip() for line in text.splitlines() if line.strip()))]
