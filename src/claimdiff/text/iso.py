"""Times as data has them (ISO 8601), not as prose tells them (`text.times`)."""

from datetime import datetime


def moment(text: str | None) -> datetime | None:
    """A time with its zone; None where the text is no time, a day only, or of no known zone."""
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo else None
