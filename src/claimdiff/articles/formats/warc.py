"""Web archives: the pages of a WARC file, by `warcio`, and the texts of a WET file.

Each answer with HTML is an article, with its address; when it was archived says nothing of when it
was published.
"""

import io
import zlib
from contextlib import suppress

from claimdiff.articles import decoding
from claimdiff.articles.cleaning import Form
from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.options import LARGEST_SOURCE
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format, library
from claimdiff.errors import InputError

_MAGIC = b"WARC/"
_HEAD = 512  # bytes of a compressed file that are looked at
_FORMS: dict[tuple[str, str], Form] = {
    ("response", "text/html"): "page",
    ("response", "application/xhtml+xml"): "page",
    ("conversion", "text/plain"): "text",
}
_GOOD = "200"


def items(reading: Reading) -> list[Item] | None:
    """The pages of a web archive, compressed or not, in order; None where it is none."""
    head = reading.data[:_HEAD]
    with suppress(zlib.error):
        head = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    if not head.startswith(_MAGIC):
        return None
    archive = library("warcio.archiveiterator", "a web archive (WARC)", reading.origin)
    found: list[Item] = []
    try:
        for record in archive.ArchiveIterator(io.BytesIO(reading.data)):
            headers = record.http_headers or record.rec_headers
            kind, _, rest = str(headers.get_header("Content-Type") or "").partition(";")
            form = _FORMS.get((record.rec_type, kind.strip().casefold()))
            if form is None or (form == "page" and headers.get_statuscode() != _GOOD):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            known = Metadata(url=address.strip("<>") or None).of("warc")
            charset = rest.partition("charset=")[2].strip(" \"'") or None
            data = record.content_stream().read(LARGEST_SOURCE)
            found.append(Item(decoding.decode(data, reading.origin, charset), known, form))
    except InputError:
        raise
    except Exception as error:
        if not found:
            raise bad_format(
                reading.origin, "a web archive", f" that is damaged ({error})"
            ) from error
    return found or [Item("", problem="its web archive has no page")]
