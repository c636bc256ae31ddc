"""Lines above an article that say when and where it was published: what they are taken for."""

import pytest

from claimdiff.articles import from_text
from claimdiff.articles.dates import is_stamp

PROSE = (
    "The bridge over the Merrow fell into the river shortly after ten on Tuesday night, the county"
    " said. Two people were killed and nine were taken to hospital in Harle.\n\n"
    "The cause is not known, said the county engineer, Maud Lacey. Divers will go down when the"
    " water falls.\n"
)
PUBLISHED = [
    ("CASTELMAR CITY | March 12, 2025 | 10:30 p.m.", "2025-03-12T22:30:00"),
    ("Puerto Lauro, 19 oct 2025 (Agencia Meridiana) — 23.55 h", "2025-10-19T23:55:00"),
    ("El Faro de Lauro | martes 21 de octubre de 2025", "2025-10-21"),
    ("Tuesday, 4 March 2025 at 09:40 GMT", "2025-03-04T09:40:00+00:00"),
    ("The Northern Post, Tuesday 4 March 2025", "2025-03-04"),
    ("By Ada Stone in Merrow Falls | 4 March 2025 | 09:40", "2025-03-04T09:40:00"),
    ("Ada Stone, health correspondent - 4 March 2025", "2025-03-04"),
    ("Von Jost Wiebeling, Norderhagen - 17. März 2025, 19:45 Uhr", "2025-03-17T19:45:00"),
    ("Norderhagen (npa) - 17.03.2025 - 11:20", "2025-03-17T11:20:00"),
    ("Castelmar, le mercredi 12 mars 2025 – 12 h 10", "2025-03-12T12:10:00"),
    ("Par Solène Roy – Le Courrier, 12/03/2025", "2025-03-12"),
    ("Madrid - 14 jun 2025 - 23:58 CEST", "2025-06-14T23:58:00+02:00"),
    ("March 4, 2025 9:40 a.m. ET · 4 min read", "2025-03-04T09:40:00-05:00"),
    ("Northern Post 2025-03-04", "2025-03-04"),
    ("Text: Jana Kohl. Online seit 17. März 2025, 08.30 Uhr", "2025-03-17T08:30:00"),
    ("Lisboa, 4 de março de 2025, 09h40", "2025-03-04T09:40:00"),
    ("（瀾港訊）2025年3月4日", "2025-03-04"),
]
UPDATED = [
    ("【本報訊】2025年9月22日（星期一）14:10 更新", "2025-09-22T14:10:00"),
    ("Publié à 12h10, mis à jour le 12/03/2025 à 12h45", "2025-03-12T12:45:00"),
    ("Stand: 17.03.2025, 11:20 Uhr", "2025-03-17T11:20:00"),
    ("Last updated on 7 March 2025 at 18:03 by Ada Stone", "2025-03-07T18:03:00"),
]
SAID = [
    "On 4 March 2025 the bridge fell into the river.",
    "The bridge, built in 1931, fell on March 4, 2025",
    "March 4, 2025 was the day the bridge fell.",
    "Sat 14 June 2025, 15:00: Almenara 3 San Telmo 2",
    "Am 17. März 2025 standen die Bahnen still.",
    "El 14 de junio de 2025 la Copa viajó río arriba",
    "Updated figures show that ten people died",
    "Bridge Opens to Traffic March 4, 2025",
]


@pytest.mark.parametrize(("line", "when"), PUBLISHED)
def test_a_line_of_place_and_time_gives_the_time_and_no_prose(line: str, when: str) -> None:
    article = from_text(f"Bridge falls at Merrow\n\n{line}\n\n{PROSE}")
    assert article.published == when
    assert article.body == PROSE.strip()


@pytest.mark.parametrize(("line", "when"), UPDATED)
def test_a_line_of_an_update_gives_the_time_of_it(line: str, when: str) -> None:
    article = from_text(f"Bridge falls at Merrow\n\n{line}\n\n{PROSE}")
    assert (article.published, article.updated) == (None, when)
    assert article.body == PROSE.strip()


@pytest.mark.parametrize("line", SAID)
def test_a_line_that_says_more_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


def test_a_short_sentence_that_begins_with_a_date_stays() -> None:
    article = from_text(f"Bridge falls at Merrow\n\n{SAID[0]}\n\n{PROSE}")
    assert article.body.startswith(SAID[0])


def test_who_wrote_it_is_read_from_a_line_with_the_time() -> None:
    line = "Von Jost Wiebeling, Norderhagen - 17. März 2025, 19:45 Uhr"
    assert from_text(f"Bridge falls at Merrow\n\n{line}\n\n{PROSE}").author == "Jost Wiebeling"


def test_a_dateline_without_a_year_stays_with_the_body() -> None:
    assert not is_stamp("SKERRITON, July 8 (Northern Press) - Tuesday, 8:05 a.m.")


def test_in_english_a_day_in_figures_alone_is_read_two_ways_and_so_not_at_all() -> None:
    article = from_text(f"Bridge falls at Merrow\n\nPosted 12/03/2025 12:10\n\n{PROSE}")
    assert article.published is None
