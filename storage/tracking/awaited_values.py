"""The bare number that is awaited from a person: one thing at a time, and nothing while a question is open."""

from dataclasses import dataclass
from datetime import date

from core.clock import HOUR, MINUTE, after
from core.table import Delete, Expires, Exported, Table
from core.tx import Tx

AWAITED_VALUES = Table(
    "awaited_values",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("awaited_until"),
    export=Exported(
        "The value that you were asked for.",
        columns=("tracker_id", "entry_id", "awaited_until"),
    ),
)
FEELING_FOR = HOUR
VALUE_FOR = 4 * HOUR
FEELING_OPEN_FOR = 15 * MINUTE
"""How long words are taken for the answer too; afterwards only a number is."""


@dataclass(frozen=True, slots=True)
class AwaitedValue:
    """What a bare number is taken for: a value of that tracker, or how the person felt at that entry of it."""

    tracker_id: int
    entry_id: int | None = None


def expect_feeling(tx: Tx, person_id: int, tracker_id: int, entry_id: int) -> None:
    """The person was asked how they felt."""
    _expect(tx, person_id, AwaitedValue(tracker_id, entry_id), FEELING_FOR)


def expect_value(tx: Tx, person_id: int, tracker_id: int) -> None:
    """The person was asked for a value of that tracker."""
    _expect(tx, person_id, AwaitedValue(tracker_id), VALUE_FOR)


def _expect(tx: Tx, person_id: int, awaited: AwaitedValue, milliseconds: int) -> None:
    tx.run(
        "INSERT INTO awaited_values (person_id, tracker_id, entry_id, awaited_until)"
        " VALUES (:person, :tracker, :entry, :until) ON CONFLICT (person_id) DO UPDATE SET"
        " tracker_id = excluded.tracker_id, entry_id = excluded.entry_id, awaited_until = excluded.awaited_until",
        person=person_id,
        tracker=awaited.tracker_id,
        entry=awaited.entry_id,
        until=after(tx.now, milliseconds),
    )


def find(tx: Tx, person_id: int) -> AwaitedValue | None:
    """What is awaited from that person now."""
    row = tx.row(
        "SELECT tracker_id, entry_id FROM awaited_values WHERE person_id = :person AND awaited_until > :now",
        person=person_id,
        now=tx.now,
    )
    return AwaitedValue(*row) if row is not None else None


def is_feeling_open(tx: Tx, person_id: int) -> bool:
    """Whether the person was asked minutes ago how they feel, and hasn't said."""
    row = tx.row(
        "SELECT 1 FROM awaited_values WHERE person_id = :person AND entry_id IS NOT NULL AND awaited_until > :until",
        person=person_id,
        until=after(tx.now, FEELING_FOR - FEELING_OPEN_FOR),
    )
    return row is not None


def stop(tx: Tx, person_id: int) -> None:
    """No number is awaited any more."""
    tx.run("DELETE FROM awaited_values WHERE person_id = :person", person=person_id)


def is_feeling_due(tx: Tx, person_id: int, today: date) -> bool:
    """Whether the person may be asked how they felt: once a day at most, and only if nothing else is awaited."""
    row = tx.row(
        "SELECT 1 FROM people WHERE id = :person AND feeling_asked_on < :today AND NOT EXISTS"
        " (SELECT 1 FROM awaited_passwords w WHERE w.person_id = :person AND w.awaited_until > :now)",
        person=person_id,
        today=today.toordinal(),
        now=tx.now,
    )
    return row is not None


def note_feeling_asked(tx: Tx, person_id: int, today: date) -> None:
    """They were asked, and won't be again on that day."""
    tx.run(
        "UPDATE people SET feeling_asked_on = :today WHERE id = :person", today=today.toordinal(), person=person_id
    )
