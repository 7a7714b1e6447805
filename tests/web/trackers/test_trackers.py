"""What somebody keeps count of, on their pages: made, noted in, changed, paused and dropped by forms."""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from actions.tracking.making import make_tracker
from core.settings import MediaSettings
from core.tracking.tracker import Entry, Kind, Measure
from core.tx import Tx
from storage.signing_in.browsers import Way
from storage.tracking import awaited_values, entries, trackers
from tests.conftest import Logs
from tests.support.browser.browsers import Browser, Page
from tests.support.photos.albums import Album, opened

TODAY = re.compile(r'max="(\d{4}-\d\d-\d\d)"')
LINK = re.compile(r'href="(/tracking/\d+/entries/\d+)"')


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(
        sqlite_url, folder_settings, limits={"trackers_per_person": 4, "entries_per_person": 6}
    ) as found:
        yield found


@pytest.fixture
async def ann(album: Album) -> int:
    return await album.person("+15550100101", "Ann")


@pytest.fixture
async def browser(album: Album, ann: int) -> Browser:
    return await album.guest(ann)


async def made(album: Album, person_id: int, name: str, measure: Measure | None = None) -> str:
    """A tracker; returns the address of its page."""
    done = await album.do(make_tracker, person_id, name, measure)
    return f"/tracking/{done.tracker.id}"


async def kept(album: Album, person_id: int, name: str) -> list[Entry]:
    """What is in a tracker, the latest first."""

    def read(tx: Tx) -> list[Entry]:
        there = trackers.find(tx, person_id, name)
        assert there is not None
        return [*entries.page(tx, there.id, 100)]

    return list(await album.app.db.read(read))


def today_of(page: Page) -> date:
    """Which day the page takes it for."""
    found = TODAY.search(page.html)
    assert found, page.words
    return date.fromisoformat(found[1])


async def test_who_tracks_nothing_reads_how_to_begin_by_text(browser: Browser) -> None:
    for address in ("/", "/tracking"):
        page = await browser.open(address)
        assert "You track nothing yet. Text TRACK weight kg" in page.words
        assert "/tracking/new" in page.html


async def test_a_tracker_is_made_noted_in_and_looked_at(album: Album, ann: int, browser: Browser, logs: Logs) -> None:
    asked = await browser.fill(
        "/tracking/new", name="weight", kind="number", unit="kg", description="Before breakfast"
    )
    assert re.fullmatch(r"/tracking/\d+\?note=made", asked.location)
    page = await browser.open(asked.location)
    assert "It is there." in page.words
    assert "Before breakfast" in page.words
    address, today = asked.location.partition("?")[0], today_of(page)
    yesterday = (today - timedelta(1)).isoformat()
    for value, day, feeling in (("78,9", yesterday, ""), ("172.5 lb", today.isoformat(), "4")):
        fields = {"value": value, "words": "slept\r\nwell <b>", "day": day, "feeling": feeling}
        assert (await browser.fill(f"{address}/entries", **fields)).location == f"{address}?note=kept"
    page = await browser.open(f"{address}?note=kept")
    assert "Last 78.24 kg, today" in page.words
    assert "Mean of seven days 78.6 kg In a row 2 days Entries 2" in page.words
    assert "slept\nwell &lt;b&gt;" in page.html
    found = [(str(each.value), each.on == today, each.feeling) for each in await kept(album, ann, "weight")]
    assert found == [("78.24", True, 4), ("78.9", False, None)]
    for place in ("/tracking", "/"):
        assert "weight 78.24 kg Today" in (await browser.open(place)).words
    assert [line["event"] for line in logs.lines("tracker.")] == ["tracker.made"]
    assert b"weight" not in logs.written


async def test_what_is_no_entry_is_said_and_what_was_typed_stays(album: Album, ann: int, browser: Browser) -> None:
    weight = await made(album, ann, "weight", Measure(unit="kg"))
    mood = await made(album, ann, "mood", Measure(Kind.SCALE, low=1, high=5))
    diary = await made(album, ann, "diary", Measure(Kind.NOTE))
    tomorrow = (today_of(await browser.open(weight)) + timedelta(1)).isoformat()
    for address, fields, said in (
        (weight, {"value": "heavy"}, "Write a number in kg."),
        (weight, {"value": "78 km"}, "Write a number in kg."),
        (weight, {"value": "78 in the rain"}, "Write a number in kg."),
        (weight, {"value": "78", "day": tomorrow}, "That day is yet to come"),
        (weight, {"value": "78", "day": "some day"}, "Write the day as 2026-11-20."),
        (mood, {"value": "6"}, "Write a number from 1 to 5."),
        (diary, {"words": " \x07 "}, "Write what you want to note."),
        (diary, {"words": "x" * 1601}, "1,600 characters are the most"),
        (weight, {}, "Write a number in kg."),
    ):
        page = await browser.fill(f"{address}/entries", **{"words": "stays here", **fields})
        assert page.status == 422, fields
        assert said in page.words, fields
        assert fields.get("words", "stays here").strip(" \x07") in page.html
    for name in ("weight", "mood", "diary"):
        assert await kept(album, ann, name) == []


async def test_a_slip_is_asked_about_before_anything_is_kept(album: Album, ann: int, browser: Browser) -> None:
    weight = await made(album, ann, "weight", Measure(unit="kg"))
    await browser.fill(f"{weight}/entries", value="78.5")
    asked = await browser.fill(f"{weight}/entries", value="782", words='after "lunch"', feeling="3")
    assert "weight was at 78.5 kg last. Nothing is kept yet. Keep 78.2 kg Keep 782 kg" in asked.words
    assert len(await kept(album, ann, "weight")) == 1
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', asked.html.partition("</form>")[0]))
    fields["words"] = fields["words"].replace("&#34;", '"')
    assert (await browser.fill(f"{weight}/entries", **fields)).location == f"{weight}?note=kept"
    last = (await kept(album, ann, "weight"))[0]
    assert (str(last.value), last.words, last.feeling) == ("78.2", 'after "lunch"', 3)


async def test_an_entry_is_changed_and_deleted(album: Album, ann: int, browser: Browser) -> None:
    milk = await made(album, ann, "milk", Measure(unit="l"))
    page = await browser.fill(f"{milk}/entries", value="1,234", sure="yes")
    page = await browser.open(milk)
    [entry] = LINK.findall(page.html)
    today = today_of(page)
    form = await browser.open(entry)
    assert 'value="1234"' in form.html
    moved = {"value": "1.5", "words": "oat", "day": (today - timedelta(3)).isoformat(), "feeling": "5"}
    assert (await browser.fill(entry, **moved)).location == f"{milk}?note=changed"
    assert (await browser.fill(entry, **{**moved, "value": "much"})).status == 422
    [now] = await kept(album, ann, "milk")
    assert (str(now.value), now.words, (today - now.on).days, now.feeling, now.at) == ("1.5", "oat", 3, 5, None)
    assert "oat" in (await browser.open(f"{entry}/delete")).words
    assert len(await kept(album, ann, "milk")) == 1
    assert (await browser.submit(f"{entry}/delete")).location == f"{milk}?note=deleted"
    assert (await browser.submit(f"{entry}/delete")).status == 404
    assert await kept(album, ann, "milk") == []


async def test_what_stays_as_it_is_is_not_asked_about(album: Album, ann: int, browser: Browser) -> None:
    milk, run = await made(album, ann, "milk", Measure(unit="l")), await made(album, ann, "run")
    await browser.fill(f"{milk}/entries", value="1.234", sure="yes")
    [entry] = LINK.findall((await browser.open(milk)).html)
    assert 'value="1.234"' in (await browser.open(entry)).html
    assert (await browser.fill(entry, value="1.234", words="oat")).location == f"{milk}?note=changed"
    assert "Keep 1235 l Keep 1.235 l" in (await browser.fill(entry, value="1,235")).words
    [now] = await kept(album, ann, "milk")
    assert (str(now.value), now.words) == ("1.234", "oat")
    elsewhere = entry.replace(milk, run)
    assert (await browser.open(elsewhere)).status == 404
    assert (await browser.submit(f"{elsewhere}/delete")).status == 404
    assert len(await kept(album, ann, "milk")) == 1


async def test_a_tracker_is_renamed_paused_and_dropped(album: Album, ann: int, browser: Browser, logs: Logs) -> None:
    weight = await made(album, ann, "weight", Measure(unit="kg"))
    await made(album, ann, "run")
    await browser.fill(f"{weight}/entries", value="78")
    settings = f"{weight}/settings"
    for name, said in (("run", "You track run already."), ("today", "Texts often start"), ("two words", "one word")):
        page = await browser.fill(settings, name=name, description="x")
        assert said in page.words
    assert (await browser.fill(settings, name="mass", description="Mine")).location == f"{weight}?note=saved"
    assert "mass" in (await browser.open(weight)).words
    await browser.fill(f"{weight}/pause", paused="yes")
    assert "mass paused" in (await browser.open("/tracking")).words
    await browser.fill(f"{weight}/pause", paused="no")
    assert "paused" not in (await browser.open("/tracking")).words
    assert (await browser.submit(f"{weight}/drop")).location.startswith("/account/confirm?then=")
    fresh = await album.guest(ann, Way.PIN)
    assert "It goes with its 1 entry, for good." in (await fresh.open(f"{weight}/drop")).words
    assert (await fresh.submit(f"{weight}/drop")).location == "/tracking?note=dropped"
    assert (await fresh.open(weight)).status == 404
    assert logs.lines("tracker.dropped")


async def test_there_is_a_limit_to_both_here_too(album: Album, ann: int, browser: Browser) -> None:
    addresses = [await made(album, ann, name) for name in ("one1", "two2", "three3", "four4")]
    page = await browser.fill("/tracking/new", name="five5", kind="number")
    assert "You track 4 things, the most there is." in page.words
    for _ in range(6):
        assert (await browser.fill(f"{addresses[0]}/entries", value="1")).status == 303
    page = await browser.fill(f"{addresses[1]}/entries", value="1")
    assert "You have 6 entries, the most there is." in page.words


@pytest.mark.parametrize(
    ("fields", "measure"),
    [
        ({"kind": "scale", "low": "1", "high": "10"}, Measure(Kind.SCALE, low=1, high=10)),
        ({"kind": "note"}, Measure(Kind.NOTE)),
        ({"kind": "number", "unit": "Kilos"}, None),
        ({"kind": "scale", "low": "5", "high": "1"}, None),
        ({"kind": "scale"}, None),
        ({"kind": "colour"}, None),
        ({"kind": "number", "unit": "much too long"}, None),
    ],
)
async def test_what_is_measured(
    album: Album, ann: int, browser: Browser, fields: dict[str, str], measure: Measure | None
) -> None:
    page = await browser.fill("/tracking/new", name="energy", **fields)
    found = await album.app.db.read(trackers.find, ann, "energy")
    if measure is None and fields.get("unit") != "Kilos":
        assert (page.status, found) == (422, None)
    else:
        assert found.measure == (measure or Measure(unit="kg"))


async def test_nobody_reaches_anothers(album: Album, ann: int, browser: Browser) -> None:
    weight = await made(album, ann, "weight", Measure(unit="kg"))
    await browser.fill(f"{weight}/entries", value="78", words="private")
    [entry] = LINK.findall((await browser.open(weight)).html)
    before = await kept(album, ann, "weight")
    eve = await album.guest(await album.person("+15550100103", "Eve"), Way.PIN)
    evens = await made(album, await album.person("+15550100103"), "evens")
    number = entry.rpartition("/")[2]
    for address in (
        weight,
        entry,
        f"{entry}/delete",
        f"{weight}/settings",
        f"{weight}/drop",
        f"{evens}/entries/{number}",
    ):
        page = await eve.open(address)
        assert (page.status, "private" in page.words) == (404, False), address
    for address in (f"{weight}/entries", entry, f"{entry}/delete", f"{weight}/settings", f"{weight}/pause"):
        assert (await eve.fill(address, value="1", name="hers", paused="yes")).status == 404, address
    for address in (f"{weight}/drop", f"{evens}/entries/{number}", f"{evens}/entries/{number}/delete"):
        assert (await eve.fill(address, value="1")).status == 404, address
    assert await kept(album, ann, "weight") == before
    for odd in ("/tracking/99999999999999999999", f"/tracking/{2**63}", "/tracking/x", f"{weight}/entries/0"):
        assert (await browser.open(odd)).status == 404, odd


async def test_pages_of_entries_have_no_gaps_and_nothing_twice(album: Album, ann: int, browser: Browser) -> None:
    weight = await made(album, ann, "weight", Measure(unit="kg"))
    tracker_id, count = int(weight.rpartition("/")[2]), 123

    def fill(tx: Tx) -> None:
        for number in range(count):
            on = date(2024, 1, 1) + timedelta((number * 7) % 40)  # several a day
            entries.add(tx, ann, Entry(0, tracker_id, None, f"No. {number}.", on, None, None, tx.now))

    await album.do(fill)
    address, seen = weight, list[str]()
    while address:
        page = await browser.open(address)
        seen += re.findall(r"No\. (\d+)\.", page.html)
        found = re.search(r'href="(/tracking/\d+\?before=[^"]+)"', page.html)
        address = found[1] if found else ""
    assert seen == [
        each.words[4:-1] for each in sorted(await kept_all(album, tracker_id), key=in_order, reverse=True)
    ]
    for odd in ("x", "2026-02-30.1", "2026-01-01.", f"2026-01-01.{2**63}", "%00", "1%27"):
        assert "No. " in (await browser.open(f"{weight}?before={odd}")).words


def in_order(entry: Entry) -> tuple[date, int]:
    return entry.on, entry.id


async def kept_all(album: Album, tracker_id: int) -> list[Entry]:
    return list(await album.app.db.read(entries.between, tracker_id, date.min, date.max))


async def test_charts_and_figures_of_some_days(album: Album, ann: int, browser: Browser) -> None:
    weight = await made(album, ann, "weight", Measure(unit="kg"))
    diary = await made(album, ann, "diary", Measure(Kind.NOTE))
    today = today_of(await browser.open(weight))

    def fill(tx: Tx) -> None:
        for ago in range(40):
            on, value = today - timedelta(ago), Decimal(70 + 5 * (ago % 2)) + Decimal(ago % 3) / 10
            entries.add(tx, ann, Entry(0, int(weight.rpartition("/")[2]), value, "", on, None, 4, tx.now))
            if ago % 2:
                entries.add(tx, ann, Entry(0, int(diary.rpartition("/")[2]), None, "x", on, None, None, tx.now))

    await album.do(fill)
    page = await browser.open(weight)
    assert page.html.count("<svg") == 3
    assert (
        "Days noted 40 of 90 Mean of a day 72.6 kg Highest 75.2 kg Lowest 70 kg Most in a row 40 days" in page.words
    )
    assert "On days with diary, weight was 75.1 kg on average (20 days), else 70.1 kg" in page.words
    assert "Days noted 30 of 30" in (await browser.open(f"{weight}?days=30")).words
    assert "Days noted 20 of 90 Most in a row 1 day " in (await browser.open(diary)).words
    assert "<svg" not in (await browser.open(f"{weight}?before={today}.1")).html
    assert "Days noted 40 of 90" in (await browser.open(f"{weight}?days=9999999999")).words


async def test_what_is_awaited_by_text_is_awaited_no_more_once_it_is_there(
    album: Album, ann: int, browser: Browser
) -> None:
    weight, run = await made(album, ann, "weight"), await made(album, ann, "run")
    await album.do(awaited_values.expect_value, ann, int(weight.rpartition("/")[2]))
    await browser.fill(f"{run}/entries", value="5")
    assert await album.app.db.read(awaited_values.find, ann) is not None
    await browser.fill(f"{weight}/entries", value="78")
    assert await album.app.db.read(awaited_values.find, ann) is None


async def test_who_said_how_they_feel_is_not_asked_that_day(album: Album, ann: int, browser: Browser) -> None:
    weight = await made(album, ann, "weight")
    today = today_of(await browser.open(weight))
    for feeling, day, is_due in (("", today, True), ("4", today - timedelta(1), True), ("4", today, False)):
        await browser.fill(f"{weight}/entries", value="78", feeling=feeling, day=day.isoformat())
        assert await album.app.db.read(awaited_values.is_feeling_due, ann, today) is is_due
