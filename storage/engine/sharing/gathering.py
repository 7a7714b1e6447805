"""Several statements that differ in their values only, made into one: PostgreSQL gets the values column by column.

To begin and to end a statement costs its server more than to find a row by its key.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from storage.engine.postgres_connection import PARAMETER
from storage.engine.sharing.packing import packed, type_of

_INSERT = re.compile(r"(INSERT INTO \w+ \([^)]*\)) (?:VALUES \((.*?)\)|(SELECT .*?))(?:( ON CONFLICT .*))?")
_UPDATE = re.compile(r"(UPDATE \w+ SET .*) WHERE ((?:(?!SELECT).)*)")
ASKED = "asked"
PLACE = "place"

Values = Mapping[str, object]
Types = tuple[tuple[str, str], ...]
"""Of values, by their names; "" for one that is NULL in all rows."""


class Gathered(NamedTuple):
    """One statement for several."""

    sql: str
    values: Values


def gathered(sql: str, rows: Sequence[Values]) -> Gathered | None:
    """The statement for all of these rows of values, of which there is at least one.

    What a query finds has the place of its values among `rows` before it, counted from one. Nothing, if there is no
    way for that statement, or for values of such types.
    """
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    types = [(name, type_of(column)) for name, column in columns.items()]
    known = tuple((name, type_) for name, type_ in types if type_ is not None)
    together = _for_all(sql, known) if len(known) == len(types) else None
    if together is None:
        return None
    return Gathered(together, {name: packed(type_, columns[name]) for name, type_ in known if type_})


@lru_cache(maxsize=256)
def _for_all(sql: str, types: Types) -> str | None:
    """SQL that does for each row of `asked`, columns of values, what `sql` does for one."""
    nulls = {name for name, type_ in types if not type_}
    arrays = ", ".join(f"CAST(:{name} AS {type_}[])" for name, type_ in types if type_)
    names = ", ".join(f"a_{name}" for name, type_ in types if type_)
    if not arrays:
        return None
    one = PARAMETER.sub(lambda found: "NULL" if found[1] in nulls else f"{ASKED}.a_{found[1]}", sql)
    rows = f"unnest({arrays}) WITH ORDINALITY AS {ASKED} ({names}, {PLACE})"
    if one.startswith("SELECT "):
        return f"SELECT {ASKED}.{PLACE}, found.* FROM {_each(rows, one)}"
    if found := _INSERT.fullmatch(one):
        into, values, query, otherwise = found[1], found[2], found[3], found[4] or ""
        if f"{ASKED}." in otherwise:
            return None
        source = f"SELECT {values} FROM {rows}" if values else f"SELECT found.* FROM {_each(rows, query)}"
        return f"{into} {source}{otherwise}"
    if found := _UPDATE.fullmatch(one):
        return f"{found[1]} FROM {rows} WHERE {found[2]}"
    return None


def _each(rows: str, query: str) -> str:
    """SQL for what the query finds for each row. With an OFFSET, as with a lock, it is planned as for one alone."""
    apart = query if " FOR UPDATE" in query else f"{query} OFFSET 0"
    return f"{rows} CROSS JOIN LATERAL ({apart}) AS found"
