"""Files are read in a process of their own, which has no file and no time to lose."""

from datetime import UTC, date, datetime

import pytest

from core.importing.found import DateOrder, FileFault, Source, Unreadable
from core.importing.frames import answer, answer_from
from core.importing.reading import read_file
from scheduler.importing import reader
from scheduler.importing.reader import FileReader
from tests.conftest import Logs
from tests.support.habit_files import DaylioEntry, LoopHabit, daylio_backup, loop_database, loop_tables

HABITS = [LoopHabit("Wake up", {date(2026, 11, 20): (2, "early")}), LoopHabit("水", {}, counts=True, unit="l")]
FILES = {
    "loop's tables": loop_tables(HABITS),
    "loop's database": loop_database(HABITS),
    "daylio's backup": daylio_backup(
        [DaylioEntry(datetime(2026, 11, 20, 9, tzinfo=UTC), 1, ["tea"], "", "<b>ä</b>")]
    ),
    "old windows": "Datum;Größe\n20.11.2026;5\n".encode("cp1252"),
    "utf-16": "date,run\n3/4/2026,5\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", FILES)
async def test_what_is_in_it_comes_whole(name: str) -> None:
    found = await FileReader().read(FILES[name], DateOrder.DAY_FIRST, {})
    assert found == read_file(FILES[name], DateOrder.DAY_FIRST)
    assert found.source in Source


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [("SECONDS", 0.0, "It took more than 0 seconds."), ("LARGEST_ANSWER", 1, "Its answer is larger than 1 bytes.")],
)
async def test_who_takes_too_long_or_says_too_much_is_ended(
    monkeypatch: pytest.MonkeyPatch, logs: Logs, name: str, value: float, reason: str
) -> None:
    monkeypatch.setattr(reader, name, value)
    with pytest.raises(Unreadable) as refused:
        await FileReader().read(b"date,run\n" + b"2026-11-20,5\n" * 20_000, DateOrder.DAY_FIRST, {})
    assert refused.value.fault is FileFault.TOO_LARGE
    [died] = logs.lines("import.died")
    assert died["reason"] == reason


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'"entries":[[0', b'"entries":[[7'), (b'"source":"loop"', b'"source":"x"'), (b'"1"', b'"x"'), (b"[[", b"{")],
)
def test_an_answer_that_makes_no_sense_is_none(before: bytes, after: bytes) -> None:
    said = answer(read_file(FILES["loop's database"]))
    assert before in said
    with pytest.raises((ValueError, KeyError, TypeError, ArithmeticError)):
        answer_from(said.replace(before, after))
