"""Words by which a headline takes a stand towards a story: it denies or doubts it.

Two reports of one rumour conflict when one of them denies it and the other does not; no likeness of
words shows that. Only word lists are here; `bags` counts them.
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


def _stems(table: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(table))


DENYING = _stems(_DENYING)
"""Stems of words that deny what is told; the hard negators are among them."""
DOUBTING = _stems(_DOUBTING)
"""Stems of words that weigh a story and so keep a distance from it."""
