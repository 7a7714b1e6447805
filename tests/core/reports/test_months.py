"""Months: which one, when it begins and when its report is due, in whichever zone."""

from datetime import date
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import MINUTE, Moment
from core.reports import night
from core.reports.months import Month, named
from core.times.rules import local_time

ZONES = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
NOVEMBER = Month.of(date(2026, 11, 22))


@given(ZONES, st.integers(2000 * 12, 2040 * 12).map(Month))
def test_a_report_is_due_at_eight_in_the_evening_of_the_first_in_every_zone(zone: ZoneInfo, month: Month) -> None:
    due = local_time(month.report_due(zone), zone)
    assert due.date() == month.after(1).first
    assert due.hour == 20
    assert month.begins(zone) < month.report_due(zone) < month.after(2).begins(zone)
    assert Month.at(month.begins(zone), zone) == month
    assert Month.parse(str(month)) == month


@given(ZONES, st.integers(1_700_000_000_000, 1_900_000_000_000).map(Moment))
def test_a_night_ends_at_eight(zone: ZoneInfo, now: Moment) -> None:
    ends, there = night.ends_at(now, zone), local_time(now, zone)
    assert (ends is None) == (8 * 60 <= there.hour * 60 + there.minute <= 21 * 60)
    if ends is not None:
        assert 0 < ends - now <= 12 * 60 * MINUTE
        assert night.ends_at(ends, zone) is None


@pytest.mark.parametrize(
    ("word", "year", "found"),
    [
        ("October", "", "2026-10"),
        ("NOV", "", "2026-11"),
        ("dezember", "", "2025-12"),
        ("oct.", "2024", "2024-10"),
        ("2026-03", "", "2026-03"),
        ("December", "2026", None),
        ("2026-12", "", None),
        ("2026-13", "", None),
        ("may", "2026", "2026-05"),
    ],
)
def test_which_month_somebody_means(word: str, year: str, found: str | None) -> None:
    meant = named(word, year, NOVEMBER)
    assert (str(meant) if meant else None) == found
