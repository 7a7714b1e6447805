"""When somebody is reminded of a tracker, on its page."""

from collections.abc import AsyncIterator

import pytest

from actions.accounts.account import choose_zone
from actions.tracking.making import make_tracker
from core.settings import MediaSettings
from storage.reminders import reminders
from tests.conftest import Logs
from tests.support.photos.albums import Album, opened


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings, limits={"reminders_per_person": 3}) as found:
        yield found


async def test_reminders_are_made_listed_and_ended(album: Album, logs: Logs) -> None:
    ann = await album.person("+15550100101", "Ann")
    ben = await album.person("+15550100102", "Ben")
    tracker = (await album.do(make_tracker, ann, "weight")).tracker
    address = f"/tracking/{tracker.id}/reminders"
    browser = await album.guest(ann)
    assert "where you are" in (await browser.open(address)).words
    await album.do(choose_zone, ann, "Europe/Berlin")
    assert (await browser.fill(address, when="daily 20:00")).status == 303
    page = await browser.open(address)
    assert "daily 20:00, next" in page.words
    assert "By the clocks of Berlin" in page.words
    assert "no clear time" in (await browser.fill(address, when="sometimes")).words
    assert "Tick the box" in (await browser.fill(address, when="Mon Thu 7:00")).words
    assert (await browser.fill(address, when="Mon Thu 7:00", sure="yes")).status == 303
    await browser.fill(address, when="weekdays 8:30")
    assert "3 reminders are the most" in (await browser.fill(address, when="20:00")).words
    found = await album.app.db.read(reminders.of_person, ann)
    assert (await (await album.guest(ben)).open(address)).status == 404
    await (await album.guest(ben)).fill(f"{address}/end", reminder=str(found[0].id))
    assert len(await album.app.db.read(reminders.of_person, ann)) == 3
    await browser.fill(f"{address}/end", reminder=str(found[0].id))
    for nonsense in ("", "x", "9" * 30):
        await browser.fill(f"{address}/end", reminder=nonsense)
    assert len(await album.app.db.read(reminders.of_person, ann)) == 2
    assert [line["event"] for line in logs.lines("reminder.made")] == ["reminder.made"] * 3
