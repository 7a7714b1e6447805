"""Bots that are killed while photos are added from browsers.

CRASHES=50 kills them so often.
"""

import asyncio
import hashlib
import random
from pathlib import Path

import pytest
from aiohttp import ClientSession

from clients.stores.opening import open_store
from core.address import sms
from core.clock import DAY, SteadyClock, after
from core.context import Context
from core.settings import MediaSettings
from core.tx import Tx
from sandbox.server import Sandbox
from scheduler.staged import StagedSweep
from storage import addresses, sessions
from storage.rooms import photos, rooms, uploads
from storage.rooms.photo import PhotoState
from tests.conftest import ManualClock
from tests.crash.victims import CRASHES, TIME_FOR_PHOTOS, moment, nothing_open, restart, running, victims_for
from tests.support.bots import eventually, media_folder_of, sandbox_settings
from tests.support.persisting import until_answered
from tests.support.photos import pictures
from tests.support.x.accounts import opened

SECONDS = 0.4
PHOTO = pictures.photo(320, 200)


def distinct(number: int) -> bytes:
    """A photo whose bytes no other has; some travel in several pieces."""
    return PHOTO + number.to_bytes(4, "big") + bytes(random.choice((0, 400_000)))


def somebody(tx: Tx) -> tuple[str, str]:
    """A room of somebody's, and the cookie of a browser that they are signed in with."""
    person = addresses.meet_first(tx, sms("+15550100101")).person.id
    return rooms.make(tx, person, "trip").uuid, sessions.make(tx, person)


class Uploader:
    """A browser that sends one photo after the other, each until it is there."""

    def __init__(self, session: ClientSession, address: str, cookie: str) -> None:
        self._session = session
        self._address = address
        self._headers = {"Cookie": f"session={cookie}", "Sec-Fetch-Site": "same-origin"}
        self.there: list[str] = []

    async def send(self, number: int) -> None:
        content = distinct(number)
        headers = {**self._headers, "X-Checksum": hashlib.sha256(content).hexdigest()}

        async def once() -> str | None:
            async with self._session.post(self._address, data=content, headers=headers) as answer:
                if answer.status in {200, 201}:
                    return str((await answer.json())["photo"])
                assert answer.status in {429, 503}, await answer.text()
                return None

        self.there.append(await until_answered(once))


@pytest.mark.timeout(1200)
async def test_kills_while_photos_are_added_leave_nothing_half_done(
    database_url: str, suite_log: Path, context: Context
) -> None:
    async with opened(database_url) as db:
        room, cookie = await db.write(somebody)
    async with Sandbox(sandbox_settings()) as sandbox:
        victims = victims_for(database_url, sandbox, deliveries=TIME_FOR_PHOTOS)
        async with running(victims, suite_log) as (forker, session):
            uploader = Uploader(session, f"http://127.0.0.1:{victims[0].port}/rooms/{room}/photos", cookie)
            for number in range(CRASHES):
                sending = [asyncio.create_task(uploader.send(4 * number + place)) for place in range(4)]
                await moment(random.uniform(0, SECONDS))
                await restart(forker, session, victims)
                await asyncio.gather(*sending)
            await eventually(lambda: nothing_open(database_url, context), 60)
    assert len(set(uploader.there)) == 4 * CRASHES
    await all_is_well(database_url, uploader.there)


async def all_is_well(database_url: str, there: list[str]) -> None:
    """Each photo is kept once, and nothing else is in the store once it was swept."""
    media = MediaSettings(url=f"file://{media_folder_of(database_url)}")
    async with opened(database_url) as db, open_store(media) as store:
        rows = await db.read(lambda tx: [row[0] for row in tx.rows("SELECT uuid FROM photos")])
        assert sorted(rows) == sorted(there)
        for uuid in rows:
            photo = await db.read(photos.find, uuid)
            assert photo is not None
            assert photo.state is PhotoState.KEPT
            assert await store.size(photo.key) == photo.size
        assert await db.read(uploads.wanted, rows) == set()
        later = ManualClock(after(SteadyClock().now(), DAY))
        await StagedSweep(db, store, later).sweep()
        assert [each.key async for each in store.keys(uploads.PREFIX)] == []
