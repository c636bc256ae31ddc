"""Contraries that news turns on: rise and fall, accept and reject, before and after.

A short list by hand of pairs that cannot both hold of one thing; it is no dictionary.
"""

from claimdiff.language.words import words

_PAIRS = """
say deny, rise fall, rising falling, risen fallen, increase decrease, increase decline, rise drop,
rose dropped, grow shrink, grew shrank, gain lose, gained lost, win lose, won lost, up down,
higher lower, high low, more less, more fewer, above below, over under, before after, accept
reject, approve reject, accept refuse, agree refuse, support oppose, backed opposed, for against,
open close, opened closed, start stop, begin end, began ended, join leave, joined left, arrive
depart, enter leave, buy sell, bought sold, hire fire, import export, allow ban, allow forbid,
permit prohibit, legal illegal, guilty innocent, convict acquit, convicted acquitted, alive dead,
killed survived, first last, north south, east west, northern southern, eastern western, left
right, male female, man woman, men women, public private, confirm deny, confirmed denied, admit
deny, admitted denied, true false, success failure, succeed fail, best worst, better worse, strong
weak, early late, earlier later, day night, morning evening, majority minority, maximum minimum,
all none, everyone nobody, safe unsafe, lawful unlawful, tighten loosen, tighten ease, strengthen
weaken, raise lower, raise cut, raised cut, expand shrink, accelerate slow, attack defend, praise
criticise, praised criticised, release detain, released detained, freed jailed, push pull, present
absent, able unable, likely unlikely, possible impossible, certain uncertain, known unknown, hot
cold, old new, older younger, surplus deficit, profit loss, inside outside, lift impose, lifted
imposed, resume halt, resumed halted, appoint dismiss, appointed dismissed, rose fell, climbed
fell, jumped fell, gained fell, jumped dropped, climbed dropped, pass fail, passed failed,
arrested released, reopened closed, opened shut, freed held, released held, bail custody, bail
remanded, uphold overturn, uphold quash, upheld overturned, upheld quashed, sign veto, approve
veto, approve block, adopt reject, passed defeated, accept decline, resigned sacked, resigned
dismissed, resigned fired, quit sacked, survived died, unhurt injured, unharmed injured, safe
missing, intact destroyed, suspend resume, ended extended, shorten extend, widen narrow, stable
critical, minor serious, minor severe, slight serious, temporary permanent, voluntary compulsory,
optional mandatory, elected appointed, married single, convicted cleared, valid invalid, victory
defeat, advance retreat, accident deliberate, accidental deliberate, accident arson, suicide
murder, unanimous narrow, unanimous split, friendly hostile, cancelled ahead, drunk sober
"""


def _stem(word: str) -> str:
    return words(word)[0].stem


_OPPOSED = {frozenset(map(_stem, pair.split())) for pair in _PAIRS.replace("\n", " ").split(",")}


def opposed(a: str, b: str) -> bool:
    """Tell whether two stems are contraries."""
    return frozenset((a, b)) in _OPPOSED and a != b
