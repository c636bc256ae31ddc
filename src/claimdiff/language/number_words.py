"""Moved to `claimdiff.text.lexicon` and `.units`; here until the last of its users has."""

from claimdiff.text.lexicon import CARDINALS
from claimdiff.text.units import UNITS

MEASURES = {name: (unit.of, unit.factor) for name, unit in UNITS.items()}
MAGNITUDES = dict.fromkeys(("hundred", "thousand", "million", "billion", "trillion", "dozen"), 0.0)
__all__ = ["CARDINALS", "MAGNITUDES", "MEASURES"]
