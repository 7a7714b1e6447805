"""What was seen to: a reminder has one text a local day and time, whatever clocks and zones do."""

from datetime import date

from core.clock import DAY
from core.table import Delete, Expires, Exported, ShownAs, Table
from core.tx import Tx
from storage.reminders.reminders import as_date

REMEMBERED_FOR = 8 * DAY
PAST_REMINDERS = Table(
    "past_reminders",
    deletion=Delete("person_id"),
    expiry=Expires("id", after=REMEMBERED_FOR),
    export=Exported(
        "For which days and minutes a reminder was seen to, for some days.",
        columns=("reminder_id", "day", "minute"),
        hidden=("id",),
        shown=(ShownAs("day", as_date),),
    ),
)


def note(tx: Tx, person_id: int, reminder_id: int, on: date, minute: int) -> bool:
    """It is seen to for that local day and time; false if it was already."""
    return bool(
        tx.run(
            "INSERT INTO past_reminders (id, reminder_id, day, minute, person_id)"
            " VALUES (:id, :reminder, :day, :minute, :person) ON CONFLICT (reminder_id, day, minute) DO NOTHING",
            id=tx.new_id(),
            reminder=reminder_id,
            day=on.toordinal(),
            minute=minute,
            person=person_id,
        )
    )
