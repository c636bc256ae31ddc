"""Moved to `claimdiff.text.polarity`; here until the last of its users has."""

from claimdiff.text.polarity import *  # noqa: F403
