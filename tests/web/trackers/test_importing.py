"""Files on their way in and out by the pages: sent, shown, confirmed; and everything as a table."""

import io
import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from aiohttp import ClientError, FormData

from core.settings import MediaSettings
from core.tracking.tracker import Entry
from core.tx import Tx
from storage import sessions
from storage.tracking import entries, trackers
from tests.conftest import Logs
from tests.support.browser.browsers import OUR_FORM, Browser, Page
from tests.support.habit_files import DaylioEntry, LoopHabit, daylio_table, files_read_at_hand, loop_tables
from tests.support.photos.albums import Album, opened
from web.trackers import csv_file

IMPORT = re.compile(r'name="import" value="(\d+)"')
ADDRESS = "/tracking/import"
FRIDAY = date(2024, 11, 22)
SECRET = "kale smoothie"
__all__ = ["files_read_at_hand"]
pytestmark = pytest.mark.usefixtures("files_read_at_hand")


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as found:
        yield found


@pytest.fixture
async def ann(album: Album) -> int:
    return await album.person("+15550100101", "Ann")


@pytest.fixture
async def browser(album: Album, ann: int) -> Browser:
    return await album.guest(ann)


async def sent(browser: Browser, content: bytes | str, **fields: str) -> Page:
    """Send a file by the form, and look at what the page says then."""
    form = FormData(quote_fields=False)
    for name, value in fields.items():
        form.add_field(name, value)
    whole = content.encode() if isinstance(content, str) else content
    form.add_field("file", io.BytesIO(whole), filename="export.csv", content_type="application/octet-stream")
    page = await browser._ask("POST", ADDRESS, form, OUR_FORM)
    return await browser.open(page.location) if page.status == 303 else page


async def confirmed(browser: Browser, page: Page) -> Page:
    """Press its button."""
    found = IMPORT.search(page.html)
    assert found, page.words
    done = await browser.fill(f"{ADDRESS}/confirm", **{"import": found[1]})
    assert (done.status, done.location) == (303, ADDRESS), done.words
    return await browser.open(ADDRESS)


async def kept(album: Album, person_id: int) -> dict[str, list[Entry]]:
    """What somebody has noted, by tracker."""

    def read(tx: Tx) -> dict[str, list[Entry]]:
        mine = trackers.of_person(tx, person_id)
        return {each.name: [*entries.page(tx, each.id, 10_000)] for each in mine}

    found: dict[str, list[Entry]] = await album.app.db.read(read)
    return found


HABITS = [
    LoopHabit("Wake up early!", {FRIDAY - timedelta(ago): (2, "") for ago in range(300)}),
    LoopHabit("Run", {FRIDAY: (5_250, SECRET)}, counts=True, unit="km"),
]


async def test_a_file_is_shown_and_comes_in_on_ones_word(
    album: Album, ann: int, browser: Browser, logs: Logs
) -> None:
    assert ADDRESS in (await browser.open("/tracking")).html
    page = await sent(browser, loop_tables(HABITS))
    assert "Loop Habit Tracker: 301 new entries Nothing has come in yet." in page.words
    assert "Wake-up-early new in the file: Wake up early! In times 300" in page.words
    assert await kept(album, ann) == {}
    done = await confirmed(browser, page)
    assert "301 entries came in" in done.words
    mine = await kept(album, ann)
    assert {name: len(each) for name, each in mine.items()} == {"Wake-up-early": 300, "Run": 1}
    [run] = mine["Run"]
    assert (str(run.value), run.words, run.on, run.at) == ("5.25", SECRET, FRIDAY, None)
    again = await sent(browser, loop_tables(HABITS))
    assert "0 new entries" in again.words
    assert "301 that you have already" in again.words
    for secret in (SECRET, "Wake", "smoothie"):
        assert secret not in str(logs.lines())


async def test_daylio_is_local_time_and_what_is_unknown_is_asked(album: Album, ann: int, browser: Browser) -> None:
    await browser.fill("/account/zone", zone="Europe/Vienna")
    evening = datetime(2024, 7, 5, 22, 30, tzinfo=UTC)
    file = daylio_table(
        [DaylioEntry(evening, 1, ["music"]), DaylioEntry(evening - timedelta(1), 2, [])], {2: "Bouncy"}
    )
    page = await sent(browser, file)
    assert "These moods have no place yet: Bouncy (1)." in page.words
    page = await sent(browser, file, moods="bouncy=4")
    assert "Daylio: 2 new entries" in page.words
    await confirmed(browser, page)
    found = [
        (str(each.value), each.feeling, each.words, datetime.fromtimestamp((each.at or 0) / 1000, UTC))
        for each in (await kept(album, ann))["mood"]
    ]
    local = evening - timedelta(hours=2)
    assert found == [("5", 5, "(music)", local), ("4", 4, "(Bouncy)", local - timedelta(1))]
    await browser.fill("/account/zone", zone="America/New_York")
    assert "2 that you have already" in (await sent(browser, file, moods="bouncy=4")).words


async def test_dates_are_asked_about(album: Album, ann: int, browser: Browser) -> None:
    file = "date,weight\n3/4/2024,78.2\n"
    page = await sent(browser, file)
    assert (page.status, "Are its dates day first or month first?" in page.words) == (422, True)
    await confirmed(browser, await sent(browser, file, dates="mdy"))
    [entry] = (await kept(album, ann))["weight"]
    assert entry.on == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a file first."),
        (b"%PDF-1.7 x", "That file is none we can read."),
        (b"date,run\n" + b"x" * 20_000_000, "That file is larger than 20 MB."),
    ],
    ids=["nothing", "another", "large"],
)
async def test_what_is_no_file_is_told(browser: Browser, content: bytes, said: str) -> None:
    page = await sent(browser, content)
    assert (page.status, said in page.words) == (422, True), page.words


async def test_a_form_without_a_file_and_an_import_that_is_gone(browser: Browser) -> None:
    assert "Choose a file first." in (await browser.fill(ADDRESS, dates="dmy")).words
    for gone in ("", "x", "1", "9" * 30):
        assert (
            "That file isn't here any more." in (await browser.fill(f"{ADDRESS}/confirm", **{"import": gone})).words
        )
        assert (await browser.fill(f"{ADDRESS}/drop", **{"import": gone})).status == 303


async def test_one_file_at_a_time(album: Album, ann: int, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    page = await sent(browser, "date,run\n2024-11-22,5\n")
    found = IMPORT.search(page.html)
    assert found
    assert (await browser.fill(f"{ADDRESS}/drop", **{"import": found[1]})).location == ADDRESS
    assert "1 new entry" not in (await browser.open(ADDRESS)).words
    assert await kept(album, ann) == {}


async def test_what_goes_out_comes_in_unchanged(album: Album, ann: int, browser: Browser) -> None:
    await confirmed(browser, await sent(browser, loop_tables(HABITS)))
    await confirmed(browser, await sent(browser, 'date,diary\n2024-11-22,"=1+1, ""so"""\n2024-11-21,short\n'))
    assert (await browser.fill("/tracking/new", name="empty", kind="scale", low="-2", high="2")).status == 303
    gone_out = await browser.open("/tracking/entries.csv")
    assert gone_out.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in gone_out.headers["Content-Disposition"]
    assert gone_out.body.startswith(b"\xef\xbb\xbfdate,tracker,value")
    ben = await album.person("+15550100102", "Ben")
    bens = await album.guest(ben)
    await confirmed(bens, await sent(bens, gone_out.body))
    theirs, mine = await kept(album, ben), await kept(album, ann)
    assert {name: [_plain(each) for each in found] for name, found in theirs.items()} == {
        name: [_plain(each) for each in found] for name, found in mine.items()
    }
    assert _without_ids((await bens.open("/tracking/entries.csv")).html) == _without_ids(gone_out.html)
    assert "303 that you have already" in (await sent(browser, gone_out.body)).words
    [run] = [each for each in await album.app.db.read(trackers.of_person, ann) if each.name == "Run"]
    one = await browser.open(f"/tracking/{run.id}/entries.csv")
    assert one.html.count("\r\n") == 2
    assert (await bens.open(f"/tracking/{run.id}/entries.csv")).status == 404


def _plain(entry: Entry) -> tuple[object, ...]:
    return str(entry.value), entry.words, entry.on, entry.at, entry.feeling


def _without_ids(file: str) -> str:
    return re.sub(r"entry_\w+", "", file)


async def test_a_download_ends_with_its_session(
    album: Album, ann: int, browser: Browser, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    await confirmed(browser, await sent(browser, "date,run\n" + "2024-11-22,5\n2024-11-21,6\n2024-11-20,7\n"))
    monkeypatch.setattr(csv_file, "PORTION", 1)
    is_valid = iter([True, False])
    monkeypatch.setattr(sessions, "is_valid", lambda *_, **__: next(is_valid))
    with pytest.raises(ClientError):
        await browser.open("/tracking/entries.csv")
    await logs.appears("tracker.download_ended")
