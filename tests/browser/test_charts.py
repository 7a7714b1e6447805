"""A chart on the phone, as people see it."""

import pytest
from playwright.async_api import Browser, expect

from tests.support.browser.chromium import needs_chromium
from tests.support.browser.newcomer import NARROW, Program, opened, picture, say


@needs_chromium
@pytest.mark.asyncio(loop_scope="session")
async def test_a_chart_comes_to_the_phone_as_a_picture(chromium: Browser, program: Program) -> None:
    async with opened(chromium, program.phones, NARROW, scale=2) as page:
        await say(page, "TRACK weight kg", "Tracking weight in kg.")
        for text in ("weight 78.9 3 days ago", "weight 78.5 2 days ago", "weight 78.6 yesterday", "weight 78.2"):
            await say(page, text, "kept")
        await say(page, "CHART weight", "mean 78.6 kg, from 78.2 to 78.9, 4 of 7 days.")
        chart = page.locator(".theirs .picture img")
        await expect(chart).to_be_visible()
        await expect(chart).to_have_js_property("naturalWidth", 800)
        await picture(page, "chart.png")
