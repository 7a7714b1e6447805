import base64
import re
import time
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import orjson
import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Error, Page, expect

from sandbox.server import Sandbox
from sandbox.x.model import Photo, Post
from tests.sandbox.fake_bot import ANN, BEN, FakeBot, running_bot, running_carrier
from tests.sandbox.x_caller import answer_of, authorize_url
from tests.support.browser.chromium import WITHIN, needs_chromium

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def tab(chromium: Browser) -> AsyncIterator[Page]:
    """One tab for all tests of this file: opening one takes longer than most of them."""
    async with await chromium.new_context() as context:
        context.set_default_timeout(WITHIN)
        yield await context.new_page()


@pytest_asyncio.fixture(loop_scope="session")
async def bot() -> AsyncIterator[FakeBot]:
    async with running_bot() as fake:
        yield fake


@pytest_asyncio.fixture(loop_scope="session")
async def carrier(bot: FakeBot) -> AsyncIterator[Sandbox]:
    async with running_carrier(bot) as sandbox:
        yield sandbox


@pytest_asyncio.fixture(loop_scope="session")
async def page(tab: Page, carrier: Sandbox) -> AsyncIterator[Page]:
    """The page with one phone; anything that goes wrong in it fails the test."""
    carrier.add_phone()
    wrong: list[str] = []

    def note(line: ConsoleMessage) -> None:
        if line.type == "error":
            wrong.append(line.text)

    def note_uncaught(error: Error) -> None:
        wrong.append(str(error))

    tab.on("console", note)
    tab.on("pageerror", note_uncaught)
    await tab.set_viewport_size({"width": 1280, "height": 800})
    await tab.goto(carrier.url)
    await expect(tab.get_by_label("Message", exact=True)).to_be_visible()
    yield tab
    tab.remove_listener("console", note)
    tab.remove_listener("pageerror", note_uncaught)
    await tab.goto("about:blank")
    assert wrong == []


async def say(page: Page, words: str, phone: str = "Phone +1 555 010 0101") -> None:
    box = page.get_by_label(phone).get_by_label("Message", exact=True)
    await box.fill(words)
    await box.press("Enter")


async def test_a_text_and_its_reply(page: Page, carrier: Sandbox) -> None:
    await expect(page).to_have_title("Backslash")
    await say(page, "?")
    await expect(page.locator(".theirs .bubble")).to_have_text("echo ?")
    await expect(page.locator(".mine .state")).to_have_text("Delivered")
    await expect(page.locator(".theirs .state")).to_have_text("Delivered")
    await page.get_by_label("Message", exact=True).fill("two")
    await page.get_by_label("Message", exact=True).press("Shift+Enter")
    await page.get_by_label("Message", exact=True).press_sequentially("lines")
    await page.get_by_label("Send", exact=True).click()
    await expect(page.locator(".mine .bubble").last).to_have_text("two\nlines")
    assert [text.body for text in carrier.messages(ANN) if text.inbound] == ["?", "two\nlines"]
    await page.reload()
    await expect(page.locator(".bubble")).to_have_count(4)


async def test_a_suggestion_fills_an_empty_phone(page: Page) -> None:
    await page.get_by_role("button", name="STATUS").click()
    await expect(page.locator(".theirs .bubble")).to_have_text("echo STATUS")
    await expect(page.get_by_role("button", name="STATUS")).to_be_hidden()


async def test_words_are_never_markup_and_addresses_are_links(page: Page) -> None:
    await say(page, "<img src=x onerror=alert(1)> see https://a.example/b?c=1.")
    link = page.locator(".mine .bubble a")
    await expect(link).to_have_attribute("href", "https://a.example/b?c=1")
    assert await page.locator(".bubble img").count() == 0


async def test_a_second_phone(page: Page, carrier: Sandbox) -> None:
    await page.get_by_label("Add a phone").click()
    await say(page, "hello from ben", "Phone +1 555 010 0102")
    await expect(page.get_by_label("Phone +1 555 010 0102").locator(".theirs .bubble")).to_have_count(1)
    assert [message.body for message in await carrier.heard(BEN)] == ["echo hello from ben"]
    await expect(page.get_by_label("Phone +1 555 010 0101").locator(".bubble")).to_have_count(0)


async def test_a_photo(page: Page, carrier: Sandbox, bot: FakeBot) -> None:
    await page.get_by_label("Attach photos").set_input_files(
        {"name": "dot.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    await expect(page.locator(".thumbnail")).to_have_count(1)
    await page.get_by_label("Send", exact=True).click()
    await expect(page.locator(".mine .picture img")).to_be_visible()
    await carrier.heard(ANN)
    assert (bot.texts[0]["NumMedia"], bot.texts[0]["Body"]) == ("1", "")
    assert carrier.messages(ANN)[0].media[0].content == PIXEL


async def test_ready_made_receipts(page: Page, carrier: Sandbox, bot: FakeBot) -> None:
    await page.get_by_role("button", name="Photos", exact=True).click()
    sheet = page.get_by_role("group", name="Photos to send")
    tiles = sheet.locator("button")
    for place in range(await tiles.count()):
        await tiles.nth(place).click()
        await expect(page.locator(".thumbnail")).to_have_count(place + 1)
    await tiles.first.click()
    await expect(tiles.first).to_have_attribute("aria-pressed", "false")
    await page.get_by_label("Remove plants.jpg").click()
    await expect(page.locator(".thumbnail")).to_have_count(await tiles.count() - 2)
    await page.get_by_label("Send", exact=True).click()
    await expect(sheet).to_be_hidden()
    await carrier.heard(ANN)
    media = carrier.messages(ANN)[0].media
    assert bot.texts[0]["NumMedia"] == str(len(media)) == "4"
    for medium in media:
        assert (medium.content_type, medium.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
        assert len(medium.content) < 60_000


async def test_the_sheet_of_photos_closes_with_escape(page: Page) -> None:
    button = page.get_by_role("button", name="Photos", exact=True)
    await button.click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("group", name="Photos to send")).to_be_hidden()
    await expect(button).to_have_attribute("aria-expanded", "false")


MEGABYTE = b"\0" * 1024 * 1024
REFUSED = [
    (
        [("lake.jpg", MEGABYTE * 6)],
        "Not attached: lake.jpg has 6.0 MB. The carrier takes 5 MB a text.",
        0,
    ),
    (
        [(f"{each}.jpg", MEGABYTE * 2) for each in "abc"],
        "Not attached: c.jpg. All together is 6.0 MB",
        2,
    ),
    ([(f"{each}.gif", PIXEL) for each in range(11)], "The carrier takes 10 photos a text.", 10),
    ([("notes.txt", b"hello")], "Not attached: notes.txt. The carrier takes photos and PDFs.", 0),
]


@pytest.mark.parametrize(("files", "words", "attached"), REFUSED, ids=["large", "together", "many", "no photo"])
async def test_what_a_carrier_would_not_take(
    page: Page, tmp_path: Path, files: list[tuple[str, bytes]], words: str, attached: int
) -> None:
    for name, content in files:
        (tmp_path / name).write_bytes(content)
    await page.get_by_label("Attach photos").set_input_files([tmp_path / name for name, _ in files])
    await expect(page.get_by_role("alert")).to_contain_text(words)
    await expect(page.locator(".thumbnail")).to_have_count(attached)


async def test_a_photo_that_no_browser_shows(page: Page, carrier: Sandbox) -> None:
    await page.get_by_label("Attach photos").set_input_files(
        {"name": "IMG_0001.HEIC", "mimeType": "", "buffer": b"\0\0\0\x18ftypheic"}
    )
    await expect(page.locator(".thumbnail")).to_contain_text("HEIC")
    await page.get_by_label("Send", exact=True).click()
    await carrier.heard(ANN)
    assert carrier.messages(ANN)[0].media[0].content_type == "image/heic"


async def test_what_went_wrong_is_said(page: Page, bot: FakeBot) -> None:
    bot.will(503)
    await say(page, "lost")
    await expect(page.locator(".mine .state")).to_have_text("Not delivered: 11200 HTTP 503")
    await page.get_by_role("button", name="Deliver now").click()
    await expect(page.locator(".theirs .bubble")).to_have_text("echo lost")


async def test_faults_by_hand(page: Page, carrier: Sandbox) -> None:
    await page.get_by_role("button", name="Faults", exact=True).click()
    await page.get_by_label("Webhooks off: texts are only listed, until switched off").click()
    await expect(page.locator("#faults-badge")).to_have_text("1")
    assert [fault.kind for fault in carrier.faults.active()] == ["webhooks_off"]
    await page.get_by_label("Close faults").click()
    await say(page, "missed")
    await expect(page.locator(".mine .state")).to_have_text("Sent, kept at the carrier")
    await page.get_by_role("button", name="Faults").click()
    await page.get_by_label("Switch off: Webhooks off: texts are only listed").click()
    await expect(page.locator(".active-fault")).to_have_count(0)


async def test_the_log_of_a_text(page: Page, carrier: Sandbox) -> None:
    for place, words in enumerate(("one", "two")):
        result = await carrier.text(ANN, words)
        first = {"level": "info", "event": f"text.{words}", "sid": result.sid, "text_id": place}
        second = {"level": "warning", "event": f"room.{words}", "text_id": place}
        carrier.log(orjson.dumps(first) + b"\n" + orjson.dumps(second))
    carrier.log(b'{"level":"info","event":"server.started"}')
    events = page.locator(".line .event")
    await expect(events).to_have_text(["text.two", "room.two"])
    await page.locator(".mine .bubble").first.click()
    await expect(events).to_have_text(["text.one", "room.one"])
    await page.get_by_role("button", name="All", exact=True).click()
    await expect(events).to_have_count(5)
    await page.get_by_label("Filter the log").fill("room warning")
    await expect(events).to_have_text(["room.one", "room.two"])


async def test_a_narrow_screen_has_everything(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.reload()
    await say(page, "?")
    await expect(page.locator(".theirs .bubble")).to_be_visible()
    await expect(page.locator("#log-body")).to_be_hidden()
    await page.get_by_role("button", name="Log", exact=True).first.click()
    await expect(page.locator("#log-body")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_consent_leads_back_to_the_bot(page: Page, carrier: Sandbox, bot: FakeBot) -> None:
    bot.files["callback"] = ("text/html", b'<link rel="icon" href="data:,">back at the bot')
    for width, button, answer in ((1280, "Authorize", "code"), (390, "Cancel", "error")):
        await page.set_viewport_size({"width": width, "height": 844})
        asked = urlsplit(authorize_url(redirect_uri=f"{bot.url}/files/callback")).query
        await page.goto(f"{carrier.url}/i/oauth2/authorize?{asked}")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Backslash wants to use your X account")
        assert await page.evaluate("document.documentElement.scrollWidth") == width
        await page.get_by_label("@bens_bakery").check()
        await page.get_by_role("button", name=button).click()
        await expect(page.get_by_text("back at the bot")).to_be_visible()
        assert answer in answer_of(page.url)


def post_of(carrier: Sandbox, text: str, reply_to: str | None = None, *photos: bytes) -> Post:
    """A post that came without the interface."""
    state = carrier._x_state
    media = tuple(Photo(state.ids.next(), "ann_lakes", "image/png", photo, 0, "A dot") for photo in photos)
    state.photos.update((photo.id, photo) for photo in media)
    post = Post(state.ids.next(), "ann_lakes", text, time.time(), reply_to, media)
    state.add_post(post)
    return post


async def test_posts_appear_as_they_come_and_go(page: Page, carrier: Sandbox) -> None:
    await expect(page.get_by_text("No posts yet")).to_be_visible()
    first = post_of(carrier, "two\nlines & <b>no markup</b> https://a.example/")
    shown = page.get_by_label("Post by Ann Lakes")
    await expect(shown.locator(".x-text")).to_have_text("two\nlines & <b>no markup</b> https://a.example/")
    await expect(shown.get_by_role("link")).to_have_attribute("href", "https://a.example/")
    await expect(shown.locator("time")).to_have_text("now")
    await expect(page.get_by_text("No posts yet")).to_be_hidden()
    second = post_of(carrier, "the second part", first.id)
    post_of(carrier, "", None, PIXEL, PIXEL, PIXEL)
    await expect(page.locator(".x-thread")).to_have_count(2)
    await expect(page.locator(".x-thread").last.locator(".x-text")).to_have_count(2)
    photos = page.locator(".x-thread").first.get_by_alt_text("A dot")
    await expect(photos).to_have_count(3)
    assert await photos.first.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    carrier._x_state.delete_post(second)
    await expect(page.locator(".x-text")).to_have_count(1)
    await page.reload()
    await expect(page.locator(".x-post")).to_have_count(2)


async def test_faults_of_x_beside_the_log(page: Page, carrier: Sandbox) -> None:
    await page.get_by_role("button", name="Faults", exact=True).click()
    await page.get_by_role("group", name="Whose faults").get_by_role("button", name="X").click()
    await page.get_by_label("Refused as a duplicate, once").click()
    await expect(page.locator(".active-fault")).to_have_count(1)
    assert [fault.kind for fault in carrier.faults.active()] == ["x_post_duplicate"]
    await page.evaluate("Promise.allSettled(document.getAnimations().map(animation => animation.finished))")
    log, drawer = await page.locator("#log").bounding_box(), await page.locator("#faults").bounding_box()
    assert log is not None
    assert drawer is not None
    assert log["x"] + log["width"] <= drawer["x"]


async def test_a_narrow_screen_opens_one_panel_at_a_time(page: Page, carrier: Sandbox) -> None:
    post_of(carrier, "hello")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.reload()
    x, log = page.get_by_role("button", name=re.compile("^X")), page.get_by_role("button", name=re.compile("^Log"))
    await expect(x).to_have_text(re.compile("1"))
    await x.click()
    await expect(page.locator(".x-text")).to_be_in_viewport()
    await log.click()
    await expect(page.locator("#log-body")).to_be_visible()
    await expect(page.locator("#x-body")).to_be_hidden()
    await expect(page.get_by_label("Message", exact=True)).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
