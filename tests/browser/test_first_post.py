"""From "hi" to the first post on X, as a newcomer does it on what `make run` starts.

With SCREENSHOTS=docs/pictures the pictures of the README are taken anew.
"""

import re

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

from tests.support.browser.chromium import needs_chromium
from tests.support.browser.newcomer import NARROW, WIDE, Program, opened, picture, say
from tests.support.browser.screens import SCREENSHOTS, fits

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]

MOST_TEXTS = 4
"""From the first text to the first post."""
CAPTION = "Two days at the harbor"


async def follow(page: Page, link: Locator) -> Page:
    """Click a link that opens a page of its own, once nothing above it grows any more."""
    for image in await page.locator(".picture img").all():
        await image.evaluate("(image) => image.decode()")
    async with page.context.expect_page() as opening:
        await link.click()
    followed = await opening.value
    await followed.wait_for_load_state()
    return followed


async def connect(page: Page, size: ViewportSize) -> None:
    """Follow the link in the last text, say yes, and text the code."""
    browser = await follow(page, page.locator(".theirs .bubble").last.get_by_role("link"))
    await picture(browser, "connecting.png", only=size is NARROW)
    await browser.get_by_role("button", name="Continue to X").click()
    await picture(browser, "consent.png", only=size is NARROW)
    await browser.get_by_role("button", name="Authorize").click()
    await picture(browser, "code.png", only=size is NARROW)
    await say(page, await browser.locator(".code").inner_text(), "Connected as @ann_lakes")
    await expect(browser.get_by_role("heading", level=1)).to_have_text("Connected")
    await browser.close()


async def open_timeline(page: Page) -> None:
    """Where there is little room, it is folded away."""
    if await page.locator("#x-body").is_hidden():
        await page.get_by_role("button", name=re.compile("^X")).click()


async def test_a_strangers_way_from_hi_to_the_first_post(chromium: Browser, program: Program) -> None:
    text = "The harbor is full of boats"
    async with opened(chromium, program.phones, NARROW, scale=2) as page:
        texted = await page.locator(".mine .bubble").count()
        await say(page, "hi", "what you text is posted publicly on your own X account")
        await connect(page, NARROW)
        before = await page.locator(".x-post").count()
        await say(page, text, f"Posted: {text} {program.phones}ann_lakes/status/")
        assert await page.locator(".mine .bubble").count() <= texted + MOST_TEXTS
        post = await follow(page, page.locator(".theirs .bubble").last.get_by_role("link"))
        await expect(post.locator(".x-text")).to_have_text(text)
        await post.close()
        await open_timeline(page)
        await expect(page.locator(".x-post")).to_have_count(before + 1)
        shown = page.locator(".x-post").first
        await expect(shown.locator(".x-text")).to_have_text(text)
        await expect(shown.locator(".x-username")).to_have_text("@ann_lakes")
        await fits(page)


async def send_receipts(page: Page, *labels: str) -> None:
    """Attach ready-made receipts and send them with a caption."""
    await page.get_by_role("button", name="Photos", exact=True).click()
    for label in labels:
        await page.get_by_role("button", name=label, exact=True).click()
    await expect(page.locator(".thumbnail")).to_have_count(len(labels))
    await expect(page.locator(".thumbnail img")).to_have_count(len(labels))


async def test_receipts_are_kept_and_posted(chromium: Browser, program: Program) -> None:
    async with opened(chromium, program.phones, WIDE) as page:
        await say(page, "CONNECT", "To connect your X account, open this within 15 minutes")
        await connect(page, WIDE)
        await send_receipts(page, "Café", "Hotel")
        await picture(page, "receipts.png")
        await say(page, CAPTION, "2 photos kept")
        await say(page, "POST", f"Posted: {CAPTION} ")
        shown = page.locator(".x-post").first
        await expect(shown.locator(".x-text")).to_have_text(CAPTION)
        photos = shown.locator(".x-photos img")
        await expect(photos).to_have_count(2)
        for photo in await photos.all():
            await expect(photo).to_have_js_property("complete", True)
            assert await photo.evaluate("image => image.naturalWidth") > 0
        await picture(page, "post-with-photos.png")


async def test_a_room_shows_what_was_sent_to_it(chromium: Browser, program: Program) -> None:
    labels = ("Groceries", "Café", "Fuel", "Hotel", "Hardware", "Plants")[: 6 if SCREENSHOTS else 2]
    async with opened(chromium, program.phones, WIDE) as page:
        await say(page, "ROOM trip", 'You made the room "trip" and are in it.')
        await send_receipts(page, *labels)
        await say(page, CAPTION, f'{len(labels)} photos kept in "trip".')
        room = await follow(page, page.locator(".theirs .bubble").last.get_by_role("link"))
        await room.get_by_role("button").first.click()
        await expect(room.get_by_role("heading", level=1)).to_have_text("trip")
        photos = room.locator("main img")
        await expect(photos).to_have_count(len(labels))
        await expect(photos.last).to_have_js_property("complete", True)
