"""Sizes of windows: a test runs on one of them, looks at the layout on both, and takes its pictures on both."""

import os
from collections.abc import Sequence
from typing import TypeVar

from playwright.async_api import Page, ViewportSize

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
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= each["width"], f"{what} is {wide} pixels wide in a window of {each['width']}"
