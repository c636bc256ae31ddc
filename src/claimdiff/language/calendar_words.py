"""The words and signs of dates: months, weekdays, zones. Data for `claimdiff.language.times`."""

_MONTHS = (
    "january jan janvier januar jänner enero",
    "february feb février fevrier februar febrero",
    "march mar mars märz maerz marzo",
    "april apr avril abril",
    "may mai mayo",
    "june jun juin juni junio",
    "july jul juillet juli julio",
    "august aug août aout agosto",
    "september sept sep septembre septiembre",
    "october oct octobre oktober octubre",
    "november nov novembre noviembre",
    "december dec décembre decembre dezember diciembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Month name, lower case, without a dot -> 1 to 12 (English, French, German, Spanish)."""

_WEEKDAYS = (
    "monday mon lundi montag lunes",
    "tuesday tue tues mardi dienstag martes",
    "wednesday wed mercredi mittwoch miércoles",
    "thursday thu thur thurs jeudi donnerstag jueves",
    "friday fri vendredi freitag viernes",
    "saturday sat samedi samstag sábado",
    "sunday sun dimanche sonntag domingo",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Weekday name, lower case -> 0 (Monday) to 6."""


def is_calendar(word: str) -> bool:
    """Tell whether a word is a month or weekday ("May" and "March" with a capital only)."""
    lower = word.lower()
    return (lower in MONTHS or lower in WEEKDAYS) and (len(lower) > _DOUBTFUL or word[0].isupper())


_DOUBTFUL = 5  # letters: "may", "march", "sun", "mar" are words too
CHINESE_WEEKDAYS = dict(zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True))

SMALL = {
    name: number
    for number, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
} | {"a": 1, "an": 1}
"""Number words that count days, weeks, months or years."""

ZONES = {
    "utc": "+00:00",
    "gmt": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "et": "-05:00",
    "hkt": "+08:00",
    "sgt": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "aest": "+10:00",
    "aedt": "+11:00",
}
"""Zone abbreviation, lower case -> offset. Where one has several meanings (BST, CST), the commonest
in English-language news."""
