"""Making a report of what is stored of somebody's month: reading only, so that no writer waits for it."""

from datetime import UTC, date, timedelta, tzinfo
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from core.clock import Moment
from core.reports import making
from core.reports.making import COMPARED_DAYS, NotedInTracker
from core.reports.months import Month
from core.reports.report import DayNoted, Report
from core.times.rules import local_day
from core.tracking.adding_up import adds_up
from core.tracking.tracker import Tracker
from core.tx import Tx
from storage.reports import activity
from storage.tracking import entries, tracker_days, trackers
from storage.tracking.tracker_days import TrackerDay

MOST_ENTRIES = 500
"""How many entries of one tracker are looked through for words and feelings: sixteen a day."""


def make_report(tx: Tx, person_id: int, month: Month, now: Moment) -> Report:
    """A person's report of a month that has begun, up to today if it isn't over."""
    zone_name = zone_of(tx, person_id)
    zone: tzinfo = ZoneInfo(zone_name) if zone_name else UTC
    first, last = month.first, min(month.last, local_day(now, zone))
    noted = [_noted(tx, tracker, first, last) for tracker in trackers.of_person(tx, person_id)]
    months = tuple(making.of_tracker(each, first, last) for each in noted)
    felt = making.feelings(noted)
    done = activity.between(tx, person_id, month.begins(zone), month.after(1).begins(zone))
    return Report(
        first=first,
        last=last,
        is_whole=local_day(now, zone) > month.last,
        zone=zone_name,
        trackers=months,
        entries=sum(each.entries for each in months),
        most_used=making.most([(each.name, each.entries) for each in months]),
        longest_streak=making.most([(each.name, each.longest_streak) for each in months]),
        feelings=felt,
        hints=making.hints(noted, felt),
        texts=done.texts,
        posts=done.posts,
        photos=done.photos,
        sign_ins=done.sign_ins,
    )


def _noted(tx: Tx, tracker: Tracker, first: date, last: date) -> NotedInTracker:
    """Sums by day for the figures, however many entries there are; entries for words and feelings only."""
    is_sum = adds_up(tracker.measure)
    days = tracker_days.between(tx, tracker.id, last - timedelta(COMPARED_DAYS - 1), last)
    streak = tracker_days.in_a_row(tx, tracker.id, last) or tracker_days.in_a_row(tx, tracker.id, last - timedelta(1))
    found = entries.between(tx, tracker.id, first, last, MOST_ENTRIES)
    return NotedInTracker(tracker, [_day(day, is_sum=is_sum) for day in days], found, is_sum, streak)


def _day(day: TrackerDay, *, is_sum: bool) -> DayNoted:
    return DayNoted(on=day.on, entries=day.entries, value=day.total if is_sum else day.mean)
