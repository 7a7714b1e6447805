"""When something comes: a rule of local days and a local time, and the moments that it gives in a time zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from core.clock import SECOND, Moment

DAILY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
WEEKEND = frozenset((5, 6))
_WEEK = 7
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Rule:
    """Days and a time of day, as clocks show it where its person is.

    Attributes:
        minute: of the day, from 0 to 1439.
        weekdays: those on which it comes, 0 is Monday; none for one that comes once.
        on: the day of one that comes once.
    """

    minute: int
    weekdays: frozenset[int] = frozenset()
    on: date | None = None

    @property
    def at(self) -> time:
        """The local time."""
        return time(self.minute // 60, self.minute % 60)

    def comes_on(self, day: date) -> bool:
        """Whether that local day is one of its days."""
        return day == self.on if self.on is not None else day.weekday() in self.weekdays


class Due(NamedTuple):
    """A moment that a rule gives, and the local day that it belongs to."""

    moment: Moment
    on: date


def moment_of(day: date, minute: int, zone: tzinfo) -> Moment:
    """When clocks in that zone show that minute of that day.

    An hour that they skip moves on by as much as is skipped; of one that they show twice, the first counts. (PEP 495:
    `fold=0` reads both with the offset from before the change.)
    """
    local = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return Moment(round(local.timestamp()) * SECOND)


def local_day(moment: Moment, zone: tzinfo) -> date:
    """The day that a moment is in."""
    return local_time(moment, zone).date()


def local_time(moment: Moment, zone: tzinfo) -> datetime:
    """What clocks show at a moment."""
    return datetime.fromtimestamp(moment / SECOND, zone)


def next_due(rule: Rule, zone: tzinfo, after: Moment) -> Due | None:
    """The first of its moments that is later than that one; nothing if none will come."""
    if rule.on is not None:
        moment = moment_of(rule.on, rule.minute, zone)
        return Due(moment, rule.on) if moment > after else None
    today = local_day(after, zone)
    # A day ahead of the zone's, as one that was skipped makes it, is looked at again from the day before.
    for days in range(-1, 2 * _WEEK):
        day = today + timedelta(days)
        moment = moment_of(day, rule.minute, zone)
        if rule.comes_on(day) and moment > after and _is_a_day(day, zone):
            return Due(moment, day)
    return None


def _is_a_day(day: date, zone: tzinfo) -> bool:
    """Whether there is that day at all: west of the date line, Samoa had no 30 December 2011."""
    noon = datetime.combine(day, time(12), zone)
    return noon.astimezone(UTC).astimezone(zone).date() == day


def last_due(rule: Rule, zone: tzinfo, first: Due, until: Moment) -> Due:
    """The last of its moments up to that one; `first` if no later one is."""
    if rule.on is not None:
        return first
    today = local_day(until, zone)
    for days in range(2 * _WEEK):
        day = today - timedelta(days)
        if day <= first.on:
            break
        if rule.comes_on(day) and moment_of(day, rule.minute, zone) <= until and _is_a_day(day, zone):
            return Due(moment_of(day, rule.minute, zone), day)
    return first


QUIET_FROM, QUIET_TO = 21 * 60, 8 * 60


def is_quiet(minute: int) -> bool:
    """Whether what nobody asked for had better not come at that local time: after 21 o'clock and before 8.

    47 CFR 64.1200(c)(1) has these hours for calls that sell; reminders are asked for, and keep them all the same.
    """
    return minute > QUIET_FROM or minute < QUIET_TO
