"""What the offline engine claims of an article, on texts written for the purpose."""

import pytest

from claimdiff.articles import from_text
from claimdiff.engines.contract import Draft
from claimdiff.engines.rules import OfflineEngine
from claimdiff.result import Claim
from claimdiff.support import read as cut


def read(text: str) -> Draft:
    return OfflineEngine().read(from_text(text, clean=False))


def claims(text: str) -> tuple[Claim, ...]:
    article = from_text(text, clean=False)
    return cut(article, OfflineEngine().read(article)).claims


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


def said(claim: Claim) -> list[str]:
    """The article's words of a claim."""
    return [span.exact for span in claim.spans]


def one(text: str) -> Claim:
    """The only claim of a text."""
    (claim,) = claims(text)
    return claim


def last(text: str) -> Claim:
    return claims(text)[-1]


def test_what_the_article_tells_is_one_claim_a_sentence() -> None:
    text = "The ferry sank off Port Ellis on Monday, and the coast guard rescued nine people."
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "dateline",
    ["VELMORA - ", "KELDEN, 3 March 2026 (Coastwire) - ", "New Arden (AP) — ", "ELM, Ohio -- "],
)
@pytest.mark.parametrize("rest", ["", ", police said"])
def test_a_dateline_is_no_part_of_a_claim(dateline: str, rest: str) -> None:
    told = "A tram left the rails at Quay Street on Wednesday"
    (claim,) = claims(f"{dateline}{told}{rest}.")
    assert claim.text.rstrip(".") == told


@pytest.mark.parametrize("before", ["NATO – the alliance of the west –", "Anna Brandt – Mayor"])
def test_a_name_before_a_dash_is_no_dateline(before: str) -> None:
    assert one(f"{before} of Elmton, rejected the plan on Monday.").text.startswith(before)


def test_a_name_before_a_dash_further_down_is_no_dateline() -> None:
    told = "Flight 370 – The airline's last – was grounded on Monday."
    assert texts(f"The airport was shut on Sunday.\n\n{told}")[1] == told


def test_a_pronoun_has_the_name_it_stands_for_beside_it() -> None:
    claim = last("Mayor Ada Lunt has sold two planes. She keeps nine planes in Port Ellis.")
    assert claim.text == "She [Mayor Ada Lunt] keeps nine planes in Port Ellis."
    (referent,) = claim.referents
    assert referent.span is not None
    assert (referent.span.start, referent.span.exact) == (0, "Mayor Ada Lunt")


def test_he_is_not_put_for_who_told_of_another_before() -> None:
    text = "The suspect gave up, Chief Lorna Digby said. He has asked for a lawyer."
    assert last(text).text == "He has asked for a lawyer."


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ("Permission from the harbour board is expected in May.", "The company paid nine crowns."),
        ("Brask has shut two sites in Ostby.", "The company has 90 staff."),
        ("Brask, a small brewer, has shut two sites.", "The ministry has promised help."),
        ("Brask, a small brewer, has shut two sites.", "The charity Open Hands gave 90 beds."),
        ("Brask, a small brewer, has shut two sites.", "The company driver was hurt."),
        ("“It works,” said Ida Holm of the University of Ostby.", "It costs nine crowns a bottle."),
        ("Brask, a small brewer, has opened a bar in Ostby.", "It cost nine crowns."),
        ("Brask, a small brewer, was sold. The bar in Ostby shut.", "It cost nine crowns."),
        ("Permission is expected in May.", "It depends on the harbour board."),
        ("Vane Mutual has shut two sites.", "He left in May after nine years."),
        ("Mr Vane has shut two sites.", "She left in May after nine years."),
        ("Ida Holm lives in Ostby. Tarn has sold two planes.", "He left in May after nine years."),
    ],
)
def test_what_may_be_meant_by_no_name_or_by_another_stays(before: str, says: str) -> None:
    """A name that is not plainly meant makes a false statement of a true one."""
    assert last(f"{before} {says}").text == says


def test_it_that_stands_for_nothing_stays() -> None:
    text = "Vanair has sold two planes. It is unclear who bought them."
    assert last(text).text == "It is unclear who bought them."


def test_he_is_not_put_for_a_company() -> None:
    text = "Vanair has sold two planes. He left Port Ellis on Monday."
    assert last(text).text == "He left Port Ellis on Monday."


@pytest.mark.parametrize(
    "before",
    [
        "Mr Tarn, of Lime Close, Ostby, pleaded not guilty.",
        "Mayor Jon Vask said no. Mr Tarn, of Lime Close, Ostby, pleaded not guilty.",
    ],
)
def test_he_is_neither_where_the_accused_lives_nor_who_spoke_before(before: str) -> None:
    assert last(f"{before} He was granted bail on Monday.").text == "He was granted bail on Monday."


def test_the_speaker_is_a_name_where_the_article_says_she() -> None:
    text = "Ada Lunt said the bridge was safe. “We looked at every bolt,” she said."
    claim = last(text)
    assert claim.speaker is not None
    assert claim.speaker.name == "Ada Lunt"
    assert claim.quoted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ada Lunt said no. “We need the money,” said a spokesman for the firm.",
            "a spokesman for the firm",
        ),
        ("Vane Air has opened a hall. It said in May that it had 40 planes.", "It"),
        ("Ada Lunt met Otto Brand on Monday. “We need the money,” he said.", "he"),
        ("Ada Lunt met Otto Brand on Monday. He said the bridge was shut.", None),
    ],
)
def test_who_is_not_plain_keeps_the_articles_word_or_is_nobody(
    text: str, speaker: str | None
) -> None:
    found = last(text).speaker
    assert (found and found.name) == speaker


def test_a_title_that_opens_a_sentence_is_no_second_person() -> None:
    claim = last(
        "Chief executive Ada Lunt blamed the price of iron. “We have been slow,” she said."
    )
    assert claim.speaker is not None
    assert claim.speaker.name == "Ada Lunt"


def test_a_speaker_without_a_name_keeps_the_articles_words() -> None:
    claim = one("Two sources familiar with the sale said Vanair had sold two planes.")
    assert claim.speaker is not None
    assert claim.speaker.name == "Two sources familiar with the sale"


def test_what_is_said_is_the_claim() -> None:
    assert one("Vanair says it is selling two planes.").text == "it is selling two planes"


def test_what_is_said_without_a_verb_is_told_with_who_says_it() -> None:
    text = "Vanair announced similar cuts on Monday."
    assert one(text).text == text


@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("The ferry sank off Port Ellis.", "fact", "stated"),
        ("Lunt said the ferry sank off Port Ellis.", "statement", "reported"),
        ("Vanair plans to sell two planes in May.", "plan", "planned"),
        ("The airport will open again in May.", "forecast", "stated"),
        ("The airport may open again in May.", "fact", "possible"),
        ("Lunt denied that the ferry was unsafe.", "statement", "denied"),
        ("The owner allegedly knew of the leak.", "fact", "alleged"),
        ("Harbour Ferries accused Vanair of hiding the leak.", "statement", "alleged"),
        ("Vanair has no plans to sell its planes.", "fact", "stated"),
    ],
)
def test_kind_and_certainty(text: str, kind: str, certainty: str) -> None:
    claim = one(text)
    assert (claim.kind, claim.certainty) == (kind, certainty)


def test_a_month_is_no_possibility() -> None:
    assert one("The airport opened again in May.").certainty == "stated"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("So who will pay for the bridge?", "vague"),
        ("A long wait", "vague"),
        ("Here is what we know so far about the bridge.", "vague"),
        ("• This article is based on reports of two agencies.", "vague"),
        ("This photo released by the town shows the bridge on Monday.", "vague"),
        ("(The town of Port Ellis via AP) (Associated Press)", "vague"),
        ("Write to Ada Lunt at ada.lunt@example.org", "vague"),
        ("You can reach Ada Lunt directly by a message to +1 555 0100.", "vague"),
        ("I have crossed that bridge every day since school.", "opinion"),
        ("Sadly the town has done nothing since the collapse.", "opinion"),
    ],
)
def test_a_sentence_without_a_claim_says_why(text: str, status: str) -> None:
    draft = read("The bridge at Port Ellis fell on Monday.\n\n" + text)
    assert draft.left_out[1].status == status
    assert draft.left_out[1].reason
    assert len(draft.claims) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It cost 410 million crowns.",
        "Its board meets on Tuesday.",
        "The wall dates from 1934.",
        "“I have nothing to do with it.”",
        'The answer of Ada Lunt was short: "I do not know."',
        "I shall not come back,” the letter ended.",
    ],
)
def test_a_short_statement_and_anothers_i_are_claims(text: str) -> None:
    draft = read("The bridge at Port Ellis fell on Monday.\n\n" + text)
    assert draft.left_out == {}
    assert len(draft.claims) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("On the way to hospital.", "no statement"),
        ("“A bad day,” and I think that it was my own town's fault.", "speaks of themselves"),
    ],
)
def test_a_fragment_and_the_authors_i_are_no_claims(text: str, reason: str) -> None:
    draft = read("The bridge at Port Ellis fell on Monday.\n\n" + text)
    assert reason in draft.left_out[1].reason


def test_a_question_that_somebody_asks_is_a_claim() -> None:
    claim = one("“Who will pay for the new bridge?” asked Ada Lunt.")
    assert claim.quoted


def test_every_sentence_is_a_claim_or_left_out() -> None:
    text = (
        "The bridge fell on Monday. Who will pay? “Not the town,” said Ada Lunt.\n\n"
        "Vanair, which is based in Ostby, sold two planes; the airport was shut.\n\n"
        "當局指出，道路將重開。"
    )
    article = from_text(text, clean=False)
    draft = OfflineEngine().read(article)
    for number, sentence in enumerate(article.sentences):
        covered = any(
            start < sentence.end and sentence.start < end
            for claim in draft.claims
            for start, end in claim.ranges
        )
        assert covered != (number in draft.left_out)


def test_a_judgement_in_quotation_marks_is_not_the_articles() -> None:
    draft = read("Krall slammed “a disgraceful decision” after Rovers were beaten 3-2 on Sunday.")
    assert not draft.left_out


def test_what_the_author_thinks_is_an_opinion_and_nobodys_claim() -> None:
    draft = read("The bridge fell on Monday. I think that the mayor should resign over it.")
    assert draft.left_out[1].status == "opinion"
    assert [claim.speaker for claim in draft.claims] == [""]


def test_what_is_due_to_something_is_no_plan() -> None:
    assert one("The closure is due to the storm of last week.").kind == "fact"
    assert one("The bridge is due to open next week.").kind == "plan"


def test_a_short_quotation_is_its_speakers_however_long_they_are_described() -> None:
    text = (
        "“It was old,” said Jo Vane, an engineer who had looked at the bridge for the town in May."
    )
    claim = one(text)
    assert claim.quoted
    assert claim.speaker is not None
    assert claim.speaker.name == "Jo Vane"


@pytest.mark.parametrize("writing", ["A council report", "A study", "A police statement"])
def test_nobody_is_a_report(writing: str) -> None:
    """A pronoun for a person does not stand for what was written of them."""
    text = f"{writing} found that the mayor had broken the rules. She denied any wrongdoing."
    claim = last(text)
    assert claim.text.startswith("She denied")
    assert claim.speaker is None or claim.speaker.name != writing


@pytest.mark.parametrize(
    "text",
    [
        "Traders in Ostby called on ministers to lower the tax on Monday.",
        "The mayor, Ada Lunt, accused Brask of lying to the harbour board.",
    ],
)
def test_what_somebody_does_to_others_is_told_whole(text: str) -> None:
    assert said(one(text)) == [text]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Lunt said the sales were better than expected.", "statement"),
        ("Thirteen traders had expected that it would close.", "forecast"),
        ("The number of jobs was higher than most traders forecast.", "fact"),
        ("The number of jobs is expected to grow.", "forecast"),
        ("Traders expect that it will close.", "forecast"),
    ],
)
def test_what_was_expected_before_is_no_forecast(text: str, kind: str) -> None:
    assert one(text).kind == kind


def test_the_month_of_may_makes_nothing_possible() -> None:
    assert one("The plan, announced in May, was dropped by the board.").certainty == "stated"


@pytest.mark.parametrize(
    ("text", "speaker", "says"),
    [
        (
            "Mia Lund, 34, a passenger from Oster, told reporters that the boat was cold.",
            "Mia Lund",
            "the boat was cold",
        ),
        ('"I want my money back," Lund, 34, said.', "Lund", '"I want my money back,"'),
        ('"We lost all of it," says 61-year-old Ana Petrov.', "Ana Petrov", '"We lost all of it,"'),
        (
            "Per court documents, Varde knew of the crack in 2029.",
            "court documents",
            "Varde knew of the crack in 2029",
        ),
    ],
)
def test_a_speaker_is_called_by_name_whatever_describes_them(
    text: str, speaker: str, says: str
) -> None:
    claim = one(text)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.spans[0].exact) == (speaker, says)


@pytest.mark.parametrize(
    "text",
    [
        "President Luis Carrasco met Prime Minister Ana Solis. She said that the talks had failed.",
        "Luis Carrasco spoke to Ana Solis on Monday. He said that the talks had failed.",
        'Ana Solis said it would rain. "It was an accident," the statement read.',
        'Ana Solis said it would rain. "No comment," was all that the firm would say.',
        "The company that runs the ferry, 34, said that it would pay all of them.",
    ],
)
def test_who_is_not_plain_is_nobody(text: str) -> None:
    assert last(text).speaker is None


def test_a_turn_of_a_transcript_is_its_speakers_to_the_paragraphs_end() -> None:
    told = claims(
        "HALE (on camera): The master did his best. We will look at the lights.\n\n"
        "The rain lasted until noon."
    )
    named = [(claim.speaker.name if claim.speaker else None) for claim in told]
    assert named == ["HALE", "HALE", None]


def test_a_role_in_a_transcript_is_nobody_and_who_is_quoted_in_a_turn_speaks() -> None:
    (first, second) = claims(
        "ANCHOR: A ferry ran aground this morning.\n\nCORRIN: But the union says the radar was old."
    )
    assert first.speaker is None
    assert second.speaker is not None
    assert second.speaker.name == "the union"


@pytest.mark.parametrize(
    ("label", "other"), [("Ada Corrin", "Jon Hale"), ("ADA CORRIN", "Jon Hale")]
)
def test_names_with_a_colon_are_speakers_where_several_turns_have_one(
    label: str, other: str
) -> None:
    told = claims(
        f"{label}: The ferry hit a sandbank at 5:40. {other}: The master did his best.\n\n"
        f"{label}: The union disagrees with the company."
    )
    assert [claim.speaker and claim.speaker.name for claim in told] == [label, other, label]
    assert told[0].spans[0].exact == "The ferry hit a sandbank at 5:40."


def test_a_heading_with_a_colon_is_no_speaker() -> None:
    assert one("Weather: The ferry hit a sandbank at 5:40 on Monday.").speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Orre ruled out standing for another term in the spring.",
        "Some 75 percent of forecasters called it right, among them, for once, ours.",
        "For retailers, who wanted half a point, it is thin soup.",
        "Lund said it live on the radio and telephoned him only afterward.",
        "He has asked for a lawyer and said nothing else.",
        "Lund has denied reports that she is about to resign.",
        "Lund declined to say whether others had been dismissed.",
        "Diplomats had feared a count like that of 2012, when two people were shot.",
        "Even after the bureau concluded that it was no crime, Lund remained angry.",
        "The lists, found in a drawer, gave no evidence proving that the bank had paid.",
        "The board called in the police, who ruled Tuesday the rope had hung there for a year.",
    ],
)
def test_what_is_no_statement_without_its_verb_is_told_with_the_whole_sentence(text: str) -> None:
    assert [claim.text for claim in claims(text)] == [text]


_TELLING_MORE = (
    "President Tam has not conceded, and his party said it would ask for a recount.",
    "The engineers welcomed the plan but warned that the bridge was old.",
    "Insurers have derided the plans, saying they would raise premiums.",
    "Fuel became cheaper, the bank said; core inflation was 4.4 percent last month.",
)
"""Sentences with a fact beside what somebody says."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, {text: None}) for text in _TELLING_MORE),
        (
            '"We cannot hope for that," Lund said in a statement, adding that it would be late.',
            {'"We cannot hope for that," it would be late': "Lund"},
        ),
        (
            "The board, officials said, had no plan, after the dam fell on Monday.",
            {"The board, officials said, had no plan, after the dam fell on Monday.": "officials"},
        ),
    ],
)
def test_no_fact_beside_what_is_said_is_lost(text: str, told: dict[str, str | None]) -> None:
    found = {claim.text: claim.speaker and claim.speaker.name for claim in claims(text)}
    assert found == told


def test_what_describes_a_speaker_is_no_fact_beside_what_they_say() -> None:
    text = "The sirens did sound at six, according to two people who were there."
    assert one(text).text == "The sirens did sound at six"


def test_a_sentence_of_a_few_words_with_a_full_stop_is_a_statement() -> None:
    assert texts("Three children died in the crash.") == ["Three children died in the crash."]
