"""What POST alone would publish: the last text that was not posted, or the last photos with their caption."""

from dataclasses import dataclass

from core.clock import DAY, MINUTE, after, next_day
from core.ids import first_id
from core.table import Delete, Expires, Sealed, Table
from core.tx import Tx

WORDS_FOR = DAY
PHOTOS_FOR = 15 * MINUTE
HELD = Table(
    "held",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("held_at", after=WORDS_FOR),
    sealed=(Sealed("content"),),
)


@dataclass(frozen=True, slots=True)
class Held:
    """Words, and the first of the texts whose photos go with them, if there are any.

    `photos_to` is the last of these texts, if the person has asked for just these photos to be published.
    """

    words: str
    photos_of: int | None
    photos_to: int | None = None


def hold(tx: Tx, person_id: int, words: str, photos_of: int | None = None, photos_to: int | None = None) -> None:
    """Hold this; what was held before is let go."""
    tx.run(
        "INSERT INTO held (person_id, content, photos_of, photos_to, held_at)"
        " VALUES (:person, :content, :photos, :last, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET content = excluded.content, photos_of = excluded.photos_of,"
        " photos_to = excluded.photos_to, held_at = excluded.held_at",
        person=person_id,
        content=tx.keys.seal(words, f"held:{person_id}"),
        photos=photos_of,
        last=photos_to if photos_of is not None else None,
        now=tx.now,
    )


def keep_for_tomorrow(tx: Tx, person_id: int) -> None:
    """Hold what is held until the end of the next day (UTC): only then may it be published."""
    tx.run(
        "UPDATE held SET held_at = :tomorrow WHERE person_id = :person",
        tomorrow=next_day(tx.now),
        person=person_id,
    )


def find(tx: Tx, person_id: int) -> Held | None:
    """What is held for that person and not too old."""
    row = tx.row(
        "SELECT content, photos_of, photos_to, held_at FROM held WHERE person_id = :person", person=person_id
    )
    if row is None:
        return None
    content, photos_of, photos_to, held_at = row
    lasts = PHOTOS_FOR if photos_of is not None and photos_to is None else WORDS_FOR
    if held_at <= after(tx.now, -lasts):
        return None
    return Held(tx.keys.open(content, f"held:{person_id}"), photos_of, photos_to)


def oldest_photos(tx: Tx) -> int:
    """The least id that a text with photos which POST publishes can have now."""
    return first_id(after(tx.now, -PHOTOS_FOR))


def let_go(tx: Tx, person_id: int) -> None:
    """Nothing is held any more."""
    tx.run("DELETE FROM held WHERE person_id = :person", person=person_id)


def let_go_of(tx: Tx, person_id: int, secret: str) -> None:
    """Nothing is held any more that has that secret in it, such as a near miss with a room's password."""
    row = tx.row("SELECT content FROM held WHERE person_id = :person", person=person_id)
    if row is not None and secret in tx.keys.open(row[0], f"held:{person_id}"):
        let_go(tx, person_id)
