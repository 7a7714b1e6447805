"""Numbered SQL files, forward only, each whole or not at all, recorded in a table.

The files speak the common subset of SQLite and PostgreSQL; `{bytes}` stands for the type of binary columns,
`{id}` for that of a primary key that is a number (SQLite keeps rows in its order only if it is called INTEGER).
"""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from bot.clock import Moment
from storage.database import NewerDatabase


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two databases call differently in table definitions."""

    bytes: str
    id: str


SQLITE = Dialect(bytes="BLOB", id="INTEGER")
POSTGRES = Dialect(bytes="BYTEA", id="BIGINT")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, by its number."""

    version: int
    name: str
    sql: str

    def statements(self, dialect: Dialect) -> list[str]:
        """Its statements, in order, for that database."""
        lines = [line for line in self.sql.splitlines() if not line.lstrip().startswith("--")]
        script = "\n".join(lines).replace("{bytes}", dialect.bytes).replace("{id}", dialect.id)
        return [part.strip() for part in script.split(";") if part.strip()]


def all_migrations() -> list[Migration]:
    """Every step that this program knows, in order."""
    folder = files("storage") / "schema"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [Migration(int(name[:4]), name.removesuffix(".sql"), (folder / name).read_text("utf-8")) for name in found]


def apply(connection: Any, dialect: Dialect, now: Moment) -> list[str]:  # noqa: ANN401 - two drivers' connections
    """Apply what is missing inside the transaction that the caller holds exclusively.

    Raises:
        NewerDatabase: when the database has a step that this program doesn't know.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"
    )
    missing = pending(connection)
    for migration in missing:
        for statement in migration.statements(dialect):
            connection.execute(statement)
        connection.execute(f"INSERT INTO migrations VALUES ({migration.version}, '{migration.name}', {int(now)})")
    return [migration.name for migration in missing]


def pending(connection: Any) -> list[Migration]:  # noqa: ANN401 - two drivers' connections
    """The steps that the recorded ones lack.

    Raises:
        NewerDatabase: when the database has a step that this program doesn't know.
    """
    known = all_migrations()
    applied = {version for (version,) in connection.execute("SELECT version FROM migrations").fetchall()}
    unknown = applied - {migration.version for migration in known}
    if unknown:
        raise NewerDatabase(
            f"the database has migration {max(unknown)}, this program knows {known[-1].version}:"
            " run the newer version, or restore a backup made before the upgrade"
        )
    return [migration for migration in known if migration.version not in applied]
