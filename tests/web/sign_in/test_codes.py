"""A browser is signed in by a code that the phone texts; whoever tries without that phone is not."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from core.settings import MediaSettings
from core.tx import Tx
from storage import sessions
from storage.rooms.rooms import Room
from tests.conftest import Logs
from tests.support.browser.browsers import Browser
from tests.support.browser.signing_in import DEVICE
from tests.support.photos.albums import Album, opened
from tests.support.reading.talking import ANN, BEN, Talk


@dataclass
class Scene:
    """Ann and Ben are in a room with a photo of Ann's, and Ann is in another one."""

    album: Album
    talk: Talk
    ann: int
    trip: Room
    photo: str

    async def visitor(self) -> Browser:
        """Whoever has opened a link of Ann's."""
        return await self.album.visitor(self.ann, self.trip)

    async def shows_code(self, browser: Browser) -> str:
        """Press the button for a code; returns it."""
        pressed = await browser.submit("/sign-in/code")
        assert (pressed.status, pressed.location) == (303, "/sign-in/code"), pressed.words
        return (await browser.open(pressed.location)).code


@pytest.fixture
async def scene(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    async with opened(sqlite_url, folder_settings) as album:
        ann = await album.person(ANN.value, "Ann")
        ben = await album.person(BEN.value, "Ben")
        await album.room("garden", ann)
        trip = await album.room("trip", ann, ben)
        talk = Talk(album.app.db, album.app.context)
        yield Scene(album, talk, ann, trip, await album.photo(trip, ann, "The lake"))


async def is_signed_in(browser: Browser) -> bool:
    page = await browser.open("/rooms")
    assert page.status in {200, 403}
    return page.status == 200


async def test_with_the_code_the_browser_sees_all_and_deletes(scene: Scene, logs: Logs) -> None:
    browser = await scene.visitor()
    refused = await browser.open("/rooms")
    assert "Show me a code" in refused.words
    code = await scene.shows_code(browser)
    page = await browser.open("/sign-in/code")
    assert page.headers["Refresh"] == "4; url=/sign-in/code"
    assert f"?&amp;body={code}" in page.html
    said = await scene.talk.says(code)
    assert (
        said
        == "Signed in: the browser that shows that code sees your rooms, texts and trackers. Not yours? Text LOGOUT"
    )
    then = await browser.open("/sign-in/code")
    assert (then.status, then.location, DEVICE in browser.cookies) == (303, "/", True)
    assert "garden" in (await browser.open("/rooms")).words
    assert (await browser.submit(f"/rooms/{scene.trip.uuid}/photos/{scene.photo}/delete")).status == 303
    assert logs.lines("sign_in.begun")
    assert code not in str(logs.lines())


async def test_who_came_by_a_link_can_sign_out(scene: Scene) -> None:
    browser = await scene.visitor()
    assert 'action="/rooms/sign-out"' in (await browser.open(f"/rooms/{scene.trip.uuid}")).html
    cookies = dict(browser.cookies)
    assert "Signed out" in (await browser.submit("/rooms/sign-out")).words
    browser.cookies = cookies
    assert (await browser.open(f"/rooms/{scene.trip.uuid}")).status == 403


async def test_another_phone_signs_nobody_in(scene: Scene) -> None:
    browser = await scene.visitor()  # whom the link was passed on to
    code = await scene.shows_code(browser)
    assert "none is awaited here" in await scene.talk.says(code, BEN)
    assert not await is_signed_in(browser)
    bens = await scene.album.visitor(await scene.talk.id_of(BEN), scene.trip)
    await scene.shows_code(bens)
    assert "That is not the code" in await scene.talk.says(code, BEN)
    assert not await is_signed_in(browser)
    assert not await is_signed_in(bens)


async def test_of_two_browsers_that_one_is_signed_in_whose_code_is_texted(scene: Scene) -> None:
    friend, own = await scene.visitor(), await scene.visitor()
    await scene.shows_code(friend)
    code = await scene.shows_code(own)
    await scene.shows_code(friend)
    assert "Signed in" in await scene.talk.says(code)
    assert await is_signed_in(own)
    assert not await is_signed_in(friend)


async def test_a_cookie_that_was_planted_before_is_not_signed_in(scene: Scene) -> None:
    attacker, victim = await scene.visitor(), await scene.album.browser()
    victim.cookies = dict(attacker.cookies)
    code = await scene.shows_code(victim)
    assert victim.cookies != attacker.cookies
    assert (await attacker.open("/sign-in/code")).status == 404
    assert "Signed in" in await scene.talk.says(code)
    assert await is_signed_in(victim)
    assert not await is_signed_in(attacker)


@pytest.mark.parametrize("text", ["LOGIN", "\\LOGIN", "PHOTOS"])
async def test_robots_that_open_a_link_or_its_pages_change_nothing(scene: Scene, text: str) -> None:
    link = (await scene.talk.says(text)).rpartition(" ")[2]
    before = await scene.album.app.db.read(_sessions)
    robot = await scene.album.browser()
    for address in (link, "/sign-in", "/sign-in/code", "/rooms", "/rooms/sign-out-everywhere"):
        for method in ("HEAD", "GET"):
            assert (await robot.open(address, method)).cookies == ()
    assert await scene.album.app.db.read(_sessions) == before
    assert (await (await scene.album.browser()).submit(link)).status == 303


def _sessions(tx: Tx) -> list[tuple[object, ...]]:
    return [*tx.rows("SELECT * FROM sessions"), *tx.rows("SELECT * FROM links")]


async def test_login_leads_to_a_code_and_to_nothing_without_it(scene: Scene) -> None:
    link = (await scene.talk.says("LOGIN")).rpartition(" ")[2]
    browser = await scene.album.browser()
    page = await browser.open(link)
    assert (page.status, page.cookies) == (200, ())
    pressed = await browser.submit(link)
    assert (pressed.status, pressed.location) == (303, "/sign-in/code")
    assert (await browser.open(f"/rooms/{scene.trip.uuid}")).status == 404
    assert not await is_signed_in(browser)
    assert (await (await scene.album.browser()).submit(link)).status == 404
    assert "Signed in" in await scene.talk.says((await browser.open(pressed.location)).code)
    assert await is_signed_in(browser)
    assert (await browser.open("/sign-in")).location == (await browser.submit("/sign-in/code")).location == "/"


async def test_logout_ends_all_browsers_and_all_links(scene: Scene, logs: Logs) -> None:
    signed_in, visitor = await scene.album.guest(scene.ann), await scene.visitor()
    code = await scene.shows_code(await scene.visitor())
    links = [await scene.album.link(scene.ann, scene.trip), (await scene.talk.says("LOGIN")).rpartition(" ")[2]]
    bens = await scene.album.guest(await scene.talk.id_of(BEN))
    assert "Signed out everywhere" in await scene.talk.says("\\LOGOUT")
    for browser in (signed_in, visitor):
        assert (await browser.open(f"/rooms/{scene.trip.uuid}")).status == 403
    assert [(await (await scene.album.browser()).submit(link)).status for link in links] == [404, 404]
    assert "none is awaited" in await scene.talk.says(code)
    assert await is_signed_in(bens)


async def test_signing_out_everywhere_on_the_page(scene: Scene, logs: Logs) -> None:
    browser, other = await scene.album.guest(scene.ann), await scene.album.guest(scene.ann)
    assert "Sign out everywhere" in (await browser.open("/rooms")).words
    page = await browser.submit("/rooms/sign-out-everywhere")
    assert "Signed out everywhere" in page.words
    assert browser.cookies == {}
    assert not await is_signed_in(other)
    assert logs.lines("sign_in.all_ended")


async def test_a_code_that_is_over_can_be_asked_for_anew(scene: Scene) -> None:
    browser = await scene.visitor()
    await scene.shows_code(browser)
    await scene.album.do(lambda tx: tx.run("UPDATE sessions SET code_expires_at = 0"))
    page = await browser.open("/sign-in/code")
    assert (page.status, "Show me a new code" in page.words) == (404, True)
    assert "Signed in" in await scene.talk.says(await scene.shows_code(browser))
    stranger = await scene.album.browser()
    assert "Show me a new code" not in (await stranger.open("/sign-in/code")).words


async def test_a_browser_that_was_let_in_before_codes_is_asked_for_one(scene: Scene) -> None:
    browser = await scene.album.browser()
    browser.cookies["__Host-session"] = await scene.album.do(sessions.let_in, scene.ann)
    assert (await browser.open(f"/rooms/{scene.trip.uuid}")).status == 404
    assert "Show me a code" in (await browser.open("/rooms")).words
