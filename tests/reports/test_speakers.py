"""Who is quoted: one row for one name, however each article introduces it."""

from itertools import pairwise, permutations

import pytest
from tests.reports import ferry

from claimdiff.reports.highlight import voiced
from claimdiff.reports.overview import boxes
from claimdiff.reports.rows import Quote
from claimdiff.reports.speakers import attribution, certainty, voices
from claimdiff.reports.view import View
from claimdiff.result import (
    Article,
    Claim,
    Overview,
    OverviewLine,
    OverviewWords,
    Sentence,
    Speaker,
)
from claimdiff.support import cut


def rows(*speakers: str) -> list[str]:
    """The names of the rows when the first claims of a comparison have these speakers."""
    result = ferry.pair()
    claims = tuple(
        claim.model_copy(update={"speaker": Speaker(name=speaker)})
        for claim, speaker in zip(result.claims, speakers, strict=False)
    )
    return [voice.name for voice in voices(result.model_copy(update={"claims": claims}))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("flight director Ada Lunt", "Ada Lunt"),
        ("Ada Lunt", "Ms Lunt"),
        ("her deputy, the engineer Otto Brand", "Brand"),
        ("the head of operations, Ada Lunt", "Ada Lunt"),
        ("striker José Orlán", "Jose Orlan"),
    ],
)
def test_one_name_has_one_row_under_its_fullest_description(one: str, other: str) -> None:
    (alone,), (turned,) = rows(one, other), rows(other, one)
    assert alone == one
    assert turned.casefold() == one.casefold()


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        ("Stefan Krall", True),
        ("Rovers boss Krall", True),
        ("Jose Orlan", True),
        ("Ada Krallson", False),
        ("Stefan Orm", False),
        ("the league", True),
        ("the board", False),
    ],
)
def test_a_name_stands_in_a_text_whoever_its_claims_are(speaker: str, told: bool) -> None:
    result = ferry.pair()
    one, other = result.articles
    said = result.claims[0].model_copy(update={"speaker": Speaker(name=speaker)})
    body = "Mr Stefan Krall and José Orlán wrote to the league."
    texts = (one, other.model_copy(update={"body": body}))
    (voice,) = voices(result.model_copy(update={"claims": (said,), "articles": texts}))
    assert (other.id in voice.named) is told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orm Lines", "a spokesman for Orm Lines"),
        ("Ada Lunt", "Otto Brand"),
        ("Ada Lunt", "Vask and Ada Lunt"),
    ],
)
def test_two_speakers_have_two(one: str, other: str) -> None:
    assert rows(one, other) == [one, other]


def test_a_word_that_may_mean_anybody_stands_in_quotation_marks_and_a_pronoun_not_at_all() -> None:
    assert rows("she", "Ada Lunt", "the line", "The line") == ["“the line”", "Ada Lunt"]
    assert rows("a spokesman for the Norse firm", "Norse", "Orm’s latest report") == [
        "“a spokesman for the Norse firm”",
        "Norse",
        "Orm’s latest report",
    ]


def claim_said(speaker: str, body: str, words: str, language: str = "en") -> tuple[Claim, Article]:
    """A claim of some words of a body, in whose first sentence its speaker is named."""
    edges = [0, *(at + 2 for at in range(len(body)) if body.startswith(". ", at)), len(body) + 1]
    article = (
        ferry.pair()
        .articles[0]
        .model_copy(
            update={
                "body": body,
                "language": language,
                "sentences": tuple(
                    Sentence(start=a, end=b - 1, paragraph=0) for a, b in pairwise(edges)
                ),
            }
        )
    )
    place = body.index(words)
    claim = (
        ferry.pair()
        .claims[0]
        .model_copy(
            update={
                "text": words,
                "speaker": Speaker(name=speaker, span=cut(body, *_place(speaker, body))),
                "spans": (cut(body, place, place + len(words)),),
                "sentence": (
                    next(n for n, one in enumerate(article.sentences) if one.end > place),
                ),
            }
        )
    )
    return claim, article


def _place(words: str, body: str) -> tuple[int, int]:
    return body.index(words), body.index(words) + len(words)


@pytest.mark.parametrize(
    ("speaker", "language"),
    [("the line", "en"), ("she", "en"), ("officials", "en"), ("die Reederei", "de")],
)
def test_who_has_no_name_stands_in_the_articles_own_sentence(speaker: str, language: str) -> None:
    body = f"It sank, {speaker} said. Nobody was hurt. All are ashore."
    claim, article = claim_said(speaker, body, "It sank", language)
    assert voiced(claim, article) == f"It sank, {speaker} said."
    claim, article = claim_said(speaker, body, "Nobody was hurt", language)
    assert voiced(claim, article) == f"It sank, {speaker} said. Nobody was hurt."
    (quote,) = [Quote(article, (claim,))]
    assert "".join(piece.text for piece in quote.pieces) == (
        f"It sank, {speaker} said. ‹Nobody was hurt›."
    )
    assert quote.manner == ""
    claim, article = claim_said(speaker, body, "All are ashore", language)
    assert voiced(claim, article) == f"It sank, {speaker} said. … All are ashore."


def test_a_name_stands_by_itself_and_beside_the_sentence_that_lacks_it() -> None:
    body = "It sank, Ada Lunt said. Nobody was hurt."
    claim, article = claim_said("Ada Lunt", body, "Nobody was hurt")
    assert voiced(claim, article) == "Ada Lunt: Nobody was hurt"
    assert Quote(article, (claim,)).manner == "Ada Lunt"


@pytest.mark.parametrize(("opens", "closes"), [("“", "”"), ('"', '"'), ("« ", " »"), ("„", "“")])
def test_a_sentence_of_a_quotation_of_several_has_both_its_marks(opens: str, closes: str) -> None:
    body = f"Ada Lunt: {opens}It sank. All got out. We are glad.{closes} Then she left."
    for words in (f"{opens}It sank.", f"We are glad.{closes}"):
        claim, article = claim_said("Ada Lunt", body, words)
        said = words.removeprefix(opens).removesuffix(closes)
        assert voiced(claim, article) == f"Ada Lunt: {opens}{said}{closes}"


def test_of_several_speakers_each_has_their_claims() -> None:
    pair = ferry.pair()
    articles = {one.id: one for one in pair.articles}
    a1, a2, b1 = (
        next(one for one in pair.claims if one.id == key).model_copy(
            update={"speaker": Speaker(name=name)}
        )
        for key, name in (("a1", "Orm"), ("a2", "the line"), ("b1", "Orm"))
    )
    assert attribution([a1, a2, b1], articles) == (
        "Harbour Post: Orm (a1), “the line” (a2) | Coastline: Orm"
    )
    assert attribution([a1, b1], articles) == ""


@pytest.mark.parametrize("order", list(permutations(("Ada Lunt", "Otto Lunt", "Lunt", "Otto"))))
def test_a_last_name_of_two_has_a_row_of_its_own_in_whatever_order(order: tuple[str, ...]) -> None:
    assert sorted(rows(*order)) == ["Ada Lunt", "Lunt", "Otto Lunt"]


def test_the_words_of_one_are_not_put_under_another() -> None:
    assert rows("Mira Lunt", "Lunt", "Ada Lunt", "Ada Lunt") == ["Ada Lunt", "Mira Lunt", "Lunt"]


@pytest.mark.parametrize(
    ("other", "said"),
    [("Ines Varga", True), ("the line", True), ("Otto Brand", False), (None, False)],
)
def test_a_quotation_in_two_mouths_is_told_in_none(other: str | None, said: bool) -> None:
    pair = ferry.pair()
    speakers = {"a5": other and Speaker(name=other), "b4": Speaker(name="Ines Varga")}
    claims = [
        one.model_copy(
            update={
                "speaker": speakers[one.id],
                "spans": (one.spans[0].model_copy(update={"exact": "“We are grateful”"}),),
                "text": "“We are grateful”",
            }
        )
        if one.id in speakers
        else one
        for one in pair.claims
    ]
    told = next(one for one in pair.agreements if one.basis == "same-statement")
    told = told.model_copy(update={"basis_claims": ("a5", "b4")})
    words = OverviewWords(article="b", claim="b4", text="“We are grateful”")
    lines = Overview(both=(OverviewLine(finding=told.id, words=(words,)),), differ=(), only={})
    changed = {"claims": tuple(claims), "findings": (told,), "overview": lines}
    (box, *_) = boxes(View(pair.model_copy(update=changed)))
    assert box.lines[0].text == ("Ines Varga: " if said else "") + "“We are grateful”"


def test_a_quotation_in_no_mouth_stands_in_quotation_marks() -> None:
    pair = ferry.pair()
    names = {"a5": "Ines Varga", "b4": "a spokesman"}
    changed = {"quoted": True, "text": "We are grateful"}
    claims = tuple(
        one.model_copy(update={**changed, "speaker": Speaker(name=names[one.id])})
        if one.id in names
        else one
        for one in pair.claims
    )
    told = next(one for one in pair.agreements if one.basis == "same-statement")
    told = told.model_copy(update={"basis_claims": ("a5", "b4")})
    words = OverviewWords(article="b", claim="b4", text="We are grateful")
    lines = Overview(both=(OverviewLine(finding=told.id, words=(words,)),), differ=(), only={})
    whole = {"claims": claims, "findings": (told,), "overview": lines}
    (box, *_) = boxes(View(pair.model_copy(update=whole)))
    assert box.lines[0].text == "“We are grateful”"


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("Troops had crossed the border.", "Ines Varga", "denied by Ines Varga"),
        ("Troops had crossed the border.", "the ministry", "denied by “the ministry”"),
        ("Troops had crossed the border.", "she", "a denial"),
        ("Otto Brand denied taking the money.", "Ines Varga", "a denial"),
        ("The captain has not been suspended.", "Ines Varga", "a denial"),
    ],
)
def test_only_what_is_denied_is_denied_by_somebody(text: str, who: str, told: str) -> None:
    changed = {"text": text, "certainty": "denied", "speaker": Speaker(name=who)}
    assert certainty(ferry.pair().claims[0].model_copy(update=changed), "en") == told
