import sqlite3
from collections.abc import Mapping
from contextlib import closing

import pytest

from storage.engine.sqlite_statements import by_place

STATEMENTS: dict[str, tuple[str, Mapping[str, object]]] = {
    "none": ("SELECT 1", {}),
    "one": ("SELECT :a", {"a": 1}),
    "several": ("SELECT :b, :a", {"a": 1, "b": 2}),
    "again": ("SELECT :b, :a, :b WHERE :b > :a", {"a": 1, "b": 2}),
    "more than it names": ("SELECT :a, :ab", {"a": 1, "ab": 2, "c": 3}),
    "a row lock": ("SELECT :a FOR UPDATE", {"a": 1}),
}


@pytest.mark.parametrize(("sql", "values"), STATEMENTS.values(), ids=STATEMENTS)
def test_values_by_place_are_those_by_name(sql: str, values: Mapping[str, object]) -> None:
    statement = by_place(sql)
    with closing(sqlite3.connect(":memory:")) as connection:
        expected = connection.execute(sql.removesuffix(" FOR UPDATE"), values).fetchall()
        assert connection.execute(statement.sql, statement.in_order(values)).fetchall() == expected


def test_a_value_that_is_not_there_is_missed() -> None:
    with pytest.raises(KeyError):
        by_place("SELECT :a, :b").in_order({"a": 1})
