"""Words that were run together are parted where it is sure, and nothing else is."""

import pytest
from tests.articles.accounts import assert_accounted_for

from claimdiff.api import read
from claimdiff.api.remaking import examine
from claimdiff.articles import from_text
from claimdiff.articles.run_together import parted

RUN_TOGETHER = [
    "The firm had previously|said it would not close the port.",
    "It would not comply with the government requests|to access its files.",
    "The ferry is run|by a local firm, 21Vianet|on the other side of the bay.",
    "The chat app Telegram,|which had already paused, gave its reasons.",
    "Others took “pauses”|in compliance, the mayor said.",
    "They have to ask the US government,|although it does sometimes|“make an exception”.",
    "It was closed in 2019,|and was never opened again.",
    "The board was willing|to overlook it.",
    "He was seen at|least a few times.",
    "The port will close, the mayor said.|The board did not answer.",
    "“The port will close.”|He had no choice, he said.",
    "“The port will close,”|he said, “and soon.”",
]
LEFT_ALONE = [
    "Her iPhone and his eBay shop use node.js, U.S. law and a roadmap, and 10,000 people agree.",
    "They met at 9 a.m.,or so; e.g.,which of example.com,which and http://a.test/b,cd is it?",
    "The onboard camera, the timeframe and the datasets were on GitHub and LinkedIn.",
    "Write to press@port.test,please, or to @harbour,mayor, or under #port,ferry.",
    "Will.I.Am sang, and “we”re closed” was on the door; file.Close and exports.Cow are code.",
    'The port will close," the mayor said."I have no choice.", where the mark may be of either.',
    'The header "GET,PUT" and typeof(location) and f(xx,yy) are code, and {aa,bb} too.',
    "He signed the withdrawl of an ofshore bank and will atend the talks.",
    "What is “un”known may be “in”visible, and a “break”through is one word.",
    "They meet atleast once a week and atleast a few times a month.",
    "Welsh Llanfairpwllgwyngyll and Dutch van der Bosch met Houston the rapper, 50Cent.",
    "Cyberattacks, livestreams, healthcare, jihadis, smallsats and dentin are words of our time.",
]
FOREIGN = {
    "de": "Der Bürgermeister sagte,dass der Hafen schließt.Die Stadt ist nicht dafür.",
    "fr": "Le maire a dit,que le port ferme.Les pêcheurs ne sont pas dans la ville pour une fête.",
    "es": "El alcalde dijo,que el puerto cierra.Los pescadores no están en la ciudad.",
}


@pytest.mark.parametrize("marked", RUN_TOGETHER)
def test_what_was_run_together_is_parted(marked: str) -> None:
    assert parted(marked.replace("|", ""), "en").text == marked.replace("|", " ")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_be_one_word_stays_one(text: str) -> None:
    assert parted(text, "en").text == text


@pytest.mark.parametrize("language", FOREIGN)
def test_no_word_of_another_language_is_parted(language: str) -> None:
    article = from_text(FOREIGN[language])
    assert (article.language, article.body) == (language, FOREIGN[language])


def test_the_body_leads_back_to_the_words_as_they_were_run_together() -> None:
    text = "\n\n".join(line.replace("|", "") for line in RUN_TOGETHER)
    article = from_text(text)
    assert article.body == "\n\n".join(line.replace("|", " ") for line in RUN_TOGETHER)
    assert "".join(article.source[at : at + size] for _, at, size in article.offset_map) == (
        text.replace("\n\n", "")
    )
    assert_accounted_for(article)
    assert list(examine(read(article)).mismatches) == []


def test_a_body_that_is_taken_as_it_is_stays_as_it_is() -> None:
    text = "The firm had previouslysaid it would not close the port,which is old."
    assert from_text(text, clean=False).body == text
