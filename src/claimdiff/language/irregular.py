"""Irregular forms of English verbs and nouns: what a stemmer cannot bring together."""

_FORMS = """
arise arose arisen, become became, begin began begun, bite bit bitten, blow blew blown,
break broke broken, bring brought, build built, burn burnt, buy bought, catch caught, child
children, choose chose chosen, come came, deal dealt, die dying, dig dug, draw drew drawn, drink
drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought,
find found, flee fled, fly flew flown, foot feet, forbid forbade forbidden, forget forgot forgotten,
forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given, go went gone, grow
grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, know knew known, lay laid,
lead led, leave left, lend lent, lie lying, lose lost, make made, man men, mean meant, meet met,
mistake mistook mistaken, oversee oversaw overseen, overthrow overthrew overthrown, pay paid, ride
rode ridden, rise rose risen, run ran, see saw seen, seek sought, sell sold, send sent, shake shook
shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk,
sit sat, sleep slept, speak spoke spoken, spend spent, stand stood, steal stole stolen, strike
struck, swear swore sworn, swim swam swum, take took taken, teach taught, tear tore torn, tell told,
think thought, throw threw thrown, undergo underwent undergone, understand understood, undertake
undertook undertaken, wear wore worn, win won, withdraw withdrew withdrawn, woman women, write wrote
written
"""


def _read(table: str) -> dict[str, str]:
    rows = [row.split() for row in table.split(",")]
    return {form: row[0] for row in rows for form in row[1:]}


BASE = _read(_FORMS)
"""Irregular form -> its base ("rose" -> "rise")."""
