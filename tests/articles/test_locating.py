"""Lines of an extraction, found in a page's text."""

from claimdiff.articles.locating import Place, locate

PAGE = (
    "Menu\nNews\nThe ferry ran aground off Marlow Point early on Saturday, it is said.\nShare\n"
    "Nobody was hurt, and all 214 people on board were taken off by lifeboat.\nYes.\nMenu\n"
)


def said(place: Place, text: str = PAGE) -> list[str]:
    return [text[start:end] for start, end in place]


def test_lines_are_found_in_order_and_blanks_do_not_count() -> None:
    lines = [
        "The ferry ran  aground off Marlow Point early on Saturday, it is said.",
        "Nobody was hurt, and all 214 people on board were taken off by lifeboat.",
        "- Yes.",
    ]
    first, second, third = locate(lines, PAGE)
    assert said(first) == ["The ferry ran aground off Marlow Point early on Saturday, it is said."]
    assert said(second)[0].startswith("Nobody was hurt")
    assert said(third) == ["Yes."]


def test_a_short_line_is_found_between_its_neighbours() -> None:
    lines = ["Nobody was hurt, and all 214 people on board were taken off by lifeboat.", "Menu"]
    assert locate(lines, PAGE)[1][0][0] == PAGE.rindex("Menu")


def test_a_moved_paragraph_is_found() -> None:
    lines = PAGE.splitlines()[4:5] + PAGE.splitlines()[2:3]
    assert all(locate(lines, PAGE))


def test_what_was_left_out_within_a_line_is_left_out() -> None:
    text = "Nobody was hurt when it\u2029Sign up for our letters\u2029ran aground, they said."
    line = "Nobody was hurt when it ran aground, they said."
    assert " ".join(said(locate([line], text)[0], text)) == line


def test_a_word_that_the_extraction_lacks_is_the_pages() -> None:
    line = "Nobody was hurt, and all people on board were taken off by lifeboat."
    assert said(locate([line], PAGE)[0]) == [line.replace("all", "all 214")]


def test_soft_hyphens_and_marks_of_direction_do_not_count() -> None:
    text = "Die Passagier\u00adfähre lief vor Marlow auf \u200eGrund, sagte die Küsten\u00adwache."
    line = "Die Passagierfähre lief vor Marlow auf Grund, sagte die Küstenwache."
    assert said(locate([line], text)[0], text) == [text]


def test_cells_of_a_row_are_found() -> None:
    text = "\nIda Bruun\t12,411\t51.3%\n"
    assert said(locate(["| Ida Bruun | 12,411 | 51.3% |"], text)[0], text) == [text.strip()]


def test_what_the_page_does_not_say_is_not_found() -> None:
    assert locate(
        ["The ferry sank with all hands in the bay of Oster, a minister said."], PAGE
    ) == [()]
