"""The page that shows the API: all of it, with nothing from elsewhere, and nothing that its own policy refuses."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, ConsoleMessage, Request, expect

from core.settings import MediaSettings
from tests.conftest import free_port
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.newcomer import NARROW, WIDE
from tests.support.photos.albums import opened

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
LOOKS = os.environ.get("LOOKS")
"""A folder for pictures of the page."""


async def test_all_operations_are_shown_and_one_can_be_tried(
    chromium: Browser, sqlite_url: str, folder_settings: MediaSettings
) -> None:
    async with opened(sqlite_url, folder_settings, free_port()) as album:
        page = await chromium.new_page(viewport=NARROW)
        page.set_default_timeout(WITHIN)
        said: list[str] = []
        asked: list[str] = []

        def note_said(message: ConsoleMessage) -> None:
            said.append(message.text)

        def note_asked(request: Request) -> None:
            asked.append(request.url)

        page.on("console", note_said)
        page.on("request", note_asked)
        await page.goto(f"{album.url}/api/docs")
        await expect(page.locator("#operations-me-get_me")).to_be_visible()
        assert await page.locator(".opblock").count() > 25
        if LOOKS:
            await _look(chromium, album.url, Path(LOOKS))
        await page.locator("#operations-me-get_me .opblock-summary-control").click()
        await page.get_by_role("button", name="Try it out").click()
        await page.get_by_role("button", name="Execute").click()
        await expect(page.locator(".live-responses-table .response .response-col_status").first).to_contain_text(
            "401"
        )
        assert not [line for line in said if "Content Security Policy" in line], said
        assert {url for url in asked if not url.startswith((album.url, "data:"))} == set()
        await page.close()


async def _look(chromium: Browser, url: str, folder: Path) -> None:
    for size, scheme in ((NARROW, "light"), (WIDE, "dark"), (WIDE, "light")):
        page = await chromium.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
        await page.goto(f"{url}/api/docs")
        await expect(page.locator("#operations-me-get_me")).to_be_visible()
        await page.screenshot(path=folder / f"api-{size['width']}-{scheme}.png")
        await page.close()
