"""Numbers that had themselves deleted lately: a keyed hash and counts, so that deleting oneself resets no limit."""

from dataclasses import dataclass

from core.address import Address
from core.clock import DAY, HOUR, NEVER, Moment, after
from core.table import Expires, Exported, Kept, KeyedBriefly, Table
from core.tx import Tx
from storage import addresses, spending
from storage.engine.in_list import in_list
from storage.spending import NOBODY, Spent

COUNTED = HOUR
REMEMBERED = DAY
"""As long as the longest limit counts: what a day costs."""
MOST = 5
"""Deletions of one number within an hour: more than that is nobody who changed their mind."""


@dataclass(frozen=True, slots=True)
class RecentDeletion:
    """How often a number was deleted within the hour, until when it was on hold as it left, and when it did.

    `left_at` is when it was told, which may be long before it was done: what was sent in between begins anew.
    """

    times: int
    hold_until: Moment
    left_at: Moment


def note(tx: Tx, person_id: int, told_at: Moment) -> int:
    """The person is about to be deleted, as told then; returns how often their number was within the hour."""
    rows = tx.rows(
        "INSERT INTO leavers (lookup, times, left_at, hold_until, texts, replies)"
        f" SELECT a.lookup, 1, :told, p.hold_until, {addresses.TEXTS}, {addresses.REPLIES}"
        " FROM addresses a JOIN people p ON p.id = a.person_id WHERE a.person_id = :person"
        " ON CONFLICT (lookup) DO UPDATE SET"
        " left_at = CASE WHEN excluded.left_at > leavers.left_at THEN excluded.left_at ELSE leavers.left_at END,"
        " hold_until = excluded.hold_until, texts = excluded.texts, replies = excluded.replies,"
        " times = CASE WHEN leavers.left_at > :old THEN leavers.times + 1 ELSE 1 END RETURNING times",
        now=tx.now,
        told=told_at,
        old=after(tx.now, -COUNTED),
        person=person_id,
        since=addresses.window_start(tx),
    )
    return max((row[0] for row in rows), default=0)


def set_costs_aside(tx: Tx, person_id: int) -> None:
    """What the person has cost today is kept for their number, should it come back: under an id that is nobody's."""
    spender = tx.new_id()
    noted = tx.run(
        "UPDATE leavers SET spender_id = :spender"
        " WHERE lookup IN (SELECT lookup FROM addresses WHERE person_id = :person)",
        spender=spender,
        person=person_id,
    )
    if noted:
        spending.hand_over(tx, person_id, spender)


def add_costs(tx: Tx, address: Address, spent: Spent) -> None:
    """Whoever had that number has left, with the very text that this was spent on: likewise."""
    listed, named = in_list(tx.keys.lookups(address.key), "lookup")
    row = tx.row(
        f"SELECT spender_id FROM leavers WHERE lookup IN {listed} AND spender_id IS NOT NULL"
        " ORDER BY left_at DESC LIMIT 1",
        **named,
    )
    spending.add_for(tx, row[0] if row is not None else NOBODY, spent)


def find(tx: Tx, address: Address) -> RecentDeletion:
    """What is remembered of that number; nothing happened `times`, if it is nothing."""
    listed, named = in_list(tx.keys.lookups(address.key), "lookup")
    rows = tx.rows(
        f"SELECT CASE WHEN left_at > :old THEN times ELSE 0 END, hold_until, left_at FROM leavers"
        f" WHERE lookup IN {listed}",
        old=after(tx.now, -COUNTED),
        **named,
    )
    found = RecentDeletion(0, NEVER, NEVER)
    for times, hold_until, left_at in rows:
        found = RecentDeletion(found.times + times, max(found.hold_until, hold_until), max(found.left_at, left_at))
    return found


def take_up(tx: Tx, address: Address, person_id: int) -> None:
    """The number is back, as that new person: what it has used up of its limits counts on."""
    listed, named = in_list(tx.keys.lookups(address.key), "lookup")
    rows = tx.rows(
        f"SELECT spender_id, texts, replies, left_at FROM leavers WHERE lookup IN {listed} ORDER BY left_at", **named
    )
    for spender, texts, replies, left_at in rows:
        tx.run(
            "UPDATE people SET earlier_texts = :texts, earlier_replies = :replies, earlier_until = :until"
            " WHERE id = :person",
            texts=texts,
            replies=replies,
            until=after(left_at, addresses.WINDOW),
            person=person_id,
        )
        if spender is not None:
            spending.hand_over(tx, spender, person_id)
            _close(tx, spender)


def _close(tx: Tx, spender_id: int) -> None:
    """What is left of these costs stays on the books, and nobody's they are."""
    spending.forget(tx, spender_id)
    tx.run("UPDATE leavers SET spender_id = NULL WHERE spender_id = :spender", spender=spender_id)


def erase_old(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` that left until then, with their wrong passwords; returns how many."""
    old = tx.rows(
        "SELECT lookup, spender_id FROM leavers WHERE left_at <= :moment LIMIT :limit", moment=moment, limit=limit
    )
    for lookup, spender in old:
        tx.run(
            "DELETE FROM wrong_passwords WHERE lookup = :lookup"
            " AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.lookup = :lookup)",
            lookup=lookup,
        )
        if spender is not None:
            _close(tx, spender)
        tx.run("DELETE FROM leavers WHERE lookup = :lookup", lookup=lookup)
    return len(old)


LEAVERS = Table(
    "leavers",
    key="",
    deletion=Kept("It says only that some number left within a day, and what that day has cost."),
    expiry=Expires("left_at", after=REMEMBERED, erase=erase_old),
    keyed=(KeyedBriefly("lookup", "It is forgotten within a day."),),
    export=Exported(
        "That your number had itself deleted within a day, and what it used up of its limits.",
        columns=("times", "left_at", "hold_until", "texts", "replies"),
        hidden=("lookup", "spender_id"),
        of="lookup IN (SELECT lookup FROM addresses WHERE person_id = :person)",
    ),
)
