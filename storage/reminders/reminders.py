"""What people want to be reminded of, and when each is due next.

A row is moved on only by whoever finds it as they read it (`move_on`), in the transaction in which what it says is
put among the deliveries: so nothing is lost, and nothing comes twice.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.clock import Moment
from core.table import Delete, Exported, Kept, Sealed, ShownAs, Table
from core.times.reminder import Reminder
from core.times.rules import Due, Rule
from core.times.zones import tzdata
from core.tx import Row, Tx
from storage.engine.in_list import in_list


def as_date(_: Tx, __: dict[str, object], day: int | None) -> str | None:
    """A day that is counted from the year 1, for an export."""
    return date.fromordinal(day).isoformat() if day is not None else None


REMINDERS = Table(
    "reminders",
    deletion=Delete("person_id"),
    expiry=Kept("Somebody is reminded until they want it no more; what comes once goes then."),
    sealed=(Sealed("words"),),
    export=Exported(
        "What you want to be reminded of.",
        columns=("id", "tracker_id", "words", "weekdays", "once_on", "minute", "zone", "is_confirmed", "next_due"),
        hidden=("next_day", "look_at", "tzdata"),
        shown=(ShownAs("once_on", as_date),),
    ),
)
_COLUMNS = "id, person_id, tracker_id, weekdays, once_on, minute, zone, is_confirmed, next_due, next_day, words"
_WEEK = 7


def add(tx: Tx, new: Reminder) -> Reminder:
    """A new one; its id is given to it here."""
    reminder_id = tx.new_id()
    rule = new.rule or Rule(new.minute)
    tx.run(
        "INSERT INTO reminders (id, person_id, tracker_id, weekdays, once_on, minute, zone, is_confirmed, next_due,"
        " next_day, look_at, tzdata, words) VALUES (:id, :person, :tracker, :weekdays, :on, :minute, :zone,"
        " :confirmed, :due, :due_day, :due, :tzdata, :words)",
        id=reminder_id,
        person=new.person_id,
        tracker=new.tracker_id,
        weekdays=sum(1 << day for day in rule.weekdays),
        on=rule.on.toordinal() if rule.on is not None else None,
        minute=rule.minute,
        zone=new.zone or None,
        confirmed=int(new.is_confirmed),
        tzdata=tzdata(),
        words=tx.keys.seal(new.words, f"reminders:{reminder_id}") if new.words else None,
        **_due(new.due),
    )
    return replace(new, id=reminder_id)


def get(tx: Tx, person_id: int, reminder_id: int) -> Reminder | None:
    """One of a person's reminders."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM reminders WHERE id = :id AND person_id = :person", id=reminder_id, person=person_id
    )
    return _reminder(tx, row) if row is not None else None


def of_person(tx: Tx, person_id: int) -> list[Reminder]:
    """All of a person's reminders, the oldest first."""
    rows = tx.rows(f"SELECT {_COLUMNS} FROM reminders WHERE person_id = :person ORDER BY id", person=person_id)
    return [_reminder(tx, row) for row in rows]


def has_any(tx: Tx, person_id: int) -> bool:
    """Whether that person is reminded of anything."""
    return tx.row("SELECT 1 FROM reminders WHERE person_id = :person LIMIT 1", person=person_id) is not None


def of_tracker(tx: Tx, tracker_id: int) -> list[Reminder]:
    """All of a tracker's, the oldest first."""
    rows = tx.rows(f"SELECT {_COLUMNS} FROM reminders WHERE tracker_id = :tracker ORDER BY id", tracker=tracker_id)
    return [_reminder(tx, row) for row in rows]


def remove(tx: Tx, person_id: int, reminder_ids: Sequence[int]) -> int:
    """They come no more; returns how many were there."""
    return sum(
        tx.run("DELETE FROM reminders WHERE id = :id AND person_id = :person", id=each, person=person_id)
        for each in reminder_ids
    )


def take_due(tx: Tx, limit: int) -> list[int]:
    """Up to `limit` people with reminders to be looked at, the longest due first, locked until the transaction ends.

    Those whom another process has locked are left to it, or to the next look.
    """
    found = tx.rows(
        "SELECT person_id, min(look_at) FROM (SELECT person_id, look_at FROM reminders WHERE look_at <= :now"
        " ORDER BY look_at LIMIT :limit) d GROUP BY person_id ORDER BY 2",
        now=tx.now,
        limit=limit,
    )
    if not found:
        return []
    those, named = in_list([row[0] for row in found])
    locked = {
        row[0]
        for row in tx.rows(f"SELECT id FROM people WHERE id IN {those} ORDER BY id FOR UPDATE SKIP LOCKED", **named)
    }
    return [row[0] for row in found if row[0] in locked]


def due_of(tx: Tx, person_id: int) -> list[Reminder]:
    """What is to be looked at of that person's, the longest due first."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM reminders WHERE person_id = :person AND look_at <= :now ORDER BY next_due, id",
        person=person_id,
        now=tx.now,
    )
    return [_reminder(tx, row) for row in rows]


def move_on(tx: Tx, reminder: Reminder, due: Due | None) -> bool:
    """It is due then next, or never again and gone; false if it was moved on already, and it is somebody else's."""
    if reminder.due is None:
        return False
    found = {"id": reminder.id, "old": reminder.due.moment}
    if due is None:
        return bool(tx.run("DELETE FROM reminders WHERE id = :id AND next_due = :old", **found))
    return bool(
        tx.run(
            "UPDATE reminders SET next_due = :due, next_day = :due_day, look_at = :due, tzdata = :tzdata"
            " WHERE id = :id AND next_due = :old",
            tzdata=tzdata(),
            **found,
            **_due(due),
        )
    )


def put_off(tx: Tx, reminder: Reminder, until: Moment) -> None:
    """Look at it again then: it is due, and has to wait."""
    tx.run("UPDATE reminders SET look_at = :until WHERE id = :id", until=until, id=reminder.id)


def put_all_off(tx: Tx, person_id: int, until: Moment) -> int:
    """Look at all that is due of that person again then; returns how many these are."""
    return tx.run(
        "UPDATE reminders SET look_at = :until WHERE person_id = :person AND look_at <= :now",
        until=until,
        person=person_id,
        now=tx.now,
    )


def let_go(tx: Tx, person_id: int) -> None:
    """What waits for an answer of that person waits no longer."""
    tx.run(
        "UPDATE reminders SET look_at = next_due WHERE person_id = :person AND look_at > next_due", person=person_id
    )


def reckon(tx: Tx, reminder: Reminder, due: Due | None) -> None:
    """It is due then by the time zones of today, whatever it was before."""
    tx.run(
        "UPDATE reminders SET next_due = :due, next_day = :due_day, look_at = :due, tzdata = :tzdata WHERE id = :id",
        id=reminder.id,
        tzdata=tzdata(),
        **_due(due),
    )


def reckoned_otherwise(tx: Tx, limit: int) -> list[Reminder]:
    """Up to `limit` that were reckoned by other tzdata than this machine's."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM reminders WHERE tzdata <> :tzdata ORDER BY id LIMIT :limit",
        tzdata=tzdata(),
        limit=limit,
    )
    return [_reminder(tx, row) for row in rows]


def _due(due: Due | None) -> dict[str, object]:
    return {
        "due": due.moment if due is not None else None,
        "due_day": due.on.toordinal() if due is not None else None,
    }


def _reminder(tx: Tx, row: Row) -> Reminder:
    reminder_id, person_id, tracker_id, weekdays, once_on, minute, zone, confirmed, next_due, next_day, words = row
    on = date.fromordinal(once_on) if once_on is not None else None
    days = frozenset(day for day in range(_WEEK) if weekdays >> day & 1)
    return Reminder(
        reminder_id,
        person_id,
        tracker_id,
        tx.keys.open(words, f"reminders:{reminder_id}") if words is not None else "",
        Rule(minute, days, on) if days or on is not None else None,
        minute,
        zone or "",
        bool(confirmed),
        Due(Moment(next_due), date.fromordinal(next_day)) if next_due is not None else None,
    )
