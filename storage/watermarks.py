from core.clock import MINUTE, Moment, after
from core.table import Kept, NotExported, Table
from core.tx import Tx

BEGINNING = Moment(0)
CLOCKS_DIFFER = MINUTE
"""Further ahead, only a wrong clock can have put what is past."""
MARKS = Table(
    "marks",
    key="",
    deletion=Kept("Moments and counts of the whole program, nobody's."),
    expiry=Kept("One row a name, and few names."),
    export=NotExported("Moments and counts of the whole program, nobody's."),
)


def read(tx: Tx, name: str) -> Moment | None:
    """The moment remembered under that name, as it was."""
    row = tx.row("SELECT at FROM marks WHERE name = :name", name=name)
    return row[0] if row else None


def extend(tx: Tx, name: str, until: Moment) -> None:
    """Remember until when something holds, which may be to come; an earlier moment than is known changes nothing."""
    tx.run(
        "INSERT INTO marks (name, at) VALUES (:name, :at)"
        " ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE marks.at < excluded.at",
        name=name,
        at=until,
    )


def reached(tx: Tx, name: str) -> Moment | None:
    """How far something has got: the moment remembered under that name.

    One that is still to come was remembered by a wrong clock, and how far it had really got, nobody knows: then the
    beginning of time.
    """
    moment = read(tx, name)
    return BEGINNING if moment is not None and moment > after(tx.now, CLOCKS_DIFFER) else moment


def note_reached(tx: Tx, name: str, moment: Moment) -> None:
    """Remember how far something has got; an earlier moment than is known changes nothing, unless that is to come."""
    tx.run(
        "INSERT INTO marks (name, at) VALUES (:name, :at) ON CONFLICT (name) DO UPDATE SET at = excluded.at"
        " WHERE marks.at < excluded.at OR marks.at > :latest",
        name=name,
        at=moment,
        latest=after(tx.now, CLOCKS_DIFFER),
    )


def keep_number(tx: Tx, name: str, at: int, number: int) -> None:
    """Remember a number that holds for `at`, a day or a moment, whatever was remembered before."""
    tx.run(
        "INSERT INTO marks (name, at, count) VALUES (:name, :at, :count)"
        " ON CONFLICT (name) DO UPDATE SET at = excluded.at, count = excluded.count",
        name=name,
        at=at,
        count=number,
    )
