"""Moved to `claimdiff.text.ages`; here until the last of its users has."""

from claimdiff.text.ages import *  # noqa: F403
