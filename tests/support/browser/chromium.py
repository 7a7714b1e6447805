"""One Chromium for all tests of a run that look at pages: starting it takes longer than most of them."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from sandbox.core.hub import PATIENCE

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws the same pages without the rest of a browser around them: a third less work."""
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
OF_PLAYWRIGHT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "PaintHolding"),
    *("HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
)
"""What Playwright turns off itself: the last list counts, so ours has to say it again."""
NEEDLESS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess")
"""What else starts processes: parts of a window that are pages themselves, unseen, and a page in advance."""
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-gpu-rasterization", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--in-process-gpu",  # a process less
    f"--disable-features={','.join(OF_PLAYWRIGHT + NEEDLESS)}",
)
WITHIN = PATIENCE * 1000
"""Milliseconds in which a page has to look as it should; for contexts, whose own default is half a minute."""
expect.set_options(timeout=WITHIN)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """It lives in the event loop of the whole run, as do the tests that use it; each opens contexts of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()
