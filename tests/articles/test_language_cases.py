"""Hard sentences, numbers, dates and speakers: each is read rightly, or told to be unknown."""

from pathlib import Path

from claimdiff import api
from claimdiff.articles import load
from claimdiff.result import Article
from claimdiff.text.quantities import quantities
from claimdiff.text.times import times

CASES = Path(__file__).parent / "language"


def sentences(article: Article) -> list[str]:
    return [article.body[one.start : one.end] for one in article.sentences]


def numbers(name: str) -> dict[str, tuple[float | None, str]]:
    article = load(str(CASES / name))
    found = [one for text in sentences(article) for one in quantities(text, article.language)]
    return {one.text: (one.value, one.unit) for one in found}


def test_sentences_hard() -> None:
    found = sentences(load(str(CASES / "sentences_hard.txt")))
    assert found == [
        "Lt. Gov. J.P. O'Rourke arrived at St. Ives at 9 a.m. on Tuesday.",
        "He met Sen. Dana K. Whit, D-Ore., and Col. T. Marsh (ret.) of the U.S. Army.",
        "The U.S. has 1,200 troops in the area.",
        'Yahoo! Inc. and Toys "R" Us Ltd. paid for the trip, which cost $1.2m.',
        '"Why now?" Whit asked.',
        '"Because we can!" O\'Rourke shouted.',
        "The No. 2 official at the Dept. of State, Gen. Wm. Poe Jr., said nothing.",
        "Approx. 3.5 percent of voters, i.e. about 1,100 people, stayed away, vs. 2.9 percent in"
        " Jan. 2029.",
        "Dr. Lin Wu Ph.D. of St. Mary's Hosp. said four were hurt.",
        "It was over by 11 p.m.",
        "Then the crowd left.",
        "See Art. 5 para. 2 of the treaty.",
        "He lives at 12 Main St.",
        "Police closed the road.",
    ]


def test_numbers_hard() -> None:
    found = numbers("numbers_hard.txt")
    assert found["Rs 35 crore"] == (350e6, "INR")
    assert found["5,00,000 rupees"] == (500e3, "INR")
    assert found["A half-dozen bridges"] == (6, "bridge")
    assert found["2½ inches"] == (2.5, "inch")
    assert found["minus 12 degrees Celsius"] == (-12, "°C")
    assert found["3.4bn yen"] == (3.4e9, "JPY")
    assert not [text for text in found if "100m" in text or "4x4" in text or "A38" in text]


def test_cjk_numbers() -> None:
    assert numbers("cjk_numbers.txt") == {
        "1億8990万円": (189_900_000, "JPY"),
        "14万2000人": (142_000, "person"),
        "3兆2千億円": (3.2e12, "JPY"),
        "8.5万円": (85_000, "JPY"),
        "28人": (28, "person"),
        "百三十人": (130, "person"),
        "氷点下12度": (-12, "°C"),
    }


def test_dates_hard() -> None:
    article = load(str(CASES / "dates_hard.txt"))
    found = [one for text in sentences(article) for one in times(text, article.published)]
    days = {one.text: (one.from_, one.to) for one in found}
    assert days["a fortnight ago"] == ("2031-03-28", "2031-04-03")
    assert days["30 June last year"] == ("2030-06-30", "2030-06-30")
    assert days["on the 9th"] == ("2031-04-09", "2031-04-09")
    assert days["Nov. 3, 2030"] == ("2030-11-03", "2030-11-03")
    assert days["2 to 9 February"] == ("2031-02-02", "2031-02-09")
    assert days["Two days earlier"] == (None, None)
    assert not {"4/5/2031", "03-04-31", "Easter"} & days.keys()


def test_speakers_hard() -> None:
    result = api.summarise(str(CASES / "speakers_hard.txt"))
    speakers = {claim.text: claim.speaker and claim.speaker.name for claim in result.claims}
    assert speakers["the talks had failed"] in (None, "Ana Solis", "Prime Minister Ana Solis")
    assert speakers['"I want my money back,"'] == "Lund"
    assert speakers["the speech was an act of war"] == "A spokesman for its foreign ministry"
    assert speakers["Reuters quoted two officials as saying that the dam had been weak."] is None
    assert speakers["four patients had died"] == "Dr. Eva Brandt of St. Mary's Hospital"
    assert not {"34", "61", "runs the ferry, Ellen Lines"} & set(speakers.values())
