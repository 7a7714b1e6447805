"""Reports in the browser: by a one-time link that opens one of them, and for who is signed in; page and PDF."""

import re
from collections.abc import AsyncIterator
from datetime import UTC

import pytest

from actions.leaving import delete_person
from actions.reports.making import make_report
from core.reports.months import Month
from core.reports.order import ReportChoice
from core.settings import MediaSettings
from core.tx import Tx
from storage import links
from storage.links import Purpose
from storage.reports import monthly, reports
from tests.conftest import Logs
from tests.support.photos.albums import PUBLIC, Album, opened
from tests.support.reports import keeps_count
from web.reports import pdf

FOREIGN = {"Sec-Fetch-Site": "cross-site"}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as running:
        yield running


@pytest.fixture
async def ann(album: Album) -> int:
    return int(await album.do(keeps_count))


def keep(tx: Tx, person_id: int, ago: int = 0) -> tuple[str, int]:
    """A report of this month, or of one before; returns which month, and its id."""
    month = Month.at(tx.now, UTC).after(-ago)
    return str(month), reports.keep(tx, person_id, make_report(tx, person_id, month, tx.now))


async def link_of(album: Album, person_id: int, report_id: int, purpose: Purpose = Purpose.REPORT) -> str:
    return str(await album.do(links.make, purpose, person_id, report_id)).removeprefix(PUBLIC)


async def test_a_link_opens_one_report_once_and_nothing_else(album: Album, ann: int, logs: Logs) -> None:
    month, report_id = await album.do(keep, ann)
    before, _ = await album.do(keep, ann, 1)
    link, browser = await link_of(album, ann, report_id), await album.browser()
    for method in ("GET", "HEAD"):  # robots look, too
        assert (await browser.open(link, method)).status == 200
    assert (await browser.submit(link, FOREIGN)).status == 403
    entered = await browser.submit(link)
    assert (entered.status, entered.location) == (303, f"/tracking/reports/{month}")
    page = await browser.open(entered.location)
    assert page.status == 200
    assert "weight" in page.words
    assert "<svg" in page.html
    assert "All reports" not in page.words
    given = await browser.open(f"{entered.location}/report.pdf")
    assert (given.status, given.headers["Content-Type"], given.body[:5]) == (200, "application/pdf", b"%PDF-")
    assert f"backslash {month}.pdf" in given.headers["Content-Disposition"]
    assert (await browser.open(f"/tracking/reports/{before}")).status == 404
    for shut in ("/tracking/reports", "/account", f"{entered.location}/delete"):
        assert (await browser.open(shut)).status == 403
    other = await album.browser()
    assert (await other.submit(link)).status == 404
    assert (await other.open(entered.location)).status == 403
    assert link.rpartition("/")[2] not in str(logs.lines())
    assert b"weight" not in logs.written


async def test_who_is_signed_in_has_them_all_makes_one_and_deletes_it(album: Album, ann: int) -> None:
    browser, ben = await album.guest(ann), await album.guest(await album.person("+15550100102"))
    assert "There is none yet." in (await browser.open("/tracking/reports")).words
    made = await browser.submit("/tracking/reports")
    assert re.fullmatch(r"/tracking/reports/\d{4}-\d{2}", made.location)
    assert "Made today" in (await browser.open(made.location)).words
    assert made.location in (await browser.open("/tracking/reports")).html
    assert (await ben.open(made.location)).status == 404
    assert (await ben.open(f"{made.location}/report.pdf")).status == 404
    await ben.submit(f"{made.location}/delete")
    link = await link_of(album, ann, (await album.do(reports.listed, ann))[0].id)
    assert (await browser.submit(f"{made.location}/delete")).location == "/tracking/reports"
    assert (await browser.open(made.location)).status == 404
    assert (await browser.open(link)).status == 404
    for odd in ("2026-13", "0000-01", "9999-99"):
        assert (await browser.open(f"/tracking/reports/{odd}")).status == 404
    assert (await browser.fill("/tracking/reports", month="9999-01")).location == "/tracking/reports"


async def test_how_it_comes_each_month_is_chosen(album: Album, ann: int) -> None:
    browser = await album.guest(ann)
    page = await browser.open("/tracking/reports")
    assert 'value="text" checked' in page.html
    assert "e-mail" not in page.words  # there is no SMTP server
    await browser.fill("/tracking/reports/choice", wanted="none")
    assert 'value="none" checked' in (await browser.open("/tracking/reports")).html
    assert (await browser.fill("/tracking/reports/choice", wanted="mail")).status == 422
    await browser.fill("/tracking/reports/choice", wanted="whatever")
    assert await album.do(monthly.chosen, ann) is ReportChoice.NONE


async def test_a_press_in_a_mail_ends_them_without_signing_in(album: Album, ann: int) -> None:
    link, browser = await link_of(album, ann, 0, Purpose.STOP_REPORTS), await album.browser()
    assert "Stop the monthly report" in (await browser.open(link)).words
    assert await album.do(monthly.chosen, ann) is None  # robots open links
    assert (await browser.submit(link, FOREIGN)).status == 403
    one_click = {**FOREIGN, "Origin": "https://mail.example"}
    for _ in range(2):
        assert (await browser.fill(link, one_click, **ONE_CLICK)).status == 200
        assert await album.do(monthly.chosen, ann) is ReportChoice.NONE
    assert "None comes from now on" in (await browser.submit(link)).words
    for made_up in ("/report/stop/x", f"/report/stop/{'x' * 500}"):
        assert (await browser.fill(made_up, one_click, **ONE_CLICK)).status == 404
        assert (await browser.open(made_up)).status == 404


async def test_without_a_pdf_the_page_is_there_and_operators_are_told(
    album: Album, ann: int, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("the words weight 78.2 are no matter of the log's")

    month, _ = await album.do(keep, ann)
    monkeypatch.setattr(pdf, "typeset", broken)
    browser = await album.guest(ann)
    page = await browser.open(f"/tracking/reports/{month}/report.pdf")
    assert page.status == 503
    assert "Your report is there as a page" in page.words
    assert (await browser.open(f"/tracking/reports/{month}")).status == 200
    [line] = logs.lines("report.no_pdf")
    assert (line["level"], line["error"]) == ("error", "RuntimeError")
    assert "78.2" not in str(line)


async def test_reports_go_with_their_person(album: Album, ann: int) -> None:
    month, report_id = await album.do(keep, ann)
    link, browser = await link_of(album, ann, report_id), await album.guest(ann)
    await album.do(delete_person, ann)
    assert (await (await album.browser()).open(link)).status == 404
    assert (await browser.open(f"/tracking/reports/{month}")).status == 403
    assert await album.do(lambda tx: tx.rows("SELECT 1 FROM reports")) == []
