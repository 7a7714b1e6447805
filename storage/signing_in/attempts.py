"""How often something was tried of late: by whom and for whom only as a keyed hash.

What isn't allowed counts as well, unless it is taken back, but makes no window longer: whoever waits gets in.
"""

from ipaddress import ip_network

from core.clock import Moment, after
from core.table import Expires, Kept, KeyedBriefly, NotExported, Table
from core.tx import Tx

OF_BLOCK = 48
"""Bits of an IPv6 address that are a block's: what a provider gives one customer at most (RFC 6177)."""
TIMES = 10
"""So many times as often as one network address a block may: a provider may have many customers in one, too."""


def areas(network: str) -> tuple[tuple[str, int], ...]:
    """Where an attempt from a network address counts, and how many times the limit of one address holds there.

    IPv6 counts by the block as well: whoever has one has 65,536 network addresses.
    """
    if ":" not in network:
        return ((network, 1),)
    return (network, 1), (str(ip_network(network).supernet(new_prefix=OF_BLOCK)), TIMES)


def count(tx: Tx, what: str, whose: str, window: int) -> tuple[int, Moment]:
    """One more; returns how many that makes since the window began, and when it ends (`window` is its length)."""
    [(counted, ends_at)] = tx.rows(
        "INSERT INTO attempts (lookup, count, ends_at) VALUES (:lookup, 1, :ends) ON CONFLICT (lookup) DO UPDATE SET"
        " count = CASE WHEN attempts.ends_at > :now THEN attempts.count + 1 ELSE 1 END,"
        " ends_at = CASE WHEN attempts.ends_at > :now THEN attempts.ends_at ELSE :ends END RETURNING count, ends_at",
        lookup=_lookup(tx, what, whose),
        ends=after(tx.now, window),
        now=tx.now,
    )
    return int(counted), Moment(ends_at)


def take_back(tx: Tx, what: str, whose: str) -> None:
    """One less: it was counted, and not done."""
    tx.run("UPDATE attempts SET count = count - 1 WHERE lookup = :lookup", lookup=_lookup(tx, what, whose))


def counted(tx: Tx, what: str, whose: str) -> tuple[int, Moment]:
    """How many there were since the window began, and when it ends; none, if it has ended."""
    row = tx.row(
        "SELECT count, ends_at FROM attempts WHERE lookup = :lookup AND ends_at > :now",
        lookup=_lookup(tx, what, whose),
        now=tx.now,
    )
    return (int(row[0]), Moment(row[1])) if row else (0, tx.now)


def hold(tx: Tx, what: str, whose: str, wait: int) -> None:
    """Let nothing of that be done for that many milliseconds."""
    tx.run(
        "INSERT INTO attempts (lookup, count, ends_at) VALUES (:lookup, 1, :ends) ON CONFLICT (lookup) DO UPDATE SET"
        " count = 1, ends_at = :ends",
        lookup=_lookup(tx, what, whose),
        ends=after(tx.now, wait),
    )


def drop(tx: Tx, what: str, whose: str) -> None:
    """Count from the beginning."""
    tx.run("DELETE FROM attempts WHERE lookup = :lookup", lookup=_lookup(tx, what, whose))


def erase_ended(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` whose window ended until then; returns how many."""
    return tx.run(
        "DELETE FROM attempts WHERE lookup IN"
        " (SELECT lookup FROM attempts WHERE ends_at <= :moment ORDER BY ends_at LIMIT :limit)",
        moment=moment,
        limit=limit,
    )


def _lookup(tx: Tx, what: str, whose: str) -> bytes:
    return tx.keys.digests(f"attempts:{what}:{whose}")[0]


ATTEMPTS = Table(
    "attempts",
    key="",
    deletion=Kept("Counts of a day, by a keyed hash: deleting oneself resets no limit."),
    expiry=Expires("ends_at", erase=erase_ended),
    keyed=(KeyedBriefly("lookup", "A count is over within a day."),),
    export=NotExported("Counts of a day; by the keyed hashes alone nobody tells whose they are."),
)
