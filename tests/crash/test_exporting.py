"""A bot that is killed again and again while it puts an export together: one whole file comes of it, and no other.

CRASHES=50 kills it so often.
"""

import random
from pathlib import Path

import pytest
from aiohttp import ClientSession

from clients.stores.opening import open_store
from core.context import Context
from core.settings import MediaSettings
from sandbox.server import Sandbox
from storage.personal import exports
from tests.crash.victims import CRASHES, TIME_FOR_PHOTOS, moment, nothing_open, running, victims_for
from tests.support.bots import Phone, eventually, media_folder_of, sandbox_settings
from tests.support.browser.browsers import OUR_FORM
from tests.support.exports import Exported
from tests.support.forked.killing import answers
from tests.support.photos.stage import small
from tests.support.x.accounts import look

MOST_SECONDS = 0.3
PHOTOS = 5


@pytest.mark.timeout(600)
async def test_kills_while_it_is_put_together_leave_nothing_half_done(
    database_url: str, suite_log: Path, context: Context
) -> None:
    media = MediaSettings(url=f"file://{media_folder_of(database_url)}")
    async with Sandbox(sandbox_settings()) as sandbox:
        ann = Phone("+15550100100", sandbox)
        victims = victims_for(database_url, sandbox, media=media.model_dump(), deliveries=TIME_FOR_PHOTOS)
        async with running(victims, suite_log) as (forker, session):
            await ann.says_hello()
            await ann.text("The lake", [small()] * PHOTOS)
            await ann.hears(f"{PHOTOS} photos kept")
            await ann.text("EXPORT")
            for _ in range(CRASHES):
                await moment(random.uniform(0, MOST_SECONDS))
                for victim in victims:
                    await forker.kill(victim)
                for victim in victims:
                    await forker.start(victim)
            body = ""
            while "/export/" not in body:
                body = (await ann.hears()).body
            await eventually(lambda: answers(session, victims[0].port))
            found = await given(session, body.rpartition(" ")[2])
            await eventually(lambda: nothing_open(database_url, context))
        [made] = await look(
            database_url, lambda tx: [exports.latest(tx, row[0]) for row in tx.rows("SELECT id FROM people")]
        )
        assert len(found.photos) == PHOTOS
        async with open_store(media) as store:
            there = {each.key async for each in store.keys("exports/")}
    assert {key.split("/")[1] for key in there} == {made.uuid}
    assert {made.key(name) for name, _ in made.progress.pieces} <= there


async def given(session: ClientSession, link: str) -> Exported:
    async with session.post(link, headers=OUR_FORM) as answer:
        assert answer.status == 200
        return Exported.of(await answer.read())
