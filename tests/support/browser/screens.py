"""Sizes of windows: a test runs on one of them, looks at the layout on both, and takes its pictures on both."""

import os
from collections.abc import Sequence
from typing import TypeVar

from playwright.async_api import Page, ViewportSize, expect

SCREENSHOTS = os.environ.get("SCREENSHOTS")
"""A folder for pictures, if they are to be taken."""
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}
T = TypeVar("T")


def unless_pictures(one: T, *others: T) -> Sequence[T]:
    """What a test is done with: one of these is enough, but pictures are taken of all."""
    return (one, *others) if SCREENSHOTS else (one,)


async def fits(page: Page, what: str = "the page") -> None:
    """Nothing is wider than the window, on a desk and on a phone; afterwards it has the size that it had."""
    size = page.viewport_size
    assert size is not None
    for each in (DESK, PHONE) if size["width"] == PHONE["width"] else (PHONE, DESK):
        await page.set_viewport_size(each)
        await fills(page, each, what)


async def fills(page: Page, size: ViewportSize, what: str = "the page") -> None:
    """It is as wide as the window. Asked until it is so: it may be being laid out, or just replace itself."""
    whole = page.locator("html")
    await expect(whole, f"{what} is not as wide as its window").to_have_js_property("scrollWidth", size["width"])
