"""What people send, and what becomes of it: rows, objects, the carrier's copy and the one reply."""

import os
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from PIL import Image

from scheduler.photos.couriers import ABSENT_TRIES
from storage.rooms import photo_sources
from storage.rooms.photo import PhotoState
from tests.conftest import Logs
from tests.support.photos.pictures import (
    BLUE,
    GREEN,
    RED,
    encoded,
    held,
    locked_pdf,
    pdf,
    photo,
    png_of_size,
    quarters,
    segments,
)
from tests.support.photos.stage import JPEG, PhotoStage, open_photo_stage

pytestmark = pytest.mark.asyncio(loop_scope="module")

MEGABYTES_5 = 5_000_000
DAMAGED = "Not kept: your photo (damaged). Send it again as a photo or a PDF."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
VIDEO = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(2_000)
METADATA = (b"Zebrafinch", b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE", b"<script>")
APP0, APP2, COMMENT = 0xFFE0, 0xFFE2, 0xFFFE


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_sqlite_url: str) -> AsyncIterator[PhotoStage]:
    """What a picture is like is no matter of SQL: what follows from it, results and uploads show on each kind."""
    async with open_photo_stage(shared_sqlite_url, twilio={"timeout_seconds": 2.0}) as opened:
        yield opened


@dataclass(frozen=True)
class Case:
    """What is sent, and what has to become of it: a kind that is kept, or why not."""

    name: str
    content_type: str
    content: Callable[[], bytes]
    kept: str = ""
    reply: str = ""


def animated() -> bytes:
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, GREEN, BLUE)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)


def noise(size: int, side: int = 1_400) -> bytes:
    """A JPEG of at least that size, which no encoder makes small; `side` is how many pixels wide and high."""
    picture = Image.frombytes("RGB", (side, side), os.urandom(side * side * 3))
    made = encoded(picture, "JPEG", quality=98)
    return made + b"\0" * max(0, size - len(made))


ONE = "1 photo kept for you alone. See it: "
CASES = (
    Case("a photo with the place in it, turned", JPEG, lambda: held(6), "jpg", ONE),
    Case("HEIC", "image/heic", lambda: held(1, "HEIF"), "jpg", ONE),
    Case("PNG", "image/png", lambda: encoded(quarters(), "PNG"), "jpg", ONE),
    Case("an animated GIF", "image/gif", animated, "jpg", ONE),
    Case("5 MB", JPEG, lambda: noise(MEGABYTES_5), "jpg", ONE),
    Case("a PDF", "application/pdf", pdf, "pdf", "1 PDF kept for you alone. See it: "),
    Case("a JPEG that is said to be a PDF", "application/pdf", photo, "jpg", ONE),
    Case("a page that is said to be a JPEG", JPEG, lambda: b"<html><script>alert(1)</script>", "", "(a web page)"),
    Case("a JPEG that is a page too", JPEG, lambda: photo() + b"<script>x</script>PK\3\4", "jpg", ONE),
    Case("a truncated JPEG", JPEG, lambda: photo(640, 480)[:600], "", DAMAGED),
    Case("a PDF with a password", "application/pdf", locked_pdf, "", "(a PDF with a password)"),
    Case("a bomb", "image/png", lambda: png_of_size(30_000, 30_000), "", "too large: 900 megapixels, 60 at most"),
    Case("nothing at all", JPEG, lambda: b"", "", "(empty)"),
    Case("a drawing with a script", "image/svg+xml", lambda: SVG, "", "(a drawing in SVG)"),
    Case("a video", "video/mp4", lambda: VIDEO, "", "(a video)"),
    Case("a contact card", "text/vcard", lambda: b"BEGIN:VCARD\r\nFN:Z\r\nEND:VCARD\r\n", "", "(a contact card)"),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name.replace(" ", "_") for case in CASES])
async def test_what_becomes_of(stage: PhotoStage, case: Case) -> None:
    ann = await stage.somebody()
    message = await ann.sends((case.content_type, case.content()))
    await ann.hears(case.reply)
    [photo] = await ann.photos()
    assert (photo.state, photo.kind) == (PhotoState.KEPT if case.kept else PhotoState.FAILED, case.kept)
    if case.kept:
        main, thumbnail = await ann.content(photo)
        for picture in (thumbnail,) if case.kept == "pdf" else (main, thumbnail):
            assert_is_plain(picture)
    else:
        assert await stage.lacks(photo)
        assert await ann.somebody.look(photo_sources.get, photo.id) is not None
    if case.kept:
        await ann.gone_at_carrier(message)
    assert bool(message.media) is not bool(case.kept)
    assert ann.somebody.phone.silent


def assert_is_plain(picture: bytes) -> None:
    """A JPEG with its pixels and nothing that came along."""
    assert not [word for word in METADATA if word in picture]
    assert not [marker for marker in segments(picture) if APP2 <= marker <= 0xFFEF or marker in {0xFFE1, COMMENT}]
    assert picture.endswith(b"\xff\xd9")


async def test_a_photo_stands_upright_and_its_caption_is_kept(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    await ann.sends((JPEG, held(6)), body="  At the lake ")
    await ann.hears(ONE)
    [photo] = await ann.photos()
    main, thumbnail = await ann.content(photo)
    for kept in (main, thumbnail):
        with Image.open(BytesIO(kept)) as picture:
            assert picture.size == (96, 64)
            red, green, blue = picture.convert("RGB").getpixel((10, 10))  # type: ignore[misc]
            assert (red > 200, green < 60, blue < 60) == (True, True, True)
    assert (photo.width, photo.height, photo.caption) == (96, 64, "At the lake")
    place = rf"rooms/{photo.room_uuid}/\d{{4}}/\d\d/{photo.uuid}"
    assert re.fullmatch(rf"{place}\.jpg", photo.key)
    assert re.fullmatch(rf"{place}-small\.jpg", photo.thumbnail_key)


async def test_ten_photos_of_5_mb_in_one_text(stage: PhotoStage) -> None:
    ann = await stage.somebody("ten")
    large = noise(MEGABYTES_5, 500)
    message = await ann.sends(*[(JPEG, large)] * 10)
    await ann.hears('10 photos kept in "ten". See them: ')
    kept = await ann.photos()
    assert [each.number for each in kept] == list(range(1, 11))
    assert len({each.key for each in kept}) == 10
    await ann.content(kept[-1])
    await ann.gone_at_carrier(message)
    assert ann.somebody.phone.silent
    await ann.says("LEAVE ten")
    await ann.says("1", "deleted")


async def test_of_several_each_that_failed_is_named(stage: PhotoStage) -> None:
    ann = await stage.somebody("mixed")
    await ann.sends((JPEG, photo()), ("video/mp4", VIDEO), ("application/pdf", pdf()), (JPEG, b"\xff\xd8\xff junk"))
    said = await ann.hears(
        '1 photo and 1 PDF kept in "mixed". Not kept: photo 2 (a video), photo 4 (damaged). See them'
    )
    assert len(said) <= 160


FAULTS: tuple[tuple[str, dict[str, float | str], int], ...] = (
    ("media_404", {}, 2),
    ("media_error", {"status": 500}, 3),
    ("media_error", {"status": 429}, 1),
    ("media_slow", {"ms": 8_000}, 1),
)


@pytest.mark.parametrize(("kind", "params", "count"), FAULTS)
async def test_what_the_carrier_can_not_give_yet_is_tried_again(
    stage: PhotoStage, kind: str, params: dict[str, float | str], count: int
) -> None:
    ann = await stage.somebody()
    stage.fault(kind, count, **params)
    message = await ann.sends((JPEG, photo()))
    await ann.hears(ONE)
    await ann.gone_at_carrier(message)
    assert ann.somebody.phone.silent


async def test_a_slow_one_has_longer_than_other_answers(stage: PhotoStage, logs: Logs) -> None:
    ann = await stage.somebody()
    stage.fault("media_slow", 1, ms=2_400)
    await ann.sends((JPEG, photo()))
    await ann.hears(ONE)
    assert not logs.lines("delivery.retry")


async def test_who_waits_for_long_is_told_once_and_once_more_at_the_end(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    stage.fault("media_error", 9)
    await ann.sends((JPEG, photo()), (JPEG, photo()))
    await ann.hears("2 photos can't be fetched yet; more tries follow.")
    await ann.hears("2 photos kept for you alone. See them: ")
    assert ann.somebody.phone.silent


async def test_one_that_is_gone_for_good_is_said_after_some_minutes(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    stage.fault("media_404", ABSENT_TRIES)
    message = await ann.sends((JPEG, photo()))
    await ann.hears("Your photo can't be fetched yet; more tries follow.")
    await ann.hears("Not kept: your photo (gone from the carrier). Send it again")
    assert message.media


async def test_what_is_elsewhere_is_not_fetched_and_not_lost(stage: PhotoStage, logs: Logs) -> None:
    """Twilio may have moved its media, or the settings may lack a host of it: its copy may be the only one."""
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(body=photo(), content_type=JPEG)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    server = TestServer(app)
    await server.start_server()
    try:
        for url in (str(server.make_url("/a")), "https://media.example.com/b", f"https://127.0.0.1:{server.port}/c"):
            ann = await stage.somebody()
            stage.fault("media_elsewhere", 5, url=url)
            message = await ann.sends((JPEG, photo()))
            await ann.hears("Your photo can't be fetched yet; more tries follow.")
            await ann.hears(ONE)
            await ann.gone_at_carrier(message)
    finally:
        await server.close()
    assert asked == []
    assert "none of twilio.media_hosts" in logs.lines("photo.not_fetched")[-1]["reason"]


async def test_what_is_too_large_for_us_stays_at_the_carrier(stage: PhotoStage) -> None:
    ann = await stage.somebody()
    message = await ann.sends((JPEG, bytes(16_000_001)))
    await ann.hears("too large: over 16 MB")
    await stage.stage.quiet()
    assert message.media


async def test_a_photo_that_the_account_does_not_protect_is_kept(stage: PhotoStage) -> None:
    stage.stage.sandbox.settings.media_protected = False
    try:
        ann = await stage.somebody()
        message = await ann.sends((JPEG, photo()))
        await ann.hears(ONE)
        await ann.gone_at_carrier(message)
    finally:
        stage.stage.sandbox.settings.media_protected = True


async def test_what_happens_is_logged_without_words_of_people(stage: PhotoStage, logs: Logs) -> None:
    ann = await stage.somebody()
    await ann.sends((JPEG, photo()), ("video/mp4", VIDEO), body="zebrafinch at the lake")
    await ann.hears("1 photo kept")
    await logs.appears("photo.kept")  # the reply may be quicker
    [kept] = logs.lines("photo.kept")
    await logs.appears("photo.failed")
    [failed] = logs.lines("photo.failed")
    assert (kept["number"], kept["kind"]) == (1, "jpg")
    assert (failed["number"], failed["reason"]) == (2, "a video")
