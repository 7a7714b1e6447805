import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from actions.tracking.charting import OPEN_FOR, ChartAsked, ask_for_chart, chart_behind
from actions.tracking.keeping import keep_entry
from actions.tracking.making import make_tracker
from core.charts.canvas import LAYERS
from core.charts.line import line
from core.charts.painting import NotPainted, Painter
from core.clock import DAY, SECOND
from core.settings import MediaSettings
from core.tracking.days import Day
from core.tracking.said import EntrySaid
from core.tracking.spans import WEEK
from core.tracking.tracker import Measure
from core.tx import Tx
from storage.engine.database import Database
from storage.tracking import trackers
from tests.conftest import Logs, ManualClock
from tests.support.bots import PATIENCE
from tests.support.browser.browsers import Browser
from tests.support.database.rows import meet
from tests.support.photos.albums import PUBLIC, Album, opened
from web.app import TEMPLATES
from web.static_files import FILES

PHONE = "+15550100101"


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as running:
        yield running


def ask(tx: Tx, person_id: int) -> ChartAsked:
    """For the chart of five days."""
    make_tracker(tx, person_id, "weight", Measure(unit="kg"))
    tracker = trackers.find(tx, person_id, "weight")
    assert tracker is not None
    for ago in range(5):
        keep_entry(tx, person_id, EntrySaid(tracker, Decimal(78 + ago), day=Day(ago)), tx.now)
    asked = ask_for_chart(tx, person_id, "weight")
    assert isinstance(asked, ChartAsked)
    return asked


def test_every_layer_has_colours_of_both_schemes() -> None:
    sheet = FILES["charts.css"].text
    assert [name for name in LAYERS if f".chart-{name}" not in sheet] == []


def test_a_chart_on_a_page_brings_its_table_and_no_style_of_its_own() -> None:
    by_day = {date(2026, 11, 22) - timedelta(at): Decimal(at) for at in range(3)}
    html = TEMPLATES.html("charts/chart.html", chart=line(by_day, "<weight>", "kg"))
    assert html.count("<tr>") == 4
    assert '<th scope="row">20 Nov 2026</th><td>2 kg</td>' in html
    assert "<title>&lt;weight&gt;</title>" in html
    assert "style=" not in html


async def test_a_link_leads_to_a_page_and_to_a_picture(
    album: Album, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: ChartAsked = await album.do(ask, await album.person(PHONE))
    async with Browser(album.url, PUBLIC) as browser:
        page = await browser.open(asked.url)
        assert (page.status, page.html.count("<svg"), page.html.count("<tr>")) == (200, 1, 6)
        for _ in range(2):
            picture = await browser.open(f"{asked.url}.png")
            assert (picture.status, picture.headers["Content-Type"]) == (200, "image/png")
            assert picture.headers["Cache-Control"] == "no-store"
        stranger = asked.url.replace("/charts/", "/charts/x")
        other_days = asked.url.rpartition("/")[0]
        gone = [
            stranger,
            f"{other_days}/2026-01-02_2026-01-01",
            f"{other_days}/1000-01-01_2026-01-01",
            f"{other_days}/x",
        ]
        for address in gone:
            assert "This link is no longer valid" in (await browser.open(address)).words
            assert (await browser.open(f"{address}.png")).status == 404

        async def fail(_: Painter, __: str) -> bytes:
            raise NotPainted("It took more than 10 seconds.")

        monkeypatch.setattr(Painter, "png", fail)
        assert (await browser.open(f"{asked.url}.png")).status == 503
    assert [line["reason"] for line in logs.lines("chart.unpainted")] == ["It took more than 10 seconds."]
    assert asked.url.split("/")[-2].encode() not in logs.written


async def test_a_link_shows_the_days_that_were_sent_and_no_others(album: Album) -> None:
    person_id = await album.person(PHONE)
    await album.do(ask, person_id)
    asked: ChartAsked = await album.do(ask_for_chart, person_id, "weight", WEEK)
    link, _, sent = asked.url.rpartition("/")
    assert sent == f"{asked.first}_{asked.last}"
    others = (
        f"{asked.first - timedelta(3_000)}_{asked.last}",
        f"{asked.first - timedelta(7)}_{asked.first}",
        f"{asked.last}_{asked.last}",
        f"{asked.first:%Y%m%d}_{asked.last:%Y%m%d}",
    )
    async with Browser(album.url, PUBLIC) as browser:
        for days in others:
            page, picture = await browser.open(f"{link}/{days}"), await browser.open(f"{link}/{days}.png")
            assert (page.status, picture.status) == (404, 404)
            assert "This link is no longer valid" in page.words
        assert (await browser.open(asked.url)).status == 200
        assert (await browser.open(f"{asked.url}.png")).status == 200


async def test_whoever_asks_for_one_picture_again_and_again_keeps_no_other_waiting(
    album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: ChartAsked = await album.do(ask, await album.person(PHONE))
    waiting, go_on = asyncio.Semaphore(0), asyncio.Event()

    async def wait(_: Painter, __: str) -> bytes:
        waiting.release()
        await go_on.wait()
        return b"a picture"

    monkeypatch.setattr(Painter, "png", wait)
    async with Browser(album.url, PUBLIC) as browser:
        first = [asyncio.create_task(browser.open(f"{asked.url}.png")) for _ in range(2)]
        for _ in first:
            await asyncio.wait_for(waiting.acquire(), PATIENCE)
        assert (await asyncio.wait_for(browser.open(f"{asked.url}.png"), PATIENCE)).status == 503
        go_on.set()
        assert [page.status for page in await asyncio.gather(*first)] == [200, 200]
        assert (await browser.open(f"{asked.url}.png")).status == 200


async def test_a_link_shows_its_tracker_for_a_day_and_for_an_hour_once_it_was_opened(
    db: Database, clock: ManualClock
) -> None:
    person_id = await db.write(meet)
    asked = await db.write(ask, person_id)
    token, days = asked.url.split("/")[-2:]
    later = await db.write(ask_for_chart, person_id)
    assert isinstance(later, ChartAsked)
    clock.advance(DAY - OPEN_FOR - SECOND)
    found = await db.write(chart_behind, token, days)
    assert found is not None
    assert (found.tracker.name, len(found.days)) == ("weight", 5)
    clock.advance(OPEN_FOR - SECOND)
    assert await db.write(chart_behind, token, days) is not None
    clock.advance(SECOND)
    assert await db.write(chart_behind, token, days) is None
    clock.advance(SECOND)
    assert await db.write(chart_behind, *later.url.split("/")[-2:]) is None


async def test_a_link_shows_nothing_of_a_tracker_that_was_dropped(db: Database) -> None:
    person_id = await db.write(meet)
    asked = await db.write(ask, person_id)
    await db.write(trackers.drop, person_id, asked.tracker.id)
    assert await db.write(chart_behind, *asked.url.split("/")[-2:]) is None
