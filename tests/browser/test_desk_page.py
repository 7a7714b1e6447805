"""The desk in a real browser during an outage: what is dead is found, tried again, waits, and is gone by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.app import open_app
from core.address import sms
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses, sessions
from storage.desk import operators
from storage.desk.operators import Role
from storage.signing_in.browsers import Way
from tests.conftest import free_port
from tests.support.bots import Phone, RunningBot, sandbox_settings, settings_for, start_bot
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.newcomer import NARROW, WIDE, watch
from tests.support.browser.screens import SCREENSHOTS, fits, unless_pictures

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
PHONES = tuple(f"+1555010030{number}" for number in range(4))
PARTS = ("Now", "Texts", "Deliveries", "Errors", "People", "Costs", "Audit")


@dataclass
class Outage:
    sandbox: Sandbox
    bot: RunningBot
    cookie: str

    async def texts_that_fail(self) -> None:
        """Every answer is reported as filtered."""
        self.sandbox.faults.add("report_failed", count=None, code=30007)
        for number in PHONES:
            await Phone(number, self.sandbox).text("hello there")
        await self.sandbox.idle()
        self.sandbox.faults.clear()


def _operator(tx: Tx) -> str:
    person_id = addresses.meet_first(tx, sms("+15550100399")).person.id
    operators.set_role(tx, person_id, Role.OPERATOR)
    return sessions.make(tx, person_id, Way.PIN)


@asynccontextmanager
async def outage(folder: Path) -> AsyncIterator[Outage]:
    async with Sandbox(sandbox_settings()) as sandbox:
        settings = settings_for(f"sqlite:///{folder}/bot.db", sandbox.url, free_port())
        bot = await start_bot(settings)
        sandbox.webhook_url = f"{bot.url}/twilio/sms"
        beside = await open_app(settings, migrate=False)
        cookie = await beside.db.write(_operator)
        await beside.db.close()
        try:
            yield Outage(sandbox, bot, cookie)
        finally:
            sandbox.faults.clear()
            await bot.stop()


@asynccontextmanager
async def at_the_desk(chromium: Browser, found: Outage, size: ViewportSize, *, dark: bool) -> AsyncIterator[Page]:
    wrong: list[str] = []
    async with await chromium.new_context(
        viewport=size, color_scheme="dark" if dark else "light", device_scale_factor=2 if size is NARROW else 1
    ) as context:
        context.set_default_timeout(WITHIN)
        watch(context, wrong)
        await context.add_cookies([{"name": "session", "value": found.cookie, "url": found.bot.url}])
        page = await context.new_page()
        await page.goto(f"{found.bot.url}/desk")
        yield page
    assert wrong == []


async def picture(page: Page, name: str) -> None:
    if SCREENSHOTS:
        await page.screenshot(path=Path(SCREENSHOTS) / name, full_page=True)


@pytest.mark.parametrize("size", unless_pictures(NARROW, WIDE))
async def test_what_died_in_an_outage_is_found_tried_again_and_gone(
    chromium: Browser, tmp_path: Path, size: ViewportSize
) -> None:
    dark = size is NARROW
    shown = f"{size['width']}-{'dark' if dark else 'light'}.png"
    async with outage(tmp_path) as found, at_the_desk(chromium, found, size, dark=dark) as page:
        await expect(page.get_by_text("Nothing is down.")).to_be_visible()
        await found.texts_that_fail()
        await expect(page.get_by_role("link", name="4 dead deliveries")).to_be_visible()
        for fault in ("send_error_before", "list_error"):
            found.sandbox.faults.add(fault, count=None)
        await page.get_by_role("link", name="Errors", exact=True).click()
        await expect(page.get_by_text("Look at the wording, and at the number's registration.").first).to_be_visible()
        await picture(page, f"desk-errors-{shown}")
        await page.get_by_role("link", name="Retry all").click()
        await expect(page.get_by_role("heading", name="Try 4 again?")).to_be_visible()
        await picture(page, f"desk-retry-{shown}")
        await page.get_by_label("Why").fill("the campaign is registered now")
        await page.get_by_role("button", name="Try 4 again").click()
        await expect(page.get_by_role("status")).to_have_text("4 tried again")
        await page.get_by_role("link", name="Now", exact=True).click()
        await expect(page.get_by_text("twilio is down")).to_be_visible()
        await expect(page.get_by_role("link", name="0 dead deliveries")).to_be_visible()
        await picture(page, f"desk-now-{shown}")
        found.sandbox.faults.clear()
        await expect(page.get_by_text("Nothing is down.")).to_be_visible()
        await expect(page.get_by_text("Nothing waits.")).to_be_visible()
        for part in PARTS:
            await page.get_by_role("link", name=part, exact=True).click()
            await expect(page.get_by_role("heading", level=1)).to_have_text(part)
            await fits(page, part)
            await picture(page, f"desk-{part.lower()}-after-{shown}")
        await expect(page.get_by_text("the campaign is registered now")).to_be_visible()


async def test_a_figure_that_is_pressed_while_it_changes_leads_on(chromium: Browser, tmp_path: Path) -> None:
    async with outage(tmp_path) as found, at_the_desk(chromium, found, WIDE, dark=False) as page:
        beside = await page.context.new_page()
        await beside.goto(page.url)
        await page.bring_to_front()
        await page.get_by_role("link", name="0 dead deliveries").hover()
        await page.mouse.down()
        await found.texts_that_fail()
        await expect(beside.get_by_role("link", name="4 dead deliveries")).to_be_visible()
        await expect(page.get_by_role("link", name="0 dead deliveries")).to_be_visible()
        await page.mouse.up()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Deliveries")
        await page.go_back()
        await expect(page.get_by_role("link", name="4 dead deliveries")).to_be_visible()
