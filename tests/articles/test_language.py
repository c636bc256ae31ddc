"""The language of a text, by script and small words."""

import py3langid
import pytest

from claimdiff.articles.language import detect
from claimdiff.errors import StoreError

SAMPLES = {
    "en": "The bridge was closed on Tuesday and the ferry runs all night for those who work there.",
    "de": "Die Brücke ist seit Dienstag gesperrt, und die Fähre fährt für die Pendler.",
    "fr": "Le pont est fermé depuis mardi et le bac circule toute la nuit pour les gens.",
    "es": "El puente está cerrado desde el martes y la barca circula de noche para los vecinos.",
    "ru": "Мост закрыт со вторника, и паром ходит всю ночь, но не для всех, как сказал мэр.",
    "ar": "أغلق الجسر منذ يوم الثلاثاء في المدينة وقال العمدة إن العمل من الليل إلى الصباح",
    "he": "הגשר נסגר ביום שלישי והמעבורת פועלת כל הלילה.",
    "th": "สะพานปิดตั้งแต่วันอังคาร",
    "hi": "पुल मंगलवार से बंद है और नाव रात भर चलती है, यह शहर के लोगों के लिए है।",
    "ja": "橋は火曜日から閉鎖されている。",
    "zh-Hant": "大橋從星期二起關閉，渡輪會整夜開。",
    "zh-Hans": "大桥从星期二起关闭，渡轮会整夜开。",
    "ko": "다리는 화요일부터 폐쇄되었다.",
}


@pytest.mark.parametrize("tag", SAMPLES)
def test_language_is_told(tag: str) -> None:
    assert detect(SAMPLES[tag]) == tag


@pytest.mark.parametrize("text", ["", "123 456", "—"])
def test_no_letters_no_language(text: str) -> None:
    assert detect(text) is None


def test_a_library_that_finds_no_room_for_its_model_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_: str) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(py3langid, "classify", full)
    with pytest.raises(StoreError, match="No space left on device"):
        detect("Ferry runs aground")
