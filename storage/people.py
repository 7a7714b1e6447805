from core.clock import HOUR, NEVER, Moment
from core.table import Delete, Exported, Kept, Sealed, Table
from core.tx import Tx

PEOPLE = Table(
    "people",
    deletion=Delete("id"),
    expiry=Kept("Somebody is here as long as they want to be."),
    sealed=(Sealed("name"),),
    export=Exported(
        "You, as you are known here: name, room, settings, and what counts towards limits.",
        columns=(
            "id",
            "tag",
            "name",
            "created_at",
            "hold_until",
            "active_room",
            "asks",
            "zone",
            "posts",
            "doubted_at",
            "posted_anyway_at",
            "earlier_texts",
            "earlier_replies",
            "earlier_until",
            "trackers",
            "feeling_asked_on",
        ),
        of="id = :person",
    ),
)


def lock_known(tx: Tx, person_id: int) -> None:
    """Let nobody else act for that person until the transaction ends.

    Before anything else of theirs is locked: a text of theirs comes with this lock first (see storage.addresses).
    """
    tx.lock("SELECT id FROM people WHERE id = :id FOR UPDATE", id=person_id)


def is_known(tx: Tx, person_id: int) -> bool:
    """Whether the person is there; they aren't once they had themselves deleted."""
    return tx.row("SELECT 1 FROM people WHERE id = :id", id=person_id) is not None


def tag_of(tx: Tx, person_id: int | None) -> str:
    """A person's pseudonym in logs; empty if they are gone."""
    row = tx.row("SELECT tag FROM people WHERE id = :id", id=person_id) if person_id else None
    return str(row[0]) if row else ""


COUNT_TRACKERS = "SELECT trackers FROM people WHERE id = :person"
"""SQL: how many things a person keeps count of."""


def tracks(tx: Tx, person_id: int) -> int:
    """How many things the person keeps count of."""
    row = tx.row(COUNT_TRACKERS, person=person_id)
    return row[0] if row else 0


def zone_of(tx: Tx, person_id: int) -> str:
    """The time zone that the person chose; empty if they didn't."""
    row = tx.row("SELECT zone FROM people WHERE id = :id", id=person_id)
    return row[0] or "" if row else ""


def choose_zone(tx: Tx, person_id: int, zone: str) -> None:
    """Note the time zone that the person chose; empty if they want none."""
    tx.run("UPDATE people SET zone = :zone WHERE id = :id", zone=zone or None, id=person_id)


def id_of_tag(tx: Tx, tag: str) -> int | None:
    """The person with that pseudonym."""
    row = tx.row("SELECT id FROM people WHERE tag = :tag", tag=tag)
    return row[0] if row else None


def count_new(tx: Tx) -> int:
    """One more new person in this hour; returns how many that makes."""
    row = tx.row(
        "INSERT INTO marks (name, at, count) VALUES ('people.new', :hour, 1) ON CONFLICT (name) DO UPDATE SET"
        " count = CASE WHEN marks.at = excluded.at THEN marks.count + 1 ELSE 1 END, at = excluded.at"
        " RETURNING count",
        hour=tx.now - tx.now % HOUR,
    )
    return row[0] if row else 0


def hold(tx: Tx, person_id: int, until: Moment) -> None:
    """Keep their texts without acting on them until then."""
    tx.run("UPDATE people SET hold_until = :until WHERE id = :id", id=person_id, until=until)


def since(tx: Tx, person_id: int) -> Moment:
    """When the person first came."""
    row = tx.row("SELECT created_at FROM people WHERE id = :id", id=person_id)
    return row[0] if row else tx.now


def held_until(tx: Tx, person_id: int) -> Moment:
    """Until when nothing is done about what they send."""
    row = tx.row("SELECT hold_until FROM people WHERE id = :id", id=person_id)
    return row[0] if row else NEVER
