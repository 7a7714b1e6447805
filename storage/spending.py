"""What each person costs the operator on each day (UTC), in millionths of a US dollar."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from core.clock import DAY, Moment
from core.settings import Limits, Prices, SpendLimit
from core.table import Exported, Kept, Table, Through
from core.tx import Tx
from core.x.links import holds_link
from storage import watermarks
from storage.engine.in_list import in_list

MICROS = 1_000_000
TODAY = "spending.today"
TODAY_TEXTS = "spending.today.texts"
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
    post_reads: int = 0
    user_reads: int = 0

    @property
    def is_of_texts(self) -> bool:
        """Whether nothing else was spent, as for most."""
        return not any(self[2:5]) and not any(self[6:])

    def micros(self, prices: Prices) -> int:
        """What all of it costs."""
        if self.is_of_texts:
            return self.text_micros
        dollars = self.posts * prices.post + self.linked_posts * prices.post_with_link + self.deletes * prices.delete
        dollars += self.post_reads * prices.post_read + self.user_reads * prices.user_read
        return self.text_micros + round(dollars * MICROS)


NOTHING_SPENT = Spent()


def of_parts(parts: Iterable[str]) -> Spent:
    """What putting these parts up at X takes."""
    linked = [holds_link(part) for part in parts]
    return Spent(posts=linked.count(False), linked_posts=linked.count(True))


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
    if not add_if_there(tx, person_id, spent):
        add_for(tx, NOBODY, spent)


def add_if_there(tx: Tx, person_id: int, spent: Spent) -> bool:
    """Likewise; false, and nothing is counted, if they have left."""
    if not spent.is_of_texts:
        counted = _counted(tx, spent)
        return bool(
            tx.run_likely(_adding(tuple(counted), _IF_THERE), day=day_of(tx.now), person=person_id, **counted)
        )
    return bool(
        tx.run_likely(
            _ADDING_TEXTS,
            day=day_of(tx.now),
            person=person_id,
            segments_in=spent.segments_in,
            segments_out=spent.segments_out,
            text_micros=spent.text_micros,
            micros=spent.text_micros,
        )
    )


def add_for(tx: Tx, spender_id: int, spent: Spent) -> None:
    """Count it for that id, whose person has left, or which is nobody's."""
    _add_on(tx, day_of(tx.now), spender_id, _counted(tx, spent))


def _add_on(tx: Tx, day: int, spender_id: int, counted: Mapping[str, int]) -> None:
    tx.run(_adding(tuple(counted), "VALUES (:day, :person, {})"), day=day, person=spender_id, **counted)


def _counted(tx: Tx, spent: Spent) -> dict[str, int]:
    """What is to be added to which column; of most texts, that is four of nine."""
    counted = {name: count for name, count in zip(Spent._fields, spent, strict=True) if count}
    return counted | {"micros": spent.micros(tx.prices)}


@lru_cache(maxsize=256)
def _adding(names: tuple[str, ...], rows: str) -> str:
    """SQL that adds to these columns for the one of `rows`, an SQL with a place for their values."""
    added = ", ".join(f"{name} = spending.{name} + excluded.{name}" for name in names)
    values = rows.format(", ".join(f":{name}" for name in names))
    return (
        f"INSERT INTO spending (day, person_id, {', '.join(names)}) {values}"
        f" ON CONFLICT (day, person_id) DO UPDATE SET {added}"
    )


_IF_THERE = "SELECT :day, id, {} FROM people WHERE id = :person"
_ADDING_TEXTS = _adding(("segments_in", "segments_out", "text_micros", "micros"), _IF_THERE)
_COUNTS = ", ".join(Spent._fields)


SPENT = "(SELECT micros - text_micros FROM spending WHERE day = :day AND person_id = :person)"
SPENT_BY_ALL = f"(SELECT count FROM marks WHERE name = '{TODAY}' AND at = :day)"
"""SQL: what posts have cost on that day, a person's and all people's (as added up last); NULL for nothing."""


def reached(spent: int, spent_by_all: int, limits: Limits, ahead: int = 0) -> SpendLimit:
    """Which limit on what posts cost is reached with what a person's have cost today, and all people's.

    Or would be with these millionths of a dollar `ahead`.
    """
    if _is_over(spent, ahead, limits.spend_per_person):
        return SpendLimit.PERSON
    return SpendLimit.DAY if _is_over(spent_by_all, ahead, limits.spend_per_day) else SpendLimit.NONE


def _is_over(spent: int, ahead: int, limit: float) -> bool:
    return spent >= limit * MICROS or spent + ahead > limit * MICROS


class Totals(NamedTuple):
    """What a day cost so far, in millionths of a dollar: each person counts up to their own limit only."""

    day: int
    texts: int
    posts: int


def totals(tx: Tx) -> Totals:
    """Add up what today costs: that takes too long for every text, and for whoever holds up others."""
    day, limits = day_of(tx.now), tx.limits
    row = tx.row(
        _TOTALS, day=day, texts=limits.text_spend_per_person * MICROS, posts=limits.spend_per_person * MICROS
    )
    return Totals(day, *(round(total) for total in row or (0, 0)))


def note_totals(tx: Tx, found: Totals) -> list[str]:
    """From now on these count towards what all may cost. Returns of what a limit is reached now."""
    reached = []
    for what, name, total, limit in (
        ("texts", TODAY_TEXTS, found.texts, tx.limits.text_spend_per_day),
        ("posts", TODAY, found.posts, tx.limits.spend_per_day),
    ):
        if total >= limit * MICROS > _total(tx, name):
            reached.append(what)
        watermarks.keep_number(tx, name, found.day, total)
    return reached


def are_texts_spent(tx: Tx) -> bool:
    """Whether today's texts have cost enough, all people's together."""
    return _total(tx, TODAY_TEXTS) >= tx.limits.text_spend_per_day * MICROS


def are_texts_of_person_spent(tx: Tx, person_id: int) -> bool:
    """Whether that person's texts have cost enough today."""
    row = tx.row(
        "SELECT text_micros FROM spending WHERE day = :day AND person_id = :person",
        day=day_of(tx.now),
        person=person_id,
    )
    return row is not None and row[0] >= tx.limits.text_spend_per_person * MICROS


def _total(tx: Tx, name: str) -> int:
    row = tx.row("SELECT count FROM marks WHERE name = :name AND at = :day", name=name, day=day_of(tx.now))
    return int(row[0]) if row else -1


_TOTALS = (
    "SELECT COALESCE(sum(CASE WHEN person_id <> 0 AND text_micros > :texts THEN :texts ELSE text_micros END), 0),"
    " COALESCE(sum(CASE WHEN person_id <> 0 AND micros - text_micros > :posts THEN :posts"
    " ELSE micros - text_micros END), 0) FROM spending WHERE day = :day"
)


# There is no index by person, which would cost every text a page in a random place: each day is looked at instead.
_DAYS = (
    "WITH RECURSIVE days (day) AS (SELECT min(day) FROM spending UNION ALL"
    " SELECT (SELECT min(s.day) FROM spending s WHERE s.day > d.day) FROM days d WHERE d.day IS NOT NULL)"
    " SELECT day FROM days WHERE day IS NOT NULL"
)
"""SQL: all days on which anybody cost anything, each found by the key of the one before."""
_OF_PERSON = f"person_id = :person AND day IN ({_DAYS})"


def hand_over(tx: Tx, person_id: int, to: int) -> None:
    """What the person cost today counts as another's from now on, who has cost nothing yet."""
    tx.run(
        "UPDATE spending SET person_id = :to WHERE person_id = :person AND day = :day",
        to=to,
        person=person_id,
        day=day_of(tx.now),
    )


def forget(tx: Tx, person_id: int) -> None:
    """What the person cost stays on the books, under nobody's name."""
    sql = f"SELECT {_COUNTS}, micros, day FROM spending WHERE {_OF_PERSON}"
    for *counts, micros, day in tx.rows(sql, person=person_id):
        _add_on(tx, day, NOBODY, {**Spent(*counts)._asdict(), "micros": micros})
    tx.run(f"DELETE FROM spending WHERE {_OF_PERSON}", person=person_id)


SPENDING = Table(
    "spending",
    key="",
    deletion=Through(forget),
    expiry=Kept("The operator's books: sums."),
    export=Exported(
        "What you cost on each day (UTC), in millionths of a US dollar.",
        columns=(
            "day",
            "segments_in",
            "segments_out",
            "posts",
            "linked_posts",
            "deletes",
            "post_reads",
            "user_reads",
            "text_micros",
            "micros",
            "is_dear",
        ),
        of=_OF_PERSON,
    ),
)


def by_day(tx: Tx, since: int, until: int | None = None) -> list[Line]:
    """What each day cost, the latest first; adds up all rows of these days (see storage.desk.costs)."""
    ends = "" if until is None else " AND day <= :until"
    rows = tx.rows(
        f"SELECT day, {_SUMS} FROM spending WHERE day >= :since{ends} GROUP BY day ORDER BY day DESC",
        since=since,
        **({} if until is None else {"until": until}),
    )
    return [Line(day, "", Spent(*map(int, counts)), int(micros)) for day, *counts, micros in rows]


def by_person(tx: Tx, since: int, limit: int, people: Collection[int] = ()) -> list[Line]:
    """What each person cost, the dearest first; only of these people, if any are given, and then quickly."""
    listed, values = in_list(list(people), "person") if people else ("", {})
    picked = f" AND s.person_id IN {listed} AND s.day IN ({_DAYS} AND day >= :since)" if people else ""
    named = ", ".join(f"sum(s.{name}) AS {name}" for name in (*Spent._fields, "micros"))
    shown = ", ".join(f"t.{name}" for name in (*Spent._fields, "micros"))
    rows = tx.rows(
        f"SELECT COALESCE(p.tag, ''), {shown} FROM (SELECT s.person_id, {named} FROM spending s WHERE s.day >= :since"
        f"{picked} GROUP BY s.person_id ORDER BY sum(s.micros) DESC LIMIT :limit) t"
        " LEFT JOIN people p ON p.id = t.person_id ORDER BY t.micros DESC",
        since=since,
        limit=limit,
        **values,
    )
    return [Line(0, person, Spent(*map(int, counts)), int(micros)) for person, *counts, micros in rows]


_SUMS = ", ".join(f"sum(spending.{name})" for name in (*Spent._fields, "micros"))
