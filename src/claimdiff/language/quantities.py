"""Moved to `claimdiff.text.quantities`; here until the last of its users has."""

from claimdiff.text.quantities import *  # noqa: F403
