"""Lines of a page that an extraction has."""

from claimdiff.articles import page_lines
from claimdiff.articles.extraction import held
from claimdiff.articles.markup import Page

LINES = (
    "Menu",
    "The ferry ran aground off Marlow Point early on Saturday, it is said.",
    "Share",
    "Nobody was hurt, and all 214 people on board were taken off by lifeboat.",
    "Yes.",
    "Menu",
)


def found(html: str, *extracted: str) -> list[str]:
    return [line.text for line in held(page_lines.read(Page(html)), "\n".join(extracted))]


def page(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_lines_are_found_in_the_pages_order_and_blanks_do_not_count() -> None:
    assert found(page(*LINES), LINES[1].replace(" ", "  "), LINES[3], "- Yes.") == [
        *(LINES[1], LINES[3], LINES[4])
    ]


def test_a_short_line_is_found_at_its_place_among_the_others() -> None:
    assert found(page(*LINES), LINES[3], "Menu") == [LINES[3], "Menu"]


def test_a_moved_paragraph_is_found_once() -> None:
    assert found(page(*LINES, LINES[3]), LINES[3], LINES[1]) == [LINES[1], LINES[3]]


def test_what_the_extraction_left_out_within_a_paragraph_is_left_out() -> None:
    html = "<p>Nobody was hurt when it<div>Sign up for our letters</div>ran aground, they said.</p>"
    extracted = "Nobody was hurt when it ran aground, they said."
    assert " ".join(found(html, extracted)) == extracted


def test_a_line_is_found_where_a_word_in_it_is_hidden_or_left_out() -> None:
    assert found(page(*LINES), LINES[3].replace(" 214", ""), "x") == [LINES[3]]
    assert found(page(*LINES), LINES[3].replace("hurt", "SECRET hurt"), "x") == [LINES[3]]


def test_soft_hyphens_do_not_count() -> None:
    written = "Die Passagier&shy;fähre lief vor Marlow auf Grund, sagte die Küsten&shy;wache."
    shown = written.replace("&shy;", "")
    assert found(page(written), shown) == [shown]


def test_cells_of_a_row_are_found() -> None:
    row = "<table><tr><td>Ida Bruun</td><td>12,411</td><td>51.3%</td></tr></table>"
    assert found(row, "| Ida Bruun | 12,411 | 51.3% |") == ["Ida Bruun 12,411 51.3%"]


def test_a_line_in_a_script_without_spaces_is_found() -> None:
    line = "主席何志明對記者說，兩艘船會停泊在下碼頭，直至風勢減弱。"
    assert found(page("選單", line, "分享"), f"另一句。{line}他說。") == [line]


def test_what_the_page_does_not_say_is_not_found() -> None:
    said = "The ferry sank with all hands in the bay of Oster, a minister said."
    assert found(page(*LINES), said) == []


def test_a_headline_of_another_story_is_not_found_in_its_teaser() -> None:
    headline = "Minister opens new school in Oster"
    teaser = f"{headline} on Friday, officials said."
    assert found(page(LINES[1], headline, teaser), LINES[1], teaser) == [LINES[1], teaser]
