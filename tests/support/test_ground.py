from tests.support import fiction

from claimdiff.result import Article, Sentence
from claimdiff.support import ground, read_claim
from claimdiff.support.draft import Draft, DraftClaim, DraftPoint, DraftSpeaker, LeftOut, Reading

BODY = " ".join(fiction.HARBOUR[:10])


def _article() -> Article:
    places = [(BODY.index(text), BODY.index(text) + len(text)) for text in fiction.HARBOUR[:10]]
    sentences = (Sentence(start=s, end=e, paragraph=i // 3) for i, (s, e) in enumerate(places))
    return Article(
        id="a", label="A", body=BODY, published=fiction.PUBLISHED, sentences=tuple(sentences)
    )


ARTICLE = _article()


def _range(number: int) -> tuple[int, int]:
    sentence = ARTICLE.sentences[number]
    return sentence.start, sentence.end


def _claim(text: str, *numbers: int, speaker: DraftSpeaker | None = None) -> DraftClaim:
    says = tuple(map(_range, numbers))
    return DraftClaim(text=text, says=says, kind="fact", speaker=speaker)


def _read(*claims: DraftClaim) -> Reading:
    return ground(ARTICLE, Draft(claims=claims))


def test_claims_get_spans_and_ids_in_the_order_of_the_body() -> None:
    reading = _read(_claim(fiction.HARBOUR[5], 5), _claim(fiction.HARBOUR[0], 0))
    assert [claim.id for claim in reading.claims] == ["a1", "a2"]
    assert [claim.spans[0].exact for claim in reading.claims] == [
        fiction.HARBOUR[0],
        fiction.HARBOUR[5],
    ]
    assert [claim.paragraph for claim in reading.claims] == [0, 1]


def test_numbers_and_times_stand_where_the_body_has_them() -> None:
    (claim,) = _read(_claim(fiction.HARBOUR[6], 6)).claims
    (number,), (time,) = claim.quantities, claim.times
    assert (number.low, number.high, number.unit) == (14, None, "ship")
    assert (time.from_, time.to) == ("2031-03-11", "2031-03-11")
    assert number.span is not None
    assert BODY[number.span.start : number.span.end] == number.span.exact == "At least 14 ships"


def test_a_resolved_date_has_no_span_of_its_own() -> None:
    (claim,) = _read(_claim("Dock workers in Norport walked out on 10 March 2031.", 0)).claims
    assert claim.times[0].from_ == "2031-03-10"
    assert claim.times[0].span is None


def test_what_is_not_borne_out_is_listed_with_reason_and_nearest_words() -> None:
    reading = _read(_claim("At least 15 ships were waiting outside the harbour.", 6))
    assert reading.claims == ()
    (lost,) = reading.ungrounded
    assert lost.kind == "claim"
    assert "15" in lost.reason
    assert lost.nearest is not None
    assert "ships were waiting" in lost.nearest.exact


def test_a_span_outside_the_body_is_no_ground() -> None:
    outside = DraftClaim(text="Ships wait.", says=((0, len(BODY) + 1),), kind="fact")
    nowhere = DraftClaim(text="Ships wait.", says=(), kind="fact")
    reading = _read(outside, nowhere)
    assert reading.claims == ()
    assert len(reading.ungrounded) == 2


def test_context_bears_out_a_resolved_name() -> None:
    said = DraftClaim(
        text="Halvard Shipping has not received a formal notice of the strike.",
        says=(_range(3),),
        context=(_range(2),),
        kind="fact",
    )
    (claim,) = _read(said).claims
    assert [span.role for span in claim.spans] == ["says", "context"]


def test_a_speaker_without_a_place_is_looked_for() -> None:
    speaker = DraftSpeaker(name="Mara Lind")
    (claim,) = _read(_claim(fiction.HARBOUR[1], 1, speaker=speaker)).claims
    assert claim.speaker is not None
    assert claim.speaker.span is not None
    assert claim.speaker.span.exact == "Mara Lind"


def test_a_speaker_whose_name_the_article_lacks_is_listed_and_the_claim_stands_without() -> None:
    speaker = DraftSpeaker("Quentin Ostrander")
    reading = _read(_claim(fiction.HARBOUR[1], 1, speaker=speaker))
    assert [claim.speaker for claim in reading.claims] == [None]
    assert [(item.kind, item.text) for item in reading.ungrounded] == [
        ("speaker", "Quentin Ostrander")
    ]


def test_a_claim_of_no_word_is_listed() -> None:
    reading = _read(_claim("<!-- — -->", 0))
    assert reading.claims == ()
    assert [item.reason for item in reading.ungrounded] == ["it holds no word"]


def test_summary_points_are_checked_like_claims() -> None:
    good = DraftPoint(text=fiction.HARBOUR[7], says=(_range(7),))
    bad = DraftPoint(text=fiction.HARBOUR[7].replace("six", "nine"), says=(_range(7),))
    reading = ground(ARTICLE, Draft(abstract=(good,), points=(good, bad)))
    assert reading.summary is not None
    assert [point.text for point in reading.summary.points] == [good.text]
    assert [lost.kind for lost in reading.ungrounded] == ["point"]


def test_a_point_may_have_a_context_too() -> None:
    text = "Halvard Shipping has not received a formal notice of the strike."
    bare = DraftPoint(text=text, says=(_range(3),))
    resolved = DraftPoint(text=text, says=(_range(3),), context=(_range(2),))
    reading = ground(ARTICLE, Draft(points=(bare, resolved)))
    assert reading.summary is not None
    (point,) = reading.summary.points
    assert [span.role for span in point.spans] == ["says", "context"]


def test_a_claim_that_misquotes_is_listed() -> None:
    (lost,) = _read(_claim('Lind said they had been "patient for four years".', 4)).ungrounded
    assert lost.reason == (
        'the words in quotation marks "patient for four years" do not stand in the article'
    )


def test_every_sentence_is_accounted_for() -> None:
    left = {1: LeftOut(status="background", reason="known before")}
    claims = (_claim(fiction.HARBOUR[0], 0), _claim("Nothing of this stands there.", 2))
    reading = ground(ARTICLE, Draft(claims=claims, left_out=left))
    ledger = [s.ledger for s in reading.sentences if s.ledger is not None]
    assert len(ledger) == len(ARTICLE.sentences)
    assert (ledger[0].status, ledger[0].claims) == ("claimed", ("a1",))
    assert (ledger[1].status, ledger[1].reason) == ("background", "known before")
    refused = "what was claimed of it does not stand in its words"
    assert (ledger[2].status, ledger[2].reason) == ("failed", refused)
    assert (ledger[3].status, ledger[3].reason) == ("failed", "not accounted for by the engine")


def test_words_of_the_body_can_be_read_as_a_claim() -> None:
    claim = read_claim(ARTICLE, "q1", (_range(6),))
    assert claim.text == fiction.HARBOUR[6]
    assert [number.value for number in claim.quantities] == [14]
