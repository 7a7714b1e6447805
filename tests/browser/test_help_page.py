"""What the page of phones leads to: the page with all commands, by day and by night, one's own pages, the desk."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser.chromium import needs_chromium
from tests.support.browser.newcomer import NARROW, WIDE, Program, opened, say
from tests.support.browser.screens import fits

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
LOOKS = os.environ.get("LOOKS")
"""A folder for pictures of the page."""


async def test_it_begins_with_what_is_public_and_has_room(chromium: Browser, program: Program) -> None:
    async with opened(chromium, program.phones, NARROW, scale=2) as phone:
        await say(phone, "?", "You can text: ?, STATUS")
        async with phone.context.expect_page() as opening:
            await phone.locator(".theirs .bubble").last.get_by_role("link").click()
        page = await opening.value
        await expect(page.get_by_role("heading", level=1)).to_have_text("Plain texts become public posts")
        await expect(page.locator("dt").first).to_be_visible()
        await fits(page)
        if LOOKS:
            await look(page, Path(LOOKS))


async def look(page: Page, folder: Path) -> None:
    for size, scheme in ((NARROW, "light"), (WIDE, "dark")):
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        await page.screenshot(path=folder / f"help-{size['width']}-{scheme}.png", full_page=True)


async def test_ones_own_pages_and_the_desk_are_one_press_away(chromium: Browser, program: Program) -> None:
    async with opened(chromium, program.phones, WIDE) as phone:
        async with phone.context.expect_page() as opening:
            await phone.get_by_role("button", name="Pages").click()
        pages = await opening.value
        await expect(pages.get_by_role("heading", level=1)).to_have_text("Home")
        await expect(phone.locator(".theirs .bubble").last).to_contain_text("PIN")
        async with phone.context.expect_page() as opening:
            await phone.get_by_role("button", name="Desk", exact=True).click()
        desk = await opening.value
        await expect(desk.get_by_text("Nothing is down.")).to_be_visible()
        await pages.goto(f"{pages.url}")
        await expect(pages.get_by_role("link", name="Desk")).to_be_visible()
