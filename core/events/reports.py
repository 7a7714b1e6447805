from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True)
class ReportMade(Event):
    """Somebody's report of a month is there."""

    trackers: int
    entries: int
    is_monthly: bool
    name = "report.made"


@dataclass(frozen=True)
class ReportsChosen(Event):
    """Somebody said how they want their monthly report."""

    how: str
    name = "report.chosen"
