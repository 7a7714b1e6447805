"""What a migrated database really has, as the database itself tells it."""

import sqlite3
from contextlib import closing
from typing import Any, NamedTuple

import psycopg


class Column(NamedTuple):
    """A column; `refers_to` is the table that a foreign key of it names, or empty."""

    table: str
    name: str
    is_binary: bool
    refers_to: str


def columns(database_url: str) -> list[Column]:
    """All columns of all tables."""
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as connection:
            return _of_sqlite(connection)
    with psycopg.connect(database_url) as connection:
        return _of_postgres(connection)


def _of_sqlite(connection: sqlite3.Connection) -> list[Column]:
    found = []
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        keys = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        found += [Column(table, row[1], row[2] == "BLOB", keys.get(row[1], "")) for row in rows]
    return found


def _of_postgres(connection: psycopg.Connection[Any]) -> list[Column]:
    keys = {
        (table, column): other
        for table, column, other in connection.execute(
            "SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text FROM pg_constraint c"
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f'"
        )
    }
    return [
        Column(table, name, kind == "bytea", keys.get((table, name), ""))
        for table, name, kind in connection.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
        )
    ]
