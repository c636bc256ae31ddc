"""Moved to `claimdiff.text.quotes`; here until the last of its users has."""

from claimdiff.text.quotes import *  # noqa: F403
