"""What monthly reports count of texts, posts, photos and sign-ins.

Texts and posts are counted by their rows, as long as there are any; what is erased was added up by days (UTC).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.clock import DAY, Moment
from core.ids import first_id, moment_of
from core.table import Delete, Expires, Exported, Table
from core.tx import Tx

KEPT_FOR = 800 * DAY
"""Two years and a little: whoever asks for the report of last year's month finds it counted."""


@dataclass(frozen=True, slots=True)
class Activity:
    """How much somebody did in some time: texts sent, posts that are up, photos that are kept, sign-ins."""

    texts: int
    posts: int
    photos: int
    sign_ins: int


def between(tx: Tx, person_id: int, begin: Moment, end: Moment) -> Activity:
    """From one moment to another, that one excluded; of what is counted by days (UTC), the days nearest to these."""
    since, until = first_id(begin), first_id(end)
    values: dict[str, object] = {"person": person_id, "since": since, "until": until}
    within = "person_id = :person AND id >= :since AND id < :until"
    texts = _count(tx, f"SELECT count(*) FROM texts WHERE {within}", values)
    posts = _count(tx, f"SELECT count(*) FROM posts WHERE {within} AND state = 'up'", values)
    photos = _count(tx, f"SELECT count(*) FROM photos WHERE {within} AND state = 'kept'", values)
    row = tx.row(
        "SELECT sum(texts), sum(posts), sum(sign_ins) FROM activity_days WHERE person_id = :person"
        " AND day_at >= :begin AND day_at < :end",
        person=person_id,
        begin=_nearest_day(begin),
        end=_nearest_day(end),
    )
    erased_texts, erased_posts, sign_ins = (int(each or 0) for each in row or (0, 0, 0))
    return Activity(texts + erased_texts, posts + erased_posts, photos, sign_ins)


def _nearest_day(moment: Moment) -> int:
    return (moment + DAY // 2) // DAY * DAY


def _count(tx: Tx, sql: str, values: dict[str, object]) -> int:
    row = tx.row(sql, **values)
    return int(row[0]) if row else 0


def add_sign_in(tx: Tx, person_id: int) -> None:
    """They signed in just now."""
    _add(tx, "sign_ins", Counter({(person_id, tx.now - tx.now % DAY): 1}))


def add_erased_texts(tx: Tx, texts: Iterable[tuple[int | None, int]]) -> None:
    """Texts that are erased now: whose they were, and their ids."""
    _add(tx, "texts", _by_day(texts))


def add_erased_posts(tx: Tx, posts: Iterable[tuple[int | None, int]]) -> None:
    """Posts that were up, and are erased here now."""
    _add(tx, "posts", _by_day(posts))


def _by_day(rows: Iterable[tuple[int | None, int]]) -> Counter[tuple[int, int]]:
    moments = ((person_id, moment_of(row_id)) for person_id, row_id in rows if person_id is not None)
    return Counter((person_id, moment - moment % DAY) for person_id, moment in moments)


def _add(tx: Tx, column: str, counts: Counter[tuple[int, int]]) -> None:
    tx.run_many(
        f"INSERT INTO activity_days (person_id, day_at, {column}) VALUES (:person, :day, :count)"
        f" ON CONFLICT (person_id, day_at) DO UPDATE SET {column} = activity_days.{column} + excluded.{column}",
        [{"person": person_id, "day": day, "count": count} for (person_id, day), count in counts.items()],
    )


def erase(tx: Tx, moment: Moment, limit: int) -> int:
    """Delete up to `limit` days before that moment."""
    rows = tx.rows(
        "SELECT person_id, day_at FROM activity_days WHERE day_at <= :moment ORDER BY day_at LIMIT :limit",
        moment=moment,
        limit=limit,
    )
    tx.run_many(
        "DELETE FROM activity_days WHERE person_id = :person AND day_at = :day",
        [{"person": person_id, "day": day} for person_id, day in rows],
    )
    return len(rows)


ACTIVITY_DAYS = Table(
    "activity_days",
    key="",
    deletion=Delete("person_id"),
    expiry=Expires("day_at", after=KEPT_FOR, erase=erase),
    export=Exported(
        "How often you signed in on each day (UTC), and how many texts and posts of that day are erased.",
        columns=("day_at", "texts", "posts", "sign_ins"),
    ),
)
