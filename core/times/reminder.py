"""What somebody is reminded of, and when."""

from dataclasses import dataclass
from datetime import date, datetime

from core.times.rules import Due, Rule
from core.tracking.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder.

    Attributes:
        tracker_id: of which tracker; nothing if it is of words.
        words: of which words; empty if it is of a tracker.
        rule: when; nothing if it comes once, at the moment of `due`.
        minute: local, at which it comes.
        zone: by which time zone; empty: by the person's.
        is_confirmed: whether it may come at night, for its person said so.
        due: when next, and of which local day; nothing while no time zone is known.
    """

    id: int
    person_id: int
    tracker_id: int | None
    words: str
    rule: Rule | None
    minute: int
    zone: str = ""
    is_confirmed: bool = False
    due: Due | None = None

    @property
    def comes_once(self) -> bool:
        """Whether it is gone after that."""
        return self.rule is None or self.rule.on is not None


@dataclass(frozen=True, slots=True)
class ListedReminder:
    """A reminder with what it is about: its tracker, unless it has words of its own."""

    reminder: Reminder
    tracker: Tracker | None


@dataclass(frozen=True, slots=True)
class ToldReminder:
    """A reminder to be sent: of a tracker, or of words; which local day it is about, and which it is."""

    tracker: Tracker | None
    words: str
    on: date
    today: date


@dataclass(frozen=True, slots=True)
class MissedReminder:
    """One that wasn't sent in time, and when it should have been, locally."""

    tracker: Tracker | None
    words: str
    at: datetime
