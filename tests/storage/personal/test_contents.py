"""An export holds all that is stored on a person: by what the tables declare, and not by what somebody thought of."""

import pytest

from core.context import Context
from core.files.exporting import HIDDEN, without_secrets
from core.table import Exported, NotExported, Table
from core.tx import Tx
from scheduler.pins import WORDING
from storage.engine.database import Database
from storage.personal import contents
from storage.tables import TABLES
from tests.support.database.everything import HASH, all_rows, everything
from tests.support.database.rows import ANN, BEN, OURS, SECRET
from tests.support.database.schema import columns

NOT_IN_EXPORTS = {"attempts", "marks", "migrations", "outages", "paces", "past_texts", "audit", "closed_days"}
SECRETS = ("access", "refresh", HASH, "https://example.com/photo")
"""What opens doors, and where carriers have what is theirs."""


def all_of(tx: Tx, person_id: int) -> dict[str, list[dict[str, object]]]:
    """What an export of that person's holds, by table."""
    found = {}
    for table, export in contents.exported(TABLES):
        rows, behind = [], 0
        while True:
            portion = contents.portion(tx, table, export, person_id, behind)
            rows += portion.rows
            if portion.last is None:
                break
            behind = portion.last
        found[table.name] = rows
    return found


async def test_every_column_of_every_table_is_in_an_export_or_said_not_to_be(db: Database, database_url: str) -> None:
    there: dict[str, set[str]] = {}
    for column in columns(database_url):
        there.setdefault(column.table, set()).add(column.name)
    for table in TABLES:
        if isinstance(table.export, Exported):
            named = [*table.export.columns, *table.export.hidden]
            assert len(named) == len(set(named)), table.name
            assert set(named) | {"person_id"} == there[table.name] | {"person_id"}, table.name


async def test_only_tables_of_nobody_are_in_no_export(db: Database, database_url: str) -> None:
    left_out = {table.name for table in TABLES if isinstance(table.export, NotExported)}
    assert left_out == NOT_IN_EXPORTS
    for column in columns(database_url):
        if column.name == "person_id" or column.refers_to == "people":
            assert column.table not in left_out, column


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_opens_doors_is_hidden_and_why_something_is_left_out_is_said(table: Table) -> None:
    if isinstance(table.export, NotExported):
        assert table.export.why.endswith(".")
        return
    assert table.export.about.endswith(".")
    closed = {*table.hashes, *(each.column for each in table.keyed)}
    closed |= {sealed.column for sealed in table.sealed if sealed.tokens}
    assert closed <= set(table.export.hidden)


async def test_everything_of_a_person_is_in_their_export_and_opened(db: Database) -> None:
    person_id = await db.write(everything)
    found = await db.read(all_of, person_id)
    assert not [name for name, rows in found.items() if not rows]
    stored = await db.read(all_rows)
    for name in ("people", "addresses", "texts", "posts", "photos", "sessions", "links", "spending", "members"):
        assert len(found[name]) == len(stored[name]), name
    assert found["addresses"][0]["value"] == ANN.value
    assert found["people"][0]["name"] == SECRET
    [text] = found["texts"]
    assert text["content"] == {"from": ANN.value, "to": OURS.value, "body": HIDDEN, "attachments": ["image/jpeg"]}
    assert [row["content"] for row in found["posts"]] == [{"parts": [SECRET], "up": [], "unsure": False}]
    assert {row["name"] for row in found["rooms"]} == {"Garden", None}
    assert [row["made_by_you"] for row in found["rooms"] if row["name"]] == [1]
    said = [row["content"] for row in found["deliveries"] if row["content"]]
    assert {"from": OURS.value, "to": ANN.value, "body": SECRET} in said
    assert str(text["received_at"]).endswith("Z")
    assert len(str(found["spending"][0]["day"])) == len("2025-01-15")


async def test_nothing_that_opens_doors_is_in_an_export(db: Database, context: Context) -> None:
    person_id = await db.write(everything)
    found = await db.read(all_of, person_id)
    codes = await db.read(lambda tx: tx.rows("SELECT id, code FROM sessions WHERE code IS NOT NULL"))
    told = [context.keys.open(code, f"sessions:{key}") for key, code in codes]
    [code] = told
    values = [str(value) for rows in found.values() for row in rows for value in row.values()]
    assert not [value for value in values for secret in SECRETS if secret in value]
    assert code not in values
    assert not [value for value in values if value.startswith("b'") or "memory" in value]


async def test_nothing_of_others_is_in_an_export(db: Database) -> None:
    ann = await db.write(everything)
    ben = await db.write(everything, BEN, "Lake")
    before = await db.read(all_of, ann)
    await db.write(
        lambda tx: tx.run(
            "INSERT INTO members (room_id, person_id, joined_at) SELECT id, :ben, 1 FROM rooms WHERE made_by = :ann",
            ann=ann,
            ben=ben,
        )
    )
    assert await db.read(all_of, ann) == before
    words = str(before)
    assert BEN.value not in words
    assert str(ben) not in words
    [garden] = [row for row in (await db.read(all_of, ben))["rooms"] if row["name"] == "Garden"]
    assert garden["made_by_you"] == 0
    assert str(ann) not in str(await db.read(all_of, ben))


async def test_many_rows_come_a_portion_at_a_time(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    person_id = await db.write(everything)
    whole = await db.read(all_of, person_id)
    monkeypatch.setattr(contents, "PORTION", 1)
    assert await db.read(all_of, person_id) == whole


def test_links_and_pins_in_old_texts_of_ours_open_nothing() -> None:
    link, post = (
        "https://bot.example.com/rooms/enter/AbCdEf0123456789_-xyz",
        "https://x.com/i/status/1234567890123456789",
    )
    said = without_secrets("https://bot.example.com", f"See it: {link} or {post}, 123456")
    assert said == f"See it: https://bot.example.com/rooms/enter/{HIDDEN} or {post}, 123456"
    for purpose, wording in WORDING.items():
        assert without_secrets("https://bot.example.com", wording("123456")).startswith(HIDDEN), purpose
