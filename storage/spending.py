"""What each person costs the operator on each day (UTC), in millionths of a US dollar."""

from dataclasses import dataclass
from typing import NamedTuple

from core.clock import DAY, Moment
from core.settings import Limits, Prices, SpendLimit
from core.table import Kept, Table, Through
from core.tx import Tx
from storage import watermarks

MICROS = 1_000_000
TODAY = "spending.today"
NOBODY = 0


class Spent(NamedTuple):
    """Things that cost, counted."""

    segments_in: int = 0
    segments_out: int = 0
    posts: int = 0
    linked_posts: int = 0
    deletes: int = 0
    text_micros: int = 0
    """What the texts cost, in millionths of a dollar: their channel says."""

    def micros(self, prices: Prices) -> int:
        """What all of it costs."""
        if not (self.posts or self.linked_posts or self.deletes):  # as for most: they are texts
            return self.text_micros
        dollars = self.posts * prices.post + self.linked_posts * prices.post_with_link + self.deletes * prices.delete
        return self.text_micros + round(dollars * MICROS)


@dataclass(frozen=True, slots=True)
class Line:
    """Costs of a day or of a person, for `bot costs`."""

    day: int
    person: str
    spent: Spent
    micros: int


def day_of(moment: Moment) -> int:
    """The day in UTC, counted from 1970."""
    return moment // DAY


def add(tx: Tx, person_id: int, spent: Spent) -> None:
    """Count what was spent for that person today; for nobody, if they have left."""
    _add(tx, day_of(tx.now), person_id, spent, spent.micros(tx.prices))


def _add(tx: Tx, day: int, person_id: int, spent: Spent, micros: int) -> None:
    tx.run(
        "INSERT INTO spending (day, person_id, segments_in, segments_out, posts, linked_posts, deletes, micros)"
        " VALUES (:day, COALESCE((SELECT id FROM people WHERE id = :person), 0),"
        " :segments_in, :segments_out, :posts, :linked_posts, :deletes, :micros)"
        " ON CONFLICT (day, person_id) DO UPDATE SET segments_in = spending.segments_in + excluded.segments_in,"
        " segments_out = spending.segments_out + excluded.segments_out, posts = spending.posts + excluded.posts,"
        " linked_posts = spending.linked_posts + excluded.linked_posts,"
        " deletes = spending.deletes + excluded.deletes, micros = spending.micros + excluded.micros",
        day=day,
        person=person_id,
        segments_in=spent.segments_in,
        segments_out=spent.segments_out,
        posts=spent.posts,
        linked_posts=spent.linked_posts,
        deletes=spent.deletes,
        micros=micros,
    )


def over(tx: Tx, person_id: int, limits: Limits) -> SpendLimit:
    """Which limit is reached today."""
    row = tx.row(
        "SELECT micros FROM spending WHERE day = :day AND person_id = :person",
        day=day_of(tx.now),
        person=person_id,
    )
    if row is not None and row[0] >= limits.spend_per_person * MICROS:
        return SpendLimit.PERSON
    row = tx.row("SELECT count FROM marks WHERE name = :name AND at = :day", name=TODAY, day=day_of(tx.now))
    is_reached = row is not None and row[0] >= limits.spend_per_day * MICROS
    return SpendLimit.DAY if is_reached else SpendLimit.NONE


def total_up(tx: Tx) -> None:
    """Add up what today costs, for `over`: at every text that would take too long."""
    row = tx.row("SELECT COALESCE(sum(micros), 0) FROM spending WHERE day = :day", day=day_of(tx.now))
    watermarks.write_count(tx, TODAY, day_of(tx.now), int(row[0]) if row else 0)


def forget(tx: Tx, person_id: int) -> None:
    """What the person cost stays on the books, under nobody's name."""
    for row in tx.rows(
        "SELECT segments_in, segments_out, posts, linked_posts, deletes, micros, day FROM spending"
        " WHERE person_id = :person",
        person=person_id,
    ):
        *counts, micros, day = row
        _add(tx, day, NOBODY, Spent(*counts), micros)
    tx.run("DELETE FROM spending WHERE person_id = :person", person=person_id)


SPENDING = Table("spending", key="", deletion=Through(forget), expiry=Kept("The operator's books: sums."))


def by_day(tx: Tx, since: int) -> list[Line]:
    """What each day cost, the latest first."""
    rows = tx.rows(
        f"SELECT day, {_SUMS} FROM spending WHERE day >= :since GROUP BY day ORDER BY day DESC", since=since
    )
    return [Line(day, "", Spent(*map(int, counts)), int(micros)) for day, *counts, micros in rows]


def by_person(tx: Tx, since: int, limit: int) -> list[Line]:
    """What each person cost, the dearest first."""
    rows = tx.rows(
        f"SELECT COALESCE(p.tag, ''), {_SUMS} FROM spending s LEFT JOIN people p ON p.id = s.person_id"
        " WHERE day >= :since GROUP BY s.person_id, p.tag ORDER BY sum(micros) DESC LIMIT :limit",
        since=since,
        limit=limit,
    )
    return [Line(0, person, Spent(*map(int, counts)), int(micros)) for person, *counts, micros in rows]


_SUMS = "sum(segments_in), sum(segments_out), sum(posts), sum(linked_posts), sum(deletes), sum(micros)"
