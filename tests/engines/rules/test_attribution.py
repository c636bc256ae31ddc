"""Who says what, in sentences written for the purpose."""

import pytest

from claimdiff.articles import from_text
from claimdiff.engines.rules.attribution import Attribution, attributions
from claimdiff.engines.rules.grammar import Grammar
from claimdiff.text.doc import parse


def read(text: str) -> tuple[str, list[Attribution]]:
    article = from_text(text, clean=False)
    ends = ((one.start, one.end, one.paragraph) for one in article.sentences)
    doc = parse(article.body, ends, article.language)
    return article.body, attributions(doc, [Grammar(one) for one in doc.sentences])


def told(text: str) -> list[tuple[str | None, str]]:
    """Each attribution's source and content as words."""
    body, found = read(text)
    return [
        (
            body[slice(*one.source)] if one.source else None,
            " ".join(body[start:end] for start, end in one.content),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Mayor Ada Lunt said the bridge would stay shut until Friday.",
            "Mayor Ada Lunt",
            "the bridge would stay shut until Friday",
        ),
        (
            "The bridge would stay shut until Friday, Mayor Ada Lunt said.",
            "Mayor Ada Lunt",
            "The bridge would stay shut until Friday",
        ),
        (
            "The bridge would stay shut until Friday, said Ada Lunt, the mayor.",
            "Ada Lunt",
            "The bridge would stay shut until Friday",
        ),
        (
            "The bridge would stay shut until Friday, said her deputy, the engineer Otto Brand.",
            "her deputy, the engineer Otto Brand",
            "The bridge would stay shut until Friday",
        ),
        (
            "In Arden, Ada Lunt and Otto Brand said it would rain.",
            "Ada Lunt and Otto Brand",
            "it would rain",
        ),
        (
            "The firm's chief executive, Marta Lind, denied that it had leaked.",
            "The firm's chief executive, Marta Lind",
            "it had leaked",
        ),
        (
            "At least 17 people were hurt on Monday, officials said.",
            "officials",
            "At least 17 people were hurt on Monday",
        ),
        (
            "In Ostby a fire closed the port, police said.",
            "police",
            "In Ostby a fire closed the port",
        ),
        (
            "In a report published on Friday, the council said the bridge was unsafe.",
            "the council",
            "the bridge was unsafe",
        ),
        (
            "According to officials, Ada Lunt stays away until Friday.",
            "officials",
            "Ada Lunt stays away until Friday",
        ),
        (
            "The mayor said at a news conference on Monday that the bridge was unsafe.",
            "The mayor",
            "the bridge was unsafe",
        ),
        (
            "According to Harbour Ferries, the bridge was unsafe.",
            "Harbour Ferries",
            "the bridge was unsafe",
        ),
        (
            "The bridge was unsafe for years, according to Harbour Ferries.",
            "Harbour Ferries",
            "The bridge was unsafe for years",
        ),
        (
            "Lunt told reporters on Monday that the bridge was unsafe.",
            "Lunt",
            "the bridge was unsafe",
        ),
        (
            "The bridge was unsafe for years, a senior official told Radio Nine.",
            "a senior official",
            "The bridge was unsafe for years",
        ),
        (
            "Ada Lunt, who has led the town since May, insisted the bridge was safe.",
            "Ada Lunt",
            "the bridge was safe",
        ),
        (
            "Ada Lunt, the town's mayor, has repeatedly denied the bridge was unsafe.",
            "Ada Lunt",
            "the bridge was unsafe",
        ),
        (
            "Harbour Ferries believes the bridge will never open.",
            "Harbour Ferries",
            "the bridge will never open",
        ),
    ],
)
def test_a_source_and_what_it_says(text: str, source: str, content: str) -> None:
    assert (source, content) in told(text)


def test_what_stands_on_both_sides_of_a_speaker_is_one_content() -> None:
    text = "The bridge, Mayor Ada Lunt said, would stay shut until Friday."
    assert told("The old iron bridge" + text[10:]) == [
        ("Mayor Ada Lunt", "The old iron bridge would stay shut until Friday")
    ]


def test_a_quotation_is_quoted_with_its_marks() -> None:
    body, (one,) = read("“The bridge is safe,” said Ada Lunt.")
    assert one.quoted
    assert [body[start:end] for start, end in one.content] == ["“The bridge is safe,”"]


def test_half_a_quotation_is_not_quoted() -> None:
    _, (one,) = read("Ada Lunt said the bridge was “perfectly safe” for buses.")
    assert not one.quoted


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    text = "“The bridge is safe,” said Ada Lunt. “We looked at every bolt of it.”"
    assert told(text)[-1] == ("Ada Lunt", "“We looked at every bolt of it.”")


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“The bridge is safe,” said Ada Lunt.\n\n“We looked at every bolt of it.”"
    assert told(text)[-1] == ("Ada Lunt", "“We looked at every bolt of it.”")


def test_a_quotation_goes_on_behind_a_speaker_whose_post_comes_first() -> None:
    before = "The company said the port would close.\n\n"
    text = before + "“I am done,” said bus driver Otto Brand, 57. “No one saw it coming at all.”"
    assert told(text)[-1] == ("bus driver Otto Brand", "“No one saw it coming at all.”")


@pytest.mark.parametrize(
    "signed", ["», a critiqué Nadia Belkacem.", "», a tonné Nadia Belkacem, cheffe du groupe."]
)
def test_a_french_quotation_with_words_behind_is_not_who_spoke_before(signed: str) -> None:
    text = "Le pont coûtait trop, selon une étude.\n\nIls protestent. « On ferme d’abord " + signed
    assert ("une étude", "« On ferme d’abord »") not in told(text)


@pytest.mark.parametrize("who", ["sie in Berlin", "er unserem Sender"])
def test_a_german_pronoun_with_more_behind_it_names_nobody(who: str) -> None:
    assert told(f"„Diese Waffenruhe belohnt den Angreifer“, sagte {who}.")[0][0] is None


def test_who_signs_a_quotation_says_it() -> None:
    text = "Otto Brand said it was safe.\n\n“We looked at every bolt of it.” ― Ada Lunt"
    assert told(text)[-1] == ("Ada Lunt", "“We looked at every bolt of it.”")


def test_a_speaker_has_brackets_and_asides_behind_the_name() -> None:
    text = "Rep. Ana Brandt (D-Ohio), a member of the panel, said the bridge was safe."
    assert told(text) == [("Rep. Ana Brandt", "the bridge was safe")]


def test_a_later_paragraph_that_quotes_in_passing_is_nobodys() -> None:
    text = "“It is safe,” said Ada Lunt.\n\nThe town has a “bridge week” in June every year."
    assert len(told(text)) == 1


def test_a_participle_speaks_for_the_speaker_of_its_sentence() -> None:
    text = "Ada Lunt closed the bridge on Monday, saying that its bolts were loose."
    assert told(text) == [("Ada Lunt", "its bolts were loose")]


def test_a_second_speaker_ends_what_the_first_says() -> None:
    text = "Lunt said the bridge was safe, but Harbour Ferries said it was not."
    assert told(text) == [("Lunt", "the bridge was safe"), ("Harbour Ferries", "it was not")]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported that the bridge was unsafe.",
        "Lunt has been asked to say how the bridge fell.",
        "The report was published on Monday in the capital.",
        "The claims for damage reached two million crowns.",
        "Its plans were drawn up ten years ago.",
        "The town states are part of the union.",
    ],
)
def test_a_noun_that_looks_like_a_verb_is_no_cue(text: str) -> None:
    assert told(text) == []


def test_offsets_are_of_the_body() -> None:
    body, found = read(
        "Two men were hurt.\n\n“It fell,” said Jo Vane.\n\nJo Vane added that it rained."
    )
    assert [body[slice(*one.cue)] for one in found if one.cue] == ["said", "added"]
    assert [one.sentence for one in found] == [1, 2]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("衛生部長陳明表示，山區有十四人受傷。", "衛生部長陳明", "山區有十四人受傷"),
        ("「我們會盡快派出救援隊，」陳明說。", "陳明", "「我們會盡快派出救援隊，」"),
        ("市长李华说：“学校星期一停课。”", "市长李华", "“学校星期一停课。”"),
    ],
)
def test_chinese_speakers_stand_before_or_after(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, content)]


def test_a_verb_that_nobody_did_is_no_cue() -> None:
    assert told("Lunt does not believe that the bridge was unsafe.") == []
    assert told("The mayor could say that the bridge was unsafe.") == []


def test_who_is_told_something_does_not_say_it() -> None:
    text = "Ada Lunt, mayor of Port Ellis, told Radio Nine that the bridge was unsafe."
    assert told(text) == [("Ada Lunt", "the bridge was unsafe")]


def test_a_pronoun_goes_on_with_what_its_speaker_says() -> None:
    text = "Lunt said she hoped to win, but she knew that few would vote."
    assert told(text)[0] == ("Lunt", "she hoped to win, but she knew that few would vote")


def test_a_text_of_nothing_but_cues_is_read_to_its_end() -> None:
    text = "Ada said that " * 400
    body, found = read(text)
    assert found
    assert all(end <= len(body) for one in found for _, end in one.content)


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised its rate by half a percentage point to 4 per cent on Monday.",
        "The bank raised its rate by 25 basis points to 4 per cent on Monday.",
        "Turnout rose by 3 percentage points to 61 per cent.",
        "The bank cut its growth forecast to 4 per cent in May.",
        "The people plan to leave the old town.",
        "Ada Lunt, the mayor, praised the plan.",
        "The ferry, called the Heron, was built in Ostby.",
        "The plan, announced in May, was dropped.",
    ],
)
def test_nouns_and_asides_are_no_verbs_of_saying(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Orm claims the bridge was safe.", "Orm"),
        ("They claim the bridge was safe.", "They"),
        ("The mayors claim that the bridge was safe.", "The mayors"),
        ("The millionaire wept in the dock as Ada Lunt told him the bridge fell.", "Ada Lunt"),
        ("The bridge was safe, said two engineers of the town.", "two engineers of the town"),
    ],
)
def test_verbs_that_agree_with_who_speaks_stay_verbs(text: str, source: str) -> None:
    ((found, _),) = told(text)
    assert found == source


def test_what_is_declared_does_not_speak() -> None:
    text = "Premier Ada Lunt, who went to the bridge, declared three days of mourning."
    assert [source for source, _ in told(text)] == ["Premier Ada Lunt"]
    text = "In spring Judge Ida M. Holm, 81, announced her retirement."
    assert [source for source, _ in told(text)] == ["Judge Ida M. Holm"]
