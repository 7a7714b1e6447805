"""Every table says what it holds, and what it says is what happens."""

import pytest

from core.settings import KeepSettings
from core.table import Delete, Expires, Kept, KeyedAs, Table, Through, With
from storage import forgetting
from storage.engine.database import Database
from storage.sealed_rows import check, sealed_columns
from storage.tables import TABLES
from tests.support.database.everything import all_rows, everything, holding
from tests.support.database.rows import BEN
from tests.support.database.schema import columns

BY_NAME = {table.name: table for table in TABLES}
OF_NOBODY = {"marks", "migrations", "paces"}
"""Tables that hold nothing of people."""


def binary_columns(table: Table) -> list[str]:
    """The binary columns that a table declares."""
    return [
        *(sealed.column for sealed in table.sealed),
        *(keyed.column for keyed in table.keyed),
        *table.hashes,
    ]


async def test_every_table_is_declared_once_and_there(db: Database, database_url: str) -> None:
    assert len(BY_NAME) == len(TABLES)
    assert {column.table for column in columns(database_url)} == BY_NAME.keys()


async def test_every_binary_column_is_declared_as_sealed_or_hashed(db: Database, database_url: str) -> None:
    found = sorted((column.table, column.name) for column in columns(database_url) if column.is_binary)
    assert found == sorted((table.name, column) for table in TABLES for column in binary_columns(table))


async def test_every_column_that_is_a_persons_is_covered(db: Database, database_url: str) -> None:
    for column in columns(database_url):
        if column.name == "person_id" or column.refers_to == "people":
            deletion = BY_NAME[column.table].deletion
            assert not isinstance(deletion, Kept), column
            assert not isinstance(deletion, Delete) or deletion.by == column.name, column


async def test_every_column_that_a_declaration_names_is_there(db: Database, database_url: str) -> None:
    there = {(column.table, column.name) for column in columns(database_url)}
    for table in TABLES:
        named = {table.key, *(name for column in table.sealed for name in (column.column, table.by(column)))}
        if isinstance(table.deletion, Delete):
            named.add(table.deletion.by)
        if isinstance(table.expiry, Expires):
            named.add(table.expiry.column)
            assert not table.expiry.setting or table.expiry.setting in KeepSettings.model_fields
        assert {(table.name, name) for name in named if name} <= there


async def test_what_goes_with_another_table_goes_with_one_that_goes(db: Database, database_url: str) -> None:
    keys = {(column.table, column.refers_to) for column in columns(database_url)}
    for table in TABLES:
        for rule in (table.deletion, table.expiry):
            if isinstance(rule, With):
                assert rule.table in BY_NAME
                assert rule.table != table.name
        assert table.key or not table.sealed, f"{table.name} has sealed columns, so it needs a key"
        for keyed in table.keyed:
            assert not isinstance(keyed, KeyedAs) or keyed.like[0] in BY_NAME
        before = [other.name for other in TABLES[: TABLES.index(table)]]
        assert {other for name, other in keys if name == table.name and other} <= {*before, table.name}


async def test_who_is_forgotten_is_nowhere(db: Database) -> None:
    person_id = await db.write(everything)
    other_id = await db.write(everything, BEN, "Lake")
    rows = await db.read(all_rows)
    assert not [name for name, found in rows.items() if not found]  # something is in every table
    others = await db.read(holding, other_id)
    of_people = {table.name for table in TABLES if not isinstance(table.deletion, Kept)}
    assert of_people - {"steps", "consents"} <= await db.read(holding, person_id)  # these know of it by another's id
    await db.write(forgetting.forget, person_id)
    assert await db.read(holding, person_id) == set()
    assert await db.read(holding, other_id) == others
    left = {name for name, found in (await db.read(all_rows)).items() if len(found) == len(rows[name])}
    assert {"leavers", "texts", "spending", *OF_NOBODY} <= left


async def test_everything_that_is_sealed_opens(db: Database) -> None:
    await db.write(everything)
    rows = await db.read(all_rows)
    for table in TABLES:
        assert await db.read(check, table) == len(rows[table.name])
    for table, column in sealed_columns(TABLES):
        sql = f"SELECT count(*) FROM {table.name} WHERE {column.column} IS NOT NULL"
        assert await db.read(lambda tx, sql=sql: tx.rows(sql)) != [(0,)], f"{table.name}.{column.column} isn't tried"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_why_something_is_kept_is_said_in_a_sentence(table: Table) -> None:
    for rule in (table.deletion, table.expiry):
        assert not isinstance(rule, Kept) or rule.why.endswith(".")


def test_what_comes_first_is_what_deliveries_bring_about() -> None:
    first = [table.name for table in TABLES if isinstance(table.deletion, Through) and table.deletion.first]
    assert first == ["texts", "deliveries"]
    assert [table.name for table in forgetting.in_order(TABLES)][:2] == ["deliveries", "texts"]
    assert [table.name for table in forgetting.in_order(TABLES)][-1] == "people"
