"""What each person costs the operator on each day (UTC), in millionths of a US dollar."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from core.clock import DAY, Moment
from core.settings import Limits, Prices, SpendLimit
from core.table import Exported, Kept, Table, Through
from core.tx import Row, Tx
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

    def micros(self, prices: Prices) -> int:
        """What all of it costs."""
        if not any(self[2:5]) and not any(self[6:]):  # as for most: they are texts
            return self.text_micros
        dollars = self.posts * prices.post + self.linked_posts * prices.post_with_link + self.deletes * prices.delete
        dollars += self.post_reads * prices.post_read + self.user_reads * prices.user_read
        return self.text_micros + round(dollars * MICROS)


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
    return bool(tx.run(_ADD_IF_THERE, **_values(day_of(tx.now), person_id, spent, spent.micros(tx.prices))))


def add_for(tx: Tx, spender_id: int, spent: Spent) -> None:
    """Count it for that id, whose person has left, or which is nobody's."""
    tx.run(_ADD, **_values(day_of(tx.now), spender_id, spent, spent.micros(tx.prices)))


def _values(day: int, person_id: int, spent: Spent, micros: int) -> dict[str, int]:
    return {"day": day, "person": person_id, "micros": micros, **spent._asdict()}


_COUNTS = ", ".join(Spent._fields)
_ADDED = ", ".join(f"{name} = spending.{name} + excluded.{name}" for name in (*Spent._fields, "micros"))
_INTO = f"INSERT INTO spending (day, person_id, {_COUNTS}, micros)"
_COUNTED = f"{', '.join(f':{name}' for name in Spent._fields)}, :micros"
_OR_MORE = f"ON CONFLICT (day, person_id) DO UPDATE SET {_ADDED}"
_ADD = f"{_INTO} VALUES (:day, :person, {_COUNTED}) {_OR_MORE}"
_ADD_IF_THERE = f"{_INTO} SELECT :day, id, {_COUNTED} FROM people WHERE id = :person {_OR_MORE}"


def over(tx: Tx, person_id: int, limits: Limits, ahead: int = 0) -> SpendLimit:
    """Which limit on what posts cost is reached today, or would be with these millionths of a dollar `ahead`."""
    day = day_of(tx.now)
    row = tx.row(
        "SELECT micros - text_micros FROM spending WHERE day = :day AND person_id = :person",
        day=day,
        person=person_id,
    )
    if _is_over(row, ahead, limits.spend_per_person):
        return SpendLimit.PERSON
    row = tx.row("SELECT count FROM marks WHERE name = :name AND at = :day", name=TODAY, day=day)
    return SpendLimit.DAY if _is_over(row, ahead, limits.spend_per_day) else SpendLimit.NONE


def _is_over(row: Row | None, ahead: int, limit: float) -> bool:
    spent = int(row[0]) if row else 0
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
        watermarks.write_count(tx, name, found.day, total)
    return reached


def are_texts_spent(tx: Tx) -> bool:
    """Whether today's texts have cost enough, all people's together."""
    return _total(tx, TODAY_TEXTS) >= tx.limits.text_spend_per_day * MICROS


def _total(tx: Tx, name: str) -> int:
    row = tx.row("SELECT count FROM marks WHERE name = :name AND at = :day", name=name, day=day_of(tx.now))
    return int(row[0]) if row else -1


_TOTALS = (
    "SELECT COALESCE(sum(CASE WHEN person_id <> 0 AND text_micros > :texts THEN :texts ELSE text_micros END), 0),"
    " COALESCE(sum(CASE WHEN person_id <> 0 AND micros - text_micros > :posts THEN :posts"
    " ELSE micros - text_micros END), 0) FROM spending WHERE day = :day"
)


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
    sql = f"SELECT {_COUNTS}, micros, day FROM spending WHERE person_id = :person"
    for *counts, micros, day in tx.rows(sql, person=person_id):
        tx.run(_ADD, **_values(day, NOBODY, Spent(*counts), micros))
    tx.run("DELETE FROM spending WHERE person_id = :person", person=person_id)


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
    picked = f" AND s.person_id IN {listed}" if people else ""
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
