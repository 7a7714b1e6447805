"""Names for rooms that no other room has, and none that looks like another's."""

from collections.abc import Iterable

from core.reading.look_alikes import skeleton
from core.reading.shapes import ROOM_NAME_LENGTHS
from core.tx import Tx
from storage.rooms import rooms
from storage.rooms.name_keys import looks_of


def free_names(tx: Tx, wanted: str, endings: Iterable[str], count: int = 2) -> list[str]:
    """Names like `wanted` that no room has: it with one of `endings`, cut to fit, or else with a number."""
    numbers = (str(number) for number in range(2, 1_000))
    found: list[str] = []
    for ending in (*endings, *numbers):
        name = wanted[: ROOM_NAME_LENGTHS.stop - 1 - len(ending)] + ending
        if skeleton(name) not in map(skeleton, found) and rooms.find(tx, name) is None:
            found.append(name)
        if len(found) == count:
            break
    return found


def note_looks(tx: Tx) -> int:
    """Note what the names of older rooms look like, so that no new one looks the same; returns how many it noted.

    Of those that look alike already, each is found by its own name, and the first one by what they look like.
    """
    rows = tx.rows("SELECT id, name FROM rooms WHERE skeleton IS NULL AND name IS NOT NULL ORDER BY id")
    return sum(_note_looks(tx, room_id, name) for room_id, name in rows)


def _note_looks(tx: Tx, room_id: int, name: bytes) -> int:
    key = looks_of(tx.keys.open(name, f"rooms:{room_id}"))
    if rooms.find_by(tx, "skeleton", key) is not None:
        return 0
    return tx.run("UPDATE rooms SET skeleton = :key WHERE id = :id", key=tx.keys.lookups(key)[0], id=room_id)
