"""Numbered SQL files, forward only, each whole or not at all, recorded in a table.

The files speak the common subset of SQLite and PostgreSQL; `{bytes}` stands for the type of binary columns,
`{id}` for that of a primary key that is a number (SQLite keeps rows in its order only if it is called INTEGER).
A statement behind `@sqlite` or `@postgresql` is for that one only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from core.clock import Moment
from core.table import Kept, NotExported, Table
from storage.engine.database import NewerDatabase


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two databases call differently in table definitions."""

    name: str
    bytes: str
    id: str


MIGRATIONS = Table(
    "migrations",
    key="version",
    deletion=Kept("It tells what was applied to the tables."),
    expiry=Kept("One row a step."),
    export=NotExported("It tells what was applied to the tables."),
)
SQLITE = Dialect("sqlite", bytes="BLOB", id="INTEGER")
POSTGRES = Dialect("postgresql", bytes="BYTEA", id="BIGINT")


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
        marked = [_marked(part.strip()) for part in script.split(";") if part.strip()]
        return [statement for only_for, statement in marked if only_for in {"", dialect.name}]


def _marked(statement: str) -> tuple[str, str]:
    """A statement, and the name of the one database that it is for, if there is one."""
    if not statement.startswith("@"):
        return "", statement
    name, _, rest = statement[1:].partition(" ")
    return name, rest


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps that lead to the tables, in order, and what these hold."""

    migrations: Sequence[Migration]
    tables: Sequence[Table]


class OlderDatabase(Exception):
    """The database lacks migrations of this program, and whoever asked isn't to change it."""

    def __init__(self, pending: Sequence[str], schema: Schema) -> None:
        applied = [migration.name for migration in schema.migrations if migration.name not in pending]
        has = f"is at migration {applied[-1]}" if applied else "has no tables yet"
        super().__init__(
            f"the database {has}, this program is at {schema.migrations[-1].name}:"
            " run `bot migrate`, or start the bot, which does so too"
        )


def all_migrations() -> list[Migration]:
    """Every step that this program knows, in order."""
    return migrations_in(files("storage") / "schema")


def migrations_in(folder: Traversable) -> list[Migration]:
    """The steps in a folder's SQL files, in the order of their numbers."""
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [Migration(int(name[:4]), name.removesuffix(".sql"), (folder / name).read_text("utf-8")) for name in found]


def apply(
    connection: Any,  # noqa: ANN401 - two drivers' connections
    known: Sequence[Migration],
    dialect: Dialect,
    now: Moment,
) -> list[str]:
    """Apply those of the known steps that are missing, inside the transaction that the caller holds exclusively.

    Raises:
        NewerDatabase: when the database has a step that this program doesn't know.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"
    )
    missing = pending(connection, known)
    for migration in missing:
        for statement in migration.statements(dialect):
            connection.execute(statement)
        connection.execute(f"INSERT INTO migrations VALUES ({migration.version}, '{migration.name}', {int(now)})")
    return [migration.name for migration in missing]


def pending(connection: Any, known: Sequence[Migration]) -> list[Migration]:  # noqa: ANN401 - likewise
    """The steps that the recorded ones lack.

    Raises:
        NewerDatabase: when the database has a step that this program doesn't know.
    """
    applied = {version for (version,) in connection.execute("SELECT version FROM migrations").fetchall()}
    unknown = applied - {migration.version for migration in known}
    if unknown:
        raise NewerDatabase(
            f"the database has migration {max(unknown)}, this program knows {known[-1].version}:"
            " run the newer version, or restore a backup made before the upgrade"
        )
    return [migration for migration in known if migration.version not in applied]
