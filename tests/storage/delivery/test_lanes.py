from core.tx import Tx
from storage.delivery.deliveries import behind
from storage.delivery.lanes import open_in
from storage.engine.database import Database
from storage.engine.postgres import PostgresDatabase

ENDED = (
    "INSERT INTO deliveries (id, kind, lane, state, due_at, first_due_at, created_at, ended_at, place)"
    " SELECT n, 'text', 'text/' || n, 'sent', n, n, n, n, n FROM generate_series(1, 3000) n"
)


def plan(tx: Tx, sql: str) -> str:
    return " ".join(row[0] for row in tx.rows(f"EXPLAIN {sql}", lane="text/1", now=tx.now))


async def test_a_lane_is_looked_up_though_nothing_was_open_when_postgresql_counted(db: Database) -> None:
    """Else each text goes through whatever is open in any lane, until PostgreSQL counts again."""
    if not isinstance(db, PostgresDatabase):
        return
    await db.write(lambda tx: tx.run(ENDED))
    await db.write(lambda tx: tx.run("ANALYZE deliveries"))
    for sql in (f"SELECT 1 FROM deliveries WHERE {open_in(':lane')}", f"SELECT {behind(':lane')}"):
        assert "deliveries_lanes" in await db.read(plan, sql)
