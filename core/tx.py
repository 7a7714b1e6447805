from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from core.channel import Channels
from core.clock import Moment
from core.reading.commands import CommandTable
from core.sealing import Keyring
from core.settings import Limits, Prices
from core.table import Table

Row = tuple[Any, ...]


class RowQuery(NamedTuple):
    """A query that isn't asked yet."""

    sql: str
    values: Mapping[str, object]


class Tx(Protocol):
    """A transaction, as handlers and storage functions see it.

    SQL is written once, in what SQLite and PostgreSQL share, with named parameters (`:name`).
    """

    @property
    def now(self) -> Moment:
        """When the transaction began; all of it happens at that moment."""

    @property
    def keys(self) -> Keyring:
        """Seals and opens what is personal."""

    @property
    def public_url(self) -> str:
        """Where links lead, without a slash at the end."""

    @property
    def commands(self) -> CommandTable:
        """All commands that are live."""

    @property
    def channels(self) -> Channels:
        """All channels that are live, by name."""

    @property
    def can_connect(self) -> bool:
        """Whether people can connect X: the operator has an application there."""

    @property
    def can_mail(self) -> bool:
        """Whether mails can be sent: the operator has an SMTP server."""

    @property
    def limits(self) -> Limits:
        """What keeps costs and abuse in bounds."""

    @property
    def prices(self) -> Prices:
        """What things cost the operator."""

    @property
    def tables(self) -> Sequence[Table]:
        """What every table holds."""

    def new_id(self, after: int = 0) -> int:
        """An id for a new row: time-ordered, and greater than `after` and every one that this program gave before."""

    def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query, or of a change with RETURNING."""

    def row(self, sql: str, **values: object) -> Row | None:
        """Its first row, if there is one."""

    def run(self, sql: str, **values: object) -> int:
        """Make a change; returns how many rows it touched."""

    def run_likely(self, sql: str, **values: object) -> int:
        """Make a change that touches one row nearly always.

        On PostgreSQL, where a unit is run again after anything that goes wrong (`Database.write_for`), that is taken
        for granted, and 1 returned at once. If it turns out otherwise, the next run gets the real number.
        """

    def run_many(self, sql: str, values: Sequence[Mapping[str, object]]) -> None:
        """The same change for each set of values."""

    def lock(self, sql: str, **values: object) -> None:
        """Lock rows (`SELECT … FOR UPDATE`) against other processes; SQLite, with its one writer, needs none."""

    def savepoint(self) -> AbstractContextManager[None]:
        """What happens inside is undone if it raises."""

    def wake(self, listener: str) -> None:
        """Tell `listener` (here or in another process) once this is committed."""
