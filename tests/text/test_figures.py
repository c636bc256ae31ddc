import pytest

from claimdiff.text.doc import TITLE, parse
from claimdiff.text.figures import Figure, figures


def read(text: str, language: str = "en", title: str = "") -> list[Figure]:
    return figures(parse(text, None, language, title=title, published="2031-04-15"))


def told(text: str, language: str = "en") -> dict[str, tuple[float | None, float | None]]:
    return {figure.measure: (figure.low, figure.high) for figure in read(text, language)}


MEASURES = [
    ("dead", "By midnight the crossing had cost 16 lives.", 16),
    ("arrested", "Fourteen fans were taken into custody.", 14),
    ("sentence", "He got 8 years.", 8),
    ("sentence", "Brekke was jailed for six and a half years.", 6.5),
    ("lasted", "The cut lasted two hours and a half.", 2.5),
    ("dividend", "The board proposes a dividend of 12 cents a share.", 12),
    ("area burned", "The wildfire had spread over 5,400 ha.", 5400),
    ("storeys", "It is a block of 14 storeys.", 14),
    ("depth", "The men were 420 metres below ground.", 420),
    ("dead", "Fourteen people were killed when the dam burst.", 14),
    ("dead", "The dam burst killed 14 people.", 14),
    ("dead", "The dam burst, killing six people.", 6),
    ("dead", "Six people have died in the valley.", 6),
    ("dead", "The death toll from the club fire in Lindby rose to 19, officials said.", 19),
    ("dead", "The number of people killed in a club fire in Lindby rose to 19.", 19),
    ("dead", "Rescuers counted 11 deaths.", 11),
    ("dead", "The storm left 11 dead.", 11),
    ("injured", "Sixty-two people were injured in the fire.", 62),
    ("injured", "The blast wounded 40 people.", 40),
    ("injured", "Five were seriously hurt.", 5),
    ("injured", "Nine of the 31 injured were treated in hospital.", 31),
    ("injured", "Nine of the 31 were injured.", 9),
    ("dead", "Three of the 31 died in hospital, officials were told.", 3),
    ("missing", "The flood left nine missing.", 9),
    ("missing", "Nine people were still unaccounted for.", 9),
    ("evacuated", "3,200 residents were moved to schools.", 3200),
    ("evacuated", "2,300 people have been evacuated.", 2300),
    ("rescued", "Divers rescued 12 people.", 12),
    ("arrested", "Police arrested two engineers.", 2),
    ("arrested", "Eight people are in custody.", 8),
    ("charged", "Four people were charged with fraud.", 4),
    ("aboard", "The ferry with 214 people on board ran aground.", 214),
    ("aboard", "A plane carrying 90 passengers landed.", 90),
    ("hospitalised", "31 people were taken to hospital.", 31),
    ("homeless", "The storm left 4,000 people homeless.", 4000),
    ("infected", "A further test found 80 confirmed cases.", 80),
    ("jobs cut", "Varde will cut 500 jobs.", 500),
    ("employees", "The plant employs 900 people.", 900),
    ("troops", "Carrasco called up 20,000 reservists.", 20000),
    ("attendance", "8,000 people took part in the march.", 8000),
    ("signatures", "74 deputies had signed the motion.", 74),
    ("capacity", "The club was licensed for 180 people.", 180),
    ("without power", "30,000 homes were without power.", 30000),
    ("trapped", "Eleven miners were trapped.", 11),
    ("houses destroyed", "The fire destroyed 250 homes.", 250),
    ("cancelled", "The airline cancelled 60 flights.", 60),
    ("recalled", "Varde recalled 20,000 cars.", 20000),
    ("closing", "Varde said it would close 12 stores.", 12),
    ("hostages", "Nine people were held hostage.", 9),
    ("seats", "Its party took 45 seats.", 45),
    ("counts", "She was convicted on nine counts of fraud.", 9),
    ("turnout", "Turnout was 61.4 percent.", 61.4),
    ("share counted", "With 80 percent of precincts reporting, she led.", 80),
    ("change", "Varde's shares fell 17 percent.", 17),
    ("key rate", "The bank left its key rate at 4.75 percent.", 4.75),
    ("inflation", "Inflation stood at 3.9 percent.", 3.9),
    ("unemployment", "Unemployment rose to 6.1 percent.", 6.1),
    ("pay rise", "The union wants a pay rise of 8 percent.", 8),
    ("sentence", "Brekke was jailed for six years.", 6),
    ("sentence", "Brekke was given five years behind bars.", 5),
    ("lasted", "The power cut at the hospital lasted 50 minutes.", 50),
    ("fine", "Havbygg was fined 60 million crowns.", 6e7),
    ("price", "The price of the painting was $3 million.", 3e6),
    ("deal value", "Varde agreed a takeover worth 2 billion euros.", 2e9),
    ("profit", "Net profit came to 40 million euros.", 4e7),
    ("loss", "Varde made a net loss of 3 million euros.", 3e6),
    ("revenue", "Revenue was 1.2 billion euros.", 1.2e9),
    ("dividend", "It will pay a dividend of 2 euros.", 2),
    ("bribe", "Brekke took bribes of 4.2 million crowns.", 4.2e6),
    ("loan", "Osk had borrowed 400,000 crowns.", 4e5),
    ("bail", "Her bail was set at $1 million.", 1e6),
    ("compensation", "The court awarded $2 million in damages.", 2e6),
    ("damage", "The flood caused damage of 9 million euros.", 9e6),
    ("ransom", "The group asked for 3 million euros in ransom.", 3e6),
    ("seized", "Customs seized 300 kilograms of cocaine.", 300),
    ("magnitude", "An earthquake of magnitude 4.1 hit Barr.", 4.1),
    ("magnitude", "The quake measured 6.1 on the Richter scale.", 6.1),
    ("area burned", "The fire burned 40 hectares of heath.", 40),
    ("rainfall", "Some towns had 80 millimetres of rain.", 80),
    ("wind speed", "Winds reached 120 km/h.", 120),
    ("temperature", "Temperatures reached 41 degrees.", 41),
    ("exchange rate", "The mark stood at 7.31 to the dollar.", 7.31),
    ("age", "The victim was a 34-year-old man.", 34),
    ("age", "Anna Lind, 34, said so.", 34),
]


@pytest.mark.parametrize(("measure", "text", "value"), MEASURES)
def test_reads_the_measure_of_a_number(measure: str, text: str, value: float) -> None:
    (figure,) = (figure for figure in read(text) if figure.measure == measure)
    assert figure.value == value
    assert figure.text == text[figure.start : figure.end]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Bei dem Unglück sind sieben Menschen verletzt worden.", {"injured": 7}),
        ("de", "Die Zahl der Toten stieg auf 50.", {"dead": 50}),
        ("de", "Die Polizei nahm 12 Menschen fest.", {"arrested": 12}),
        ("de", "Er wurde zu sechs Jahren Haft verurteilt.", {"sentence": 6}),
        ("fr", "L'incendie a fait 12 morts et 30 blessés.", {"dead": 12, "injured": 30}),
        ("fr", "Elle a été condamnée à six ans de prison.", {"sentence": 6}),
        ("fr", "Jean Morel, 58 ans, est mort.", {"age": 58}),
        ("es", "Ana Quiroga, que tenía 49 años, vivía sola.", {"age": 49}),
        ("de", "Der 58-jährige Fahrer war allein.", {"age": 58}),
        ("zh-Hant", "地震規模達四點零。", {"magnitude": 4}),
        ("zh-Hans", "凌晨三点四名男子被捕。", {"arrested": 4}),
        ("es", "El incendio dejó 12 muertos y 30 heridos.", {"dead": 12, "injured": 30}),
        ("es", "La cifra de fallecidos ascendió a 366.", {"dead": 366}),
        ("es", "La policía informó de 17 detenidos.", {"arrested": 17}),
        ("zh-Hant", "爆炸造成14人死亡，另有7人失蹤。", {"dead": 14, "missing": 7}),
        ("zh-Hant", "死亡人數升至十九人。", {"dead": 19}),
        ("zh-Hant", "火警釀成8死40傷。", {"dead": 8, "injured": 40}),
        ("zh-Hans", "一艘载有214人的客轮搁浅，有7人受伤。", {"aboard": 214, "injured": 7}),
        ("ja", "死者は28人、けが人は百三十人だった。", {"dead": 28, "injured": 130}),
        ("ja", "気温は氷点下12度まで下がった。", {"temperature": -12}),
        ("ar", "مقتل 14 شخصا وإصابة 40 آخرين", {"dead": 14, "injured": 40}),
    ],
)
def test_reads_the_figures_of_a_language(
    language: str, text: str, expected: dict[str, float]
) -> None:
    assert told(text, language) == {name: (value, value) for name, value in expected.items()}


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("en", "Nobody was hurt.", "injured"),
        ("en", "No one in the village was killed.", "dead"),
        ("en", "Police have made no arrests.", "arrested"),
        ("en", "There were no immediate reports of injuries.", "injured"),
        ("en", "The blast hurt nobody.", "injured"),
        ("de", "Verletzt wurde nach Angaben der Küstenwache niemand.", "injured"),
        ("fr", "Aucun blessé n'est à déplorer.", "injured"),
        ("es", "No hubo heridos.", "injured"),
        ("zh-Hant", "警方表示無人受傷。", "injured"),
        ("zh-Hans", "警方表示无人受伤。", "injured"),
    ],
)
def test_nobody_is_a_figure_of_none(language: str, text: str, measure: str) -> None:
    assert told(text, language)[measure] == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The flood could kill 100 people.",
        "If 100 people died, the law would change.",
        "The two men were not injured.",
        "Two officers killed a man.",
        "Lawmakers killed the 60-vote rule.",
        "Ninety members had put their names to a vote of no confidence.",
    ],
)
def test_what_is_denied_or_only_possible_is_no_toll(text: str) -> None:
    assert not told(text).keys() & {"dead", "injured"}


def test_who_is_counted_is_the_scope() -> None:
    soldiers, civilians = read("37 soldiers and six civilians were killed.")
    assert soldiers.scope == {"soldier"}
    assert civilians.scope == {"civilian"}
    (serious,) = read("Five people were seriously hurt.")
    assert serious.scope == {"serious"}


@pytest.mark.parametrize(
    "text", ["Rescuers found six more bodies.", "Three of the injured died in hospital."]
)
def test_a_number_added_or_taken_out_is_a_part(text: str) -> None:
    assert read(text)[0].part


def test_the_others_who_were_injured_are_all_the_injured() -> None:
    dead, injured = read("The blast killed one person and injured ten others.")
    assert (dead.measure, injured.measure, injured.part) == ("dead", "injured", False)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("In 2016, a gunman killed 49 people in Holm.", "2016"),
        ("It was the worst since the 2009 fire in Barr, which killed 12 people.", "2009"),
        ("The fire killed eight people, the most since 2009.", None),
        ("The fire killed eight people.", None),
    ],
)
def test_a_figure_with_an_old_date_of_its_own_is_of_another_event(
    text: str, event: str | None
) -> None:
    assert read(text)[0].event == event


def test_the_time_that_a_figure_is_told_for_is_kept() -> None:
    (figure,) = read("Three people had died by 14 April.")
    assert figure.as_of == "2031-04-14"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "By eight o'clock crowds stood there."), ("es", "A las siete de la tarde llovía.")],
)
def test_an_hour_in_words_is_no_figure(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "9 Tage hatte der Streik gedauert."),
        ("en", "The stock was down 9 percent at 0840 GMT."),
    ],
)
def test_neither_its_own_noun_nor_a_time_zone_holds_a_figure(language: str, text: str) -> None:
    assert read(text, language)[0].holder.nearest == frozenset()


def test_the_holder_is_the_name_before_it_or_that_of_the_sentence_before() -> None:
    body = "Arne Brekke left the court. He was jailed for six years."
    (figure,) = figures(parse(body, [(0, 27, 0), (28, len(body), 0)], "en"))
    assert figure.holder.nearest == {"arne", "brekke"}


def test_a_verb_that_tells_the_direction_is_part_of_the_words() -> None:
    (figure,) = read("Varde's shares fell 17 percent.")
    assert (figure.text, figure.direction) == ("fell 17 percent", "down")


def test_a_figure_has_all_its_mentions_and_stands_in_the_body() -> None:
    (figure,) = read("The fire killed eight people.", title="Eight people dead in fire")
    assert [mention.sentence for mention in figure.mentions] == [TITLE, 0]
    assert figure.sentence == 0


def test_the_period_of_an_amount_is_its_scope() -> None:
    (figure,) = read("Varde reported revenue of $4 billion for the quarter.")
    assert figure.scope == {"quarter"}


def test_the_words_of_a_measure_are_no_name() -> None:
    (figure,) = read("Net profit fell to $184 million.")
    assert figure.holder.names == frozenset()


def test_any_other_number_counts_its_noun() -> None:
    assert told("The town has 12 bakers.") == {"count:baker": (12, 12)}


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert told("12 killed", "xx") == {"dead": (12, 12)}
