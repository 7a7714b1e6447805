"""What Loop Habit Tracker keeps, and what becomes of it here.

A habit that is done or not becomes a number of times: 1 on each day on which it was done. So its streaks, its
weekdays and its sums are right, and `run 1` by text goes on with it; days on which it wasn't done have no entry, as
here. One with numbers keeps them in thousandths. From its source, github.com/iSoron/uhabits: models/Entry.kt,
HabitType.kt.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.forms import tidied
from core.importing.found import LONGEST_NAME, Collected, FoundEntry, FoundTracker, Skipped
from core.tracking.tracker import Measure
from core.tracking.units import is_unit, shown_unit, trimmed

UNKNOWN, NO, YES_AUTO, YES, SKIP = -1, 0, 1, 2, 3
WORDS = {"UNKNOWN": UNKNOWN, "NO": NO, "YES_AUTO": YES_AUTO, "YES_MANUAL": YES, "SKIP": SKIP}
"""As its tables write these values, of habits with numbers too."""
TIMES = Measure(unit="times")
THOUSANDTHS = Decimal("0.001")
MOST = 2**31
"""Its values are Ints."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A habit: with numbers, or done or not."""

    name: str
    counts: bool
    unit: str = ""
    question: str = ""
    description: str = ""
    archived: bool = False

    @property
    def tracker(self) -> FoundTracker:
        """What becomes of it."""
        measure = TIMES if not self.counts else Measure(unit=shown_unit(self.unit) if is_unit(self.unit) else "")
        unit = f"In {self.unit}." if self.counts and self.unit and not measure.unit else ""
        about = [each.strip() for each in (self.question, self.description, unit) if each.strip()]
        return FoundTracker(self.name.strip()[:LONGEST_NAME], measure, tidied(" ".join(about)), self.archived)


def read_checkmark(said: str) -> int | None:
    """The value that a cell of its tables tells."""
    if said in WORDS:
        return WORDS[said]
    digits = said.removeprefix("-")
    return int(said) if digits.isascii() and digits.isdecimal() and len(digits) <= len(str(MOST)) else None


def collect(collected: Collected, place: int, habit: Habit, on: date, checkmark: int, notes: str) -> None:
    """One day of a habit."""
    notes = notes.strip()
    if checkmark in {UNKNOWN, SKIP} or (not habit.counts and checkmark != YES):
        if notes:
            collected.add(FoundEntry(place, on, Decimal(0), notes))
        elif checkmark != UNKNOWN:
            collected.skip(Skipped.NOT_DONE)
        return
    value = trimmed(Decimal(checkmark) * THOUSANDTHS) if habit.counts else Decimal(1)
    collected.add(FoundEntry(place, on, value, notes))
