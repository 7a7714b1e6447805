from datetime import UTC, datetime

from core.clock import Moment


def shown(moment: Moment) -> str:
    """A moment for operators, in UTC."""
    return datetime.fromtimestamp(moment / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
