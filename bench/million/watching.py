"""What PostgreSQL tells of a run: how large tables are, what autovacuum did, what was written."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

_TABLES = (
    "SELECT s.relname, pg_table_size(s.relid), pg_indexes_size(s.relid), s.n_live_tup, s.n_dead_tup,"
    " s.n_tup_ins, s.n_tup_upd, s.n_tup_hot_upd, s.autovacuum_count, s.autoanalyze_count,"
    " CAST(s.total_autovacuum_time + s.total_autoanalyze_time AS BIGINT) FROM pg_stat_user_tables s"
)
_WHOLE = (
    "SELECT pg_database_size(datname), pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,"
    " xact_commit, blks_read, blks_hit FROM pg_stat_database WHERE datname = current_database()"
)
_STATEMENTS = (
    "SELECT left(regexp_replace(query, '\\s+', ' ', 'g'), %s), calls, total_exec_time * 1000, shared_blks_hit"
    " + shared_blks_read, wal_bytes::bigint FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
    " WHERE d.datname = current_database() ORDER BY total_exec_time DESC LIMIT %s"
)


@dataclass(frozen=True, slots=True)
class StatementCost:
    """All executions of a statement: microseconds with waits for others, pages looked at, bytes of WAL."""

    sql: str
    calls: int
    microseconds: float
    pages: int
    wal: int


@dataclass(frozen=True, slots=True)
class TableState:
    """One table. Sizes are in bytes; changes count since the database was made."""

    size: int
    indexes: int
    live: int
    dead: int
    inserted: int
    updated: int
    updated_in_place: int
    """Of these, those that touched no index (HOT)."""
    vacuums: int
    analyzes: int
    vacuum_ms: int
    """What autovacuum took for both."""


@dataclass(frozen=True, slots=True)
class State:
    """A database at a moment."""

    size: int
    wal: int
    commits: int
    blocks_read: int
    blocks_found: int
    tables: dict[str, TableState]


def state_of(url: str) -> State:
    """How it stands now."""
    with psycopg.connect(url, autocommit=True) as connection:
        tables = {row[0]: TableState(*row[1:]) for row in connection.execute(_TABLES).fetchall()}
        [(size, wal, commits, read, found)] = connection.execute(_WHOLE).fetchall()
        return State(size, wal, commits, read, found, tables)


def left_open(url: str) -> dict[str, int]:
    """How many deliveries of each kind haven't gone out, and how many were given up."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT kind || ' ' || state, count(*) FROM deliveries WHERE ended_at IS NULL OR state = 'dead'"
            " GROUP BY 1"
        ).fetchall()
        return {str(what): int(count) for what, count in rows}


def count_statements(url: str) -> None:
    """Have all that is asked of this database counted from now on, by pg_stat_statements."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_stat_statements")
        [(name,)] = connection.execute("SELECT current_database()").fetchall()
        connection.execute(
            sql.SQL("ALTER DATABASE {} SET pg_stat_statements.track = 'top'").format(sql.Identifier(name))
        )


def costliest(url: str, most: int = 12, letters: int = 110) -> list[StatementCost]:
    """The statements that took longest in all, their beginnings."""
    with psycopg.connect(url, autocommit=True) as connection:
        return [StatementCost(*row) for row in connection.execute(_STATEMENTS, [letters, most]).fetchall()]
