"""What the tests of a newcomer's first minutes share: `bot run`, a browser on its phones, and what one does there."""

import re
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from sandbox.core.hub import PATIENCE
from tests.support.browser.chromium import WITHIN
from tests.support.browser.screens import DESK, PHONE, SCREENSHOTS

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = STOP_SECONDS = PATIENCE
DELETED = "Deleted: everything of yours here"
READY = re.compile(r"The phones are at (http://\S+)\s")


@dataclass
class Program:
    """`bot run`, with what it prints going to a file."""

    process: subprocess.Popen[bytes]
    output: Path

    @property
    def phones(self) -> str:
        """Waits for the line with the address of the phones."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            found = READY.search(self.output.read_text())
            if found:
                return found[1]
            time.sleep(0.05)
        raise AssertionError(f"it never said where the phones are:\n{self.output.read_text()}")

    def children(self) -> list[int]:
        """The programs that it started and that still run."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]


WIDE, NARROW = DESK, PHONE


@asynccontextmanager
async def opened(chromium: Browser, url: str, size: ViewportSize, scale: int = 1) -> AsyncIterator[Page]:
    """The page in a browser, for somebody whom the bot doesn't know.

    What goes wrong in it or in what it opens, or leaves this machine, fails the test.
    """
    wrong: list[str] = []
    async with await chromium.new_context(viewport=size, device_scale_factor=scale) as context:
        context.set_default_timeout(WITHIN)
        watch(context, wrong)
        page = await context.new_page()
        await page.goto(url)
        await expect(page.locator(".phone")).to_have_attribute("aria-busy", "false")  # what it heard before is there
        heard = await page.locator(".theirs .bubble").all_text_contents()
        if heard and DELETED not in heard[-1]:
            await say(page, "\\STOP", DELETED)
        yield page
    assert wrong == [], wrong


def watch(context: BrowserContext, wrong: list[str]) -> None:
    """Note errors of all pages, and requests to anywhere else."""

    def note_foreign(request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in {"data", "blob"} and asked.hostname != "127.0.0.1":
            wrong.append(request.url)

    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda line: wrong.append(f"{line.text} {line.location}") if line.type == "error" else None)
    context.on("request", note_foreign)


async def say(page: Page, words: str, answer: str) -> None:
    """Text it, and read the answer, whatever else comes: whoever is new is told what becomes of texts, too."""
    box = page.get_by_label("Message", exact=True)
    await box.fill(words)
    answers = page.locator(".theirs .bubble").filter(has_text=answer)
    before = await answers.count()
    await box.press("Enter")
    await expect(answers).to_have_count(before + 1)


async def picture(page: Page, name: str, *, only: bool = True) -> None:
    """Keep what is seen, where SCREENSHOTS says, once nothing moves any more; `only` says whether at all."""
    if not SCREENSHOTS or not only:
        return
    states = page.locator(".theirs .state")
    if await states.count():
        await expect(states.last).to_have_text("Delivered")
    await page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    await page.screenshot(path=Path(SCREENSHOTS) / name)
