"""A report as it is shown: words and charts, the same on the page and in the PDF, which only set them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.charts.amounts import amount, short
from core.charts.bars import bars
from core.charts.calendar import calendar
from core.charts.chart import Chart
from core.charts.feelings import feelings
from core.charts.line import line
from core.charts.weekdays import weekdays
from core.reports.months import NAMES, Month
from core.reports.report import DayOf, Feelings, Hint, Report, TrackerMonth
from core.tracking.tracker import FEELINGS, Kind, Measure

FOOT = "What goes with what is a hint: it says nothing about what comes of what."


class Fact(NamedTuple):
    """Something in a word or two, and what it came to."""

    label: str
    value: str


class ShownNote(NamedTuple):
    """Words, and the day that they are about."""

    day: str
    words: str


class ShownTracker(NamedTuple):
    """A tracker's month. `more`: what is left out of its notes; often empty."""

    name: str
    about: str
    facts: Sequence[Fact]
    charts: Sequence[Chart]
    notes: Sequence[ShownNote]
    more: str


class ShownReport(NamedTuple):
    """All of a report.

    Attributes:
        title: the month.
        span: its days, and by which clock.
        facts: of all of it.
        charts: of how the person felt.
        hints: what goes with what, each a sentence; `foot` says how to take them.
        trackers: those with entries, as their person made them.
        resting: the names of all others.
    """

    title: str
    span: str
    facts: Sequence[Fact]
    charts: Sequence[Chart]
    hints: Sequence[str]
    foot: str
    trackers: Sequence[ShownTracker]
    resting: Sequence[str]


def shown(report: Report) -> ShownReport:
    """What is shown of a report."""
    used = [each for each in report.trackers if each.entries]
    favourite = report.most_used.name if report.most_used else ""
    return ShownReport(
        f"{Month.of(report.first).name} {report.first.year}" + ("" if report.is_whole else ", so far"),
        _span(report),
        _facts(report, len(used)),
        _feelings(report),
        [_hint(each) for each in report.hints],
        FOOT if report.hints else "",
        [_tracker(each, report.first, report.last, with_weekdays=each.name == favourite) for each in used],
        [each.name for each in report.trackers if not each.entries],
    )


def _span(report: Report) -> str:
    month = NAMES[report.first.month - 1]
    days = f"{report.first.day} to {report.last.day} {month}" if report.last > report.first else f"1 {month}"
    return f"{days}, days by the clock of {report.zone.replace('_', ' ')}" if report.zone else f"{days}, days in UTC"


def _facts(report: Report, used: int) -> list[Fact]:
    facts = [Fact("Entries", f"{report.entries:,} in {_counted(used, 'tracker')}" if report.entries else "none")]
    if report.most_used:
        facts.append(Fact("Most used", f"{report.most_used.name}, {_counted(report.most_used.count, 'entry')}"))
    if report.longest_streak and report.longest_streak.count > 1:
        facts.append(Fact("Most days in a row", f"{report.longest_streak.count}, {report.longest_streak.name}"))
    if report.feelings is not None:
        facts += _of_feelings(report.feelings)
    facts += [
        Fact("Texts sent", f"{report.texts:,}"),
        Fact("Posts", f"{report.posts:,}"),
        Fact("Photos", f"{report.photos:,}"),
        Fact("Sign-ins", f"{report.sign_ins:,}"),
    ]
    return facts


def _of_feelings(felt: Feelings) -> list[Fact]:
    facts = [Fact("Felt", f"{short(felt.mean)} of {FEELINGS[-1]}")] if felt.mean is not None else []
    if felt.best and felt.worst and felt.best.value != felt.worst.value:
        facts += [Fact("Best day", _day(felt.best.on)), Fact("Worst day", _day(felt.worst.on))]
    return facts


def _feelings(report: Report) -> list[Chart]:
    if report.feelings is None:
        return []
    return [feelings({day.on: day.value for day in report.feelings.days}, "How you felt", report.first)]


def _hint(hint: Hint) -> str:
    with_, without = (amount(each, hint.unit) for each in (hint.mean_with, hint.mean_without))
    what = f"{hint.what}: {with_}" if hint.what else f"You felt {with_}"
    return (
        f"{what} on the {_counted(hint.days_with, 'day')} with {hint.beside},"
        f" {without} on the {_counted(hint.days_without, 'day')} without."
    )


def _tracker(tracker: TrackerMonth, first: date, last: date, *, with_weekdays: bool) -> ShownTracker:
    left = tracker.notes_left_out
    return ShownTracker(
        tracker.name,
        tracker.description,
        _tracker_facts(tracker),
        _charts(tracker, first, last, with_weekdays=with_weekdays),
        [ShownNote(_day(note.on), note.words) for note in tracker.notes],
        f"And {_counted(left, 'note')} more." if left else "",
    )


def _tracker_facts(tracker: TrackerMonth) -> list[Fact]:
    days = len(tracker.days)
    entries = _counted(tracker.entries, "entry")
    facts = [Fact("Noted", f"{entries} on {_counted(days, 'day')}")]
    if tracker.total is not None:
        facts.append(Fact("In all", _value(tracker.total, tracker.measure)))
    if tracker.mean is not None and days > 1:
        before = _value(tracker.mean_before, tracker.measure) if tracker.mean_before is not None else ""
        mean = _value(tracker.mean, tracker.measure)
        facts.append(Fact("Mean of a day", f"{mean} (the month before: {before})" if before else mean))
    if tracker.highest and tracker.lowest and tracker.highest.value != tracker.lowest.value:
        facts += [
            Fact("Highest", _with_day(tracker.highest, tracker.measure)),
            Fact("Lowest", _with_day(tracker.lowest, tracker.measure)),
        ]
    if tracker.longest_streak > 1:
        now = f", {tracker.streak} at the end" if tracker.streak > 1 else ""
        facts.append(Fact("Days in a row", f"{tracker.longest_streak} at most{now}"))
    return facts


def _charts(tracker: TrackerMonth, first: date, last: date, *, with_weekdays: bool) -> list[Chart]:
    entries = {day.on: Decimal(day.entries) for day in tracker.days}
    values = {day.on: day.value for day in tracker.days if day.value is not None}
    if tracker.kind is Kind.NOTE:
        found = [calendar(entries, tracker.name, "", first, last)]
    else:
        draw = bars if tracker.adds_up else line
        found = [draw(values, tracker.name, tracker.unit, first, last)]
    if with_weekdays:
        found.append(weekdays(entries, tracker.name, "", first, last))
    return found


def _value(value: Decimal, measure: Measure) -> str:
    return f"{short(value)} of {measure.high}" if measure.kind is Kind.SCALE else amount(value, measure.unit)


def _with_day(found: DayOf, measure: Measure) -> str:
    return f"{_value(found.value, measure)}, {_day(found.on)}"


def _day(on: date) -> str:
    return f"{on:%a} {on.day} {on:%b}"


def _counted(count: int, one: str) -> str:
    many = f"{one[:-1]}ies" if one.endswith("y") and not one.endswith("ay") else f"{one}s"
    return f"{count:,} {one if count == 1 else many}"
