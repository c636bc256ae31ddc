"""Moved to `claimdiff.text.normal`; here until the last of its users has."""

from claimdiff.text.normal import *  # noqa: F403
