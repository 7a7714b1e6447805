"""Which day it is for somebody."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from core.clock import SECOND, Moment
from core.tx import Tx


def day_of(tx: Tx, person_id: int, moment: Moment) -> date:
    """The day that a moment is in by the person's time zone; by UTC, if none is known."""
    return datetime.fromtimestamp(moment / SECOND, zone_of_person(tx, person_id)).date()


def zone_of_person(tx: Tx, person_id: int) -> tzinfo:
    """The person's time zone; UTC, if none is known."""
    zone = zone_of(tx, person_id)
    return ZoneInfo(zone) if zone else UTC
