"""Requests for pictures and pages as no usual browser sends them."""

import pytest

from tests.support.browser.room_scene import Scene
from tests.support.photos.albums import LARGE


@pytest.mark.parametrize(
    "path",
    [
        "/rooms/{room}/photos/..%2f..%2f..%2fetc%2fpasswd/original",
        "/rooms/{room}/photos/../../../../etc/passwd",
        "/rooms/{room}/photos/{photo}%00/original",
        "/rooms/{room}/photos/{photo}%2f..%2f{photo}/original",
        "/rooms/{room}/photos/{photo}/small.jpg%00.html",
        "/rooms/{room}/photos/{photo}/original/..%2foriginal",
        "/rooms/{room}%00",
        "/rooms/..%2frooms/{room}",
        "/rooms/{room}' OR '1'='1",
        "/rooms/%27%20OR%201=1",
        "/rooms/" + "a" * 3000,
        "/rooms/{room}/photos/" + "a" * 3000 + "/small.jpg",
        "/static/..%2f..%2fbot%2fsettings.py",
        "/static/%2e%2e/app.py",
    ],
)
async def test_tricks_with_paths_lead_nowhere(quick_scene: Scene, path: str) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    page = await browser.open(path.format(room=quick_scene.trip.uuid, photo=quick_scene.photo).replace(" ", "%20"))
    assert page.status == 404, path
    assert b"root:" not in page.body


async def test_odd_cursors_do_no_harm(scene: Scene) -> None:
    browser = await scene.album.guest(scene.ann)
    for query in ("-1", "x", "%00", "9" * 30, "1;drop", "%E0%A5%A7%E0%A5%A8", "", "1&before=2"):
        assert (await browser.open(f"/rooms/{scene.trip.uuid}?before={query}")).status == 200, query


SIZE = len(LARGE)


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=10-", 206, 10, SIZE),
        ("bytes=-10", 206, SIZE - 10, SIZE),
        (f"bytes=0-{SIZE * 2}", 206, 0, SIZE),
        (f"bytes=-{SIZE * 2}", 206, 0, SIZE),
        (f"bytes={SIZE}-", 416, 0, 0),
        ("bytes=9-0", 416, 0, 0),
        ("bytes=x-y", 416, 0, 0),
        ("bytes=0-1,3-4,6-7", 416, 0, 0),
        ("bytes=" + ",".join(["0-"] * 2000), 416, 0, 0),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_parts_of_a_picture(quick_scene: Scene, asked: str, status: int, start: int, end: int) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    page = await browser.open(f"/rooms/{quick_scene.trip.uuid}/photos/{quick_scene.photo}/original", Range=asked)
    assert page.status == status
    if status == 206:
        assert page.body == LARGE[start:end]
        assert page.headers["Content-Range"] == f"bytes {start}-{end - 1}/{SIZE}"
    else:
        assert LARGE[:20] not in page.body


async def test_head_gives_headers_and_nothing_else(quick_scene: Scene) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    room = f"/rooms/{quick_scene.trip.uuid}"
    for address in (room, f"{room}/photos/{quick_scene.photo}", f"{room}/all.zip", "/rooms"):
        page = await browser.open(address, "HEAD")
        assert (page.status, page.body) == (200, b""), address
    page = await browser.open(f"{room}/photos/{quick_scene.photo}/original", "HEAD")
    assert (page.headers["Content-Length"], page.headers["Content-Type"]) == (str(SIZE), "image/jpeg")
    assert (await browser.open(f"{room}/events", "HEAD")).status == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
async def test_other_methods_do_nothing(quick_scene: Scene, method: str) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    for address in quick_scene.addresses:
        if method == "POST" and address.endswith("/delete"):
            continue
        page = await browser.open(address, method, **{"Sec-Fetch-Site": "same-origin"})
        assert page.status in {404, 405}, address
    await quick_scene.is_open(browser)
