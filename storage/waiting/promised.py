"""Posts that were promised to their person: they didn't go up, and POST publishes them. Each stands for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.clock import DAY, Moment, after, next_day
from core.ids import moment_of
from core.table import Delete, Expires, Exported, Sealed, Table
from core.tx import Row, Tx

LASTS = DAY
PROMISED = Table(
    "promised",
    deletion=Delete("person_id"),
    expiry=Expires("promised_at", after=LASTS),
    sealed=(Sealed("content", under="held"),),  # the first of them were held in a table of that name,
    export=Exported(
        "Posts that wait for POST.",
        columns=("id", "content", "photos_of", "photos_to", "why", "promised_at"),
    ),
)


class WhyPromised(StrEnum):
    """Why it isn't up."""

    KEPT_BACK = "kept_back"
    """The connection was lost, the cap was reached, or X took nothing for too long."""
    UNCONNECTED = "unconnected"
    """No account was connected yet. Only the latest is kept: who didn't know where texts go may not mean them all."""
    UNDONE = "undone"
    """It was taken back."""
    LATE = "late"
    """It came late, after newer texts."""


TOGETHER = frozenset({WhyPromised.KEPT_BACK})
"""Those that one POST publishes all, in order."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A post that waits for POST: its words, and the photos of the texts from `photos_of` to `photos_to`."""

    id: int
    words: str
    why: WhyPromised
    photos_of: int | None = None
    photos_to: int | None = None

    @property
    def since(self) -> Moment:
        """When it was promised."""
        return moment_of(self.id)


def promise(
    tx: Tx, person_id: int, words: str, why: WhyPromised, photos_of: int | None = None, photos_to: int | None = None
) -> int:
    """Keep a post for POST, beside those that are kept already; returns its id."""
    if why is WhyPromised.UNCONNECTED:
        tx.run("DELETE FROM promised WHERE person_id = :person AND why = :why", person=person_id, why=why.value)
    promise_id = tx.new_id()
    tx.run(
        "INSERT INTO promised (id, person_id, content, photos_of, photos_to, why, promised_at)"
        " VALUES (:id, :person, :content, :photos, :last, :why, :now)",
        id=promise_id,
        person=person_id,
        content=tx.keys.seal(words, f"held:{promise_id}"),
        photos=photos_of,
        last=photos_to if photos_of is not None else None,
        why=why.value,
        now=tx.now,
    )
    return promise_id


def keep_on(tx: Tx, promise_id: int, why: WhyPromised) -> None:
    """It was to go up, and may not: from now on it is kept for that reason."""
    tx.run(
        "UPDATE promised SET why = :why, promised_at = :now WHERE id = :id", why=why.value, now=tx.now, id=promise_id
    )


def without_photos(tx: Tx, promise_id: int) -> None:
    """Its photos are gone; its words are still kept."""
    tx.run("UPDATE promised SET photos_of = NULL, photos_to = NULL WHERE id = :id", id=promise_id)


def keep_for_tomorrow(tx: Tx, promise_id: int) -> None:
    """Keep it until the end of the next day (UTC): only then may it be published."""
    tx.run("UPDATE promised SET promised_at = :tomorrow WHERE id = :id", tomorrow=next_day(tx.now), id=promise_id)


HAS_ANY = "EXISTS (SELECT 1 FROM promised WHERE person_id = :person AND promised_at > :promised_since)"
"""SQL: whether posts wait for a person's POST; `promised_since` is `oldest`."""


def oldest(tx: Tx) -> Moment:
    """What was promised later still waits."""
    return after(tx.now, -LASTS)


def all_of(tx: Tx, person_id: int) -> list[Promise]:
    """What waits for that person and isn't too old, the oldest first."""
    rows = tx.rows(
        "SELECT id, content, why, photos_of, photos_to FROM promised"
        " WHERE person_id = :person AND promised_at > :since ORDER BY id",
        person=person_id,
        since=oldest(tx),
    )
    return [_promise(tx, row) for row in rows]


def next_of(promises: Sequence[Promise]) -> Sequence[Promise]:
    """Those that one POST publishes: the newest, with all that wait for the same thing, in order."""
    if not promises:
        return ()
    newest = promises[-1]
    return [each for each in promises if each.why in TOGETHER] if newest.why in TOGETHER else [newest]


def remove(tx: Tx, promise_id: int) -> None:
    """It goes up, or is dropped: it waits no more."""
    tx.run("DELETE FROM promised WHERE id = :id", id=promise_id)


def _promise(tx: Tx, row: Row) -> Promise:
    promise_id, content, why, photos_of, photos_to = row
    words = tx.keys.open(content, f"held:{promise_id}")
    return Promise(promise_id, words, WhyPromised(why), photos_of, photos_to)
