"""Moved to `claimdiff.text.calendar_names`; here until the last of its users has."""

from claimdiff.text.calendar_names import *  # noqa: F403
