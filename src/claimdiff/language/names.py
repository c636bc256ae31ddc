"""Moved to `claimdiff.text.names`; here until the last of its users has."""

from claimdiff.text.names import *  # noqa: F403
