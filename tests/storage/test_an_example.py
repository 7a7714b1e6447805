"""A command with a table of its own needs five places; all the rest follows from what its table declares."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

import handlers
from core.clock import DAY
from core.context import Context
from core.reading.commands import CommandTable
from core.sealing import Keyring, Unsealable
from core.settings import DatabaseSettings, KeepSettings
from core.tx import Tx
from scheduler.erasing import Eraser
from storage.clock_check import note_agreement
from storage.engine.database import Database
from storage.engine.migrations import Schema, migrations_in
from storage.engine.opening import open_database
from storage.rotation import rotate
from storage.sealed_rows import check, sealed_columns
from storage.tables import SCHEMA, TABLES
from tests.conftest import ManualClock
from tests.example import scores, scoring
from tests.support.bots import KEY
from tests.support.database.rows import ANN
from tests.support.reading.talking import Talk

EXAMPLE = Path(scores.__file__).parent
# The five places: 1. a file with the migration, 2. a module of storage, 3. a module of handlers;
WITH_SCORES = (*TABLES, scores.SCORES)  # 4. a line in storage/tables.py;
LIVE = (*handlers.LIVE, scoring)  # 5. a line in handlers/__init__.py.
WITH_STEP = Schema([*SCHEMA.migrations, *migrations_in(EXAMPLE)], WITH_SCORES)

NEWER = Fernet.generate_key().decode()
pytestmark = pytest.mark.bare
OpenWith = Callable[..., Awaitable[Database]]


@pytest.fixture
async def open_with(database_url: str, context: Context) -> AsyncIterator[OpenWith]:
    """Opens the test's database, the example's table included, as a program with these keys."""
    opened: list[Database] = []

    async def open_one(*keys: str) -> Database:
        changed = replace(context, keys=Keyring(keys), commands=CommandTable.of_modules(LIVE))
        opened.append(await open_database(DatabaseSettings(url=database_url, connections=2), changed, WITH_STEP))
        await opened[-1].migrate()
        return opened[-1]

    yield open_one
    for database in opened:
        await database.close()


@pytest.fixture
async def talk(open_with: OpenWith, context: Context) -> Talk:
    return Talk(await open_with(KEY), context)


def count(tx: Tx) -> int:
    [(found,)] = tx.rows("SELECT count(*) FROM scores")
    return int(found)


async def test_five_places_are_all_that_it_takes() -> None:
    files = [path.name for path in EXAMPLE.iterdir() if path.suffix in {".py", ".sql"} and path.name != "__init__.py"]
    lines = (set(WITH_SCORES) - set(TABLES), set(LIVE) - set(handlers.LIVE))
    assert len(files) + sum(map(len, lines)) <= 5


async def test_it_is_stored_and_answered(talk: Talk) -> None:
    assert await talk.says("SCORE 12") == "Kept: 12."
    assert await talk.says("SCORE 40") == "Kept: 40. Before: 12."
    assert await talk.db.read(check, scores.SCORES) == 1


async def test_it_goes_on_under_a_new_key(talk: Talk, open_with: OpenWith) -> None:
    await talk.says("SCORE 12")
    ann = await talk.id_of(ANN)
    both = await open_with(NEWER, KEY)
    for place in sealed_columns(WITH_SCORES):
        last = 0
        while (step := await both.write(rotate, place, last)) is not None:
            last = step[0]
    assert await (await open_with(NEWER)).read(scores.find, ann) == "12"
    with pytest.raises(Unsealable):
        await talk.db.read(scores.find, ann)


async def test_it_is_erased_once_it_is_old(talk: Talk, clock: ManualClock) -> None:
    await talk.says("SCORE 12")
    eraser = Eraser(talk.db, KeepSettings(), clock, WITH_SCORES)
    clock.advance(30 * DAY - 1)
    await talk.db.write(note_agreement, clock.now())
    await eraser.erase()
    assert await talk.db.read(count) == 1
    clock.advance(1)
    await talk.db.write(note_agreement, clock.now())
    await eraser.erase()
    assert await talk.db.read(count) == 0


async def test_it_goes_with_its_person(talk: Talk) -> None:
    await talk.says("SCORE 12")
    await talk.says("\\STOP")
    assert await talk.db.read(count) == 0
