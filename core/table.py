"""What a table holds, declared beside its SQL: what is sealed, what a person's deletion takes, when rows expire.

Forgetting a person, exporting what is stored on them, rotating keys, erasing what is old, checking a backup and the
tests all go by these declarations;
`storage.tables` lists them. Functions named here take a transaction first, like all functions of storage.
"""

from collections.abc import Callable
from dataclasses import dataclass

import orjson


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column whose values only the keys open.

    Attributes:
        column: its name; its values may be NULL, where nothing is kept (any more).
        by: the column that completes the identity under which a value is sealed; the table's key if left out.
        under: the identity's first part, if it isn't the table's own name.
        tokens: whether it is sealed by `seal_tokens`, as what opens other people's doors is.
        inner: for what is made with a key inside the plain value: a function (tx, row's key, plain) that returns the
            plain value with that renewed.
    """

    column: str
    by: str = ""
    under: str = ""
    tokens: bool = False
    inner: Callable[..., str] | None = None


@dataclass(frozen=True, slots=True)
class Keyed:
    """A column with a keyed hash of what is sealed in the same row; where it is NULL, nothing is hashed.

    Attributes:
        of: the sealed column. Whoever writes one of the two writes both: they are renewed together.
        value: what is hashed: a function (tx, row's key, plain); the plain value as it is, if left out.
    """

    column: str
    of: str
    value: Callable[..., str] | None = None


@dataclass(frozen=True, slots=True)
class KeyedAs:
    """A column with keyed hashes that stand in another table too (`like`: table and column), and follow it there."""

    column: str
    like: tuple[str, str]


@dataclass(frozen=True, slots=True)
class KeyedBriefly:
    """A column with keyed hashes that nobody looks for any more by the time that a key is taken away; says why."""

    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Delete:
    """All rows in which this column has the person's id go, by themselves; nothing else follows from it."""

    by: str = "person_id"


@dataclass(frozen=True, slots=True)
class Through:
    """This function (tx, person's id) does what is more than deleting rows.

    `first`: before all other tables, whatever their order.
    """

    forget: Callable[..., None]
    first: bool = False


@dataclass(frozen=True, slots=True)
class With:
    """Rows go with those of another table, which they belong to: by a foreign key, or by what deletes these."""

    table: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Nothing goes; says why that is right."""

    why: str


@dataclass(frozen=True, slots=True)
class Expires:
    """Rows go once the moment in a column has been past for long enough.

    Attributes:
        column: holds a moment, or ids (`id`), which tell when they were made.
        after: milliseconds.
        setting: the days in the section `keep` of the settings, on top of these.
        where: a condition that rows have to meet too.
        erase: a function (tx, moment, limit) for what is more than deleting rows: it erases up to `limit` rows whose
            moment is not after that one, and returns how many.
    """

    column: str
    after: int = 0
    setting: str = ""
    where: str = ""
    erase: Callable[..., int] | None = None


@dataclass(frozen=True, slots=True)
class ShownAs:
    """How a column is shown in an export: by a function (tx, the row by its columns, the value, opened if sealed)."""

    column: str
    how: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Exported:
    """A person's rows are in the export of all that is stored on them.

    Attributes:
        about: what these are, for the person to read.
        columns: those that are in it, in this order; sealed ones are opened.
        hidden: those that are not: secrets, hashes, and what is others'. Each column is in one of the two.
        of: which rows are the person's: an SQL condition with `:person`.
        shown: columns that aren't shown as they are.
        computed: further values: a name and an SQL expression each, with `:person`.
    """

    about: str
    columns: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    of: str = "person_id = :person"
    shown: tuple[ShownAs, ...] = ()
    computed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NotExported:
    """Nothing of it is in an export; says why that is right."""

    why: str


UNSAID = NotExported("")
"""What a table says that has forgotten to; the tests don't let it pass."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's declaration.

    Attributes:
        name: as in SQL.
        deletion: what goes when a person has themselves deleted.
        expiry: what goes by itself, and when.
        key: the column that tells its rows apart, a number; empty if several columns do together.
        sealed: what only the keys open.
        keyed: what is looked up by, made with a key.
        hashes: plain hashes, of secrets so long and random that nobody finds them by trying.
        export: what a person gets of it who asks for all that is stored on them.
    """

    name: str
    deletion: Delete | Through | With | Kept
    expiry: Expires | With | Kept
    key: str = "id"
    sealed: tuple[Sealed, ...] = ()
    keyed: tuple[Keyed | KeyedAs | KeyedBriefly, ...] = ()
    hashes: tuple[str, ...] = ()
    export: Exported | NotExported = UNSAID

    def identity(self, column: Sealed, value: object) -> str:
        """Under which a value of that column is sealed; `value` is what stands in the column `by` of its row."""
        return f"{column.under or self.name}:{value}"

    def by(self, column: Sealed) -> str:
        """The column that completes the identity of that column's values."""
        return column.by or self.key


def as_json(_tx: object, _row: object, plain: str) -> object:
    """What a sealed column holds as JSON, shown as that."""
    return orjson.loads(plain)
