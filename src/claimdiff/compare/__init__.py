"""Two readings to findings: alignment, relations, differences, basis, omission proof.

Shared by both engines: the offline engine's judge stands here, and what a language model judges is
turned into findings as it is, with the program's own measure beside it.
"""

from claimdiff.compare.alignment import judge
from claimdiff.compare.by_rule import figure_rows
from claimdiff.compare.checking import as_claim, check
from claimdiff.compare.findings import find
from claimdiff.compare.notices import notices
from claimdiff.compare.overview import overview
from claimdiff.compare.parsed import Parsed
from claimdiff.compare.versions import versions
from claimdiff.compare.weigh import weigh

__all__ = [
    "Parsed",
    "as_claim",
    "check",
    "figure_rows",
    "find",
    "judge",
    "notices",
    "overview",
    "versions",
    "weigh",
]
