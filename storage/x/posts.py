"""Rows of what people publish: a post has one or more parts, which go up one after the other."""

from collections.abc import Sequence

import orjson

from core.clock import HOUR, Moment, after
from core.delivery import DeliveryKind
from core.ids import first_id
from core.table import Delete, Expires, Exported, Sealed, ShownAs, Table, as_json
from core.tx import Row, Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery
from storage.reports import activity
from storage.x import accounts, former_accounts
from storage.x.post import Post, PostState


def erase(tx: Tx, moment: Moment, limit: int) -> int:
    """Erase up to `limit` posts that were made before, here and not at X; returns how many."""
    sql = "SELECT person_id, id, state FROM posts WHERE id < :oldest ORDER BY id LIMIT :limit"
    rows = tx.rows(sql, oldest=first_id(moment), limit=limit)
    activity.add_erased_posts(tx, [row[:2] for row in rows if row[2] == PostState.UP])
    tx.run_many("DELETE FROM posts WHERE id = :id", [{"id": row[1]} for row in rows])
    return len(rows)


POSTS = Table(
    "posts",
    deletion=Delete("person_id"),  # what is up at X stays theirs
    expiry=Expires("id", setting="texts_days", erase=erase),
    sealed=(Sealed("content"), Sealed("account", by="person_id", under="accounts")),
    export=Exported(
        "Your posts: their parts, the identifiers at X of those that are up, and that of an account you had before.",
        columns=("id", "text_id", "photos_of", "content", "state", "is_told", "created_at", "up_at", "account"),
        shown=(ShownAs("content", as_json),),
    ),
)
UNDO_WITHIN = HOUR
ON_ITS_WAY = 24 * HOUR
"""How long a post may take to go up at most."""


_COLUMNS = "id, person_id, text_id, photos_of, content, state, is_told, created_at, up_at, account"


def add(
    tx: Tx,
    person_id: int,
    text_id: int | None,
    parts: Sequence[str],
    photos_of: int | None = None,
    *,
    ready: bool = True,
    newest: int | None = None,
) -> int:
    """A new post, to go up as soon as the person's lane is free, or when its photos are kept; returns its id.

    What becomes of it answers the text, if there is one. `newest`: the id of the person's last post, if it is known.
    """
    post_id = tx.new_id(after=_newest(tx, person_id) if newest is None else newest)
    tx.run_likely(
        "INSERT INTO posts (id, person_id, text_id, photos_of, content, state, created_at)"
        " VALUES (:id, :person, :text, :photos, :content, :state, :now)",
        id=post_id,
        person=person_id,
        text=text_id,
        photos=photos_of,
        content=_sealed(tx, post_id, parts, (), is_unsure=False),
        state=(PostState.WAITING if ready else PostState.GATHERING).value,
        now=tx.now,
    )
    if ready:
        _deliver(tx, post_id, person_id, text_id)
    return post_id


NEWEST = "(SELECT id FROM posts WHERE person_id = :person ORDER BY id DESC LIMIT 1)"
"""SQL: the id of a person's last post, which may have been made by a clock that was ahead; NULL if there is none."""


def _newest(tx: Tx, person_id: int) -> int:
    [(newest,)] = tx.rows(f"SELECT {NEWEST}", person=person_id)
    return newest or 0


def is_first(tx: Tx, post: Post) -> bool:
    """Whether no other post of the person's has been up, of those that are remembered."""
    others = "SELECT 1 FROM posts WHERE person_id = :person AND up_at IS NOT NULL AND id <> :id LIMIT 1"
    return tx.row(others, person=post.person_id, id=post.id) is None


def release(tx: Tx, post: Post) -> None:
    """Its photos are kept: it may go up."""
    tx.run("UPDATE posts SET state = 'waiting' WHERE id = :id", id=post.id)
    _deliver(tx, post.id, post.person_id, post.text_id)


def _deliver(tx: Tx, post_id: int, person_id: int, text_id: int | None) -> None:
    """The delivery has the post's own id, so that it can be called off without a look into others."""
    lane = accounts.lane_of(person_id)
    deliveries.add(tx, NewDelivery(DeliveryKind.POST, lane, str(post_id), person_id, text_id, id=post_id))


def gathering(tx: Tx, person_id: int, text_id: int) -> list[Post]:
    """Posts that wait for the photos of that text, and perhaps for those of others."""
    return _with_photos_of(tx, person_id, text_id, PostState.GATHERING)


def waiting_with(tx: Tx, person_id: int, text_id: int) -> list[Post]:
    """Posts that are to go up, with the photos of that text, and of which nothing is up."""
    return [post for post in _with_photos_of(tx, person_id, text_id, PostState.WAITING) if not post.up]


def _with_photos_of(tx: Tx, person_id: int, text_id: int, state: PostState) -> list[Post]:
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM posts WHERE person_id = :person AND photos_of <= :text AND text_id >= :text"
        " AND state = :state ORDER BY id FOR UPDATE",
        person=person_id,
        text=text_id,
        state=state.value,
    )
    return [_post(tx, row) for row in rows]


def gather_again(tx: Tx, post_id: int) -> None:
    """It waits for its photos once more."""
    tx.run("UPDATE posts SET state = 'gathering' WHERE id = :id", id=post_id)


def is_of_text(tx: Tx, text_id: int) -> bool:
    """Whether that text made a post of its own photos: what becomes of it is its reply."""
    return tx.row("SELECT 1 FROM posts WHERE photos_of = :text AND text_id = :text", text=text_id) is not None


def of_text(tx: Tx, person_id: int, text_id: int) -> Post | None:
    """The person's last post that answers that text."""
    row = tx.row(
        f"SELECT {_COLUMNS} FROM posts WHERE person_id = :person AND id > :text AND text_id = :text"
        " ORDER BY id DESC LIMIT 1",
        person=person_id,
        text=text_id,
    )
    return _post(tx, row) if row else None


def find(tx: Tx, post_id: int) -> Post | None:
    """The post with that id."""
    row = tx.row(f"SELECT {_COLUMNS} FROM posts WHERE id = :id", id=post_id)
    return _post(tx, row) if row else None


def latest(tx: Tx, person_id: int) -> Post | None:
    """The person's last post that may still be undone; one of which nothing went up is none."""
    row = tx.row(
        f"SELECT {_COLUMNS} {_MAY_BE_UNDONE} ORDER BY id DESC LIMIT 1 FOR UPDATE", **_undoable(tx, person_id)
    )
    return _post(tx, row) if row else None


def may_be_undone(tx: Tx, person_id: int) -> bool:
    """Whether there is such a one; whoever works on it is not waited for."""
    return tx.row(f"SELECT 1 {_MAY_BE_UNDONE} LIMIT 1", **_undoable(tx, person_id)) is not None


_MAY_BE_UNDONE = (
    "FROM posts WHERE person_id = :person AND id > :since"
    " AND (state IN ('gathering', 'waiting') OR (state IN ('up', 'failed') AND up_at > :hour_ago))"
)


def _undoable(tx: Tx, person_id: int) -> dict[str, int]:
    return {"person": person_id, "since": oldest_waiting(tx), "hour_ago": after(tx.now, -UNDO_WITHIN)}


def unfinished(tx: Tx, person_id: int) -> list[Post]:
    """The person's posts that are on their way, the oldest first."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM posts WHERE person_id = :person AND state IN ('gathering', 'waiting')"
        " ORDER BY id FOR UPDATE",
        person=person_id,
    )
    return [_post(tx, row) for row in rows]


def of_person(tx: Tx, person_id: int, count: int, before: int | None = None) -> list[Post]:
    """The person's posts, the newest first, those before the one with the id `before` if given."""
    older = "" if before is None else " AND id < :before"
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM posts WHERE person_id = :person{older} ORDER BY id DESC LIMIT :count",
        person=person_id,
        count=count,
        **({} if before is None else {"before": before}),
    )
    return [_post(tx, row) for row in rows]


def is_one_since(tx: Tx, person_id: int, since: int) -> bool:
    """Whether the person has posted something later than that id."""
    sql = "SELECT 1 FROM posts WHERE person_id = :person AND id > :since LIMIT 1"
    return tx.row(sql, person=person_id, since=since) is not None


def ids_up(tx: Tx, but: Post, since: Moment) -> set[str]:
    """X's identifiers of what else of that person's went up since: no two posts are one."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM posts WHERE person_id = :person AND id > :since AND id <> :but",
        person=but.person_id,
        since=first_id(since),
        but=but.id,
    )
    return {x_id for row in rows for x_id in _post(tx, row).up}


def withdraw(tx: Tx, post_id: int) -> None:
    """The person has taken it back before it was up, or before all of it was."""
    tx.run(
        "UPDATE posts SET state = CASE WHEN up_at IS NULL THEN 'cancelled' ELSE 'failed' END WHERE id = :id",
        id=post_id,
    )


def set_up(tx: Tx, post: Post, up: Sequence[str], *, is_unsure: bool = False) -> None:
    """Note which parts are up, and whether an attempt at the next one may have worked; the last one ends it."""
    is_whole = len(up) == len(post.parts)
    tx.run_likely(
        "UPDATE posts SET content = :content, up_at = :at, state = CASE WHEN :whole = 1 THEN 'up' ELSE state END"
        " WHERE id = :id",
        content=_sealed(tx, post.id, post.parts, up, is_unsure=is_unsure),
        at=tx.now if up else None,
        whole=int(is_whole),
        id=post.id,
    )


def fail(tx: Tx, post: Post) -> None:
    """No more of it will go up; its person is told now, and may undo what is up for an hour."""
    up_at = "CASE WHEN up_at IS NULL THEN NULL ELSE :now END"
    tx.run(f"UPDATE posts SET state = 'failed', up_at = {up_at} WHERE id = :id", id=post.id, now=tx.now)


def deleted(tx: Tx, post: Post) -> None:
    """It is gone from X."""
    tx.run("UPDATE posts SET state = 'deleted' WHERE id = :id", id=post.id)


def told(tx: Tx, post_id: int) -> bool:
    """Note that the person knows it will be posted later; false if they knew."""
    return bool(tx.run("UPDATE posts SET is_told = 1 WHERE id = :id AND is_told = 0", id=post_id))


IS_ONE_KEPT = "EXISTS (SELECT 1 FROM posts WHERE person_id = :person AND state = 'waiting' AND is_told = 1)"
"""SQL: whether a person knows of a post that it takes longer: what comes now goes up behind it."""
COUNT_WAITING = "SELECT count(*) FROM posts WHERE person_id = :person AND state IN ('gathering', 'waiting')"
"""SQL: how many of a person's posts are on their way."""
COUNT_WAITING_SINCE = f"({COUNT_WAITING} AND id > :waiting_since)"
"""SQL: likewise, without a look at all that they ever posted; `waiting_since` is `oldest_waiting`."""


def oldest_waiting(tx: Tx) -> int:
    """What has a lower id isn't on its way any more."""
    return first_id(after(tx.now, -ON_ITS_WAY - UNDO_WITHIN))


def count_waiting(tx: Tx, person_id: int) -> int:
    """How many of this person's posts are on their way."""
    row = tx.row(COUNT_WAITING, person=person_id)
    return row[0] if row else 0


def _post(tx: Tx, row: Row) -> Post:
    post_id, person_id, text_id, photos_of, content, state, is_told, created_at, up_at, account = row
    stored = orjson.loads(tx.keys.open(content, f"posts:{post_id}"))
    return Post(
        post_id,
        person_id,
        text_id,
        photos_of,
        tuple(stored["parts"]),
        tuple(stored["up"]),
        stored["unsure"],
        PostState(state),
        bool(is_told),
        created_at,
        up_at,
        None if account is None else former_accounts.opened(tx, person_id, account),
    )


def _sealed(tx: Tx, post_id: int, parts: Sequence[str], up: Sequence[str], *, is_unsure: bool) -> bytes:
    stored = {"parts": parts, "up": up, "unsure": is_unsure}
    return tx.keys.seal(orjson.dumps(stored).decode(), f"posts:{post_id}")
