"""Sentence splitting: hard lines in every language of the inputs, exact offsets whatever comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syntok import segmenter

from claimdiff.articles.sentences import LONGEST, split

# Each line is written with | where sentences end; the blanks around it belong to no sentence.
HARD = [
    "The ferry struck a bank at 6 a.m. |Everyone had left it by 9 a.m. on Tuesday.",
    # titles, initials, abbreviations
    "Mr. Harrow met Dr. A. B. Quill on Monday.| They spoke for an hour.",
    "She studied under J. K. Marlow, Ph.D., in Elmton.| It took 3.5 years.",
    "The U.S. Army moved in.| The plan came from the U.S.| The order was late.",
    "The alarm was raised at 10:25 a.m.| Lifeboats came at noon, and left by 4 p.m. Eastern time.",
    "It opens at 9 a.m. on Sunday.| Nobody came at 5 p.m.| The doors stayed shut.",
    "Northgate Inc. said on Jan. 5 it would sell.| Its rival is Harrow Ltd.| The price is low.",
    "No. 10 declined to comment.| See fig. 4 for more.",
    "Gen. Orlo spoke of St. Alban's Rd. to Sen. Pike.",
    # quotations
    '"Stop!" he said.| Then he left.',
    '"Why now?" asked Ms Orlo.| "Because we must."',
    "“We will look at it,” the firm said. |“It may take weeks.”",
    'He called it "a mess."| The firm did not answer.',
    "‘Is it safe?’ Ada Quill asked.| Nobody knew.",
    # ellipses, decimals, brackets, joined words
    "It waited... and waited.| Then it fell…| Nobody saw it.",
    "The rate fell to 2.25 per cent (from 2.5 per cent).| Prices rose.",
    "It passed the security law.|Police said so.",
    "The service is runby a local firm 21Vianeton the other side.| It works.",
    "Visit northgate.example.com or Node.js for more.| It is free.",
    "iPhone sales fell.| eBay did well.",
    # German, French, Spanish, Russian
    "Am 3. Oktober kam Dr. Wieland z. B. nicht.| Er blieb zu Hause.",
    "M. Dupont est arrivé à 11 h.| « Tout va bien », a-t-il dit.",
    "Lunt accuse : « On ferme d'abord. » |Elle n'ira pas en justice.",
    "« On ferme d'abord ! » dit-elle.| Puis elle part.",
    "Er sagte nichts.| »Das reicht.«| Dann ging er.",
    "¿Quién vino?| Vino el Sr. Pérez.| ¡Qué día!",
    "В 2019 г. завод закрыли.| А. С. Орлов уехал.",
    # Chinese, Japanese
    "市長說：「我們會暫停。」|工程明天開始。",
    "“为什么？”他说。|没有人回答。",
    "市は「中止する。」と述べた。|理由は不明だ。",
    # Arabic, Urdu, Hebrew, Hindi
    "هل انتهى الأمر؟ |نعم. |غادر الوزير.",
    "یہ ختم ہوا۔ |وہ گیا۔",
    "הגשר נסגר. |אין נפגעים.",
    "पुल बंद है। |कोई घायल नहीं है।",
    # Amharic with its full stop and with two word separators, Burmese
    "ወደቡ ይዘጋል።| ሰዎች አልተገኙም፡፡| ለምን፧| ማንም አያውቅም።",
    "ဆိပ်ကမ်းကို ပိတ်မည်။| ရဲက စုံစမ်းနေသည်။",
]


def sentences(body: str) -> list[str]:
    return [body[start:end] for start, end, _ in split(body)]


@pytest.mark.parametrize("marked", HARD)
def test_hard_line(marked: str) -> None:
    body = marked.replace("|", "")
    assert sentences(body) == [part.strip() for part in marked.split("|")]


def test_hard_lines_in_english_are_split_no_worse_than_by_syntok() -> None:
    english = [line for line in HARD if line.isascii()]
    ours = theirs = 0
    for marked in english:
        body, wanted = marked.replace("|", ""), [part.strip() for part in marked.split("|")]
        found = [
            "".join(token.spacing + token.value for token in sentence).strip()
            for paragraph in segmenter.analyze(body)
            for sentence in paragraph
        ]
        ours += sentences(body) == wanted
        theirs += found == wanted
    assert ours >= theirs > 0


def test_thai_is_cut_at_spaces() -> None:
    body = "สะพานปิดเมื่อวันอังคารหลังจากวิศวกรพบรอยร้าวขนาดใหญ่ เมืองจะซ่อมแซมภายในหกสัปดาห์ข้างหน้านี้ ไม่มีผู้บาดเจ็บ"
    assert len(sentences(body)) > 1


def test_paragraphs_are_counted_and_end_sentences() -> None:
    assert split("A heading\n\nOne here. Two here.\n\nThree") == [
        (0, 9, 0),
        (11, 20, 1),
        (21, 30, 1),
        (32, 37, 2),
    ]


def test_a_wrapped_paragraph_is_one_paragraph() -> None:
    body = (
        "The city closed the bridge on Tuesday after engineers found a\n"
        "crack in its main pylon. Traffic was sent by the old road, and\n"
        "the ferry ran all night."
    )
    assert [part.split()[-1] for part in sentences(body)] == ["pylon.", "night."]


def test_lines_of_a_list_are_sentences() -> None:
    assert sentences("1. First the bridge.\n2. Then the road.") == [
        "1. First the bridge.",
        "2. Then the road.",
    ]


@pytest.mark.parametrize("unit", ["a", "word ", "A b. ", '"Stop!" ', ".", "。」", "! said", "กข "])
def test_no_sentence_is_longer_than_the_limit(unit: str) -> None:
    body = unit * (50_000 // len(unit))
    assert max(end - start for start, end, _ in split(body)) <= LONGEST


@given(st.text(alphabet=st.sampled_from(list("aB1 .!?…\"'”“)(\n。」と說،؟।กUS,")), max_size=80))
def test_sentences_are_in_order_and_leave_only_blanks_out(body: str) -> None:
    position = paragraph = 0
    for start, end, number in split(body):
        assert position <= start < end <= len(body)
        assert not body[position:start].strip()
        assert body[start:end] == body[start:end].strip()
        assert number in (paragraph, paragraph + 1)
        position, paragraph = end, number
    assert not body[position:].strip()
