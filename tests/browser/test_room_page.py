"""A room's page in a real browser, on a phone and on a desk: photos come by themselves, and are looked at.

With SCREENSHOTS=docs/pictures its pictures are taken anew.
"""

import re
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, expect

from core.clock import DAY, HOUR, SteadyClock, after
from core.settings import MediaSettings
from storage import sessions, sign_in_codes
from storage.rooms import rooms
from storage.rooms.rooms import Room
from storage.signing_in.browsers import Way
from tests.conftest import free_port
from tests.support.bots import NUMBER
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.screens import DESK, PHONE, SCREENSHOTS, fits, unless_pictures
from tests.support.photos import pictures
from tests.support.photos.albums import Album, opened
from tests.support.photos.scenery import JOURNEY, jpeg

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]

LARGE, SMALL = (1600, 720) if SCREENSHOTS else (320, 144)
"""How long the longer side of a photo is."""
SIZES = pytest.mark.parametrize("size", unless_pictures(PHONE, DESK))
NOTE_NEWS = """() => {
    const news = document.getElementById("news");
    const note = () => document.documentElement.dataset.told += `${news.textContent} `;
    new MutationObserver(note).observe(news, {childList: true});
}"""
"""What is told goes after a while: a slow one would look too late."""
numbers = count(1)


@dataclass
class Scene:
    album: Album
    chromium: Browser
    ann: int
    ben: int
    trip: Room
    browsers: dict[int, BrowserContext] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    watch: Callable[[BrowserContext], None] | None = None

    async def browser_of(self, person_id: int) -> BrowserContext:
        """That person's browser; who needs none has none."""
        if person_id not in self.browsers:
            context = await self.chromium.new_context(**self.options)
            context.set_default_timeout(WITHIN)
            if self.watch:
                self.watch(context)
            self.browsers[person_id] = context
        return self.browsers[person_id]

    async def page(self, person_id: int, address: str = "") -> Page:
        """A page of a browser of that person's."""
        context = await self.browser_of(person_id)
        cookie = await self.album.do(sessions.make, person_id, Way.PIN)
        await context.add_cookies([{"name": "session", "value": cookie, "url": self.album.url}])
        page = await context.new_page()
        await page.goto(f"{self.album.url}{address or f'/rooms/{self.trip.uuid}'}")
        return page


@asynccontextmanager
async def two_browsers(
    scene: Scene,
    size: ViewportSize,
    *,
    scripts: bool = True,
    dark: bool = False,
    zone: str = "Europe/Helsinki",
    expected: str = "nothing",
) -> AsyncIterator[None]:
    """What goes wrong in one of them, or leaves this machine, fails the test, unless it is expected."""
    wrong: list[str] = []
    ours = urlsplit(scene.album.url).netloc

    def watch(context: BrowserContext) -> None:
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda line: wrong.append(line.text) if line.type in {"error", "warning"} else None)
        context.on("request", lambda asked: None if urlsplit(asked.url).netloc == ours else wrong.append(asked.url))

    scene.watch = watch
    scene.options = {
        "viewport": size,
        "java_script_enabled": scripts,
        "color_scheme": "dark" if dark else "light",
        "has_touch": size == PHONE,
        "device_scale_factor": 2 if size == PHONE else 1,
        "timezone_id": zone,
    }
    try:
        yield
    finally:
        for context in scene.browsers.values():
            await context.close()
    assert [each for each in wrong if expected not in each] == []


async def somebody(album: Album, name: str) -> int:
    return await album.person(f"+1555021{next(numbers):04d}", name)


@asynccontextmanager
async def set_up(chromium: Browser, album: Album) -> AsyncIterator[Scene]:
    """A room of two people whom nobody knew before; afterwards its name is free for others."""
    ann, ben = await somebody(album, "Ann"), await somebody(album, "Ben")
    trip = await album.room("trip", ann, ben)
    yield Scene(album, chromium, ann, ben, trip)
    await album.do(rooms.delete, trip.id)


@pytest_asyncio.fixture(loop_scope="session")
async def scene(chromium: Browser, album: Album) -> AsyncIterator[Scene]:
    async with set_up(chromium, album) as found:
        yield found


@cache
def journey() -> list[tuple[str, str, bytes, bytes]]:
    """Captions, kinds and what is kept of a dozen photos."""
    found = []
    for caption, draw in JOURNEY:
        picture = draw()
        kind = "pdf" if caption.startswith("Tickets") else "jpg"
        content = pictures.pdf() if kind == "pdf" else jpeg(picture, LARGE)
        found.append((caption, kind, content, jpeg(picture, SMALL)))
    return found


async def tell_the_journey(scene: Scene) -> list[str]:
    """A dozen photos of four days; returns their UUIDs."""
    carla = await somebody(scene.album, "Carla")
    await scene.album.do(rooms.join, carla, scene.trip)
    people, now, uuids = (scene.ann, scene.ben, carla), SteadyClock().now(), []
    for place, (caption, kind, content, small) in enumerate(journey()):
        at = after(now, (place - len(JOURNEY)) * HOUR // 60 - (3 - place // 3) * DAY)
        sender = people[place * 7 // 3 % 3]
        uuids.append(
            await scene.album.photo(scene.trip, sender, caption, kind=kind, content=content, small=small, at=at)
        )
    return uuids


async def take(page: Page, name: str) -> None:
    if not SCREENSHOTS:
        return
    await page.evaluate("Promise.all([...document.images].map(image => image.decode().catch(() => {})))")
    await page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    await page.screenshot(path=Path(SCREENSHOTS) / name)


@SIZES
async def test_photos_come_and_go_by_themselves(scene: Scene, size: ViewportSize) -> None:
    async with two_browsers(scene, size):
        anns, bens = await scene.page(scene.ann), await scene.page(scene.ben)
        await expect(anns.get_by_text("No photos yet")).to_be_visible()
        await take(anns, f"room-empty-{size['width']}.png")
        await bens.evaluate(NOTE_NEWS)
        uuid = await scene.album.photo(scene.trip, scene.ann, "Skates")
        await expect(bens.locator("html")).to_have_attribute("data-told", re.compile("New photo from Ann"))
        for page in (anns, bens):
            await expect(page.get_by_role("link", name="Skates")).to_be_visible()
            await expect(page.get_by_text("No photos yet")).to_be_hidden()
            await expect(page.get_by_role("heading", level=2)).to_have_text("Today")
        await anns.get_by_role("link", name="Skates").click()
        await anns.get_by_role("link", name="Delete").click()
        await anns.get_by_role("button", name="Delete photo").click()
        await expect(anns.get_by_text("No photos yet")).to_be_visible()
        await expect(bens.get_by_text("No photos yet")).to_be_visible()
        await expect(bens.locator(f"#p-{uuid}")).to_have_count(0)


@SIZES
async def test_a_link_is_opened_and_photos_are_looked_at(scene: Scene, size: ViewportSize) -> None:
    uuids = await tell_the_journey(scene)
    async with two_browsers(scene, size):
        page = await (await scene.browser_of(scene.ann)).new_page()
        await page.goto(f"{await scene.album.link(scene.ann, scene.trip)}")
        await take(page, f"room-door-{size['width']}.png")
        await page.get_by_role("button", name="Open trip").click()
        await expect(page.locator("#days li")).to_have_count(len(JOURNEY))
        await expect(page.get_by_role("link", name="Sign in")).to_be_visible()
        await page.wait_for_load_state()
        await fits(page)
        await take(page, f"room-{size['width']}.png")
        await page.locator(f"#p-{uuids[5]} a").click()
        await expect(page).to_have_title("Photo from Carla · Backslash")
        await page.wait_for_load_state()  # its script listens by then
        await page.evaluate("window.stays = true")
        await take(page, f"room-photo-{size['width']}.png")
        await page.keyboard.press("ArrowRight")
        await expect(page).to_have_url(f"{scene.album.url}/rooms/{scene.trip.uuid}/photos/{uuids[4]}")
        await expect(page.locator("figcaption")).to_contain_text("First light")
        await page.keyboard.press("ArrowLeft")
        await page.keyboard.press("ArrowLeft")  # at once: whoever presses twice goes two back
        await expect(page.locator(".stage .badge")).to_have_text("PDF")
        await page.go_back()
        await expect(page).to_have_url(f"{scene.album.url}/rooms/{scene.trip.uuid}/photos/{uuids[5]}")
        await expect(page.locator("figcaption")).to_contain_text(JOURNEY[5][0])
        assert await page.evaluate("window.stays"), "it was loaded anew"
        await page.keyboard.press("Escape")
        await expect(page.locator(f"#p-{uuids[5]}")).to_be_in_viewport()
        await sign_in(scene, page, size)
        await expect(page.get_by_role("link", name="trip")).to_contain_text("3 people · 12 photos")
        await take(page, f"rooms-{size['width']}.png")
        await page.get_by_role("button", name="Sign out", exact=True).click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Signed out")


async def sign_in(scene: Scene, page: Page, size: ViewportSize) -> None:
    """Have the page show a code, and text it; the page moves on by itself."""
    await page.get_by_role("link", name="Sign in").click()
    await take(page, f"sign-in-{size['width']}.png")
    await page.get_by_role("button", name="Show me a code").click()
    code = await page.locator(".code").inner_text()
    await expect(page.get_by_role("link", name="Text it from this phone")).to_have_attribute(
        "href", f"sms:{NUMBER}?&body={code}"
    )
    await fits(page)
    await take(page, f"sign-in-code-{size['width']}.png")
    await scene.album.do(sign_in_codes.enter, scene.ann, code)


@SIZES
async def test_in_the_dark(scene: Scene, size: ViewportSize) -> None:
    await tell_the_journey(scene)
    async with two_browsers(scene, size, dark=True):
        page = await scene.page(scene.ann)
        await page.locator("summary").click()
        await expect(page.locator(".members li")).to_have_text(["Ann", "Ben", "Carla"])
        assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 23, 26)"
        await take(page, f"room-dark-{size['width']}.png")


async def test_swiping_leads_to_the_next_one(scene: Scene) -> None:
    first = await scene.album.photo(scene.trip, scene.ann, "First")
    second = await scene.album.photo(scene.trip, scene.ann, "Second")
    async with two_browsers(scene, PHONE):
        page = await scene.page(scene.ann, f"/rooms/{scene.trip.uuid}/photos/{second}")
        await swipe(page, 300, 80)
        await expect(page).to_have_url(f"{scene.album.url}/rooms/{scene.trip.uuid}/photos/{first}")
        await swipe(page, 80, 300)
        await expect(page.locator(".caption")).to_have_text("Second")


async def swipe(page: Page, start: int, end: int) -> None:
    touch = await page.context.new_cdp_session(page)
    for kind, x in (("touchStart", start), ("touchMove", (start + end) // 2), ("touchMove", end), ("touchEnd", None)):
        points = [] if x is None else [{"x": x, "y": 400}]
        await touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def zone_of_another_day() -> str:
    """A time zone in which it is not the day that it is in UTC: 14 hours before it, or 11 behind."""
    return "Pacific/Kiritimati" if datetime.now(UTC).hour >= 10 else "Pacific/Pago_Pago"


async def test_a_long_room_is_loaded_as_one_goes_down(scene: Scene) -> None:
    await scene.album.rows(scene.trip, scene.ann, 125)
    small = pictures.photo(4, 4)
    async with two_browsers(scene, DESK, zone=zone_of_another_day()):
        await (await scene.browser_of(scene.ann)).route("**/small.jpg", lambda route: route.fulfill(body=small))
        page = await scene.page(scene.ann)
        await expect(page.locator("#days li").first).to_contain_text("No. 124")
        while await page.locator("#earlier").count():
            await page.evaluate("scrollTo(0, document.body.scrollHeight)")
            await page.wait_for_timeout(20)
        shown = await page.locator("#days .words span").all_text_contents()
        assert shown == [f"No. {number}" for number in range(124, -1, -1)]


async def test_all_photos_are_saved_as_one_file(scene: Scene, tmp_path: Path) -> None:
    await scene.album.photo(scene.trip, scene.ann)
    await scene.album.photo(scene.trip, scene.ben)
    async with two_browsers(scene, DESK):
        page = await scene.page(scene.ben)
        async with page.expect_download() as saving:
            await page.get_by_role("link", name="Download all").click()
        saved = await saving.value
        assert saved.suggested_filename == "trip.zip"
        await saved.save_as(tmp_path / "trip.zip")
    with zipfile.ZipFile(tmp_path / "trip.zip") as archive:
        assert archive.testzip() is None
        assert [name.split(" ", 1)[1] for name in archive.namelist()] == ["Ann 1.jpg", "Ben 1.jpg"]


async def test_without_scripts_photos_are_looked_at_and_saved(scene: Scene) -> None:
    await scene.album.photo(scene.trip, scene.ann, "First")
    await scene.album.photo(scene.trip, scene.ann, "Second")
    async with two_browsers(scene, PHONE, scripts=False):
        page = await scene.page(scene.ben)
        await page.get_by_role("link", name="Second").click()
        await page.get_by_role("link", name="Older photo").click()
        await expect(page.locator(".caption")).to_have_text("First")
        async with page.expect_download() as saving:
            await page.get_by_role("link", name="Download").click()
        assert (await saving.value).suggested_filename.endswith("Ann.jpg")


async def test_who_is_taken_out_sees_nothing_any_more(scene: Scene) -> None:
    await scene.album.photo(scene.trip, scene.ann, "Skates")
    async with two_browsers(scene, DESK, expected="status of 403"):
        page = await scene.page(scene.ben)
        await expect(page.get_by_role("link", name="Skates")).to_be_visible()
        await expect(page.locator("#days img")).to_have_js_property("naturalWidth", 48)  # or it is refused afterwards
        await scene.album.do(sessions.revoke_all, scene.ben)
        await expect(page.get_by_text("You are signed out")).to_be_visible()
        await expect(page.get_by_role("link", name="Skates")).to_have_count(0)


async def test_pictures_come_from_the_bucket_if_there_is_one(
    chromium: Browser, sqlite_url: str, s3_settings: MediaSettings
) -> None:
    async with opened(sqlite_url, s3_settings, free_port()) as album, set_up(chromium, album) as scene:
        await scene.album.photo(scene.trip, scene.ann, "Skates")
        async with two_browsers(scene, PHONE, expected=s3_settings.endpoint_url):
            page = await scene.page(scene.ben)
            await expect(page.locator("#days img")).to_have_js_property("naturalWidth", 48)
            await page.get_by_role("link", name="Skates").click()
            await expect(page.locator(".stage img").last).to_have_js_property("naturalWidth", 96)
