"""A month of keeping count, on the phone: a tracker, values, reminders, a chart, and the report.

With SCREENSHOTS=folder its pictures are kept there.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from core.clock import NEVER, SECOND, Moment, SteadyClock
from sandbox.server import Sandbox
from tests.conftest import free_port
from tests.support.bots import sandbox_settings, settings_for, start_bot
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.newcomer import NARROW, picture, say, watch
from tests.support.browser.screens import fits

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
BERLIN = ZoneInfo("Europe/Berlin")
VALUES = ("79.4", "79.1", "79.3", "78.8", "79", "78.6", "78.9", "78.5", "78.3", "78.6", "78.2", "78.1")


class Calendar:
    """A clock that goes on evenly from whichever moment it is set to."""

    def __init__(self) -> None:
        self._clock = SteadyClock()
        self._ahead = 0
        self.agreed_at = NEVER

    def now(self) -> Moment:
        return Moment(self._clock.now() + self._ahead)

    def set(self, local: datetime) -> None:
        """Let it be that time in Berlin."""
        self._ahead += round(local.replace(tzinfo=BERLIN).timestamp() * SECOND) - self.now()


@dataclass
class Month:
    """A phone on a page, and the clock of its bot."""

    page: Page
    calendar: Calendar

    async def hears(self, after: int, words: str) -> None:
        """Wait for a text that answers none, behind so many."""
        heard = self.page.locator(".theirs .bubble")
        await expect(heard).to_have_count(after + 1)
        await expect(heard.last).to_contain_text(words)

    async def reminded(self, at: datetime, words: str) -> None:
        """Let it be that time, and read what comes by itself."""
        before = await self.page.locator(".theirs .bubble").count()
        self.calendar.set(at)
        await self.hears(before, words)


@pytest_asyncio.fixture(loop_scope="session")
async def month(chromium: Browser, sqlite_url: str) -> AsyncIterator[Month]:
    wrong: list[str] = []
    calendar = Calendar()
    calendar.set(datetime(2027, 1, 1, 10))  # noqa: DTZ001 - as clocks show it in Berlin
    async with Sandbox(sandbox_settings()) as sandbox, await chromium.new_context(viewport=NARROW) as context:
        bot = await start_bot(settings_for(sqlite_url, sandbox.url, free_port()), clock=calendar)
        sandbox.webhook_url = f"{bot.url}/twilio/sms"
        sandbox.add_phone()
        context.set_default_timeout(WITHIN)
        watch(context, wrong)
        page = await context.new_page()
        await page.goto(sandbox.url)
        yield Month(page, calendar)
        await sandbox.idle()
        await bot.stop()
    assert wrong == []


async def test_a_month_of_keeping_count(month: Month, tmp_path: Path) -> None:
    page, first = month.page, datetime(2027, 1, 1, 10)  # noqa: DTZ001 - likewise
    await say(page, "ZONE Berlin", "10:0")
    await say(page, "TRACK weight kg", "Tracking weight in kg.")
    for day, value in enumerate(VALUES):
        month.calendar.set(first + timedelta(2 * day))
        await say(page, f"weight {value}", "is kept")

    month.calendar.set(datetime(2027, 1, 24, 10))  # noqa: DTZ001 - likewise
    await say(page, "REMIND weight daily 20:00", "20:00")
    await month.reminded(datetime(2027, 1, 24, 20, 1), "weight today, in kg?")  # noqa: DTZ001 - likewise
    await say(page, "78,4", "weight 78.4 kg is kept")
    await month.reminded(datetime(2027, 1, 25, 20, 1), "weight today, in kg?")  # noqa: DTZ001 - likewise
    await say(page, "SKIP", "Skipped")

    await say(page, "CHART weight", "from 78.1 to 79.4, 13 of 25 days")
    chart = page.locator(".theirs .picture img")
    await expect(chart).to_have_js_property("naturalWidth", 800)
    await picture(page, "tracking-month.png")

    await say(page, "REMIND weight OFF", "weight")
    month.calendar.set(datetime(2027, 2, 1, 10))  # noqa: DTZ001 - likewise
    await say(page, "REPORT", "13 entries")
    await page.goto(str(await page.locator(".theirs .bubble a").last.get_attribute("href")))
    await page.get_by_role("button", name="Open it").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("January 2027")
    await expect(page.locator("main")).to_contain_text("Made today, 10:0")
    await expect(page.locator("main")).to_contain_text("13 entries")
    await fits(page)
    await picture(page, "tracking-report.png")
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="PDF").click()
    await (await saving.value).save_as(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
