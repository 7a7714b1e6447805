"""Numbers that had themselves deleted within the hour: a keyed hash and a count, so that deleting resets no limit."""

from core.address import Address
from core.clock import HOUR, Moment, after
from core.table import Expires, Kept, KeyedBriefly, Table
from core.tx import Tx

REMEMBERED = HOUR
MOST = 5
"""Deletions within the hour; who wants more is no person who changed their mind."""


def note(tx: Tx, person_id: int) -> int:
    """The person is about to be deleted; returns how often their number was within the hour."""
    rows = tx.rows(
        "INSERT INTO leavers (lookup, times, left_at) SELECT lookup, 1, :now FROM addresses WHERE person_id = :person"
        " ON CONFLICT (lookup) DO UPDATE SET left_at = excluded.left_at,"
        " times = CASE WHEN leavers.left_at > :old THEN leavers.times + 1 ELSE 1 END RETURNING times",
        now=tx.now,
        old=after(tx.now, -REMEMBERED),
        person=person_id,
    )
    return max((row[0] for row in rows), default=0)


def find(tx: Tx, address: Address) -> tuple[int, Moment]:
    """How often that number was deleted within the hour, and when last."""
    rows = [
        tx.row(
            "SELECT times, left_at FROM leavers WHERE lookup = :lookup AND left_at > :old",
            lookup=lookup,
            old=after(tx.now, -REMEMBERED),
        )
        for lookup in tx.keys.lookups(address.key)
    ]
    found = [row for row in rows if row]
    return sum(times for times, _ in found), max((left_at for _, left_at in found), default=Moment(0))


def erase_old(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` that left until then, with their wrong passwords; returns how many."""
    old = tx.rows("SELECT lookup FROM leavers WHERE left_at <= :moment LIMIT :limit", moment=moment, limit=limit)
    for (lookup,) in old:
        tx.run(
            "DELETE FROM wrong_passwords WHERE lookup = :lookup"
            " AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.lookup = :lookup)",
            lookup=lookup,
        )
        tx.run("DELETE FROM leavers WHERE lookup = :lookup", lookup=lookup)
    return len(old)


LEAVERS = Table(
    "leavers",
    key="",
    deletion=Kept("It says only that some number left within the hour."),
    expiry=Expires("left_at", after=REMEMBERED, erase=erase_old),
    keyed=(KeyedBriefly("lookup", "It is forgotten within the hour."),),
)
