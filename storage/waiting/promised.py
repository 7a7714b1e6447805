"""Posts that were promised to their person: they didn't go up, and POST publishes them. Each stands for itself."""

from collections.abc import Mapping
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
LATEST: Mapping[WhyPromised, int] = {WhyPromised.UNCONNECTED: 1, WhyPromised.UNDONE: 20}
"""Of these only so many are kept, the latest: with each one, POST means the earlier ones less."""


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


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest post of those that wait for the same reason; POST publishes it with the others, `count` in all."""

    id: int
    why: WhyPromised
    count: int

    @property
    def since(self) -> Moment:
        """When it was promised."""
        return moment_of(self.id)


def promise(
    tx: Tx, person_id: int, words: str, why: WhyPromised, photos_of: int | None = None, photos_to: int | None = None
) -> int:
    """Keep a post for POST, beside those that are kept already; returns its id."""
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
    if why in LATEST:
        _keep_latest(tx, person_id, why, LATEST[why])
    return promise_id


def _keep_latest(tx: Tx, person_id: int, why: WhyPromised, count: int) -> None:
    tx.run(
        "DELETE FROM promised WHERE person_id = :person AND why = :why AND id NOT IN (SELECT id FROM promised"
        " WHERE person_id = :person AND why = :why ORDER BY id DESC LIMIT :count)",
        person=person_id,
        why=why.value,
        count=count,
    )


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
COUNT_KEPT_BACK = (
    "(SELECT count(*) FROM promised"
    " WHERE person_id = :person AND why = 'kept_back' AND promised_at > :promised_since)"
)
"""SQL: how many of a person's posts wait for POST because they were kept back."""


def oldest(tx: Tx) -> Moment:
    """What was promised later still waits."""
    return after(tx.now, -LASTS)


def newest(tx: Tx, person_id: int) -> list[Newest]:
    """The newest of what waits for that person and isn't too old, for each reason; the newest of all first."""
    rows = tx.rows(
        "SELECT max(id), why, count(*) FROM promised WHERE person_id = :person AND promised_at > :since"
        " GROUP BY why ORDER BY max(id) DESC",
        person=person_id,
        since=oldest(tx),
    )
    return [_newest(*row) for row in rows]


def _newest(promise_id: int, why: str, count: int) -> Newest:
    reason = WhyPromised(why)
    return Newest(promise_id, reason, count if reason in TOGETHER else 1)


def next_of(tx: Tx, person_id: int, newest: Newest, most: int) -> list[Promise]:
    """Those that POST publishes, in order: the newest, with all that wait for the same thing; `most` of them."""
    rows = tx.rows(
        "SELECT id, content, why, photos_of, photos_to FROM promised"
        " WHERE person_id = :person AND why = :why AND id >= :first AND promised_at > :since ORDER BY id LIMIT :most",
        person=person_id,
        why=newest.why.value,
        first=0 if newest.why in TOGETHER else newest.id,
        since=oldest(tx),
        most=most,
    )
    return [_promise(tx, row) for row in rows]


def remove(tx: Tx, promise_id: int) -> None:
    """It goes up, or is dropped: it waits no more."""
    tx.run("DELETE FROM promised WHERE id = :id", id=promise_id)


def _promise(tx: Tx, row: Row) -> Promise:
    promise_id, content, why, photos_of, photos_to = row
    words = tx.keys.open(content, f"held:{promise_id}")
    return Promise(promise_id, words, WhyPromised(why), photos_of, photos_to)
