"""What goes out comes in unchanged; what is there already doesn't come in again."""

import csv
import io
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.clock import Moment
from core.importing.found import FileContent, FoundEntry, FoundTracker, Skipped, Source
from core.importing.names import fitting
from core.importing.plan import (
    BATCH_LINES,
    ImportTarget,
    PlannedEntry,
    TargetDay,
    batch_from_json,
    batch_to_json,
    batches,
    by_day,
    fits,
    missing,
    newest,
)
from core.importing.reading import read_file
from core.importing.writing import heading, lines_of
from core.tracking.names import unfit
from core.tracking.tracker import Entry, Kind, Measure, Tracker

TODAY = date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
WORDS = st.text("=+-@'\t\r\n,;\"1 aé日\ufeff\x00", max_size=5)
NUMBERS = st.builds(Decimal.scaleb, st.integers(-(10**12), 10**12).map(Decimal), st.integers(-6, 0))
MEASURES = [
    Measure(),
    Measure(unit="kg"),
    Measure(unit="words"),
    Measure(unit="%"),
    Measure(Kind.SCALE, low=-5, high=5),
    Measure(Kind.NOTE),
]


@st.composite
def entries_of(draw: st.DrawFn, measure: Measure) -> list[Entry]:
    """Some entries of a tracker, the latest day first."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        value = None if measure.kind is Kind.NOTE else draw(NUMBERS)
        if measure.kind is Kind.SCALE:
            value = Decimal(draw(st.integers(-5, 5)))
        words = draw(WORDS if measure.kind is not Kind.NOTE else WORDS.filter(str.strip))
        on = TODAY - timedelta(draw(st.integers(0, 3)))
        at = draw(st.none() | st.integers(0, 4 * 10**12).map(Moment))
        found.append(Entry(number, 1, value, words, on, at, draw(st.none() | st.integers(1, 5)), Moment(0)))
    return sorted(found, key=lambda entry: entry.on, reverse=True)


@st.composite
def trackers_with_entries(draw: st.DrawFn) -> list[tuple[Tracker, list[Entry]]]:
    names = draw(st.lists(st.sampled_from(["weight", "Größe", "run-2"]), unique=True, min_size=1, max_size=2))
    found = []
    for name in names:
        measure = draw(st.sampled_from(MEASURES))
        about, paused = draw(WORDS.map(str.strip).filter(bool) | st.just("")), draw(st.booleans())
        found.append((Tracker(1, name, measure, about, paused), draw(entries_of(measure))))
    return found


def written(mine: Sequence[tuple[Tracker, Sequence[Entry]]]) -> bytes:
    lines = [
        lines_of(tracker, [(each, f"e{each.id}") for each in entries], is_first=True) for tracker, entries in mine
    ]
    return (heading() + "".join(lines)).encode()


def taken_in(found: FileContent) -> list[list[Entry]]:
    """The entries that a file brings to somebody who has none, by tracker."""
    targets = [ImportTarget(each.name, each.name, each.measure) for each in found.trackers]
    days, skipped = by_day(found, targets, BERLIN, TODAY)
    assert not skipped
    return [
        [
            Entry(0, 1, line.value, line.words, day.on, line.at, line.feeling, Moment(0))
            for day in days
            if day.target == place
            for line in missing(day.lines, [])
        ]
        for place in range(len(targets))
    ]


def content(entries: Sequence[Entry]) -> list[tuple[object, ...]]:
    return sorted((each.on, str(each.value), each.words, str(each.at), str(each.feeling)) for each in entries)


@settings(max_examples=40, deadline=None)
@given(trackers_with_entries())
def test_what_goes_out_comes_in_unchanged(mine: list[tuple[Tracker, list[Entry]]]) -> None:
    found = read_file(written(mine))
    assert found.source is Source.OURS
    assert not found.skipped
    assert [
        FoundTracker(each.name, each.measure, each.description, each.paused) for each, _ in mine
    ] == found.trackers
    assert [content(entries) for _, entries in mine] == [content(entries) for entries in taken_in(found)]


def test_a_spreadsheet_computes_nothing_of_it() -> None:
    said = ["=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "'=1"]
    notes = [Entry(place, 1, None, each, TODAY, None, None, Moment(0)) for place, each in enumerate(said)]
    rows = list(csv.reader(io.StringIO(written([(Tracker(1, "diary", Measure(Kind.NOTE), "=2"), notes)]).decode())))
    assert [row[4] for row in rows[1:]] == [f"'{each}" for each in said]
    assert rows[1][8] == "'=2"


def line(value: int, at: int | None = None, *, is_exact: bool = False) -> PlannedEntry:
    return PlannedEntry(Decimal(value), "", None, None if at is None else Moment(at), is_exact)


def test_a_line_is_there_if_its_value_words_and_moment_are() -> None:
    five = (Decimal("5.0"), "")
    assert missing([line(5), line(6)], [(*five, None)]) == [line(6)]
    assert missing([line(5, 1), line(5, 2)], [(*five, Moment(2))]) == [line(5, 1)]
    assert missing([line(5, 1)], [(*five, Moment(9))]) == [], "the zone was another when it came"
    exact = line(5, 1, is_exact=True)
    assert missing([exact, exact], [(*five, Moment(9)), (*five, Moment(1))]) == [exact]
    assert missing([line(5, 1), line(5, 2)], [(*five, Moment(9))]) == [line(5, 2)], "each stands for one"


def found_with(*entries: FoundEntry, measure: Measure | None = None) -> FileContent:
    return FileContent(Source.TABLE, [FoundTracker("run", measure or Measure())], entries, {Skipped.NO_DATE: 1})


def test_lines_that_stand_twice_are_yet_to_come_or_too_many_stay_out() -> None:
    run = FoundEntry(0, TODAY, Decimal(5))
    tomorrow = FoundEntry(0, TODAY + timedelta(1), Decimal(5))
    later = FoundEntry(0, TODAY, Decimal(5), minute=600)
    days, skipped = by_day(
        found_with(run, run, later, tomorrow), [ImportTarget("run", "run", Measure())], BERLIN, TODAY
    )
    at = Moment(1_795_338_000_000)
    """10:00 in Berlin."""
    assert days == [TargetDay(0, TODAY, [line(5), line(5, at)])]
    assert skipped == {Skipped.NO_DATE: 1, Skipped.REPEATED: 1, Skipped.YET_TO_COME: 1}
    assert by_day(found_with(run), [None], BERLIN, TODAY) == ([], {Skipped.NO_DATE: 1, Skipped.NO_ROOM: 1})
    many = [FoundEntry(0, TODAY, Decimal(value)) for value in range(1_002)]
    [day], skipped = by_day(found_with(*many), [ImportTarget("run", "run", Measure())], BERLIN, TODAY)
    assert (len(day.lines), skipped[Skipped.TOO_MANY_OF_A_DAY]) == (1_000, 2)


def test_values_come_in_in_the_trackers_unit() -> None:
    miles = found_with(FoundEntry(0, TODAY, Decimal(10)), measure=Measure(unit="mi"))
    [day], _ = by_day(miles, [ImportTarget("run", "run", Measure(unit="km"))], BERLIN, TODAY)
    assert day.lines == [PlannedEntry(Decimal("16.09"), "", None, None, is_exact=False)]
    km, kg, plain, scale = (
        Measure(unit="km"),
        Measure(unit="kg"),
        Measure(),
        Measure(Kind.SCALE, low=1, high=5),
    )
    assert [fits(km, each) for each in (km, plain, kg, scale)] == [True, True, False, False]
    assert [fits(plain, each) for each in (km, plain)] == [False, True]
    assert [fits(scale, each) for each in (scale, plain, Measure(Kind.SCALE, low=1, high=9))] == [
        True,
        False,
        False,
    ]


def test_the_latest_days_come_first_if_there_is_little_room() -> None:
    days = [TargetDay(0, TODAY - timedelta(ago), [line(1)] * 2) for ago in (0, 5, 2)]
    assert newest(days, [2, 2, 2], 4) == ([days[0], days[2]], 2)
    assert newest(days, [2, 2, 2], 6) == (days, 0)


def test_batches_are_small_and_part_no_day() -> None:
    days = [TargetDay(place // 40, TODAY - timedelta(place), [line(1)] * 15) for place in range(80)]
    found = list(batches(days))
    assert [day for batch in found for day in batch] == days
    assert all(len({day.target for day in batch}) == 1 for batch in found)
    assert max(sum(len(day.lines) for day in batch) for batch in found) <= BATCH_LINES
    assert [batch_from_json(batch_to_json(batch)) for batch in found] == found


def test_names_become_one_word() -> None:
    taken = frozenset[str]()
    names = {
        "weight": "weight",
        "Wake up early!": "Wake-up-early",
        "10k steps": "my-10k-steps",
        "Read": "my-Read",
        "stop": "my-stop",
        "🏃": "habit",
        "": "habit",
        "Über 30 Minuten spazieren gehen": "Über-30-Minuten-spaziere",
        "水を飲む": "水を飲む",
        "X": "my-X",
    }
    for said, name in names.items():
        made = fitting(said, frozenset({"JOIN"}), taken)
        assert (made, unfit(made, frozenset({"JOIN"}))) == (name, None), said
    assert fitting("Wake up", frozenset(), frozenset({"wake-up", "wake-up-2"})) == "Wake-up-3"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_any_name_becomes_one_that_can_be_had(said: str) -> None:
    assert unfit(fitting(said, frozenset({"JOIN"}), frozenset()), frozenset({"JOIN"})) is None
