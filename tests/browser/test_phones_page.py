"""The page of phones while something changes on it: what is pressed stays under the finger."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route, expect

from sandbox.server import Sandbox
from tests.sandbox.fake_bot import ANN, FakeBot, running_bot, running_carrier
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.newcomer import WIDE

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]


@dataclass
class Shown:
    """A page of phones with one phone, its carrier, and the bot behind it."""

    page: Page
    carrier: Sandbox
    bot: FakeBot


@pytest_asyncio.fixture(loop_scope="session")
async def shown(chromium: Browser) -> AsyncIterator[Shown]:
    async with (
        running_bot() as bot,
        running_carrier(bot) as carrier,
        await chromium.new_context(viewport=WIDE) as context,
    ):
        context.set_default_timeout(WITHIN)
        carrier.add_phone(ANN)
        bot.files["seen"] = ("text/plain", b"seen")
        yield Shown(await context.new_page(), carrier, bot)


async def test_a_link_that_is_pressed_while_its_text_is_delivered_opens(shown: Shown) -> None:
    page, bot = shown.page, shown.bot
    bot.hold = asyncio.Event()
    bot.will("<Response/>")
    await page.goto(shown.carrier.url)
    await page.get_by_label("Message", exact=True).fill(f"look at {bot.url}/files/seen")
    await page.keyboard.press("Enter")
    state = page.locator(".mine .state")
    await expect(state).to_have_text("Sending…")
    await page.locator(".mine").get_by_role("link").hover()
    await page.mouse.down()
    bot.hold.set()
    await expect(state).to_have_text("Delivered")
    async with page.context.expect_page() as opening:
        await page.mouse.up()
    await (await opening.value).wait_for_url(f"{bot.url}/files/seen")


async def test_a_phone_is_busy_until_its_texts_are_there(shown: Shown) -> None:
    page, go_on = shown.page, asyncio.Event()
    await shown.carrier.text(ANN, "hello")

    async def later(route: Route) -> None:
        await go_on.wait()
        await route.continue_()

    await page.route("**/sandbox/phones/*", later)
    await page.goto(shown.carrier.url)
    await expect(page.locator(".phone")).to_have_attribute("aria-busy", "true")
    assert await page.locator(".bubble").count() == 0
    go_on.set()
    await expect(page.locator(".phone")).to_have_attribute("aria-busy", "false")
    assert await page.locator(".bubble").all_text_contents() == ["hello", "echo hello"]
