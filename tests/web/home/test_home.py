"""Where somebody begins who is signed in: what waits is published or dropped, and the account at X disconnected."""

import re
from collections.abc import AsyncIterator

import pytest

from core.reading.question import Choice, Question
from core.settings import MediaSettings
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import questions, sessions
from storage.delivery.deliveries import count_waiting
from storage.rooms import rooms
from storage.signing_in.browsers import Way
from storage.waiting import promised, recent_photos
from storage.waiting.promised import WhyPromised
from storage.x import accounts, posts
from tests.support.browser.browsers import OUR_FORM, Browser, Page
from tests.support.database.rows import text_from
from tests.support.photos.albums import Album, opened

SHOWN = re.compile(r'name="shown" value="([0-9a-f]{64})"')
PROFILE = Profile("7", "ann_lakes", "Ann")


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as running:
        yield running


@pytest.fixture
async def ann(album: Album) -> int:
    person_id = await album.person("+15550100101", "Ann")
    await album.do(connected, person_id)
    return person_id


@pytest.fixture
async def browser(album: Album, ann: int) -> Browser:
    found = await album.browser()
    found.cookies["__Host-session"] = await album.do(sessions.make, ann, Way.PIN)
    return found


def connected(tx: Tx, person_id: int) -> None:
    accounts.connect(tx, person_id, XTokens("access", "refresh", tx.now, "tweet.write"), PROFILE)


def up(tx: Tx) -> list[str]:
    """The words of all posts that are to go up."""
    return [posts._post(tx, row).words for row in tx.rows(f"SELECT {posts._COLUMNS} FROM posts ORDER BY id")]


async def press(browser: Browser, what: str, page: Page) -> Page:
    found = SHOWN.search(page.html)
    assert found, page.words
    pressed = await browser._ask("POST", what, {"shown": found[1]}, OUR_FORM)
    assert pressed.status == 303
    return await browser.open(pressed.location)


async def test_what_was_asked_about_is_posted_or_dropped(album: Album, ann: int, browser: Browser) -> None:
    for what, said in (("/drop", "Dropped. Nothing was posted."), ("/publish", "On its way to X.")):
        await album.do(questions.ask, ann, Question((Choice("join it", "\\JOIN it"),), about="join us tonight"))
        page = await browser.open("/")
        assert "join us tonight" in page.words
        assert said in (await press(browser, what, page)).words
        assert "join us tonight" not in (await browser.open("/")).words
    assert await album.app.db.read(up) == ["join us tonight"]
    assert "1 post" in (await browser.open("/")).words


async def test_what_was_promised_is_posted_in_order(album: Album, ann: int, browser: Browser) -> None:
    for words in ("One", "Two"):
        await album.do(promised.promise, ann, words, WhyPromised.KEPT_BACK)
    page = await browser.open("/")
    assert "One Two" in page.words
    await press(browser, "/publish", page)
    assert await album.app.db.read(up) == ["One", "Two"]
    assert "Nothing waits" in (await browser.open("/")).words


async def test_recent_photos_of_several_texts_go_up_together(album: Album, ann: int, browser: Browser) -> None:
    room = await album.do(rooms.private, ann)
    for number in (1, 2):
        await album.photo(room, ann, f"No. {number}")

    def sent(tx: Tx) -> tuple[int, int]:
        first, last = [text_from(tx, f"MM{number}").id for number in (1, 2)]
        for text_id, (photo_id,) in zip((first, last), tx.rows("SELECT id FROM photos ORDER BY id"), strict=True):
            tx.run("UPDATE photos SET text_id = :text WHERE id = :id", text=text_id, id=photo_id)
        recent_photos.note(tx, ann, first, last)
        return first, last

    first, last = await album.do(sent)
    page = await browser.open("/")
    assert "2 photos of the last minutes" in page.words
    await press(browser, "/publish", page)
    found = await album.app.db.read(lambda tx: tx.rows("SELECT photos_of, text_id, state FROM posts"))
    assert found == [(first, last, "waiting")]


async def test_only_what_was_shown_is_posted_or_dropped(album: Album, ann: int, browser: Browser) -> None:
    await album.do(promised.promise, ann, "Shown", WhyPromised.UNDONE)
    page = await browser.open("/")
    await album.do(promised.promise, ann, "Not shown", WhyPromised.UNDONE)
    for what in ("/publish", "/drop"):
        assert "something else waits now" in (await press(browser, what, page)).words
    assert await album.app.db.read(up) == []
    assert "Not shown" in (await browser.open("/")).words
    assert (await browser.submit("/publish")).location == "/?note=changed"  # no field, nothing done
    for what in ("/publish", "/drop"):
        assert (await browser.submit(what, {"Sec-Fetch-Site": "cross-site"})).status == 403


async def test_words_are_escaped_and_notes_are_ours(album: Album, ann: int, browser: Browser) -> None:
    await album.do(promised.promise, ann, "<script>alert(1)</script>", WhyPromised.UNDONE)
    page = await browser.open("/?note=%3Cb%3Eevil%3C/b%3E")
    assert "&lt;script&gt;" in page.html
    assert "evil" not in page.html


async def test_disconnecting_asks_first_and_revokes_at_x(album: Album, ann: int, browser: Browser) -> None:
    stale = await album.guest(ann)
    assert (await stale.open("/account/x/disconnect")).location.startswith("/account/confirm")
    assert (await stale.submit("/account/x/disconnect")).location.startswith("/account/confirm")
    assert "@ann_lakes is connected" in (await browser.open("/")).words
    assert "takes no more posts" in (await browser.open("/account/x/disconnect")).words
    assert await album.app.db.read(accounts.is_connected, ann)
    ended = await browser.submit("/account/x/disconnect")
    assert "No X account is connected" in (await browser.open(ended.location)).words
    assert await album.app.db.read(accounts.is_connected, ann) is None
    revoked = await album.app.db.read(lambda tx: tx.rows("SELECT count(*) FROM deliveries WHERE kind = 'revocation'"))
    assert revoked == [(2,)]
    assert (await browser.open("/account/x/disconnect")).status == 303  # there is none any more
    assert await album.app.db.read(count_waiting, accounts.lane_of(ann)) == 0


async def test_connecting_leads_to_the_page_that_links_lead_to(album: Album, ann: int, browser: Browser) -> None:
    pressed = await browser.submit("/account/x/connect")
    assert re.fullmatch(r"/connect/[\w-]{22}", pressed.location)
    assert "Continue to X" in (await browser.open(pressed.location)).words


async def test_rooms_show_with_their_newest_photo(album: Album, ann: int, browser: Browser) -> None:
    trip = await album.room("trip", ann)
    photo = await album.photo(trip, ann)
    page = await browser.open("/")
    assert f"/rooms/{trip.uuid}/photos/{photo}/small.jpg" in page.html
    assert "trip" in page.words
