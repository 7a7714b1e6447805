"""Every time zone with a clock change: exactly one moment a local day, whatever its clocks skip or show twice."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.clock import DAY, SECOND, Moment, after
from core.times.rules import DAILY, Due, Rule, is_quiet, last_due, local_time, moment_of, next_due

FIRST, LAST = date(2025, 11, 1), date(2027, 11, 1)
MINUTES = (0, 30, 60, 119, 120, 150, 180, 1200, 1439)
"""At midnight, at all hours at which clocks are changed, and at usual ones."""
WEEK = 7


def days_around_changes(zone: ZoneInfo) -> list[date]:
    """The weeks in which the clocks of a zone are changed, with the days beside them."""
    weeks = [datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC) + timedelta(WEEK * n) for n in range(105)]
    offsets = [noon.astimezone(zone).utcoffset() for noon in weeks]
    changed = [weeks[at - 1] for at in range(1, len(weeks)) if offsets[at] != offsets[at - 1]]
    return sorted({(noon + timedelta(n)).date() for noon in changed for n in range(-1, WEEK + 2)})


@cache
def zones_with_a_change() -> dict[str, list[date]]:
    """All of tzdata in which clocks are changed within these two years; of those that are alike, one."""
    found, alike = {}, set()
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        days = days_around_changes(zone)
        looks = (tuple(days), tuple(datetime(day.year, day.month, day.day, tzinfo=zone).utcoffset() for day in days))
        if days and looks not in alike:
            alike.add(looks)
            found[name] = days
    return found


def test_exactly_one_a_local_day_around_each_change_of_each_zone() -> None:
    assert len(zones_with_a_change()) > 20
    for name, days in zones_with_a_change().items():
        zone = ZoneInfo(name)
        for minute in MINUTES:
            rule = Rule(minute, DAILY)
            due = Due(Moment(moment_of(days[0] - timedelta(1), minute, zone)), days[0] - timedelta(1))
            for _ in range(len(days)):
                before, due = due, next_due(rule, zone, due.moment) or pytest.fail(f"{name} {minute}")
                assert due.on == before.on + timedelta(1), (name, minute, before)
                assert due.moment > before.moment
                assert is_at(due, minute, zone), (name, minute, due)
                if due.on not in days:
                    due = Due(moment_of(due.on + timedelta(40), minute, zone), due.on + timedelta(40))


def is_at(due: Due, minute: int, zone: ZoneInfo) -> bool:
    """Whether clocks show that time then, or have skipped it just before."""
    shown = local_time(due.moment, zone)
    wanted = datetime.combine(due.on, Rule(minute).at, zone)
    return shown.replace(tzinfo=None) == wanted.replace(tzinfo=None) or wanted.astimezone(UTC).astimezone(
        zone
    ).replace(tzinfo=None) != wanted.replace(tzinfo=None)


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
def test_two_years_day_by_day(name: str) -> None:
    zone, moment, days = ZoneInfo(name), moment_of(FIRST, 0, ZoneInfo(name)), []
    while (due := next_due(Rule(150, DAILY), zone, moment)) is not None and due.on < LAST:
        days.append(due.on)
        moment = due.moment
    assert days == [FIRST + timedelta(n) for n in range((LAST - FIRST).days)]


def test_a_skipped_hour_moves_on_and_a_repeated_one_counts_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert local_time(moment_of(date(2026, 3, 29), 150, berlin), berlin).strftime("%H:%M") == "03:30"
    first = moment_of(date(2026, 10, 25), 150, berlin)
    assert local_time(first, berlin).fold == 0
    due = next_due(Rule(150, DAILY), berlin, first)
    assert due is not None
    assert due.on == date(2026, 10, 26)


def test_a_day_that_was_skipped_had_none() -> None:
    apia = ZoneInfo("Pacific/Apia")
    due = next_due(Rule(1200, DAILY), apia, moment_of(date(2011, 12, 29), 1200, apia))
    assert due is not None
    assert due.on == date(2011, 12, 31)
    assert local_time(due.moment, apia).date() == date(2011, 12, 31)


def test_days_of_the_week_and_once() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    rule = Rule(1080, frozenset({0, 3}))
    moment, found = moment_of(date(2026, 11, 22), 0, tokyo), []
    while len(found) < 2 * WEEK:
        due = next_due(rule, tokyo, moment)
        assert due is not None
        found.append(due.on.weekday())
        moment = due.moment
    assert found == [0, 3] * WEEK
    once = Rule(1080, on=date(2026, 11, 27))
    due = next_due(once, tokyo, moment_of(date(2026, 11, 22), 0, tokyo))
    assert due is not None
    assert next_due(once, tokyo, due.moment) is None


def test_what_was_missed_is_the_last_of_them() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    rule = Rule(1200, DAILY)
    first = Due(moment_of(date(2026, 11, 22), 1200, berlin), date(2026, 11, 22))
    assert last_due(rule, berlin, first, after(first.moment, 3 * DAY)).on == date(2026, 11, 25)
    assert last_due(rule, berlin, first, after(first.moment, 3 * DAY - SECOND)).on == date(2026, 11, 24)
    assert last_due(rule, berlin, first, after(first.moment, SECOND)) == first


def test_the_hours_of_the_night() -> None:
    assert [minute for minute in (0, 479, 480, 720, 1260, 1261, 1439) if is_quiet(minute)] == [0, 479, 1261, 1439]
