"""When reminders are due: by their rule, and by the zone that their person is in."""

from zoneinfo import ZoneInfo

from core.clock import Moment
from core.times.reminder import Reminder
from core.times.rules import Due, next_due
from core.tx import Tx
from storage.reminders import reminders


def due_of(tx: Tx, reminder: Reminder, zone: str, since: Moment | None = None) -> Due | None:
    """When it is due next, its person being in that zone; nothing if it isn't, or no zone is known.

    `since`: what is later than that counts as next; else what is yet to come.
    """
    by = reminder.zone or zone
    if reminder.rule is None:
        return reminder.due
    if not by:
        return None
    due = next_due(reminder.rule, ZoneInfo(by), since if since is not None else tx.now)
    if due is None and reminder.rule.on is not None:
        return Due(tx.now, reminder.rule.on)  # it is past where they are now: better late
    return due


def reckon_anew(tx: Tx, person_id: int, zone: str) -> None:
    """The person is in another zone: their reminders come when it is time there. What is due already stays due."""
    for reminder in reminders.of_person(tx, person_id):
        if reminder.rule is None or (reminder.due is not None and reminder.due.moment <= tx.now):
            continue
        reminders.reckon(tx, reminder, due_of(tx, reminder, zone))
