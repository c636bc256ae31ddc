"""Moved to `claimdiff.text.times`; here until the last of its users has."""

from claimdiff.text.times import *  # noqa: F403
