"""Home, texts and the export's page in a real browser, on a phone and on a desk, light and dark.

With SHOTS=folder its pictures are put there.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from core.settings import MediaSettings
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import sessions
from storage.signing_in.browsers import Way
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from storage.x import accounts
from tests.conftest import free_port
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.screens import DESK, PHONE, fits
from tests.support.exports import Exported, run_once
from tests.support.photos.albums import Album, opened
from tests.web.home.test_texts import posted, sent

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]

ANN = "+15550100101"
Scheme = Literal["light", "dark"]


@pytest_asyncio.fixture(loop_scope="session")
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings, free_port()) as running:
        yield running


async def begin(album: Album, chromium: Browser, size: ViewportSize, scheme: Scheme) -> Page:
    ann = await album.person(ANN, "Ann")

    def fill(tx: Tx) -> None:
        tokens = XTokens("access", "refresh", tx.now, "tweet.write")
        accounts.connect(tx, ann, tokens, Profile("7", "ann_lakes", "Ann"))
        promised.promise(tx, ann, "The lake is frozen over, and the heron is still there.", WhyPromised.KEPT_BACK)
        posted(tx, "Good morning from the lake", "1234567890")
        sent(tx, "ROOM trip", "ROOM", reply="You're in trip. Photos you send land there.")
        sent(tx, "are you home yet", "question", reply="Post this? POST posts it, NO drops it.")

    await album.do(fill)
    await album.photo(await album.room("trip", ann), ann, "The lake")
    context = await chromium.new_context(viewport=size, color_scheme=scheme)
    context.set_default_timeout(WITHIN)
    cookie = await album.do(sessions.make, ann, Way.PIN)
    await context.add_cookies([{"name": "session", "value": cookie, "url": album.url}])
    page = await context.new_page()
    await page.goto(album.url)
    return page


async def shot(page: Page, name: str) -> None:
    folder = os.environ.get("SHOTS")
    if folder:
        size = page.viewport_size
        assert size is not None
        await page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=True)
    await fits(page, name)


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESK, "dark")][: 2 if os.environ.get("SHOTS") else 1]
)
async def test_home_texts_and_export(album: Album, chromium: Browser, size: ViewportSize, scheme: Scheme) -> None:
    page = await begin(album, chromium, size, scheme)
    await expect(page.get_by_text("The lake is frozen over")).to_be_visible()
    await expect(page.get_by_text("@ann_lakes")).to_be_visible()
    await shot(page, f"home-{scheme}")
    await page.get_by_role("button", name="Post on X").click()
    await expect(page.get_by_role("status")).to_contain_text("On its way to X")
    await page.get_by_role("link", name="Texts").click()
    await expect(page.get_by_text("Good morning from the lake")).to_be_visible()
    await shot(page, f"texts-{scheme}")
    told = await page.context.cookies(f"{album.url}/texts")
    assert "zone" in {each.get("name") for each in told}, "times are those of whoever looks, on all pages"
    await page.get_by_role("link", name="Tracking").click()
    await track(page, scheme)
    await page.get_by_role("link", name="Home").click()
    await expect(page.get_by_text("78.2 kg")).to_be_visible()
    await page.get_by_role("link", name="Disconnect").click()
    await shot(page, f"disconnect-{scheme}")
    await page.get_by_role("button", name="Disconnect").click()
    await expect(page.get_by_role("button", name="Connect X")).to_be_visible()
    await page.get_by_role("link", name="Get the file").click()
    await shot(page, f"export-{scheme}")
    await page.get_by_role("button", name="Make the file").click()
    await expect(page.get_by_text("is being put together")).to_be_visible()
    await run_once(album.app.db, album.store)
    await page.get_by_role("link", name="Look again").click()
    await shot(page, f"ready-{scheme}")
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Download").click()
    path = await (await downloading.value).path()
    assert len(Exported.of(path.read_bytes()).photos) == 1
    await page.context.close()


async def track(page: Page, scheme: Scheme) -> None:
    """Somebody tracks something, notes values, one of them an outlier, and corrects the other."""
    await expect(page.get_by_text("You track nothing yet.")).to_be_visible()
    await page.get_by_role("link", name="Track something").click()
    await page.get_by_label("Name").fill("weight")
    await page.get_by_label("Unit of the number").fill("kg")
    await page.get_by_role("button", name="Track it").click()
    await note(page, "78,9")
    await expect(page.get_by_role("status")).to_contain_text("Kept.")
    await note(page, "782")
    await expect(page.get_by_role("button", name="Keep 78.2 kg")).to_be_visible()
    await shot(page, f"which-{scheme}")
    await page.get_by_role("button", name="Keep 78.2 kg").click()
    await expect(page.get_by_role("status")).to_contain_text("Kept.")
    await page.get_by_role("link", name="Change Today, 78.9 kg").click()
    await page.get_by_label("Words").fill("after lunch")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("after lunch")).to_be_visible()
    await expect(page.get_by_role("img", name="weight").first).to_be_visible()
    await shot(page, f"tracker-{scheme}")


async def note(page: Page, typed: str) -> None:
    await page.get_by_label("Value in kg").fill(typed)
    await page.get_by_role("combobox", name="How you felt").select_option("good")
    await page.get_by_role("button", name="Keep it").click()
