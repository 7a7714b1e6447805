"""The first minutes of a newcomer: what `make run` starts, looked at in a browser and stopped with Ctrl-C.

With SCREENSHOTS=docs/pictures the pictures of the README are taken anew.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, ViewportSize, async_playwright, expect

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
SCREENSHOTS = os.environ.get("SCREENSHOTS")
START_SECONDS = 30
STOP_SECONDS = 10
READY = re.compile(r"The phones are at (http://\S+)")


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


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """`bot run` on free ports, in an empty folder."""
    command = [
        sys.executable,
        "-m",
        "bot",
        "run",
        "--data",
        str(tmp_path / "data"),
        "--port",
        "0",
        "--page-port",
        "0",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    output = tmp_path / "output.txt"
    with output.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT
        )
    yield Program(process, output)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        finally:
            process.kill()


def test_ctrl_c_stops_all_of_it(program: Program) -> None:
    assert program.phones
    children = program.children()
    assert len(children) == 2
    program.process.send_signal(signal.SIGINT)
    assert program.process.wait(STOP_SECONDS) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    said = program.output.read_text()
    assert "Traceback" not in said
    assert "service.stopped" in said


@asynccontextmanager
async def opened(url: str, size: ViewportSize, scale: int = 1) -> AsyncIterator[Page]:
    """The page in a browser; what goes wrong in it, or leaves this machine, fails the test."""
    wrong: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page(viewport=size, device_scale_factor=scale)
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: None if is_ours(request.url, url) else wrong.append(request.url))
        await page.goto(url)
        yield page
        await browser.close()
    assert wrong == []


def is_ours(address: str, page: str) -> bool:
    asked, ours = urlsplit(address), urlsplit(page)
    return asked.scheme in {"data", "blob"} or (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc)


async def say(page: Page, words: str, answer: str) -> None:
    """Text it, and read the answer within a second."""
    box = page.get_by_label("Message", exact=True)
    await box.fill("")
    await box.press_sequentially(words)
    heard = page.locator(".theirs .bubble")
    before = await heard.count()
    await box.press("Enter")
    await expect(heard).to_have_count(before + 1, timeout=1000)
    await expect(heard.last).to_contain_text(answer)


async def picture(page: Page, name: str) -> None:
    if not SCREENSHOTS:
        return
    await expect(page.locator(".theirs .state").last).to_have_text("Delivered")
    await page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    await page.screenshot(path=Path(SCREENSHOTS) / name)


async def chat(page: Page) -> None:
    """What can be texted; a near miss, and the answer to the question about it."""
    await say(page, "?", "You can text: ?, STATUS")
    await say(page, "statsu", "Reply 1 for STATUS, 2 to post it as it is.")
    await say(page, "1", "No X account connected")


@needs_chromium
async def test_a_newcomer_texts_and_sees_the_log_beside_it(program: Program) -> None:
    async with opened(program.phones, {"width": 1280, "height": 800}) as page:
        await say(page, "?", "You can text: ?, STATUS")
        events = page.locator(".line .event")
        await expect(events.filter(has_text="text.received")).to_be_visible()
        await expect(events.filter(has_text="text.handled")).to_be_visible()
        await expect(page.locator(".mine .state").last).to_have_text("Delivered")
        await expect(page.locator(".theirs .state").last).to_have_text("Delivered")
        await say(page, "\\STOP", "You are deleted here")
        await page.reload()
        await expect(page.locator(".bubble")).to_have_count(4)
    assert "text.handled" in program.output.read_text()


@needs_chromium
async def test_a_near_miss_is_asked_about(program: Program) -> None:
    async with opened(program.phones, {"width": 1280, "height": 800}) as page:
        await chat(page)
        await expect(page.locator(".line .event").filter(has_text="delivery.reported").first).to_be_visible()
        await picture(page, "phones.png")


@needs_chromium
async def test_a_narrow_screen_shows_the_phone_and_opens_the_log(program: Program) -> None:
    async with opened(program.phones, {"width": 390, "height": 844}, scale=2) as page:
        await chat(page)
        await say(page, "thanks", "Reply 1 to post it as it is, 2 to see what you can text.")
        await picture(page, "phones-narrow.png")
        await say(page, "\\STOP", "You are deleted here")
        await page.get_by_role("button", name=re.compile("^Log")).click()
        await expect(page.locator(".line .event").filter(has_text="text.handled")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == 390
