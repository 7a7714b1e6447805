"""What other programs' files are read as; whatever comes, nothing else than `Unreadable` is raised."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.importing.found import MOST_LINES, DateOrder, FileContent, FileFault, Skipped, Source, Unreadable
from core.importing.reading import read_file
from core.tracking.tracker import Kind, Measure
from tests.support.habit_files import (
    DaylioEntry,
    LoopHabit,
    daylio_backup,
    daylio_table,
    loop_database,
    loop_tables,
    packed,
    table,
)

FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
HABITS = [
    LoopHabit("Wake up, early", {FRIDAY: (2, 'at "6"\nsharp'), SATURDAY: (0, ""), SUNDAY: (3, "ill")}),
    LoopHabit("Run", {FRIDAY: (5_250, ""), SATURDAY: (0, "")}, counts=True, unit="km", question="How far?"),
    LoopHabit("水", {FRIDAY: (2_000, "")}, counts=True, unit="glasses of water", archived=True),
]
TIMES = Measure(unit="times")
DAYLIO = [
    DaylioEntry(
        datetime(2026, 11, 21, 22, 5, tzinfo=UTC),
        1,
        ["friends ", "good meal"],
        "Choir",
        "<b>sang</b><br>loud &amp; long",
    ),
    DaylioEntry(datetime(2026, 11, 20, 0, 30, tzinfo=UTC), 4, [], "", "a, b; c <3"),
]


def listed(found: FileContent) -> list[tuple[str, date, str, str]]:
    return [
        (found.trackers[each.tracker].name, each.on, "" if each.value is None else f"{each.value:f}", each.words)
        for each in found.entries
    ]


@pytest.mark.parametrize("content", [loop_tables(HABITS), loop_database(HABITS)], ids=["tables", "database"])
def test_habits_of_loop(content: bytes) -> None:
    found = read_file(content)
    assert found.source is Source.LOOP
    assert [(each.name, each.measure, each.description, each.paused) for each in found.trackers] == [
        ("Wake up, early", TIMES, "", False),
        ("Run", Measure(unit="km"), "How far?", False),
        ("水", Measure(), "In glasses of water.", True),
    ]
    assert sorted(listed(found)) == [
        ("Run", FRIDAY, "5.25", ""),
        ("Run", SATURDAY, "0", ""),
        ("Wake up, early", FRIDAY, "1", 'at "6"\nsharp'),
        ("Wake up, early", SUNDAY, "0", "ill"),
        ("水", FRIDAY, "2", ""),
    ]
    assert found.skipped == {Skipped.NOT_DONE: 1}


def test_tables_of_loop_as_they_were() -> None:
    found = read_file(loop_tables(HABITS, is_old=True))
    assert sorted(listed(found)) == [
        ("Run", FRIDAY, "5.25", ""),
        ("Run", SATURDAY, "0", ""),
        ("Wake up, early", FRIDAY, "1", ""),
        ("水", FRIDAY, "2", ""),
    ]
    assert [each.measure for each in found.trackers] == [TIMES, Measure(), Measure()]


@pytest.mark.parametrize("content", [daylio_table(DAYLIO).encode(), daylio_backup(DAYLIO)], ids=["table", "backup"])
def test_entries_of_daylio(content: bytes) -> None:
    found = read_file(content)
    assert (found.source, [each.measure for each in found.trackers]) == (
        Source.DAYLIO,
        [Measure(Kind.SCALE, low=1, high=5)],
    )
    assert listed(found) == [
        ("mood", SATURDAY, "5", "Choir\nsang\nloud & long\n(friends, good meal)"),
        ("mood", FRIDAY, "2", "a, b; c <3"),
    ]
    assert [(each.feeling, each.minute) for each in found.entries] == [(5, 22 * 60 + 5), (2, 30)]


def test_moods_that_were_renamed_need_a_place() -> None:
    renamed = {1: "Refreshed"}
    said = daylio_table(DAYLIO, renamed).encode()
    found = read_file(said)
    assert (len(found.entries), found.skipped, found.moods) == (1, {Skipped.UNKNOWN_MOOD: 1}, {"Refreshed": 1})
    known = listed(read_file(said, moods={"refreshed": 5}))
    assert known == listed(read_file(daylio_backup(DAYLIO, renamed)))
    assert known[0][3].endswith("(Refreshed, friends, good meal)")


WEIGHTS = [("weight", FRIDAY, "78.2", ""), ("weight", SATURDAY, "1078.5", "")]


@pytest.mark.parametrize(
    "said",
    [
        "date,weight\n2026-11-20,78.2\n2026-11-21,1078.5\n",
        'date,weight\n2026-11-20,78.2\n2026-11-21,"1,078.5"\n',
        "Datum;weight\n20.11.2026;78,2\n21.11.2026;1.078,5\n",
        "sep=;\r\nDatum;weight\r\n20.11.26;78,2\r\n21.11.26;1 078,5\r\n",
        "date\tweight\n11/20/2026\t78.2\n11/21/2026\t1078.5\n",
        "date,tracker,value,mood\n20/11/2026,weight,78.2,\n21/11/2026,weight,1078.5,x\n",
        "fecha|weight\n20 November 2026|78.2\nNov 21, 2026|1078.5\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_tables_of_spreadsheets(said: str, encoding: str) -> None:
    found = read_file(said.encode(encoding))
    assert (found.source, listed(found)) == (Source.TABLE, WEIGHTS)


def test_letters_of_old_windows_programs() -> None:
    [name] = [each.name for each in read_file("Datum;Größe\n20.11.2026;78,2\n".encode("cp1252")).trackers]
    assert name == "Größe"


def test_dates_that_may_be_either_are_asked_about() -> None:
    said = b"date,weight\n3/4/2026,78.2\n"
    with pytest.raises(Unreadable) as refused:
        read_file(said)
    assert refused.value.fault is FileFault.WHICH_ORDER
    days = [read_file(said, order).entries[0].on for order in DateOrder]
    assert days == [date(2026, 4, 3), date(2026, 3, 4)]


def test_lines_that_say_too_little_are_counted() -> None:
    said = "date,tracker,value,unit,words\n,run,5,,\n2026-11-20,,5,,\n2026-11-20,run,,,\n2026-11-20,run,far,,\n"
    said += f"2026-11-20,mood,6,1-5,\n2026-11-20,run,5,km,{'x' * 10_001}\n2026-02-30,run,5,,\n2026-11-20,run,5,,\n"
    said += f"2026-11-20,run,{'9' * 30},,\n"
    found = read_file(said.encode())
    assert len(found.entries) == 1
    assert found.skipped == {
        Skipped.NO_DATE: 2,
        Skipped.NO_TRACKER: 1,
        Skipped.NO_VALUE: 1,
        Skipped.NOT_A_VALUE: 3,
        Skipped.TOO_LONG: 1,
    }


@pytest.mark.parametrize(
    ("said", "value"), [("78.19999999999999", "78.2"), ("123456789012345", "123456789012345"), ("1" + "0" * 20, None)]
)
def test_numbers_lose_what_nobody_meant(said: str, value: str | None) -> None:
    entries = read_file(f"date,run\n2026-11-20,{said}\n2026-11-21,1\n2026-11-22,1\n".encode()).entries
    assert [str(each.value) for each in entries[:-2]] == ([value] if value else [])


def test_words_of_others_are_tidied() -> None:
    [entry] = read_file(b'date,tracker,words\n2026-11-20,diary,"\x00\x1b[31ma\r\nb "\n').entries
    assert entry.words == "[31ma\nb"


def bomb() -> bytes:
    return packed({"backup.daylio": b"A" * 61_000_000})


def million() -> bytes:
    return b"date,run\n" + b"2026-11-20,5\n" * (MOST_LINES + 1)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b" \n", FileFault.EMPTY),
        (b"date,run\n", FileFault.EMPTY),
        (b"%PDF-1.7\n1 0 obj", FileFault.UNKNOWN),
        (b"\x00\x01\x02\xff" * 50, FileFault.UNKNOWN),
        (b"name,value\nrun,5\n", FileFault.UNKNOWN),
        (b"date,value\n2026-11-20,5\n", FileFault.UNKNOWN),
        (packed({"a.txt": b"x"}), FileFault.UNKNOWN),
        (b"PK\x03\x04" + b"x" * 99, FileFault.BROKEN),
        (loop_tables(HABITS)[:-40], FileFault.BROKEN),
        (loop_database(HABITS)[:3000], FileFault.BROKEN),
        (b"SQLite format 3\x00" + b"\xff" * 4000, FileFault.BROKEN),
        (b"eyJ" + b"!" * 50, FileFault.BROKEN),
        (b'date,run\n2026-11-20,"' + b"5" * 1_100_000, FileFault.BROKEN),
        (table([("Date", "Value", "Notes"), (FRIDAY, "YES_MANUAL", "")]).encode(), FileFault.NO_NAMES),
        (bomb(), FileFault.TOO_LARGE),
        (b"x" * 20_000_001, FileFault.TOO_LARGE),
        (million(), FileFault.TOO_MANY),
    ],
    ids=range(18),
)
def test_what_cannot_be_read(content: bytes, fault: FileFault) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file(content)
    assert refused.value.fault is fault


def mutated(content: bytes, cuts: Sequence[tuple[int, int]]) -> bytes:
    for at, byte in cuts:
        place = at % len(content)
        content = content[:place] + bytes([byte]) + content[place + 1 :]
    return content


WHOLE = [loop_tables(HABITS[:2]), loop_database(HABITS[:2]), daylio_backup(DAYLIO), daylio_table(DAYLIO).encode()]
CUTS = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(range(len(WHOLE))), CUTS)
@example(which=1, cuts=[(3760, 128)])
def test_damaged_files_are_read_or_refused(which: int, cuts: Sequence[tuple[int, int]]) -> None:
    try:
        found = read_file(mutated(WHOLE[which], cuts))
    except Unreadable:
        return
    assert all(isinstance(each.value, Decimal) or each.value is None for each in found.entries)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='date,;"\n\r\t 0123456789-./:=weighttrackervalue\x00é', max_size=120))
def test_any_table_is_read_or_refused(said: str) -> None:
    try:
        read_file(("date,tracker,value\n" + said).encode())
    except Unreadable:
        return
