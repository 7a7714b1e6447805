from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from core.tx import Row, RowQuery, Tx

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Unit = Callable[Concatenate[Tx, P], R]
Listener = Callable[[], None]

S = TypeVar("S", bound="LookResult")

SLOW_UNIT_SECONDS = 0.020
COMMIT_SECONDS = 12.0
"""How long anybody waits for a commit, or for what they read: Twilio waits for 15 s in all, and a 503 before that has
it try again."""
NOT_IN_TIME = f"not done within {COMMIT_SECONDS:.0f} s"


class NotCommitted(Exception):
    """The database couldn't commit, so nothing has happened, unless it is a `CommitUnknown`.

    The message says why, without values.
    """


class CommitUnknown(NotCommitted):
    """Nobody knows whether it was committed: no answer came, or not in time. It may be so now, or any moment.

    What is tried again must do no harm if it is done already; and nobody may be told that nothing was changed.
    """


class NewerDatabase(Exception):
    """The database was made by a newer version of this program."""


class LookResult(Protocol):
    """What a unit has seen of one person."""

    @property
    def person_id(self) -> int:
        """Whose it is."""


class PersonalUnit(Protocol[S, R_co]):
    """A unit for one person that looks at their rows first: several of a commit may look one after the other.

    It changes nobody else's rows by `run_likely`, unless in a savepoint, and never with its own person's id for
    `person`: those are taken for changes that no look of another unit could have seen.
    """

    @property
    def whose(self) -> str:
        """Names the person: all processes lock people in that order."""

    def look(self, tx: Tx) -> S | None:
        """What it has to see first, if there is such a person. It changes nothing, and locks nothing."""

    def locks(self, tx: Tx) -> Sequence[RowQuery]:
        """What locks the person, before anybody looks, where another process may be at work for them."""

    def query(self, tx: Tx) -> RowQuery:
        """What `look` asks, for whoever asks it together with others."""

    def found(self, tx: Tx, rows: Sequence[Row]) -> S | None:
        """What `look` makes of that."""

    def foresees(self, tx: Tx, seen: S) -> RowQuery | None:
        """What it will most likely ask next, word for word; nothing, if nobody knows. It may be asked beforehand."""

    def run(self, tx: Tx, seen: S | None = None) -> R_co:
        """Do all of it, with what was seen; else, or if that may have changed since, it looks for itself."""


class Database(Protocol):
    """Rows, on SQLite or PostgreSQL.

    A unit is a plain function of a transaction. It runs on a thread of the database's own, may be run again
    after a conflict, and must do nothing but read and write rows.
    """

    async def write(self, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the unit and commit; returns after the commit is durable.

        Raises:
            CommitUnknown: when nobody knows whether anything was stored.
            NotCommitted: when nothing was.
            Exception: whatever the unit raised; then nothing of it was stored.
        """

    async def write_for(self, whose: str, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a unit that is for one person; it may share its transaction with those of others.

        `whose` names the person: all processes lock people in that order. The unit may be run again after anything
        that goes wrong, and locks little besides its person.

        Raises:
            CommitUnknown, NotCommitted, Exception: as `write` does.
        """

    async def write_personal(self, unit: PersonalUnit[S, R]) -> R:
        """Run a unit for one person likewise; what it has to see may be looked at beforehand.

        Raises:
            CommitUnknown, NotCommitted, Exception: as `write` does.
        """

    async def read(self, unit: Unit[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the unit on one consistent view of the rows; it must not change any.

        Raises:
            NotCommitted: when they can't be read, or not in time.
            Exception: whatever the unit raised.
        """

    def on_wake(self, name: str, listener: Listener) -> None:
        """Call `listener` in the event loop after a commit that woke `name`, in whichever process."""

    async def migrate(self) -> list[str]:
        """Bring the tables up to date, whole or not at all; returns the names of what was applied.

        Raises:
            NewerDatabase: when the tables are ahead of this program.
        """

    async def pending_migrations(self) -> Sequence[str]:
        """The names of migrations that are still to be applied."""

    async def backup(self, path: str) -> None:
        """Write a consistent copy to a new file."""

    async def close(self) -> None:
        """Finish what is under way and let go of the connections."""
