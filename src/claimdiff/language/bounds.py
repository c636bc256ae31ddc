"""Bounds: the words before or after a number that make an interval of it.

"At least" and "more than" leave it open above, "up to" and "fewer than" below; "about", "nearly"
and "just over" give it a tolerance.
"""

import re

ABOUT = 0.1  # "about 50" holds from 45 to 55: what desks round off and readers let pass
_BEFORE = {
    "low": r"at least|no fewer than|no less than|not less than|not fewer than|(?:a )?minimum of",
    "above": r"more than|over|above|upwards of|in excess of|exceed(?:s|ed|ing)?|greater than"
    r"|topp(?:ed|ing)",
    "high": r"up to|at most|no more than|not more than|as many as|(?:a )?maximum of",
    "below": r"fewer than|less than|under|below",
    "nearly": r"nearly|almost|close to|just under|just below|just short of|approaching",
    "just_over": r"just over|just above|a little over|slightly more than",
    "about": r"about|around|some|roughly|approximately|(?:an )?estimated|circa|approx\.?",
}
# German, French, Spanish, Italian, Russian; without "fast" and "sur", which are English and more.
_BEFORE_ABROAD = {
    "low": "mindestens|wenigstens|au moins|al menos|por lo menos|almeno|не менее|как минимум",
    "above": "mehr als|über|plus de|más de|più di|oltre|более|больше|свыше",
    "high": "höchstens|maximal|bis zu|au plus|jusqu['’]à|como máximo|hasta|al massimo|не более|до",
    "below": "weniger als|unter|moins de|menos de|meno di|менее|меньше",
    "nearly": "knapp|beinahe|près de|presque|casi|quasi|почти",
    "about": "etwa|rund|ungefähr|environ|unos|unas|alrededor de|cerca de|около|примерно",
}
# Chinese words have no space before them, so no beginning of a word can be asked for. 约 ("about")
# ends the words for New York, contract, treaty, booking and saving too, though not where it follows
# a counter (一条), "together" (联合) or a festival (春节); 近 ("nearly") ends words for "beside".
_IN_NO_WORD = (
    "(?<![纽紐契違违預预簽签履公])(?<!(?<![折联聯结結综綜适適混融配集符])合)"
    "(?<!(?<![\\d一二三四五六七八九十两兩几幾数數多每])[条條])(?<!(?<![春国國环環情])[节節])"
)
_BEFORE_HAN = {
    "low": "至少|最少|起码|起碼|不少于|不少於|不低于|不低於",
    "above": "(?<!不)(?:超过|超過)|逾|多于|多於|高于|高於",
    "high": "最多|至多|不超过|不超過|不多于|不多於",
    "below": "不到|(?<!不)(?:少于|少於|低于|低於)|不足|未满|未滿",
    "nearly": "(?<![附最邻鄰靠临臨新就])近|接近|将近|將近|几乎|幾乎",
    "about": f"{_IN_NO_WORD}[约約]|大概|估计|估計",
}
_BOUND = re.compile(
    "(?:"
    + "|".join(
        rf"(?P<{name}>\b(?:{words}|{_BEFORE_ABROAD.get(name, words)})"
        rf"|{_BEFORE_HAN.get(name, '(?!)')})"
        for name, words in _BEFORE.items()
    )
    + r")\s*(?:the |an? |[为為有])?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<low> ?(?:or|and) (?:more|over|above)\b|或?以上)"
    r"|(?P<high> ?(?:or|and) (?:fewer|less|under)\b|或?以下)|(?P<about> or so\b|左右)"
)
_PLACES = 6  # decimals: enough for any figure in the news, few enough to hide binary fractions
_LOOK_BACK = 26  # the longest bound ("slightly more than an ") and the space after it


def bounds(
    text: str, start: int, end: int, stop: int, figure: float
) -> tuple[int, float | None, float | None]:
    """Give where the bound word before a number starts, and the interval it makes.

    Args:
        text: The text around the number.
        start: Where the figure starts.
        end: Where the figure ends.
        stop: Where its unit ends.
        figure: Its value.
    """
    first = max(0, start - _LOOK_BACK)
    before = _BOUND.search(text[first:start])
    after = _AFTER.match(text, stop) or _AFTER.match(text, end)
    match = before or after
    kind = match.lastgroup if match else None
    low, high = _interval(kind or "", figure)
    return (first + before.start() if before else start), low, high


def _interval(kind: str, figure: float) -> tuple[float | None, float | None]:
    less, more = round(figure * (1 - ABOUT), _PLACES), round(figure * (1 + ABOUT), _PLACES)
    return {
        "low": (figure, None),
        "above": (figure, None),
        "high": (None, figure),
        "below": (None, figure),
        "nearly": (less, figure),
        "just_over": (figure, more),
        "about": (less, more),
    }.get(kind, (figure, figure))
