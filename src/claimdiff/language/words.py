"""Moved to `claimdiff.text.words`; here until the last of its users has."""

from claimdiff.text.words import *  # noqa: F403
