"""Connecting X in a real browser: cookies, origins and policies as browsers understand them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect

from tests.bots import Phone, RunningBot
from tests.browser.newcomer import ARGUMENTS, CHROMIUM, needs_chromium
from tests.browsers import link_in

PHONE: ViewportSize = {"width": 390, "height": 844}
FORM = '<form method="post" action="{url}/connect"><input name="token" value="{token}"><button>Go</button></form>'


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """One kind is enough for a browser."""
    return f"sqlite:///{tmp_path}/bot.db"


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    """A tab; what its policies forbid and what breaks in it fails the test."""
    wrong: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened = await browser.new_page(viewport=PHONE)
        opened.set_default_timeout(5000)
        opened.on("console", lambda line: wrong.append(line.text) if "status of 40" not in line.text else None)
        yield opened
        await browser.close()
    assert wrong == []


async def fresh_link(phone: Phone) -> str:
    return link_in((await phone.says("CONNECT")).body)


@needs_chromium
async def test_from_the_link_over_x_to_the_code(bot: RunningBot, ann: Phone, page: Page) -> None:
    referers: list[str] = []
    page.on("request", lambda request: referers.append(request.headers.get("referer", "")))
    link = await fresh_link(ann)
    await page.goto(link)
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await page.get_by_role("button", name="Continue to X").click()
    await page.get_by_role("button", name="Authorize").click()
    await expect(page.get_by_role("heading")).to_have_text("Text this code")
    assert page.url == f"{bot.url}/connect/code"
    await ann.says(await page.locator(".code").inner_text(), "Connected as @")
    await expect(page.get_by_role("heading")).to_have_text("Connected", timeout=8000)
    assert link.rpartition("/")[2] not in "".join(referers)


@needs_chromium
async def test_saying_no_at_x(bot: RunningBot, ann: Phone, page: Page) -> None:
    await page.goto(await fresh_link(ann))
    await page.get_by_role("button", name="Continue to X").click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_role("heading")).to_have_text("Not connected")
    await ann.hears("you said no")


@needs_chromium
async def test_a_form_on_another_site(bot: RunningBot, ann: Phone, page: Page) -> None:
    link = await fresh_link(ann)
    await page.set_content(FORM.format(url=bot.url, token=link.rpartition("/")[2]))
    await page.get_by_role("button").click()
    await expect(page.get_by_role("heading")).to_have_text("Nothing was done")
