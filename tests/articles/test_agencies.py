"""The agency that a dateline, a closing bracket or a credit line names."""

import pytest

from claimdiff.articles import agencies


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("ELMTON (AP) — The bridge is closed.", "AP"),
        ("(Reuters) - The bridge is closed.", "Reuters"),
        ("Elmton (dpa) - Die Brücke ist gesperrt.", "dpa"),
        ("PARIS, 4 mars (AFP) - Le pont est fermé.", "AFP"),
        ("新華社北京3月4日電 大橋關閉。", "Xinhua"),
        ("The bridge is closed. (AFP)", "AFP"),
        ("Il ponte è chiuso. (ANSA)", "ANSA"),
        ("El puente está cerrado. (EFE)", "EFE"),
        ("МОСКВА, 4 марта. /ТАСС/. Мост закрыт.", "TASS"),
        ("The bridge is closed, Reuters reported.", None),
        ("The Association of Ports (AP) met.", "AP"),  # a bracket at the beginning: known limit
        ("The firm paid the PA. It was late.", None),
    ],
)
def test_body(body: str, agency: str | None) -> None:
    found = agencies.find(body)
    assert (found.name if found else None) == agency


def test_credit_line() -> None:
    found = agencies.find("The bridge is closed.", ["By Tomas Lind", "Source: Xinhua"])
    assert found == ("Xinhua", "text:credit")
