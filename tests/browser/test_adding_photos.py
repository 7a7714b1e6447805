"""Photos added in a real browser, on a phone and on a desk: picked, dropped, cut off and sent again.

With SCREENSHOTS=folder its pictures are taken, in light and dark.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web
from PIL import Image
from playwright.async_api import Browser, Route, ViewportSize, expect

from storage.rooms import photos
from tests.browser.test_room_page import SIZES, Scene, set_up, take, two_browsers
from tests.support.browser.chromium import needs_chromium
from tests.support.browser.screens import DESK, PHONE, fits
from tests.support.photos import pictures
from tests.support.photos.albums import Album
from tests.support.photos.scenery import JOURNEY, jpeg
from web.transfers import uploads
from web.transfers.bodies import Read, body_of

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]

PICK = "input[multiple]"


@pytest_asyncio.fixture(loop_scope="session")
async def scene(chromium: Browser, album: Album) -> AsyncIterator[Scene]:
    async with album.working(), set_up(chromium, album) as found:
        yield found


def file(number: int) -> dict[str, object]:
    """A photo as a picker gives it."""
    content = jpeg(JOURNEY[number][1](), 320)
    return {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": content}


def large() -> dict[str, object]:
    """One that takes some time."""
    noise = Image.effect_noise((900, 700), 90).convert("RGB")
    return {"name": "large.jpg", "mimeType": "image/jpeg", "buffer": pictures.encoded(noise, "JPEG", quality=90)}


class Cutter:
    """Breaks the connection of each upload in the middle, as long as it is at work."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_at_work = True
        self.cuts = 0
        monkeypatch.setattr(uploads, "body_of", self._cut)

    def _cut(self, request: web.Request) -> Read:
        read, pieces = body_of(request), 0

        async def cut(size: int) -> bytes:
            nonlocal pieces
            pieces += 1
            if pieces > 1 and self.is_at_work and request.transport is not None:
                self.cuts += 1
                request.transport.abort()
            return await read(size)

        return cut


@SIZES
async def test_three_photos_one_of_them_cut_off_and_sent_again(
    scene: Scene, size: ViewportSize, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, cutter = f"{size['width']}", Cutter(monkeypatch)
    # What is cut off counts as under way until that is noticed: the next one may be told to come a moment later.
    async with two_browsers(scene, size, dark=size == DESK, expected="Failed to load resource"):
        anns, bens = await scene.page(scene.ann), await scene.page(scene.ben)
        await take(anns, f"adding-empty-{name}.png")
        await anns.locator(PICK).set_input_files([large(), file(1), file(2)])
        await expect(anns.locator("#uploads li")).to_have_count(3)
        await expect(anns.locator("#uploads li").first).to_contain_text("Broken off")
        await take(anns, f"adding-{name}.png")
        cutter.is_at_work = False
        assert cutter.cuts
        for page in (anns, bens):
            await expect(page.locator("#days li")).to_have_count(3)
        await expect(anns.locator("#uploads li")).to_have_count(0)
        await expect(anns.locator("#sending")).to_have_text("3 photos added")
        await fits(anns)
        await anns.locator(PICK).set_input_files([file(1)])  # it is there already
        await expect(anns.locator("#uploads li")).to_contain_text("In the room already")
        await expect(anns.locator("#uploads li")).to_have_count(0)
        await expect(anns.locator("#days li")).to_have_count(3)
        await take(anns, f"added-{name}.png")


async def test_what_the_browser_sends_again_by_itself_counts_as_added(scene: Scene) -> None:
    """A browser does so where a connection that it had used before breaks off without an answer."""
    async with two_browsers(scene, DESK):
        page = await scene.page(scene.ann)

        async def twice(route: Route) -> None:
            await route.fetch()  # nobody hears of the answer
            await route.continue_()

        await (await scene.browser_of(scene.ann)).route("**/photos", twice)
        await page.locator(PICK).set_input_files([file(1), file(1)])
        await expect(page.locator("#sending")).to_have_text("1 photo added")
        await expect(page.locator("#uploads li")).to_have_count(0)
        await expect(page.locator("#days li")).to_have_count(1)


@SIZES
async def test_what_is_refused_says_why_and_may_be_tried_again(scene: Scene, size: ViewportSize) -> None:
    async with two_browsers(scene, size, dark=size == PHONE, expected="Failed to load resource"):
        page = await scene.page(scene.ann)
        film = {"name": "a film.mp4", "mimeType": "video/mp4", "buffer": b"\0\0\0\x18ftypmp42" + bytes(500)}
        empty = {"name": "nothing.jpg", "mimeType": "image/jpeg", "buffer": b""}
        browser = await scene.browser_of(scene.ann)
        await browser.route("**/photos", lambda route: route.abort("connectionreset"))
        await page.locator(PICK).set_input_files([empty])
        await expect(page.locator("#uploads li").first).to_contain_text("The file is empty.")
        await page.clock.install()
        await page.locator(PICK).set_input_files([film])
        again = page.get_by_role("button", name="Try again")
        while not await again.is_visible():
            await page.clock.run_for(1_000)
        await page.clock.resume()
        await browser.unroute("**/photos")
        await again.click()
        await expect(page.locator("#uploads li").nth(1)).to_contain_text("Not kept: ")
        await fits(page)
        await take(page, f"adding-refused-{size['width']}.png")
        await page.reload()
        await expect(page.locator(".standing")).to_contain_text("Not kept lately: ")


async def test_photos_are_dropped_on_the_page(scene: Scene) -> None:
    async with two_browsers(scene, DESK):
        page = await scene.page(scene.ann)
        await page.evaluate(
            """async (content) => {
                const transfer = new DataTransfer();
                transfer.items.add(new File([new Uint8Array(content)], "dropped.jpg", { type: "image/jpeg" }));
                document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
            }""",
            list(pictures.photo()),
        )
        await expect(page.locator("#days li")).to_have_count(1)


async def test_without_scripts_a_form_adds_photos(scene: Scene) -> None:
    async with two_browsers(scene, PHONE, scripts=False):
        page = await scene.page(scene.ann)
        await take(page, "adding-plain.png")
        await page.locator(PICK).set_input_files([file(0), file(1)])
        await page.get_by_role("button", name="Send").click()
        await expect(page.get_by_role("heading", level=1)).to_have_text("2 photos on the way")
        await take(page, "added-plain.png")
        await page.get_by_role("link", name="To the room").click()
        await expect(page.get_by_role("heading", name="trip")).to_be_visible()


@SIZES
async def test_a_caption_is_edited_and_a_member_taken_out(scene: Scene, size: ViewportSize) -> None:
    uuid = await scene.album.photo(scene.trip, scene.ann, "Skates")
    async with two_browsers(scene, size, dark=size == DESK, expected="status of 40"):
        anns, bens = (
            await scene.page(scene.ann, f"/rooms/{scene.trip.uuid}/photos/{uuid}"),
            await scene.page(scene.ben),
        )
        await anns.get_by_role("link", name="Caption").click()
        await anns.get_by_label("Caption").fill("Thin ice")
        await take(anns, f"caption-{size['width']}.png")
        await anns.get_by_role("button", name="Save").click()
        await expect(anns.locator(".caption")).to_have_text("Thin ice")
        found = await scene.album.app.db.read(photos.find, uuid)
        assert found.caption == "Thin ice"
        await anns.locator("#back").click()
        await anns.locator("summary").click()
        await anns.get_by_role("link", name="People and password").click()
        await fits(anns)
        await take(anns, f"members-{size['width']}.png")
        await anns.get_by_role("link", name="Set a password").click()
        await take(anns, f"password-{size['width']}.png")
        await anns.get_by_label("Password").fill("frozen7")
        await anns.get_by_role("button", name="Set it").click()
        await expect(anns.get_by_role("status")).to_contain_text("The new password counts in a moment.")
        await anns.get_by_role("link", name="Remove Ben").click()
        await take(anns, f"remove-{size['width']}.png")
        await anns.get_by_role("button", name="Remove Ben").click()
        await expect(anns.locator(".people li")).to_have_count(1)
        await take(anns, f"removed-{size['width']}.png")
        await expect(bens.get_by_role("heading", level=1)).to_have_text("Nothing here")
        await anns.get_by_role("link", name="Leave the room").click()
        await take(anns, f"leave-{size['width']}.png")
        await anns.get_by_role("link", name="Delete the room").click()
        await take(anns, f"delete-room-{size['width']}.png")
        await anns.get_by_role("button", name="Delete the room for good").click()
        await expect(anns.get_by_role("heading", level=1)).to_have_text("Your rooms")
