"""Who says what in Chinese sentences: "X表示，…", "「…」，X說".

Verbs of saying with a name before them, and quotations with a speaker before or after. Nothing is
resolved ("他" stays "他"), and Japanese, where the speaker stands far from the verb, is left alone.
"""

import re
from collections.abc import Iterator

from claimdiff.engines.contract import Range

_CUE = (
    "(?:(?:表示|指出|強調|强调|認為|认为|透露|坦言|宣布|宣佈|警告|批評|批评|否認|否认|回應|回应|相信|呼籲|呼吁"
    "|證實|证实|補充|补充|聲稱|声称|報道|报道)(?:說|说|稱|称|道)?|(?:說|说|稱|称|指|道)(?=[，,：:「“。！]|$))"
)
_NAME = "[^，,。；;：:、！？「」“”\\s]{1,14}?"
# "週三" in "市長陳大文週三表示" is no part of the name.
_WHEN = (
    "(?:(?:在|於|于)?(?:(?:本|上)?(?:週|周|星期|禮拜|礼拜)[一二三四五六日天]|(?:今|昨|前|當|当|同)(?:天|日)"
    "|\\d{1,2}(?:月\\d{1,2})?[日號号]|早上|上午|中午|下午|晚上|傍晚|凌晨))*"
)
_BEFORE_CONTENT = re.compile(
    f"(?:^|[，,。；」”\\s])(?P<source>{_NAME}){_WHEN}(?P<cue>(?:也|亦|则|則|還|还|曾|並|并)?{_CUE})"
)
_AFTER_QUOTE = re.compile(f"[」”]\\s*[，,]?\\s*(?P<source>{_NAME}){_WHEN}(?P<cue>{_CUE})[。！]?$")
_BLANK = "，,：: 。"
PRONOUNS = frozenset(("他", "她", "它", "他们", "她们", "它们", "他們", "她們", "它們", "其"))
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
KANA = re.compile("[\u3040-\u30ff]")


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character; a pattern of all of them takes 3 ms to compile."""
    return not text.isascii() and any(_FIRST_HAN <= one <= _LAST_HAN for one in text)


def sayings(body: str, range_: Range) -> Iterator[tuple[Range, Range, Range]]:
    """Source, cue and content of each thing said in a sentence, in characters of the body."""
    text = body[range_[0] : range_[1]]
    if not has_han(text) or KANA.search(text) is not None:
        return
    found = _AFTER_QUOTE.search(text)
    if found is not None:
        yield _placed(range_[0], found, (0, found.start() + 1))
        return
    found = _BEFORE_CONTENT.search(text)
    if found is not None:
        start, end = found.end("cue"), len(text)
        while start < end and text[start] in _BLANK:
            start += 1
        while start < end and text[end - 1] in _BLANK:
            end -= 1
        if start < end:
            yield _placed(range_[0], found, (start, end))


def _placed(at: int, found: re.Match[str], content: Range) -> tuple[Range, Range, Range]:
    """The parts of a match and its content as ranges of the body."""
    source, cue = found.span("source"), found.span("cue")
    return (
        (at + source[0], at + source[1]),
        (at + cue[0], at + cue[1]),
        (at + content[0], at + content[1]),
    )
