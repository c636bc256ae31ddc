"""Who says what in French, German, Spanish, Russian, Arabic, Hebrew, Hindi, Japanese and Thai.

Each language is a row of a table: its verbs of saying and its words for "that" and "according to".
They make the few forms that news is written in: "X said that ...", "..., said X", "According to X,
...". Whole sentences only; nothing is resolved ("elle" names nobody), and what no form fits is
left to the quotation marks. English has rules of its own (`attribution`), Chinese too (`chinese`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimdiff.engines.contract import Range

_MARKS = '«»„“”"‹›'
_TITLE = r"\b(?:M|MM|Mme|Mlle|Dr|Prof|Sr|Sra|г)\."
_NAME = rf"(?:[^,;:.!?،؟{_MARKS}]|{_TITLE}){{2,80}}"
_MORE = rf"(?:\s+[^,;:.{_MARKS}]{{1,40}}?)??"  # "a déclaré mardi", "sagte am Dienstag"
_GERMAN_NAME = (
    r"(?:(?:dem|der|den|des|einem|einer)\s+)?(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\w-]*(?:\s+[A-ZÄÖÜ][\w-]*)*"
    r"(?:\s+(?:der|des|von|für)\s+(?:der\s+)?[A-ZÄÖÜ][\w-]*)*"
)


class Saying(NamedTuple):
    """Who says it (None where a pronoun does), the words that tell so, and what is said."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]


class _Language(NamedTuple):
    """Regular expressions: verbs of saying, what opens a clause after them, "according to"."""

    verbs: str
    that: str
    according: str
    nobody: str
    tail: str = ""


_LANGUAGES = {
    "fr": _Language(
        r"(?:a|ont|avait|avaient)\s+(?:\w+\s+)?(?:déclaré|annoncé|affirmé|indiqué|ajouté|expliqué"
        r"|précisé|estimé|assuré|dit|souligné|rappelé|reconnu|confirmé|promis|averti)|(?:affirm|assur"
        r"|estim|indiqu|précis|expliqu|déclar|annonc|ajout)e(?:nt)?",
        r"(?<!\w)(?:que\s+|qu['’])",
        r"selon|d['’]après",
        r"il|elle|ils|elles|on|ce dernier|cette dernière",
    ),
    "de": _Language(
        r"sagten?|erklärten?|teilten?|fügten?|betonten?|berichteten?|kündigten?|warnten?|meldeten?"
        r"|meinten?|schrieb(?:en)?|bestätigten?|versicherten?|forderten?|sagt|erklärt|betont",
        r",\s*(?:dass\s+)?",
        r"(?:laut|nach\s+Angaben(?:\s+von)?|(?:den\s+)?Angaben\s+(?:der|des)\s+\w+\s+zufolge)",
        r"er|sie|es",
        tail=r"(?:\s+(?:mit|an|hinzu))?",
    ),
    "es": _Language(
        r"dijo|dijeron|afirm(?:ó|aron)|inform(?:ó|aron)|declar(?:ó|aron)|señal(?:ó|aron)"
        r"|asegur(?:ó|aron)|añad(?:ió|ieron)|explic(?:ó|aron)|anunci(?:ó|aron)|indic(?:ó|aron)"
        r"|manifest(?:ó|aron)|advirt(?:ió|ieron)|confirm(?:ó|aron)|agreg(?:ó|aron)|sostuvo",
        r"(?<!\w)que\s+",
        r"según|de acuerdo con",
        r"él|ella|ellos|ellas",
    ),
    "ru": _Language(
        r"(?:сказал|заявил|сообщил|добавил|отметил|подчеркнул|рассказал|объявил|пояснил|уточнил"
        r"|подтвердил|предупредил|написал)[аои]?|говорит|говорят|считает|сообщает|утверждает",
        r",\s*что\s+",
        r"по словам|по данным|по мнению|как сообщил[аои]?",
        r"он|она|оно|они",
    ),
    "ar": _Language(
        r"و?(?:قال|أعلن|أضاف|أكد|ذكر|أوضح|صرح|أشار|كشف|أفاد|حذر)(?:ت|وا|ا)?",
        r"(?:إلى\s+)?(?:إن|أن|بأن)(?:\s+|(?=ه|ها|هم))",
        r"و?(?:وفقا|وفقًا|طبقا)\s+ل|و?بحسب\s+|و?حسب\s+",
        r"هو|هي|هم",
    ),
    "he": _Language(
        r"אמר(?:ה|ו)?|הודיע(?:ה|ו)?|מסר(?:ה|ו)?|טען|טענ(?:ה|ו)|הוסיפ(?:ה|ו)|הוסיף|הצהיר(?:ה|ו)?",
        r"(?<!\w)(?:כי\s+|ש(?=\w))",
        r"לדברי|לפי|על פי",
        r"הוא|היא|הם|הן",
    ),
    "hi": _Language(r"ने\s+(?:\S+\s+को\s+)?(?:कहा|बताया)", r"कि\s+", r"(?!)", r"उन्होंने|उसने|इसने"),
}  # fmt: skip

# "on Wednesday", "yesterday", between a name and what is said.
_ARABIC_WHEN = (
    r"(?:\s+(?:يوم\s+)?(?:الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|اليوم|أمس))*"
)
_JAPANESE = "[^、。「」はが]{1,30}"
_JAPANESE_SAID = (
    "(?:述べ|話し|語っ|説明し|発表し|明らかにし|強調し|指摘し|批判し|コメントし)て?(?:た|いる|いた)"
)
_OWN_FORMS = {
    "ja": (
        rf"^(?P<source>{_JAPANESE})(?:は|が)、?(?P<content>.{{2,400}}?)(?P<cue>と{_JAPANESE_SAID})",
        rf"^(?P<content>「[^」]{{2,400}}」)(?P<cue>と)、?(?P<source>{_JAPANESE})(?:は|が){_JAPANESE_SAID}",
        rf"^(?P<source>{_JAPANESE})(?P<cue>によると|によれば)、?(?P<content>.{{2,400}}?)。?$",
    ),
    "th": (
        r"^(?P<source>[^\s\"“”]{2,60}?(?:\s[^\s\"“”]{1,40}?)?)\s?(?P<cue>(?:กล่าว|ระบุ|เปิดเผย|ยืนยัน)(?:เมื่อ\S{1,20}?)?ว่า)\s?(?P<content>.{2,600})$",
    ),
    "de": (
        rf"^(?P<cue>Laut|Nach Angaben(?: von)?)\s+(?P<source>{_GERMAN_NAME})\s+"
        r"(?P<content>.+?)[.!]?$",
        rf"^(?P<content>.+?)\s+(?P<cue>laut|nach Angaben(?: von)?)\s+(?P<source>{_GERMAN_NAME})"
        r"(?:\s+(?P<rest>[^,].*?))?[.!]?$",
    ),
    "hi": (
        rf"^(?P<content>[“\"].+?[”\"]),?\s*(?P<source>{_NAME}?)\s+(?P<cue>ने\s+(?:कहा|बताया))\s*[।.]?$",
    ),
}  # fmt: skip


@cache
def _forms(language: str) -> tuple[re.Pattern[str], ...]:
    """The forms of a language, the surest first; none for a language without a row."""
    own = _OWN_FORMS.get(language, ())
    row = _LANGUAGES.get(language)
    if row is None:
        return tuple(re.compile(form) for form in own)
    verbs, according, tail = f"(?P<cue>{row.verbs})", f"(?P<cue>{row.according})", row.tail
    end = r"\s*[.!।]?$"
    that = rf"{_MORE}\s*(?:{row.that}|:\s*)"
    if language == "ar":  # the verb stands first
        source = rf"(?:\s+(?P<source>{_NAME}?){_ARABIC_WHEN})?"
        before = rf"^{verbs}{source}(?:\s*:\s*|\s+{row.that})(?P<content>.+?){end}"
    else:
        before = rf"^(?:(?P<source>{_NAME}?)\s+)?{verbs}{that}(?P<content>.+?){end}"
    forms = (
        rf"^(?P<content>.+?)[,،{_MARKS}]\s*[,،]?\s*[—–-]?\s*{verbs}\s+(?P<source>{_NAME}?){tail}{end}",
        before,
        rf"^{according}\s*(?P<source>{_NAME}?)[,،]\s*(?P<content>.+?){end}",
        rf"^(?P<content>.+?)[,،]\s*{according}\s*(?P<source>{_NAME}?){end}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms) + tuple(map(re.compile, own))


def sayings(body: str, range_: Range, language: str | None) -> Iterator[Saying]:
    """Who says what in one sentence, in characters of the body; at most one saying.

    Args:
        body: The article's body.
        range_: Where the sentence stands.
        language: The article's language as `Article.language` has it.
    """
    text = body[range_[0] : range_[1]]
    for form in _forms(language or ""):
        found = form.search(text)
        if found is not None:
            yield _placed(found, range_[0], language or "")
            return


def _placed(found: re.Match[str], at: int, language: str) -> Saying:
    """The parts of a match as ranges of the body."""
    names = [name for name in ("content", "rest") if found.groupdict().get(name)]
    content = tuple(_trimmed(found, name, at) for name in names)
    cue = (at + found.start("cue"), at + found.end("cue"))
    row = _LANGUAGES.get(language)
    said_by = (found["source"] or "").strip()
    if not said_by or (row and re.fullmatch(row.nobody, said_by, re.IGNORECASE)):
        return Saying(None, cue, content)
    return Saying(_trimmed(found, "source", at), cue, content)


def _trimmed(found: re.Match[str], name: str, at: int) -> Range:
    """A group's range without the blanks at its ends, a closing quotation mark kept with it."""
    start, end = found.span(name)
    text = found.string
    if name == "content" and end < len(text) and text[end] in _MARKS:
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return at + start, at + end
