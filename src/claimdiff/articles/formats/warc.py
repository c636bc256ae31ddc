"""Web archives: the pages of a WARC file, by `warcio`, and the texts of a WET file.

Each answer with HTML is an article, with its address; when it was archived says nothing of when it
was published.
"""

import io
import zlib

from claimdiff.articles import decoding
from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.options import LARGEST_SOURCE
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format, library
from claimdiff.errors import InputError

_MAGIC = b"WARC/"
_GZIP = b"\x1f\x8b"
_HEAD = 512  # bytes of a compressed file that are looked at
_HTML = ("text/html", "application/xhtml+xml")
_GOOD = "200"


def recognises(got: Reading) -> bool:
    """Whether a source is a web archive, compressed or not."""
    if not got.data.startswith(_GZIP):
        return got.data.startswith(_MAGIC)
    try:
        return zlib.decompressobj(wbits=31).decompress(got.data[:_HEAD], _HEAD).startswith(_MAGIC)
    except zlib.error:
        return False


def items(got: Reading) -> list[Item]:
    """The pages of a web archive, in order."""
    archive = library("warcio.archiveiterator", "a web archive (WARC)", got.origin)
    found: list[Item] = []
    try:
        for record in archive.ArchiveIterator(io.BytesIO(got.data)):
            headers = record.http_headers or record.rec_headers
            kind, _, rest = str(headers.get_header("Content-Type") or "").partition(";")
            page = record.rec_type == "response" and kind.strip().casefold() in _HTML
            text = record.rec_type == "conversion" and kind.strip().casefold() == "text/plain"
            if not (text or (page and record.http_headers.get_statuscode() == _GOOD)):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI")
            known = Metadata(url=address.strip("<>") if address else None).of("warc")
            charset = rest.partition("charset=")[2].strip(" \"'") or None
            data = record.content_stream().read(LARGEST_SOURCE)
            said = decoding.decode(data, got.origin, charset if page else None)
            found.append(Item(said, known, "page" if page else "text"))
    except InputError:
        raise
    except Exception as error:
        if not found:
            raise bad_format(got.origin, "a web archive", f" that is damaged ({error})") from error
    return found or [Item("", problem="its web archive has no page")]
