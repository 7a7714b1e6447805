"""When nobody is texted who hasn't asked for anything just now."""

from datetime import timedelta, tzinfo

from core.clock import Moment
from core.times.rules import QUIET_TO, is_quiet, local_time, moment_of


def ends_at(now: Moment, zone: tzinfo) -> Moment | None:
    """When the quiet hours there are over; nothing outside of them."""
    there = local_time(now, zone)
    minute = there.hour * 60 + there.minute
    if not is_quiet(minute):
        return None
    return moment_of(there.date() + timedelta(minute >= QUIET_TO), QUIET_TO, zone)
