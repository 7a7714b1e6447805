"""Which day it is for somebody."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from core.clock import SECOND, Moment
from core.tx import Tx


def day_of(tx: Tx, person_id: int, moment: Moment) -> date:
    """The day that a moment is in by the person's time zone; by UTC, if none is known."""
    zone = zone_of(tx, person_id)
    return datetime.fromtimestamp(moment / SECOND, ZoneInfo(zone) if zone else UTC).date()
