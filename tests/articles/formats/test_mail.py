"""Mails and saved pages: encodings, parts, what the header says and what it does not."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.articles.accounts import assert_accounted_for, removed

from claimdiff.articles import load
from claimdiff.errors import InputError

PARAGRAPHS = (
    "A passenger ferry with 214 people on board ran aground off Marlow Point early on Saturday.",
    "“The master did everything by the book,” said Jon Hale, the café’s owner and harbour master.",
    "The company that runs the ferry said that it would refund all tickets by Tuesday, and that"
    " nobody was hurt. The coastguard sent two helicopters and a tug from Oster to the sandbank.",
)
BODY = "\n\n".join(PARAGRAPHS)
PAGE = (
    "<html><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 2)
    + "</article></body></html>"
)


def saved(tmp_path: Path, message: EmailMessage, policy: str = "\n") -> str:
    path = tmp_path / "mail.eml"
    path.write_bytes(message.as_bytes(policy=message.policy.clone(linesep=policy)))
    return str(path)


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Harbour Gazette" <news@harbour.example>'
    message["To"] = "reader@mail.example"
    message["Subject"] = "Fwd: Ferry runs aground – all 214 safe"
    message["Date"] = "Sat, 12 Apr 2031 10:15:00 +0100"
    return message


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "gb18030"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_encodings_of_a_mail(tmp_path: Path, charset: str, coding: str) -> None:
    message = mail()
    message.set_content(BODY, charset=charset, cte=coding)
    article = load(saved(tmp_path, message, "\r\n"))
    assert article.body == BODY
    assert article.title == "Ferry runs aground – all 214 safe"
    assert article.outlet == "Harbour Gazette"
    assert article.published == "2031-04-12T10:15:00+01:00"
    assert set(article.origins.values()) == {"eml", "body"}
    assert_accounted_for(article)


def test_the_html_of_a_mail_is_read_where_its_plain_text_says_only_where_to_read_it(
    tmp_path: Path,
) -> None:
    message = mail()
    message.set_content("View this email in your browser: https://harbour.example/n/1")
    message.add_alternative(PAGE, subtype="html")
    article = load(saved(tmp_path, message))
    assert article.body.startswith(PARAGRAPHS[0])
    assert article.title == "Ferry runs aground – all 214 safe"


def test_a_mail_of_html_alone(tmp_path: Path) -> None:
    message = mail()
    message.set_content(PAGE, subtype="html", charset="utf-8", cte="base64")
    assert load(saved(tmp_path, message)).body.startswith(PARAGRAPHS[0])


def test_the_foot_of_a_newsletter_goes(tmp_path: Path) -> None:
    message = mail()
    foot = "You are receiving this email because you signed up.\nUnsubscribe | Manage preferences"
    message.set_content(f"{BODY}\n\n{foot}")
    article = load(saved(tmp_path, message))
    assert article.body == BODY
    assert removed(article, "promotion") == [foot]


def test_a_mail_without_a_date_has_none(tmp_path: Path) -> None:
    message = mail()
    del message["Date"]
    message.set_content(BODY)
    assert load(saved(tmp_path, message)).published is None


def test_a_mail_with_an_attachment_alone_says_so(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(InputError, match="a mail without text"):
        load(saved(tmp_path, message))


def test_a_saved_page_has_its_address_and_no_date_of_saving(tmp_path: Path) -> None:
    page = PAGE.replace("=", "=3D").replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
    text = (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://harbour.example/ferry\r\n"
        "Subject: Ferry runs aground\r\n"
        "Date: Sun, 13 Apr 2031 08:00:00 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----X1"\r\n\r\n'
        "------X1\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://harbour.example/ferry\r\n\r\n"
        f"{page}\r\n\r\n"
        "------X1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: https://harbour.example/a.png\r\n\r\niVBORw0KGgo=\r\n\r\n------X1--\r\n"
    )
    path = tmp_path / "page.mhtml"
    path.write_bytes(text.encode("utf-8"))
    article = load(str(path))
    assert article.body.startswith(f"{PARAGRAPHS[0]}\n\n“The master")
    assert article.url == "https://harbour.example/ferry"
    assert article.published is None
    assert article.outlet != "Saved by Blink"
