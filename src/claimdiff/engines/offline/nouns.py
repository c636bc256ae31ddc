"""The common nouns of people, firms and other bodies, as the rules know them.

Word lists and nothing else, like `lexicon`.
"""

import re

from claimdiff.engines.offline import lexicon

COMPANIES = lexicon.word_set(
    "company firm business giant corporation developer bank airline carmaker maker retailer "
    "startup start-up operator chipmaker drugmaker lender insurer supermarket brewer inc corp ltd "
    "plc app platform holdings motors systems technologies partners foods airlines airways"
)
"""What is called so, or has it in its name, may be meant by "the company"."""

BODIES = COMPANIES | lexicon.word_set(
    "group agency organisation organization network party union ministry department "
    "university charity club team broadcaster newspaper regulator"
)
"""Nouns that "the" may stand before in place of a name."""

ORGANISED = BODIES | lexicon.word_set(
    "committee council court office bureau commission association foundation institute campaign "
    "police force army house senate times post journal news health republicans democrats states "
    "nations republic kingdom city county air co motors rail ferries energy oil capital media "
    "studios stores hospital school college church museum fund trust league mutual insurance "
    "government authorities"
)
"""Words by which a name is no person's."""

AGENT = re.compile(
    r"(?:(?<!m)ent|or|er|ist|ian|man|woman|person|chief|judge|king|queen|prince|general)$"
)
"""How nouns end that a person may be called by."""
