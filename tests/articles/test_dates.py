"""Dates as pages write them, in ISO 8601; what could be read two ways is left alone."""

import pytest

from claimdiff.articles import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2031-03-04 HKT 11:16", "2031-03-04T11:16:00+08:00"),
        ("2031-03-04T08:10:00Z", "2031-03-04T08:10:00+00:00"),
        ("4 March 2031", "2031-03-04"),
        ("Tuesday, March 4, 2031, 10:31 pm EST", "2031-03-04T22:31:00-05:00"),
        ("Mar. 4, 2031 12:05 a.m. ET", "2031-03-04T00:05:00-05:00"),
        ("July 4, 2031 12:05 p.m. ET", "2031-07-04T12:05:00-04:00"),
        ("4. März 2031 um 11.16 Uhr", "2031-03-04T11:16:00"),
        ("le 4 mars 2031 à 11h16", "2031-03-04T11:16:00"),
        ("4 de marzo de 2031", "2031-03-04"),
        ("4 марта 2031, 11:16 MSK", "2031-03-04T11:16:00+03:00"),
        ("2031年3月4日 11:16", "2031-03-04T11:16:00"),
        ("二〇三一年十二月三十日", "2031-12-30"),
        ("二○三一年四月十二日", "2031-04-12"),
        ("٤ مارس ٢٠٣١", "2031-03-04"),
        ("4 كانون الثاني 2031، 11:16", "2031-01-04T11:16:00"),
        ("13/03/2031", "2031-03-13"),
        ("4 March 2031 08:10 GMT+2", "2031-03-04T08:10:00+02:00"),
        ("4 March 2031 08:10 CST", "2031-03-04T08:10:00"),  # China's or Chicago's
        ("03/04/2031", None),  # March or April
        ("31 February 2031", None),
        ("2 hours ago", None),
    ],
)
def test_parse(text: str, iso: str | None) -> None:
    assert dates.parse(text) == iso
