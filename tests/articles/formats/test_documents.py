"""Word documents, RTF and web archives; what is said of a missing library and a damaged file."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimdiff.articles import load, opened
from claimdiff.errors import InputError

TRADE = Path(__file__).parent.parent / "trade"
ONE = "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday."
TWO = "All 198 passengers and 16 crew were taken off by lifeboat, the coastguard said on Sunday."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: str) -> bytes:
    content = (
        f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{"".join(paragraphs)}</w:body>'
        "</w:document>"
    )
    kinds = (
        '<?xml version="1.0"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    styles = (
        f'<?xml version="1.0"?><w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="T">'
        '<w:name w:val="Title"/></w:style></w:styles>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("word/document.xml", content)
        archive.writestr("word/styles.xml", styles)
    return file.getvalue()


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def saved(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return str(path)


def test_a_word_document_has_its_title_by_its_style_and_no_deleted_text(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Passengers", "198"))
    deleted = '<w:p><w:del w:id="1"><w:r><w:delText>Nobody knows.</w:delText></w:r></w:del></w:p>'
    data = docx(
        paragraph("Ferry runs aground.", "T"),
        paragraph("By Ada Corrin"),
        paragraph(ONE),
        deleted,
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        paragraph(TWO),
    )
    article = load(saved(tmp_path, "ferry.docx", data))
    assert article.title == "Ferry runs aground."
    assert article.origins["title"] == "docx:title"
    assert article.author == "Ada Corrin"
    assert "Nobody knows" not in article.source
    assert "Passengers | 198" in article.source
    assert article.body.startswith(ONE)
    assert article.body.endswith(TWO)
    assert_accounted_for(article)


def test_an_export_that_was_saved_as_word_or_rtf_is_many_articles(tmp_path: Path) -> None:
    lines = [
        line for line in (TRADE / "nexis_uni.txt").read_text("utf-8").splitlines() if line.strip()
    ]
    word = saved(tmp_path, "nexis.docx", docx(*(paragraph(line) for line in lines)))
    rich = r"{\rtf1\ansi " + "".join(rf"\pard {line}\par" + "\n" for line in lines) + "}"
    for source in (word, saved(tmp_path, "nexis.rtf", rich.encode("cp1252"))):
        found = opened(source)
        assert [found.article(n).title for n in found.numbers] == [
            "Ferry runs aground off Marlow Point",
            "Ferry stuck on sandbank",
        ]


def test_rtf_in_another_encoding(tmp_path: Path) -> None:
    text = r"{\rtf1\ansi\ansicpg1252 Le maire a d\'e9clar\'e9 mardi : {\b\'ab tout va bien \'bb}."
    text += r" Co\u251?t : 3\~000 \u8364?.\par " + ONE + r"\par}"
    article = load(saved(tmp_path, "a.rtf", text.encode()))
    assert "Le maire a déclaré mardi : « tout va bien »." in article.body
    assert "Coût" in article.body
    assert "€" in article.body


def page(title: str) -> bytes:
    inside = "".join(f"<p>{text}</p>" for text in (ONE, TWO) * 2)
    body = f"<body><article>{inside}</article></body>"
    return f"<html><head><title>{title}</title></head>{body}</html>".encode()


def warc(*, gzip: bool) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for path, kind, content in (
        ("/robots.txt", "text/plain", b"User-agent: *"),
        ("/ferry", "text/html; charset=utf-8", page("Ferry runs aground")),
        ("/a.css", "text/css", b"p {}"),
        ("/budget", "text/html", page("Budget passes")),
    ):
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://harbour.example{path}",
                "response",
                payload=io.BytesIO(content),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2031-05-01T00:00:00Z"},
            )
        )
    return file.getvalue()


@pytest.mark.parametrize("gzip", [True, False])
def test_each_page_of_a_web_archive_is_an_article_with_its_address(
    tmp_path: Path, gzip: bool
) -> None:
    found = opened(saved(tmp_path, "pages.warc", warc(gzip=gzip)))
    articles = [found.article(number) for number in found.numbers]
    assert [one.url for one in articles] == [
        "https://harbour.example/ferry",
        "https://harbour.example/budget",
    ]
    assert all(one.published is None for one in articles)
    assert articles[0].body.startswith(ONE)


@pytest.mark.parametrize(
    ("module", "name", "data"),
    [
        ("mammoth", "ferry.docx", docx(paragraph(ONE))),
        ("pdfminer.high_level", "ferry.pdf", b"%PDF-1.7"),
        ("striprtf.striprtf", "ferry.rtf", rb"{\rtf1 a}"),
        ("warcio.archiveiterator", "ferry.warc", b"WARC/1.0\r\n"),
    ],
)
def test_a_missing_library_is_named_with_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, data: bytes
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(InputError, match="is not installed") as caught:
        load(saved(tmp_path, name, data))
    assert caught.value.hint == "pip install 'claimdiff[files]'"
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        (
            "torn.docx",
            docx(paragraph(ONE)).replace(b"<w:body>", b"<w:bxdy>"),
            "damaged|without text",
        ),
        ("blank.docx", docx(paragraph("")), "a Word document without text"),
        ("blank.rtf", rb"{\rtf1\ansi }", "an RTF file without text"),
        ("torn.warc", b"WARC/1.0\r\nWARC-Type: response\r\n", "no page|damaged"),
    ],
)
def test_a_damaged_or_empty_file_is_named(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        load(saved(tmp_path, name, data))
    assert name in caught.value.message
