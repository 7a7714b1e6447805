"""What members of a room see in the browser."""

import re
from html import unescape

from core.clock import DAY, after
from storage.rooms import rooms
from storage.rooms.rooms import Room
from tests.support.browser.browsers import Browser
from tests.support.photos.albums import NOON, Album


async def test_photos_stand_under_their_days_with_sender_and_caption(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    for number, (person, caption) in enumerate([(ann, "The lake"), (ben, ""), (ann, "Skates")]):
        await album.photo(trip, person, caption, at=after(NOON, -DAY * (3 - number)))
    page = await browser.open(f"/rooms/{trip.uuid}")
    days = re.findall(r"<h2>([^<]+)</h2>", page.html)
    assert days == ["Tuesday 14 January 2025", "Monday 13 January 2025", "Sunday 12 January 2025"]
    tiles = re.findall(r'<span class="words">(.*?)</a>', page.html)
    assert [unescape(re.sub("<[^>]+>", " ", tile)).split() for tile in tiles] == [
        ["Ann", "Skates"],
        ["Ben"],
        ["Ann", "The", "lake"],
    ]
    assert "2 people Ann Ben" in page.words


async def test_days_begin_when_they_do_for_whoever_looks(
    album: Album, ann: int, trip: Room, browser: Browser
) -> None:
    await album.photo(trip, ann, at=after(NOON, DAY // 2 - 1))
    assert "Wednesday 15 January" in (await browser.open(f"/rooms/{trip.uuid}")).words
    browser.cookies["zone"] = "Pacific/Auckland"
    assert "Thursday 16 January" in (await browser.open(f"/rooms/{trip.uuid}")).words
    for odd in ("../../etc/passwd", "Nowhere/At_all", "x" * 5000):
        browser.cookies["zone"] = odd
        assert "Wednesday 15 January" in (await browser.open(f"/rooms/{trip.uuid}")).words


async def test_who_has_no_name_and_who_left_are_never_shown_by_their_number(
    album: Album, ann: int, ben: int, trip: Room, browser: Browser
) -> None:
    nameless, leaves = await album.person("+15550100177"), await album.person("+15550100188")
    for person in (nameless, leaves):
        await album.do(rooms.join, person, trip)
        await album.photo(trip, person)
    await album.photo(trip, ben)
    for person in (ben, leaves):
        await album.do(rooms.leave, person, trip)
    page = await browser.open(f"/rooms/{trip.uuid}")
    assert "The phone ending 77" in page.words
    assert "Someone who left" in page.words
    assert "Ben" in page.words
    assert "5550100" not in page.html


async def test_a_large_room_is_read_page_by_page(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    await album.rows(trip, ann, 130)
    address, seen = f"/rooms/{trip.uuid}", []
    while address:
        page = await browser.open(address)
        seen.append(re.findall(r">No\. (\d+)<", page.html))
        more = re.search(r'id="earlier" href="([^"]+)"', page.html)
        address = unescape(more[1]) if more else ""
    assert [len(numbers) for numbers in seen] == [60, 60, 10]
    assert [int(number) for page_ in seen for number in page_] == list(range(129, -1, -1))
    assert "Newest photos" in page.words
    assert "data-events" not in page.html


async def test_one_at_large_leads_to_those_beside_it(album: Album, ann: int, ben: int, trip: Room) -> None:
    uuids = [await album.photo(trip, ann, f"No. {number}", at=after(NOON, number)) for number in range(3)]
    browser = await album.guest(ben)
    address = f"/rooms/{trip.uuid}/photos/"
    page = await browser.open(address + uuids[1])
    beside = dict(re.findall(r'rel="(prev|next)" href="([^"]+)"', page.html))
    assert beside == {"prev": address + uuids[2], "next": address + uuids[0]}
    assert "No. 1" in page.words
    assert "Ann Wednesday 15 January 2025, 12:00" in page.words
    assert "Delete" not in page.words
    assert 'rel="prev"' not in (await browser.open(address + uuids[2])).html
    assert 'rel="next"' not in (await browser.open(address + uuids[0])).html


async def test_one_far_down_leads_back_to_its_page(album: Album, ann: int, trip: Room, browser: Browser) -> None:
    uuid = await album.photo(trip, ann, "The first", at=NOON)
    await album.rows(trip, ann, 61)
    page = await browser.open(f"/rooms/{trip.uuid}/photos/{uuid}")
    back = re.search(r'id="back" href="([^"#]+)#p-([^"]+)"', page.html)
    assert back
    assert back[2] == uuid
    assert f'id="p-{uuid}"' in (await browser.open(unescape(back[1]))).html
    assert f'id="p-{uuid}"' not in (await browser.open(f"/rooms/{trip.uuid}")).html


async def test_ones_own_photo_can_be_deleted_after_a_question(album: Album, ann: int, trip: Room) -> None:
    uuid = await album.photo(trip, ann)
    browser = await album.guest(ann)
    address = f"/rooms/{trip.uuid}/photos/{uuid}"
    assert f'href="{address}/delete"' in (await browser.open(address)).html
    assert "Delete this photo?" in (await browser.open(f"{address}/delete")).words
    assert (await browser.open(address)).status == 200
    deleted = await browser.submit(f"{address}/delete")
    assert (deleted.status, deleted.location) == (303, f"/rooms/{trip.uuid}")
    for gone in (address, f"{address}/small.jpg", f"{address}/original"):
        assert (await browser.open(gone)).status == 404
    assert (await browser.submit(f"{address}/delete")).status == 404
