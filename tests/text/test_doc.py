from claimdiff.text.doc import Doc, parse


def words(doc: Doc) -> list[str]:
    return [token.text for sentence in doc.sentences for token in sentence.tokens]


def test_a_token_has_its_place_and_its_small_letters() -> None:
    hall = parse("The Hall fell.").sentences[0].tokens[1]
    assert (hall.start, hall.end, hall.text, hall.low) == (4, 8, "Hall", "hall")


def test_a_mark_is_a_token_and_no_word() -> None:
    assert [token.is_word for token in parse("It fell.").sentences[0].tokens] == [True, True, False]


def test_a_possessive_is_a_token_of_its_own_and_a_negation_is_not() -> None:
    assert words(parse("Orm's ship didn’t sink")) == ["Orm", "'s", "ship", "didn’t", "sink"]


def test_a_title_keeps_its_full_stop() -> None:
    assert words(parse("Dr. Brandt and Inc. Orm")) == ["Dr.", "Brandt", "and", "Inc.", "Orm"]


def test_a_text_without_sentences_is_one() -> None:
    (sentence,) = parse("It fell. It burned.").sentences
    assert (sentence.start, sentence.end) == (0, 19)


def test_the_sentences_are_those_that_are_handed_in() -> None:
    doc = parse("It fell. It burned.", [(0, 8, 0), (9, 19, 1)])
    assert [(one.number, one.paragraph, one.start) for one in doc.sentences] == [
        (0, 0, 0),
        (1, 1, 9),
    ]


def test_the_tokens_of_a_range_are_those_that_begin_in_it() -> None:
    (sentence,) = parse("It fell. It burned.").sentences
    assert [token.text for token in sentence.within((9, 18))] == ["It", "burned"]


def test_a_quotation_is_of_every_sentence_that_it_touches() -> None:
    text = "“It fell. It burned,” she said. He left."
    doc = parse(text, [(0, 9, 0), (10, 31, 0), (32, 40, 0)])
    assert [len(sentence.quotes) for sentence in doc.sentences] == [1, 1, 0]
    assert doc.sentences[0].quote_at(3) == doc.sentences[1].quote_at(12)


def test_an_empty_text_has_no_token() -> None:
    assert words(parse("")) == []
