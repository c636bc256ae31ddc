from claimdiff.text.doc import Sentence, Token, parse


def test_a_token_has_its_place_and_its_lower_case() -> None:
    assert parse("The Hall fell.").tokens == (
        Token(0, 3, "The", "the"),
        Token(4, 8, "Hall", "hall"),
        Token(9, 13, "fell", "fell"),
    )


def test_chinese_gives_overlapping_pairs_of_characters() -> None:
    assert [token.text for token in parse("大樓倒塌", language="zh-Hant").tokens] == [
        "大樓",
        "樓倒",
        "倒塌",
    ]


def test_a_text_without_sentences_is_one() -> None:
    assert parse("It fell. It burned.").sentences == (Sentence(0, 19),)


def test_the_sentences_are_those_that_are_handed_in() -> None:
    doc = parse("It fell. It burned.", [(0, 8), (9, 19)])
    assert doc.sentences == (Sentence(0, 8), Sentence(9, 19))


def test_the_tokens_of_a_sentence_are_those_that_begin_in_it() -> None:
    doc = parse("It fell. It burned.", [(0, 8), (9, 19)])
    assert [token.text for token in doc.within(9, 19)] == ["It", "burned"]


def test_an_empty_text_has_no_token() -> None:
    assert parse("").tokens == ()
