"""Two readings to findings: alignment, relations, differences, basis, omission proof.

Shared by both engines: the offline engine's judge stands here, and what a language model judges
passes the same gate and the same omission proof.
"""

from claimdiff.comparing.checking import as_claim, check
from claimdiff.comparing.embedding import load_ahead
from claimdiff.comparing.findings import find
from claimdiff.comparing.gate import gate
from claimdiff.comparing.judge import judge
from claimdiff.comparing.notices import notices

__all__ = ["as_claim", "check", "find", "gate", "judge", "load_ahead", "notices"]
