from typing import Any, cast

import psycopg
import pytest

from core.address import sms
from core.delivery import Delivery
from core.tx import Row, Tx
from storage.delivery import claims
from storage.engine.database import Database
from storage.engine.in_list import padded
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, POLICY, add, take

LANE_LENGTH = 3_000
LIMITS = {"text": 10, "post": 10, "photo": 10}


def others(number: int) -> str:
    return f"+1555010{1000 + number}"


def lengthen(tx: Tx, lane: str) -> None:
    """Many more in that lane, due at the same moment as those that are there."""
    tx.run(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
        " INSERT INTO deliveries (id, kind, lane, state, due_at, first_due_at, created_at, place)"
        " SELECT :first + i, 'text', :lane, 'waiting', :now, :now, :now, :now FROM n",
        count=LANE_LENGTH,
        first=tx.new_id(),
        lane=lane,
        now=tx.now,
    )


def end_the_older_half(tx: Tx, lane: str) -> None:
    tx.run(
        "UPDATE deliveries SET state = 'sent', ended_at = :now WHERE lane = :lane AND id IN (SELECT id"
        " FROM deliveries WHERE lane = :lane ORDER BY id LIMIT :count)",
        lane=lane,
        now=tx.now,
        count=LANE_LENGTH // 2,
    )


class Explained:
    """A transaction on PostgreSQL that counts the pages which its queries look at."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.pages = 0

    def rows(self, sql: str, **values: object) -> list[Row]:
        [(plan,)] = self._tx.rows(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", **values)
        self.pages += plan[0]["Plan"]["Shared Hit Blocks"] + plan[0]["Plan"]["Shared Read Blocks"]
        return self._tx.rows(sql, **values)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else as it is
        return getattr(self._tx, name)


def pages_of_a_claim(tx: Tx) -> tuple[int, list[Delivery]]:
    explained = Explained(tx)
    claimed = claims.claim(cast("Tx", explained), LIMITS, POLICY)
    return explained.pages, claimed.deliveries


async def test_a_long_lane_keeps_no_other_waiting(db: Database, clock: ManualClock, database_url: str) -> None:
    """Whatever is due in it is passed by at once: the claim costs one look at who is its first."""
    lane = "text/long"
    mine = await db.write(add, ANN, lane=lane)
    await db.write(lengthen, lane)
    clock.advance(1)
    theirs = [await db.write(add, sms(others(i))) for i in range(3)]
    if not database_url.startswith("postgresql"):
        assert {delivery.id for delivery in await db.write(take, 10)} == {mine, *theirs}
        return
    with psycopg.connect(database_url) as backup:  # while it looks at old rows, none that has ended can be removed
        backup.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        backup.execute("SELECT count(*) FROM deliveries")
        await db.write(end_the_older_half, lane)
        pages, taken = await db.write(pages_of_a_claim)
    assert {delivery.id for delivery in taken} >= set(theirs)
    assert pages < LANE_LENGTH // 4


def one_each(tx: Tx, many: int) -> None:
    for i in range(many):
        add(tx, sms(others(i)))


async def test_what_waits_behind_others_hides_nothing(db: Database, clock: ManualClock) -> None:
    """More of it is due than one look has room for."""
    many = claims.MARGIN + 20
    await db.write(one_each, many)
    assert len(await db.write(take)) == many
    await db.write(one_each, many)
    clock.advance(1)
    free = await db.write(add)
    assert [delivery.id for delivery in await db.write(take, 5)] == [free]


@pytest.mark.parametrize("count", [1, 2, 5, 65, 200, 201])
async def test_all_that_is_taken_at_once_is_in_hand_and_counts_one_attempt(db: Database, count: int) -> None:
    ids = [await db.write(add, sms(others(i))) for i in range(count)]
    left = await db.write(add, sms(others(count)))
    taken = await db.write(take, count)
    assert sorted(delivery.id for delivery in taken) == ids
    assert {delivery.attempts for delivery in taken} == {1}
    rows = await db.read(
        lambda tx: tx.rows(
            "SELECT state, attempts, has_slot, handed_at IS NULL, due_at - :now, count(*) FROM deliveries"
            " WHERE id <> :left GROUP BY 1, 2, 3, 4, 5",
            now=tx.now,
            left=left,
        )
    )
    [(state, attempts, has_slot, is_unhanded, due_in, number)] = rows
    assert (state, attempts, has_slot, bool(is_unhanded), number) == ("sending", 1, 0, False, count)
    assert 0 < due_in <= POLICY.in_hand
    assert [delivery.id for delivery in await db.write(take, 10)] == [left]


def test_lists_have_few_lengths() -> None:
    lists = [padded(range(length), 200) for length in range(1, 201)]
    assert all(set(each) == set(range(length)) for length, each in enumerate(lists, 1))
    assert len({len(each) for each in lists}) == 5
