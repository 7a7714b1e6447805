"""Statements for SQLite with their values by place.

Given values by name, Python's sqlite3 asks SQLite for each name, and lets other threads run meanwhile: forty times a
text, each time at the price of three locks.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from storage.engine.transaction import for_sqlite

Values = Mapping[str, object]
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z_0-9]*)")


class StatementByPlace(NamedTuple):
    """SQL with `?1` instead of `:name`, and what puts the values of the names in order."""

    sql: str
    in_order: Callable[[Values], tuple[object, ...]]


@lru_cache(maxsize=1024)
def by_place(sql: str) -> StatementByPlace:
    """A statement with `:name` parameters."""
    names = tuple(dict.fromkeys(_PARAMETER.findall(sql)))
    places = {name: f"?{place}" for place, name in enumerate(names, 1)}
    numbered = _PARAMETER.sub(lambda found: places[found[1]], for_sqlite(sql))
    if len(names) > 1:
        return StatementByPlace(numbered, itemgetter(*names))
    return StatementByPlace(numbered, lambda values: tuple([values[name] for name in names]))
