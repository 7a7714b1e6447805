"""The first minutes of a newcomer: what `make run` starts, looked at in a browser and stopped with Ctrl-C.

With SCREENSHOTS=docs/pictures the pictures of the README are taken anew.
"""

import re
import signal
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.support.browser.chromium import needs_chromium
from tests.support.browser.newcomer import NARROW, STOP_SECONDS, WIDE, Program, opened, picture, say
from tests.support.browser.screens import fits, unless_pictures


def test_ctrl_c_stops_all_of_it(program_of_its_own: Program) -> None:
    program = program_of_its_own
    assert program.phones
    children = program.children()
    assert len(children) == 2
    program.process.send_signal(signal.SIGINT)
    assert program.process.wait(STOP_SECONDS) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    said = program.output.read_text()
    assert "Traceback" not in said
    assert "service.stopped" in said


async def chat(page: Page) -> None:
    """What can be texted; a near miss, and the answer to the question about it."""
    await say(page, "?", "You can text: ?, STATUS")
    await say(page, "hello there", "what you text is posted publicly")
    await say(page, "statsu", "Reply 1 for STATUS, POST to post it, NO to drop it.")
    await say(page, "1", "No X account connected")


@needs_chromium
@pytest.mark.asyncio(loop_scope="session")
async def test_a_newcomer_texts_and_sees_the_log_beside_it(chromium: Browser, program: Program) -> None:
    said_before = len(program.output.read_text())
    async with opened(chromium, program.phones, WIDE) as page:
        bubbles = await page.locator(".bubble").count()
        await say(page, "?", "You can text: ?, STATUS")
        events = page.locator(".line .event")
        await expect(events.filter(has_text="text.received")).to_be_visible()
        await expect(events.filter(has_text="text.handled")).to_be_visible()
        await expect(page.locator(".mine .state").last).to_have_text("Delivered")
        await expect(page.locator(".theirs .state").last).to_have_text("Delivered")
        await say(page, "\\STOP", "Deleted: everything of yours here")
        await page.reload()
        await expect(page.locator(".bubble")).to_have_count(bubbles + 4)
    assert "text.handled" in program.output.read_text()[said_before:]


@needs_chromium
@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("size", unless_pictures(NARROW, WIDE))
async def test_a_near_miss_is_asked_about_and_a_narrow_screen_opens_the_log(
    chromium: Browser, program: Program, size: ViewportSize
) -> None:
    async with opened(chromium, program.phones, size, scale=2 if size is NARROW else 1) as page:
        await chat(page)
        await picture(page, "phones.png", only=size is WIDE)
        await say(page, "thanks", "Reply 1 to see what you can text, POST to post it, NO to drop it.")
        await picture(page, "phones-narrow.png", only=size is NARROW)
        if size is NARROW:
            await page.get_by_role("button", name=re.compile("^Log")).click()
        events = page.locator(".line .event")
        await expect(events.filter(has_text="text.handled")).to_be_visible()
        await expect(events.filter(has_text="delivery.reported").first).to_be_visible()
        await fits(page)
