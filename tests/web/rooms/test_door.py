"""How browsers get in and out, and the list of one's rooms."""

from storage.rooms.rooms import Room
from tests.support.browser.browsers import Browser
from tests.support.photos.albums import Album


async def test_a_link_lets_a_browser_in_once_its_button_is_pressed(album: Album, ann: int, trip: Room) -> None:
    browser = await album.browser()
    link = await album.link(ann, trip)
    page = await browser.open(link)
    assert (page.status, page.cookies) == (200, ())
    assert "Open trip" in page.words
    pressed = await browser.submit(link)
    assert (pressed.status, pressed.location) == (303, f"/rooms/{trip.uuid}")
    [cookie] = pressed.cookies
    assert cookie.startswith("__Host-session=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "No photos yet" in (await browser.open(pressed.location)).words


async def test_the_list_of_ones_rooms(album: Album, ann: int, ben: int, trip: Room, browser: Browser) -> None:
    await album.room("garden", ann)
    await album.room("bens-own", ben)
    await album.photo(trip, ben)
    page = await browser.open("/rooms")
    assert "garden active 1 person · 0 photos trip 2 people · 1 photo" in page.words
    assert "bens-own" not in page.words
    front = await browser.open("/")
    assert "What waits" in front.words
    assert (await (await album.browser()).open("/")).location == "/help"


async def test_signing_out(album: Album, trip: Room, browser: Browser) -> None:
    kept = dict(browser.cookies)
    page = await browser.submit("/rooms/sign-out")
    assert "Signed out" in page.words
    assert page.headers["Clear-Site-Data"] == '"cache"'
    assert browser.cookies == {}
    browser.cookies.update(kept)
    assert (await browser.open(f"/rooms/{trip.uuid}")).status == 403
