"""What a person was reminded of last: SKIP and LATER are about that, as long as a bare number would be."""

from dataclasses import dataclass

from core.clock import after
from core.table import Delete, Expires, Exported, Sealed, Table
from core.tx import Tx
from storage.tracking.awaited_values import VALUE_FOR

LAST_REMINDERS = Table(
    "last_reminders",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("reminded_at", after=VALUE_FOR),
    sealed=(Sealed("words"),),
    export=Exported("What you were reminded of last.", columns=("tracker_id", "words", "reminded_at")),
)


@dataclass(frozen=True, slots=True)
class LastReminder:
    """A tracker, or words."""

    tracker_id: int | None
    words: str


def note(tx: Tx, person_id: int, tracker_id: int | None, words: str) -> None:
    """They are reminded of that now."""
    tx.run(
        "INSERT INTO last_reminders (person_id, tracker_id, words, reminded_at)"
        " VALUES (:person, :tracker, :words, :now) ON CONFLICT (person_id) DO UPDATE SET"
        " tracker_id = excluded.tracker_id, words = excluded.words, reminded_at = excluded.reminded_at",
        person=person_id,
        tracker=tracker_id,
        words=tx.keys.seal(words, f"last_reminders:{person_id}") if words else None,
        now=tx.now,
    )


def find(tx: Tx, person_id: int) -> LastReminder | None:
    """What they were reminded of within the last hours, and haven't put off or skipped."""
    row = tx.row(
        "SELECT tracker_id, words FROM last_reminders WHERE person_id = :person AND reminded_at > :since",
        person=person_id,
        since=after(tx.now, -VALUE_FOR),
    )
    if row is None:
        return None
    return LastReminder(row[0], tx.keys.open(row[1], f"last_reminders:{person_id}") if row[1] is not None else "")


def is_answer_awaited(tx: Tx, person_id: int) -> bool:
    """Whether what they were reminded of is neither put off nor skipped, nor answered by the value asked for."""
    row = tx.row(
        "SELECT 1 FROM last_reminders l WHERE l.person_id = :person AND (l.tracker_id IS NULL OR EXISTS"
        " (SELECT 1 FROM awaited_values a WHERE a.person_id = :person AND a.tracker_id = l.tracker_id"
        " AND a.entry_id IS NULL AND a.awaited_until > :now))",
        person=person_id,
        now=tx.now,
    )
    return row is not None


def settle(tx: Tx, person_id: int) -> None:
    """It is done with."""
    tx.run("DELETE FROM last_reminders WHERE person_id = :person", person=person_id)
