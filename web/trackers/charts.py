"""The charts and figures on a tracker's page, by what it keeps."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.tracking.looking import Charted, NotedDays
from core.charts.chart import Chart
from core.charts.choosing import chart_of, values_of
from core.charts.feelings import feelings
from core.charts.weekdays import weekdays
from core.figures.points import ByDay, extremes, mean, points
from core.figures.streaks import streaks
from core.figures.together import hints
from core.tracking.tracker import Entry, Kind, Tracker
from web.trackers.words import mean_in_words
from web.words import counted

SPANS: Mapping[str, int] = {"30": 30, "90": 90, "365": 365}
"""Days that may be looked at, as the address has them."""
USUAL_SPAN = "90"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is shown of some days: charts, the main one first, figures with their labels, and what goes with what."""

    charts: Sequence[Chart] = ()
    figures: Sequence[tuple[str, str]] = ()
    hints: Sequence[str] = ()


def drawn(found: Charted) -> Drawn:
    """All that says something; nothing without entries."""
    days = found.days
    if not days.noted:
        return Drawn()
    by_day = values_of(found.tracker, days.noted)
    charts = [
        chart_of(found.tracker, days.noted, days.first, days.last),
        weekdays(by_day, found.tracker.name, found.tracker.unit, days.first, days.last),
    ]
    if found.felt:
        charts.append(feelings(_felt_by_day(found.felt), "How you felt", days.last))
    told = _hints(found, by_day) if found.tracker.kind is not Kind.NOTE else []
    return Drawn(charts, _figures(found.tracker, by_day, days), told)


def _figures(tracker: Tracker, by_day: ByDay, days: NotedDays) -> list[tuple[str, str]]:
    series = points(by_day)
    middle, ends, row = mean(by_day.values()), extremes(series), streaks(by_day, days.last).longest
    found = [("Days noted", f"{len(series)} of {(days.last - days.first).days + 1}")]
    if tracker.kind is not Kind.NOTE and middle is not None and ends is not None:
        labels = ("Mean of a day", "Highest", "Lowest")
        values = (middle, ends.highest.value, ends.lowest.value)
        shown = (mean_in_words(each, tracker.measure) for each in values)
        found += zip(labels, shown, strict=True)
    return [*found, ("Most in a row", counted(row.days, "day", "days"))] if row is not None else found


def _hints(found: Charted, by_day: ByDay) -> list[str]:
    name, measure = found.tracker.name, found.tracker.measure
    told = hints({name: by_day}, found.beside)
    return [
        f"On days with {each.beside}, {name} was {mean_in_words(each.together.mean_with, measure)} on average"
        f" ({counted(each.together.days_with, 'day', 'days')}), else"
        f" {mean_in_words(each.together.mean_without, measure)}"
        f" ({counted(each.together.days_without, 'day', 'days')})."
        for each in told
    ]


def _felt_by_day(noted: Sequence[Entry]) -> ByDay:
    by_day = defaultdict[date, list[Decimal]](list)
    for entry in noted:
        by_day[entry.on].append(Decimal(entry.feeling or 0))
    return {on: middle for on, felt in by_day.items() if (middle := mean(felt)) is not None}
