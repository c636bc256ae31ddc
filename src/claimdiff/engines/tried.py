"""What an engine's error knows of the attempts behind it. Plain data, no logic."""

from claimdiff.result import Usage


class Tried:
    """Mixed into the errors of engines: how often it was tried, and what that cost."""

    attempts: int = 1
    usage: Usage = Usage()
