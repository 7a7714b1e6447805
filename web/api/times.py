from datetime import UTC, datetime

from core.clock import SECOND, Moment


def at(moment: Moment) -> datetime:
    """A moment as programs read it: RFC 3339, UTC."""
    return datetime.fromtimestamp(moment / SECOND, UTC)


def at_if_any(moment: Moment | None) -> datetime | None:
    """Likewise, of what may not have happened."""
    return at(moment) if moment is not None else None
