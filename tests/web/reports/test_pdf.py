"""The PDF: whatever people wrote is text in it, in whichever letters, and it is accessible where that can be."""

import asyncio
import threading
from datetime import date, timedelta
from decimal import Decimal

import pypdfium2
import pytest

from core.clock import Moment
from core.reports.making import NotedInTracker, feelings, hints, most, of_tracker
from core.reports.report import DayNoted, Report
from core.tracking.tracker import Entry, Kind, Measure, Tracker
from tests.conftest import Logs
from web.reports import pdf
from web.reports.pdf import NoPdf, PdfMaker, typeset

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
AT = Moment(1_800_000_000_000)
HOSTILE = '#read("/etc/passwd") $x^2$ *bold* = head @ref <label> \\ // #import "@preview/x:1.0.0"'
KG = Measure(unit="kg")


def noted(name: str, measure: Measure = KG, notes: tuple[str, ...] = (), about: str = "") -> NotedInTracker:
    """A month of somebody's, with a value or a note each day."""
    days = [FIRST + timedelta(number) for number in range(31)]
    tracker = Tracker(1, name, measure, about)
    values = [None if measure.kind is Kind.NOTE else Decimal(70 + number % 7) for number in range(31)]
    said = [notes[number] if number < len(notes) else "" for number in range(31)]
    entries = [
        Entry(number, 1, value, words, day, None, 1 + number % 5, AT)
        for number, (day, value, words) in enumerate(zip(days, values, said, strict=True))
    ]
    return NotedInTracker(
        tracker, [DayNoted(on=on, entries=1, value=value) for on, value in zip(days, values, strict=True)], entries,
        adds_up=False, streak=31,
    )  # fmt: skip


def report_of(*all_: NotedInTracker) -> Report:
    months = tuple(of_tracker(each, FIRST, LAST) for each in all_)
    felt = feelings(all_)
    return Report(
        first=FIRST, last=LAST, is_whole=True, zone="Asia/Tokyo", trackers=months,
        entries=sum(each.entries for each in months), most_used=most([(each.name, each.entries) for each in months]),
        longest_streak=most([(each.name, each.longest_streak) for each in months]), feelings=felt,
        hints=hints(all_, felt), texts=1, posts=2, photos=3, sign_ins=4,
    )  # fmt: skip


def read(content: bytes) -> tuple[int, str]:
    """How many pages it has, and all words."""
    document = pypdfium2.PdfDocument(content)
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    return len(document), words


def is_accessible(content: bytes) -> bool:
    return b"pdfuaid" in content


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("weight", HOSTILE),
        ("体重", "今日は疲れた 슬픈 하루"),
        ("вес", "नमस्ते"),
        ("w" * 24, "w" * 600),
        ("run🏃", "☕ 👍"),
    ],
)
def test_what_people_wrote_is_text(name: str, words: str) -> None:
    content = typeset(report_of(noted(name, notes=(words,), about=words[:200])), AT)
    assert content == typeset(report_of(noted(name, notes=(words,), about=words[:200])), AT)
    pages, found = read(content)
    assert pages <= 3
    assert is_accessible(content)
    together = "".join(found.split())
    assert "".join(words[:60].split()) in together or not words.isascii()
    assert "root:" not in found


def test_a_letter_that_no_font_has_is_no_obstacle() -> None:
    content = typeset(report_of(noted("weight", notes=("\U00012000 cuneiform",))), AT)
    assert not is_accessible(content)
    assert "cuneiform" in read(content)[1]


@pytest.mark.parametrize(("trackers", "pages"), [(0, 1), (20, 10)])
def test_none_and_twenty(trackers: int, pages: int) -> None:
    all_ = [noted(f"tracker-{number}", notes=("A line a day",) * (31 * (not number))) for number in range(trackers)]
    count, found = read(typeset(report_of(*all_), AT))
    assert count <= pages
    assert ("Nothing was noted" in found) is (not trackers)
    assert [name for name in (f"tracker-{number}" for number in range(trackers)) if name not in found] == []


async def test_what_takes_too_long_is_given_up_and_told(logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def endless(*_: object) -> bytes:
        done.wait()
        return b""

    monkeypatch.setattr(pdf, "typeset", endless)
    maker = PdfMaker(seconds=0.05)
    try:
        for _ in range(2):  # the second one waits for the first, and no longer than that
            with pytest.raises(NoPdf):
                await maker.make(report_of(), AT)
    finally:
        done.set()
    assert [line["error"] for line in logs.lines("report.no_pdf")] == ["TimeoutError"] * 2
    monkeypatch.undo()
    assert await asyncio.wait_for(PdfMaker().make(report_of(), AT), 60)
