"""What is old is erased, but not by a clock that can't be right; and what was erased is not taken in again."""

from email.utils import formatdate

import pytest

from clients.call import HttpAnswer
from clients.their_clock import TheirClock
from core.clock import DAY
from core.settings import KeepSettings
from core.table import Expires, Kept, Table
from core.tx import Tx
from scheduler.erasing import Eraser
from scheduler.reminders import Reminding
from storage import addresses, clock_check, texts
from storage.engine.database import Database
from storage.tables import TABLES
from tests.conftest import Logs, ManualClock
from tests.support.database.rows import ANN, text_from

YEAR = 365 * DAY


def count(tx: Tx) -> int:
    [(found,)] = tx.rows("SELECT count(*) FROM texts")
    return int(found)


class CountingRows:
    """A transaction that notes how many rows come of a query."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.now = tx.now
        self.most = 0

    def row(self, sql: str, **values: object) -> tuple[object, ...] | None:
        rows = self._tx.rows(sql, **values)
        self.most = max(self.most, len(rows))
        return rows[0] if rows else None


@pytest.mark.parametrize("has_mark", [True, False], ids=["confirmed before", "by the newest text"])
async def test_a_clock_that_is_a_year_ahead_erases_nothing(
    db: Database, clock: ManualClock, logs: Logs, *, has_mark: bool
) -> None:
    await db.write(text_from, "SM1")
    if has_mark:
        await db.write(clock_check.note_agreement, clock.now())
    clock.advance(YEAR)
    if has_mark:
        await db.write(text_from, "SM2")  # a text that came meanwhile doesn't make it right
    await Eraser(db, KeepSettings(), clock).erase()
    assert await db.read(count) == 1 + has_mark
    [line] = logs.lines("erase.")
    assert (line["event"], line["level"], line["days"]) == ("erase.refused", "error", 365)


async def test_however_many_texts_there_are_one_of_them_tells_how_new_they_are(db: Database) -> None:
    """The scheduler asks every second or so; all of a week's texts once went through it for that."""
    await db.write(lambda tx: [text_from(tx, f"SM{number}") for number in range(20)])

    def most_rows(tx: Tx) -> int:
        counting = CountingRows(tx)
        assert clock_check.days_clock_seems_ahead(counting) == 0  # type: ignore[arg-type] - as much of one as it needs
        return counting.most

    assert await db.read(most_rows) == 1


async def test_once_the_carrier_agrees_what_is_old_is_erased(db: Database, clock: ManualClock) -> None:
    """The bot was away for a year, and nobody texted."""
    await db.write(text_from, "SM1")
    clock.advance(YEAR)
    await db.write(clock_check.note_agreement, clock.now())
    await Eraser(db, KeepSettings(), clock).erase()
    assert await db.read(count) == 0


async def test_who_else_has_answered_is_believed_where_the_carriers_list_can_not_be_had(
    db: Database, clock: ManualClock, logs: Logs
) -> None:
    """Texts kept coming, and nothing was erased any more."""
    await db.write(text_from, "SM1")
    await db.write(clock_check.note_agreement, clock.now())
    clock.advance(31 * DAY)
    others = TheirClock("x", clock)
    date = formatdate(clock.now() / 1000, usegmt=True)
    others.hear(HttpAnswer(403, {"Date": date}, ""))
    await Eraser(db, KeepSettings(), clock).erase()
    assert await db.read(count) == 0
    clock.advance(YEAR)  # it agreed with another clock than this one
    await db.write(text_from, "SM2")
    others.hear(HttpAnswer(200, {"Date": date}, ""))
    await Eraser(db, KeepSettings(), clock).erase()
    assert await db.read(count) == 1
    assert [line["days"] for line in logs.lines("erase.refused")] == [365]


async def test_reminders_that_are_held_are_told_of_once(db: Database, clock: ManualClock, logs: Logs) -> None:
    await db.write(clock_check.note_agreement, clock.now())
    clock.advance(YEAR)
    reminding = Reminding(db, clock)
    for _ in range(3):
        await reminding.remind()
    [line] = logs.lines("reminders.held")
    assert (line["level"], line["days"]) == ("error", 365)
    await db.write(clock_check.note_agreement, clock.now())
    await reminding.remind()
    clock.advance(8 * DAY)
    await reminding.remind()
    assert [line["days"] for line in logs.lines("reminders.held")] == [365, 8]


async def test_an_erased_text_is_not_taken_in_again(db: Database, clock: ManualClock) -> None:
    text = await db.write(text_from, "SM1")
    clock.advance(31 * DAY)
    await db.write(clock_check.note_agreement, clock.now())
    await Eraser(db, KeepSettings(), clock).erase()
    assert await db.read(count) == 0

    def is_repeated(tx: Tx, sid: str) -> bool:
        sender = addresses.find(tx, ANN, sid=sid)
        return sender is not None and sender.repeated

    assert await db.read(texts.known, ["SM1", "SM2"]) == {"SM1"}
    assert [await db.read(is_repeated, sid) for sid in ("SM1", "SM2")] == [True, False]
    for _ in range(15):
        clock.advance(29 * DAY)
        await db.write(clock_check.note_agreement, clock.now())
        await Eraser(db, KeepSettings(), clock).erase()
    assert await db.read(texts.known, ["SM1"]) == set()
    assert text.sid == "SM1"


async def test_a_table_that_breaks_keeps_no_other_from_being_erased(
    db: Database, clock: ManualClock, logs: Logs
) -> None:
    await db.write(text_from, "SM1")
    clock.advance(31 * DAY)
    await db.write(clock_check.note_agreement, clock.now())
    broken = Table("nowhere", deletion=Kept("a test's"), expiry=Expires("ended_at"))
    await Eraser(db, KeepSettings(), clock, (broken, *TABLES)).erase()
    assert await db.read(count) == 0
    [line] = logs.lines("erase.broken")
    assert (line["level"], line["table"]) == ("error", "nowhere")
