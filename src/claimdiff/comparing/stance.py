"""Words by which a headline takes a stand towards a story: denies it, doubts it, ends it.

Two reports of one rumour conflict when one of them denies it and the other does not; no likeness of
words shows that. Only word lists are here; `signals` counts them.
"""

from claimdiff.language.words import words

_DENYING = """
hoax hoaxer hoaxed fake faked faking false falsely debunk debunked debunking untrue myth prank
pranked satire satirical bogus fabricated fabrication unfounded baseless deny denied denial denying
refute refuted rebuff rebuffed reject rejected dismiss dismissed dispute disputed disprove disproved
disproven discredit discredited lie lied liar wrong incorrect mistaken misleading fooled duped dupe
staged photoshopped scam busted quash quashed recant recanted retract retracted contradict
contradicted mockumentary spoof parody fiction fictional phony fraud sham nope invented unreal
inaccurate error not no never nor neither none nobody nothing without isn't wasn't aren't weren't
doesn't didn't don't won't can't cannot couldn't hasn't haven't
"""
_DOUBTING = """
doubt doubtful doubted unlikely unverified unconfirmed question questioned questionable skeptical
sceptical skeptic suspicious alleged allegedly purported purportedly supposed supposedly probably
likely might may could rumor rumour rumored rumoured claim claimed reportedly apparently possibly
maybe perhaps suspect suspected internet viral proof evidence real really actually truth true story
sorry exposed outed
"""
_ENDING = """
stop stopped quit quitting cancel cancelled canceled drop dropped pull pulled bail bailed scrap
scrapped halt halted pause paused end ended shelve shelved abandon abandoned suspend suspended
postpone postponed delay delayed fail failed collapse collapsed ignore ignored break violate
violated leave exit withdraw lose refuse refused decline declined block blocked ban banned reverse
reversed overturn overturned kill killed die died dead death remove removed close closed shut
shutting lack avoid avoided prevent prevented oppose opposed against out off down
"""


def _stems(table: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(table))


DENYING = _stems(_DENYING)
"""Stems of words that deny what is told; the hard negators are among them."""
DOUBTING = _stems(_DOUBTING)
"""Stems of words that weigh a story and so keep a distance from it."""
ENDING = _stems(_ENDING)
"""Stems of words by which what was planned or under way does not go on."""
