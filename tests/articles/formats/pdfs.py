"""PDF files of a few lines, written by hand: each line says where it stands, all in Courier."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
COURIER = 0.6  # of the size: how wide each of its letters is


class Text(NamedTuple):
    """A line of a page: the left end of its base line in points from below, its size, its words."""

    x: float
    y: float
    words: str
    size: float = 10


def column(x: float, top: float, lines: Iterable[str], size: float = 10) -> list[Text]:
    """Lines below each other; an empty one leaves a gap."""
    return [Text(x, top - 1.2 * size * at, line, size) for at, line in enumerate(lines) if line]


def pdf(pages: Sequence[Sequence[Text]]) -> bytes:
    """A PDF with a text layer."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for at, texts in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>"
        )
        drawn = "\n".join(_drawn(text) for text in texts)
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    return _file(objects)


def _drawn(text: Text) -> str:
    words = text.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {text.size} Tf {text.x} {text.y} Td ({words}) Tj ET"


def _file(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (tail + end).encode()
