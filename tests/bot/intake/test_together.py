"""Texts that share a commit: each is answered as if it had come alone, whatever the others do."""

import asyncio
import random
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.intake.intake import Intake
from core.address import sms
from core.clock import MINUTE
from core.context import Context
from core.text import Text
from core.tx import Row, Tx
from storage.engine.sqlite import SqliteDatabase
from tests.conftest import ManualClock
from tests.support.database.rows import OURS
from tests.support.reading.talking import Talk, reply_to

PEOPLE = [sms(f"+1555010{number:04}") for number in range(12)]
ROUNDS = 8
BODIES = (
    *("STATUS", "status!", "STATUS", "STATUS", "ROOMS", "The hills are white", "Snow at last, and so much of it"),
    *(
        "ROOM trip",
        "JOIN trip",
        "JOIN trip s3cretword",
        "PASSWORD trip s3cretword",
        "USE trip",
        "LEAVE",
        "LEAVE trip",
    ),
    *("NAME Cleo", "\\REMOVE Cleo", "TRACK weight kg", "weight 80", "1", "2", "NO", "4821", "STOP", "START"),
    *("\\STOP", "\\NOSUCH", "my password is hunter22", "call me when you are free", "LATER"),
)
LEFT = {
    "texts": "SELECT sid, state, handler, came_by FROM texts ORDER BY sid",
    "deliveries": "SELECT kind, state, pace_cost, count(*) FROM deliveries GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "spending": "SELECT day, segments_in, segments_out, text_micros, micros, count(*) FROM spending"
    " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5",
    "members": "SELECT count(*) AS members FROM members GROUP BY room_id ORDER BY 1",
    "people": "SELECT count(*), sum(posts), sum(trackers) FROM people",
}
RANDOM = re.compile(r"[\w-]{16,}")
"""Parts of links."""


@asynccontextmanager
async def process(path: Path, tables: Path, context: Context) -> AsyncIterator[tuple[SqliteDatabase, Intake]]:
    shutil.copy(tables, path)
    db = await SqliteDatabase.open(str(path), context)
    try:
        yield db, Intake(db, context, Talk(db, context).steps)
    finally:
        await db.close()


async def said(db: SqliteDatabase, intake: Intake, text: Text) -> tuple[str, str, str, str]:
    result = await intake.take(text, inline=True)
    reply = await db.read(reply_to, result.text_id)
    return result.state, result.handler, RANDOM.sub("*", reply), RANDOM.sub("*", result.inline)


def settle(tx: Tx) -> None:
    """The carrier has delivered all."""
    tx.run("UPDATE deliveries SET state = 'sent', ended_at = :now WHERE kind = 'text'", now=tx.now)


def left(tx: Tx) -> dict[str, list[Row]]:
    return {table: tx.rows(sql) for table, sql in LEFT.items()}


@pytest.mark.parametrize("seed", range(4))
async def test_each_is_answered_as_if_it_had_come_alone(
    seed: int, tmp_path: Path, sqlite_tables: Path, context: Context
) -> None:
    found = []
    for together in (False, True):
        dice, clock = random.Random(seed), ManualClock()
        its_context = replace(context, clock=clock)
        answers: list[object] = []
        async with process(tmp_path / f"{together}.db", sqlite_tables, its_context) as (db, intake):
            for number in range(ROUNDS):
                texts = [
                    Text(f"SM{number}x{place}", sender, OURS, dice.choice(BODIES), clock.now())
                    for place, sender in enumerate(dice.sample(PEOPLE, dice.randint(2, len(PEOPLE))))
                ]
                if together:
                    answers += await asyncio.gather(*(said(db, intake, text) for text in texts))
                else:
                    answers += [await said(db, intake, text) for text in texts]
                if dice.random() < 0.5:
                    await db.write(settle)
                clock.advance(dice.choice((1, MINUTE, 20 * MINUTE)))
            found.append((answers, await db.read(left)))
    assert found[0] == found[1]
    assert any(answer[1] == "STATUS" for answer in found[0][0])
