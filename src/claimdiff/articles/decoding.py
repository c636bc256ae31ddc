"""Bytes to text: which encoding, and what is no text at all."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress

from claimdiff.articles.refusals import unreadable
from claimdiff.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or office document", "Save it as plain text or HTML first."),
    (b"\x89PNG", "an image", "claimdiff reads text; run OCR on the image first."),
    (b"\xff\xd8\xff", "an image", "claimdiff reads text; run OCR on the image first."),
    (b"GIF8", "an image", "claimdiff reads text; run OCR on the image first."),
    (b"\x1f\x8b", "compressed with gzip", "gunzip --stdout FILE | claimdiff read -"),
)
_WIRE = re.compile(r"``|(?<!')''(?!')|(?<=\s)_(?=\s)")
_READ = {"``": "“", "''": "”", "_": "—"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; HTML asks for it in the first 1,024
_MARKS_LOOKED_AT = 8192  # bytes looked at for NUL
_SAMPLE = 200_000  # bytes that charset-normalizer is given; its time grows with them


def decode(data: bytes, origin: str, declared: str | None = None) -> str:
    """The text of some bytes.

    A byte order mark decides, then UTF-8 where it fits, then the encoding declared by the server or
    in the HTML, then charset-normalizer's guess.

    Args:
        data: The bytes.
        origin: The path or URL, for messages.
        declared: The encoding that came with them, if any.

    Raises:
        InputError: The bytes are no text, or in no encoding that can be told.
    """
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise unreadable(origin, f"it is {what}", hint)
    marked = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if marked is None and b"\0" in data[:_MARKS_LOOKED_AT]:
        raise _binary(origin, "it has NUL bytes")
    for candidate in [marked] if marked else _encodings(data, declared):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(candidate)
    if marked:
        raise _binary(origin, f"its byte order mark says {marked}, its bytes do not")
    raise _binary(origin, "it is in no encoding that can be told")


def _encodings(data: bytes, declared: str | None) -> Iterator[str]:
    """The encodings to try, best first."""
    inside = _DECLARED.search(data[:_DECLARED_WITHIN])
    named = inside[1].decode("ascii", "replace") if inside else None
    yield from filter(None, ("utf-8", declared, named))
    from charset_normalizer import from_bytes

    if best := from_bytes(data[:_SAMPLE]).best():
        yield best.encoding


def sound(text: str) -> str:
    """A text with the replacement character for each lone surrogate, which is no character.

    Programs and JSON escapes can hold one; no UTF-8 can, so no file. The length stays the same.
    """
    return _SURROGATE.sub("\ufffd", text)


def wire_marks(text: str) -> str:
    """A text with the marks that wires write with what they have decoded, if it has such at all.

    ``Quotations'' and _ for a dash are read as what they stand for, so that quotations are found.
    """
    if "``" not in text or "''" not in text:
        return text
    return _WIRE.sub(lambda mark: _READ[mark.group()], text)


def _binary(origin: str, why: str) -> InputError:
    hint = "Give text, HTML or JSON, best in UTF-8: iconv -t UTF-8 FILE | claimdiff read -"
    return unreadable(origin, f"no text is in it: {why}", hint)
