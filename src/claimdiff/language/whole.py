"""Moved to `claimdiff.text.whole`; here until the last of its users has."""

from claimdiff.text.whole import *  # noqa: F403
