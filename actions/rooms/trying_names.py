"""How often somebody may come to rooms: names of rooms without a password are not to be tried one by one."""

from dataclasses import dataclass

from core.clock import HOUR
from core.tx import Tx
from storage.signing_in import attempts

MOST = 20
"""In an hour: names that no room has, and rooms that are entered without a password."""
UNKNOWN, OPEN = "rooms.unknown", "rooms.open"


@dataclass(frozen=True, slots=True)
class TooManyRooms:
    """They came to so many rooms in an hour that this one isn't looked for. In how many milliseconds it would be."""

    wait: int


def too_many_unknown(tx: Tx, person_id: int) -> TooManyRooms | None:
    """Whether they tried too many names that no room has: then they don't learn of any other name either."""
    tried, ends_at = attempts.counted(tx, UNKNOWN, str(person_id))
    return TooManyRooms(ends_at - tx.now) if tried >= MOST else None


def count_unknown(tx: Tx, person_id: int) -> None:
    """They tried one more. What a text asked for in vain is undone with all else: its caps on texts bound it."""
    attempts.count(tx, UNKNOWN, str(person_id), HOUR)


def too_many_open(tx: Tx, person_id: int) -> TooManyRooms | None:
    """Whether they entered too many rooms without a password; one more is counted."""
    entered, ends_at = attempts.count(tx, OPEN, str(person_id), HOUR)
    return TooManyRooms(ends_at - tx.now) if entered > MOST else None
