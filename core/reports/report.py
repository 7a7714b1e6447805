"""What a person's month came to: one model, from which page, PDF and JSON are made."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from core.tracking.tracker import Kind, Measure

Amount = Annotated[Decimal, PlainSerializer(float, return_type=float)]
"""A number, as JSON writes numbers."""


class ReportPart(BaseModel):
    """A part of a report: what is read back is what was written."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class DayNoted(ReportPart):
    """A day on which something was noted."""

    on: date
    entries: int
    value: Amount | None = Field(description="Of the day: a sum or a mean, by what is counted; none of notes.")


class Note(ReportPart):
    """Words that were noted."""

    on: date
    words: str


class DayOf(ReportPart):
    """A day and its value: the highest of a month, say."""

    on: date
    value: Amount


class TrackerMonth(ReportPart):
    """What was noted in one tracker."""

    name: str
    description: str
    kind: Kind
    unit: str
    low: int = Field(description="Of scales.")
    high: int = Field(description="Of scales.")
    is_paused: bool
    adds_up: bool = Field(description="Whether a day's value is the sum of its entries; else it is their mean.")
    entries: int
    days: tuple[DayNoted, ...]
    total: Amount | None = Field(description="Of what adds up.")
    mean: Amount | None = Field(description="Of the days on which something was noted.")
    mean_before: Amount | None = Field(description="Likewise, of the month before.")
    highest: DayOf | None
    lowest: DayOf | None
    streak: int = Field(description="Days in a row up to the last day of the report, or the one before.")
    longest_streak: int = Field(description="The most days in a row within it.")
    notes: tuple[Note, ...]
    notes_left_out: int

    @property
    def measure(self) -> Measure:
        """What its values are."""
        return Measure(self.kind, self.unit, self.low, self.high)


class Feelings(ReportPart):
    """How the person felt, as they said beside entries: from 1 (awful) to 5 (great)."""

    days: tuple[DayOf, ...]
    counts: tuple[int, int, int, int, int] = Field(description="How often each was said, from 1 to 5.")
    mean: Amount | None
    best: DayOf | None
    worst: DayOf | None


class Hint(ReportPart):
    """A value that differs between days with something else and days without: a hint, and no proof."""

    what: str = Field(description="A tracker's name; empty if it is how the person felt.")
    unit: str
    beside: str
    mean_with: Amount
    days_with: int
    mean_without: Amount
    days_without: int


class Counted(ReportPart):
    """A tracker's name and a number of it: of entries, or of days in a row."""

    name: str
    count: int


class Report(ReportPart):
    """A month of one person's, or as much of it as was over."""

    first: date
    last: date = Field(description="The month's last day, or the day on which it was made if that was earlier.")
    is_whole: bool = Field(description="Whether the month was over.")
    zone: str = Field(description="By which the person's days are reckoned (IANA); empty for UTC.")
    trackers: tuple[TrackerMonth, ...]
    entries: int
    most_used: Counted | None
    longest_streak: Counted | None
    feelings: Feelings | None
    hints: tuple[Hint, ...] = Field(description="Of the last three months: the strongest first.")
    texts: int
    posts: int = Field(description="Posts that are up at X.")
    photos: int
    sign_ins: int
