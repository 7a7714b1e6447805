"""Everything about oneself, asked for by text: a link comes by text, and gives the file once."""

import re
from collections.abc import AsyncIterator

import pytest

from storage.personal import exports
from tests.support.bots import eventually
from tests.support.browser.browsers import Browser
from tests.support.exports import Exported
from tests.support.photos.stage import PhotoStage, open_photo_stage, small

LINK = re.compile(r"http\S+/export/\S+")


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[PhotoStage]:
    async with open_photo_stage(database_url) as opened:
        yield opened


async def test_everything_about_oneself_by_text(stage: PhotoStage) -> None:
    ann = await stage.somebody("trip")
    await ann.sends(small(), body="At the lake")
    await ann.hears("1 photo kept")
    assert "You get a text with a link" in await ann.says("EXPORT")
    said = await ann.hears("Everything stored about you", "/export/")
    link = LINK.findall(said)[0]
    async with Browser(link.partition("/export/")[0]) as browser:
        assert "Download" in (await browser.open(link)).words
        found = Exported.of((await browser.submit(link)).body)
        assert (await browser.submit(link)).status == 404
        again = LINK.findall(await ann.says("\\EXPORT", "Everything stored about you"))[0]
        assert (await browser.submit(again)).status == 200
    bodies = {row["content"]["body"] for row in found.rows("texts")}
    assert {"ROOM trip", "At the lake", "EXPORT"} <= bodies
    assert len(found.photos) == 1
    assert [row["caption"] for row in found.rows("photos")] == ["At the lake"]
    replies = [row["content"]["body"] for row in found.rows("deliveries") if row["content"]]
    assert [reply for reply in replies if "1 photo kept" in reply and "/rooms/enter/[...]" in reply]


async def test_who_leaves_takes_their_file_along(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    await ann.says("EXPORT")
    link = LINK.findall(await ann.hears("Everything stored about you"))[0]
    made = await ann.somebody.look(exports.latest, ann.somebody.person_id)
    await ann.says("\\STOP")
    async with Browser(link.partition("/export/")[0]) as browser:
        assert (await browser.submit(link)).status == 404

    async def nothing_left() -> bool:
        return not [each async for each in stage.store.keys(exports.folder_of(made.uuid))]

    await eventually(nothing_left)
