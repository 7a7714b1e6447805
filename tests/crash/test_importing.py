"""A bot that is killed while it takes a file in: whoever presses the button again ends with all of it, once.

CRASHES=50 kills it so often.
"""

import asyncio
import random
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from aiohttp import ClientSession, FormData

from core.address import sms
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses, sessions
from storage.tracking import entries, tracker_days, trackers
from tests.crash.victims import CRASHES, moment, restart, running, victims_for
from tests.support.bots import sandbox_settings
from tests.support.persisting import until_answered
from tests.support.x.accounts import opened

IMPORT = re.compile(r'name="import" value="(\d+)"')
TODAY = date(2024, 11, 22)
LINES = 2_000
SECONDS = 0.3
FILES = CRASHES - 1
"""It takes a while to start a bot: one kill is enough for a look."""


def file(number: int) -> bytes:
    """A table with as many entries as the others, three a day."""
    lines = [f"{TODAY - timedelta(place // 3)},run{number},{place}" for place in range(LINES)]
    return "\n".join(["date,tracker,value", *lines]).encode()


def somebody(tx: Tx) -> tuple[int, str]:
    """Somebody, and the cookie of a browser that they are signed in with."""
    person_id = addresses.meet_first(tx, sms("+15550100101")).person.id
    return person_id, sessions.make(tx, person_id)


class Importer:
    """A browser whose person presses again and again, until all of a file is in."""

    def __init__(self, session: ClientSession, address: str, cookie: str) -> None:
        self._session = session
        self._address = address
        self._headers = {"Cookie": f"session={cookie}", "Sec-Fetch-Site": "same-origin"}

        self._is_sent = False

    async def send(self, content: bytes) -> None:
        self._is_sent = await self._send(content)

    async def take_in(self, content: bytes) -> None:

        async def once() -> bool | None:
            self._is_sent = self._is_sent or await self._send(content)
            page = await self._ask("GET", "")
            is_in = f"{LINES:,} entries came in" in page
            found = IMPORT.search(page)
            if self._is_sent and found is not None and not is_in:
                await self._ask("POST", "/confirm", {"import": found[1]})
            else:
                self._is_sent = False
            return is_in or None

        await until_answered(once)

    async def _send(self, content: bytes) -> bool:
        form = FormData()
        form.add_field("file", content, filename="table.csv")
        return "new entries" in await self._ask("POST", "", form)

    async def _ask(self, method: str, path: str, data: FormData | dict[str, str] | None = None) -> str:
        address = self._address + path
        async with self._session.request(method, address, data=data, headers=self._headers) as answer:
            return await answer.text()


@pytest.mark.timeout(1200)
async def test_a_file_comes_in_once_however_often_its_process_is_killed(database_url: str, suite_log: Path) -> None:
    async with opened(database_url) as db:
        person_id, cookie = await db.write(somebody)
    async with Sandbox(sandbox_settings()) as sandbox:
        victims = victims_for(database_url, sandbox)
        async with running(victims, suite_log) as (forker, session):
            importer = Importer(session, f"http://127.0.0.1:{victims[0].port}/tracking/import", cookie)
            for number in range(FILES):
                if number % 4:  # else it is killed while it reads
                    await importer.send(file(number))
                taking = asyncio.create_task(importer.take_in(file(number)))
                await moment(random.uniform(0, SECONDS))
                await restart(forker, session, victims)
                await taking
    async with opened(database_url) as db:
        await db.read(all_is_well, person_id)


def all_is_well(tx: Tx, person_id: int) -> None:
    """Each entry is there once, and the sums are right."""
    mine = trackers.of_person(tx, person_id)
    assert sorted(each.name for each in mine) == sorted(f"run{number}" for number in range(FILES))
    for tracker in mine:
        kept = entries.page(tx, tracker.id, 2 * LINES)
        assert sorted(each.value for each in kept if each.value is not None) == [Decimal(n) for n in range(LINES)]
        days = tracker_days.between(tx, tracker.id, date.min, date.max)
        assert sum(day.entries for day in days) == tracker.entries == LINES
        assert sum((day.total for day in days if day.total is not None), Decimal(0)) == sum(range(LINES))
    assert tx.rows("SELECT id FROM import_batches") == []
