"""Which news agency a text names as its origin: in datelines, bylines, credits, closing brackets.

An agency that is only spoken of ("an officer told Reuters") is no origin.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from claimdiff.articles import tables

_NAMES = {name: "|".join(names) for name, names in tables.sections("agencies").items()}
_ANY = "|".join(f"(?P<{name}>{names})" for name, names in _NAMES.items())
_SOME = "|".join(_NAMES.values())
# Patterns as text: few articles need any of them, and to compile them all takes 25 ms.
_BRACKETED = rf"[(（\[【/]\s*(?:{_ANY})(?:\s*[/,&]\s*[\w .]+)?\s*[)）\]】/]"
_CLOSING_MARKS = ")）]】/"
_CLOSING = rf"{_BRACKETED}\W*$"
_FROM = r"by|source|quelle|fuente|fonte|from|via|par|von|avec|con|mit|來源|来源|المصدر|источник"
_LINE = rf"(?i)^\W*(?:(?:{_FROM})\s*[:：]?\s*)?(?:{_ANY})\W*$"
# "BERLIN (AP) - ", "PARIS, 8 juil (AFP) -" have brackets; these have none: "新華社北京7月8日電".
_OPENING = rf"^(?:{_ANY})(?:[^\w\s]|[\u4e00-\u9fff]{{2,8}}\d+月|\s*[—–-])"
# "【エルム共同】", "（中央社記者王小明台北4日電）": a bracket that a body begins with.
_INSIDE = r"[^()（）【】〔〕\[\]\n]{0,20}"
_FIRST_BRACKET = rf"^[(（【〔\[]{_INSIDE}?(?:{_ANY}){_INSIDE}[)）】〕\]]"
# "МОСКВА, 4 мар - РИА Новости."
_AFTER_DATE = rf"^[^!?\n]{{2,40}}?\d[^!?\n]{{0,20}}?[-–—]\s*(?:{_ANY})\s*[.:]"
_WITH = r"avec|with|mit|con|e|y|et|and|und|с"
_BYLINE_END = rf"\s*(?:[,/|·–-]|\b(?:{_WITH})\b)?\s*(?<![\w-])(?:{_ANY})\W*$"
_DATELINE = 120  # characters at the beginning of a body that a dateline can take
_LAST_WORDS = 60  # characters at the end of a body, or of its last line, that a credit can take


class Credit(NamedTuple):
    """An agency, and which part of the text names it, as `Article.origins` tells it."""

    name: str
    origin: str


def find(body: str, credit_lines: Iterable[str] = ()) -> Credit | None:
    """The agency that a body's dateline, its last words or a credit line name, if any does."""
    for pattern in (_OPENING, _BRACKETED, _FIRST_BRACKET, _AFTER_DATE):
        if match := _search(pattern, body[:_DATELINE]):
            return Credit(_name(match), "text:dateline")
    if match := _search(_CLOSING, body[-_LAST_WORDS:]):
        return Credit(_name(match), "text:credit")
    for line in reversed(list(credit_lines)):
        if match := re.fullmatch(_BRACKETED, line.strip()) or re.match(_LINE, line):
            return Credit(_name(match), "text:credit")
    return None


def of_fields(texts: Iterable[str]) -> str | None:
    """The first agency that one of some fields names, as a field or as a dateline."""
    found = (find("", [text]) or find(text) for text in texts)
    return next((credit.name for credit in found if credit), None)


def in_byline(byline: str) -> tuple[str, str | None]:
    """A byline without the agency that it ends with, and that agency: "Ada Stone, AP"."""
    match = _search(_BYLINE_END, byline)
    return (byline[: match.start()], _name(match)) if match else (byline, None)


def closing(text: str) -> int | None:
    """Where the agency's name in brackets begins that closes a text, if one does."""
    start = max(0, len(text) - _LAST_WORDS)
    marked = any(mark in text[start:] for mark in _CLOSING_MARKS)
    match = _search(_CLOSING, text[start:]) if marked else None
    return start + match.start() if match else None


def _search(pattern: str, text: str) -> re.Match[str] | None:
    """Search a text for a pattern, if any agency's name is in it."""
    return re.search(pattern, text) if re.search(_SOME, text) else None


def _name(match: re.Match[str]) -> str:
    return next(name.replace("_", " ") for name in _NAMES if match[name])
