"""Mails and saved pages: EML and MHTML, by the standard library.

Of a mail the plain text is read, else the HTML; its ``Date`` is when it was published, its sender's
name the outlet. Of a page that a browser saved (MHTML) the HTML is read; the date there is when it
was saved, and says nothing.
"""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from claimdiff.articles import decoding, markup
from claimdiff.articles.items import Item
from claimdiff.articles.metadata import Metadata
from claimdiff.articles.reading import Reading
from claimdiff.articles.refusals import bad_format

_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n"
)
_OF_MAIL = re.compile(
    rb"(?=.*^(?:mime-version|message-id|received|return-path|content-type|delivered-to)\s*:)"
    rb"(?=.*^(?:from|subject|snapshot-content-location)\s*:)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_HEADER_LONGEST = 100_000  # bytes
_MARK = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
_SHARE = 0.5  # of the words of the HTML part that a plain part has at the least


def items(reading: Reading) -> list[Item] | None:
    """The one article that a mail or a saved page is; None for another source."""
    head = _HEADER.match(reading.data.lstrip(b"\r\n")[:_HEADER_LONGEST])
    if not (head and _OF_MAIL.match(head[0])):
        return None
    message = message_from_bytes(reading.data.lstrip(b"\r\n"), policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise bad_format(reading.origin, "a mail", " that cannot be parsed")
    plain, page = (_part(message, kind, reading.origin) for kind in ("plain", "html"))
    if _is_saved_page(message):
        return [Item(page or plain, Metadata(url=_address(message)).of("mhtml"), "page")]
    known = _known(message)
    if page and len(plain.split()) < _SHARE * len(markup.Page(page).visible.text.split()):
        return [Item(page, known, "page")]
    if not plain.strip():
        raise bad_format(reading.origin, "a mail", " without text", "Give what is attached to it.")
    return [Item(plain, known)]


def _part(message: EmailMessage, kind: str, origin: str) -> str:
    """The text of the first part of a kind; empty where there is none."""
    body = message.get_body(preferencelist=(kind,))
    if not isinstance(body, EmailMessage):
        return ""
    data = body.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return decoding.decode(data, origin, body.get_content_charset()) if data.strip() else ""


def _is_saved_page(message: EmailMessage) -> bool:
    saved = str(message.get("From", "")).casefold().startswith("<saved by")
    if saved or message.get("Snapshot-Content-Location") is not None:
        return True
    return message.get_content_type() == "multipart/related" and not message.get("To")


def _address(message: EmailMessage) -> str | None:
    """Where a saved page comes from."""
    page = message.get_body(preferencelist=("html",))
    places = (message.get("Snapshot-Content-Location"), page and page.get("Content-Location"))
    found = (str(place) for place in places if place)
    return next((place for place in found if place.startswith(("http://", "https://"))), None)


def _known(message: EmailMessage) -> Metadata:
    """The subject, the sender, and when it was sent; ``-0000`` says that the zone is unknown."""
    sender, _ = parseaddr(str(message.get("From", "")))
    try:
        sent = parsedate_to_datetime(str(message.get("Date", ""))).isoformat()
    except (TypeError, ValueError):
        sent = None
    title = _MARK.sub("", " ".join(str(message.get("Subject", "")).split()))
    return Metadata(title=title or None, outlet=sender or None, published=sent).of("eml")
