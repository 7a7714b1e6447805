from pathlib import Path

import pytest

from bench.budget.counted_bot import count_postgres, count_sqlite
from bench.budget.counters import Counts, counters
from core.tx import Tx
from storage.engine.database import Database
from storage.engine.postgres_connection import PostgresConnection
from storage.engine.sqlite_connection import ThreadConnection


def _two_statements(tx: Tx) -> None:
    tx.row("SELECT 1")
    tx.row("SELECT 2")


def test_another_process_reads_what_one_counts(tmp_path: Path) -> None:
    with counters(tmp_path / "counts") as mine, counters(tmp_path / "counts") as theirs:
        for which in (0, 0, 2):
            mine.count(which)
        assert theirs.read() == Counts(2, 0, 1)
        assert theirs.read().since(Counts(1, 0, 0)) == Counts(1, 0, 1)


async def test_what_a_unit_asks_of_a_database_is_counted(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for owner, name in (
        (PostgresConnection, "_send"),
        (PostgresConnection, "_all_answered"),
        (ThreadConnection, "on_thread"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back at the end
    with counters(tmp_path / "counts") as found:
        count_postgres(found)
        count_sqlite(found)
        await db.write(_two_statements)
        first = found.read()
        await db.write(_two_statements)
        again = found.read().since(first)

    assert again.statements >= 4  # with BEGIN and COMMIT; a savepoint where there is one
    assert again.commits == 1
    assert 1 <= again.waits <= 3
