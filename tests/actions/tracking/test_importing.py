"""A file comes in part by part; whoever begins again after a crash, or presses twice, doubles nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from actions.tracking import importing
from actions.tracking.importing import Import, ImportState, NoSuchImport, TakenIn
from core.clock import DAY, HOUR
from core.context import Context
from core.importing.found import FileContent, FoundEntry, FoundTracker, Source
from core.importing.plan import BATCH_LINES, ImportOverview, TargetDay, batches, by_day
from core.settings import DatabaseSettings, KeepSettings, Limits
from core.tracking.tracker import Entry, Kind, Measure
from core.tx import Tx
from storage import erasing, forgetting
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.tracking import entries, imports, trackers
from tests.conftest import ManualClock
from tests.support.database.rows import BEN, meet

TODAY = date(2025, 1, 1)
RUN = FoundTracker("run", Measure(unit="km"), "Along the river", paused=True)
DIARY = FoundTracker("My diary", Measure(Kind.NOTE))


def found(days: int, *more: FoundEntry, trackers: Sequence[FoundTracker] = (RUN, DIARY)) -> FileContent:
    """Two runs a day, and what else there is."""
    runs = [
        FoundEntry(0, TODAY - timedelta(place // 2), Decimal(place % 2 + 5), minute=600 + place % 2)
        for place in range(2 * days)
    ]
    return FileContent(Source.TABLE, trackers, [*runs, *more])


def put(tx: Tx, person_id: int, file: FileContent) -> int:
    """What the pages do in portions."""
    coming = importing.look_around(tx, person_id, file.trackers)
    days, skipped = by_day(file, coming.targets, coming.zone, TODAY)
    counts = [0] * len(coming.targets)
    bringing: list[TargetDay] = []
    for batch in batches(days):
        target = coming.targets[batch[0].target]
        assert target is not None
        for day, count in zip(batch, importing.count_new(tx, person_id, target, batch), strict=True):
            counts[day.target] += count
            bringing += [day] if count else []
    overview = ImportOverview(file.source, coming.targets, counts, 0, skipped)
    made = importing.begin(tx, person_id, overview, sum(counts))
    assert importing.put_down(tx, person_id, made, list(batches(bringing)), is_last=True)
    return made


async def take_in(db: Database, person_id: int, import_id: int) -> Import:
    while True:
        taken = await db.write(importing.take_in_batch, person_id, import_id)
        assert isinstance(taken, TakenIn)
        if taken.found.state is ImportState.DONE:
            return taken.found


def kept(tx: Tx, person_id: int) -> dict[str, list[Entry]]:
    mine = trackers.of_person(tx, person_id)
    return {each.name: [*entries.page(tx, each.id, 10_000)] for each in mine}


async def test_it_comes_in_part_by_part_and_nothing_comes_twice(db: Database) -> None:
    ann = await db.write(meet)
    note = FoundEntry(1, TODAY, None, "fine day", feeling=4)
    import_id = await db.write(put, ann, found(300, note))
    waiting = await db.read(importing.import_of, ann)
    assert waiting is not None
    assert (waiting.state, waiting.entries, waiting.added) == (ImportState.WAITING, 601, 0)
    assert await db.read(kept, ann) == {}
    first = await db.write(importing.take_in_batch, ann, import_id)
    assert isinstance(first, TakenIn)
    assert (first.found.state, first.found.added) == (ImportState.BEGUN, BATCH_LINES)
    done = await take_in(db, ann, import_id)
    assert (done.added, done.left_out) == (601, 0)
    assert (await take_in(db, ann, import_id)).added == 601, "pressed once more"
    mine = await db.read(kept, ann)
    assert {name: len(each) for name, each in mine.items()} == {"run": 600, "My-diary": 1}
    [said] = mine["My-diary"]
    assert (said.words, said.feeling, said.value, said.on) == ("fine day", 4, None, TODAY)
    [run] = [each for each in await db.read(trackers.of_person, ann) if each.name == "run"]
    assert (run.measure, run.description, run.paused, run.entries) == (RUN.measure, RUN.description, True, 600)
    again = await db.write(put, ann, found(301, note))
    assert (await take_in(db, ann, again)).added == 2, "one day more"


async def test_what_is_noted_meanwhile_is_looked_at_again(db: Database) -> None:
    ann = await db.write(meet)
    import_id = await db.write(put, ann, found(1))
    other = await db.write(put, ann, found(1))
    assert isinstance(await db.write(importing.take_in_batch, ann, import_id), NoSuchImport)

    def note(tx: Tx) -> None:
        run = trackers.add(tx, ann, "run", RUN.measure)
        entries.add(tx, ann, Entry(0, run.id, Decimal("5.0"), "", TODAY, None, None, tx.now))

    await db.write(note)
    assert (await take_in(db, ann, other)).added == 1


async def test_nobody_takes_in_or_drops_anothers(db: Database) -> None:
    ann, ben = await db.write(meet), await db.write(meet, BEN)
    import_id = await db.write(put, ann, found(1))
    assert isinstance(await db.write(importing.take_in_batch, ben, import_id), NoSuchImport)
    assert not await db.write(importing.drop_import, ben, import_id)
    assert await db.write(importing.drop_import, ann, import_id)
    assert isinstance(await db.write(importing.take_in_batch, ann, import_id), NoSuchImport)


async def test_what_differs_gets_a_number_and_finds_it_again(db: Database) -> None:
    ann = await db.write(meet)
    scale = FoundTracker("run", Measure(Kind.SCALE, low=1, high=5))
    miles = FoundTracker("Run", Measure(unit="mi"))

    def names(tx: Tx) -> list[tuple[str, bool]]:
        coming = importing.look_around(tx, ann, [scale, miles, RUN])
        return [(target.name, target.is_new) for target in coming.targets if target is not None]

    assert await db.read(names) == [("run", True), ("Run-2", True), ("run-3", True)]
    await db.write(trackers.add, ann, "run", RUN.measure)
    assert await db.read(names) == [("run-2", True), ("run", False), ("run-3", True)]
    await db.write(trackers.add, ann, "run-2", scale.measure)
    assert await db.read(names) == [("run-2", False), ("run", False), ("run-3", True)]


async def test_more_than_there_is_room_for_stays_out(database_url: str, db: Database, context: Context) -> None:
    ann = await db.write(meet)
    import_id = await db.write(put, ann, found(3, FoundEntry(1, TODAY, None, "fine")))
    few = replace(context, limits=Limits(entries_per_person=4, trackers_per_person=1))
    small = await open_database(DatabaseSettings(url=database_url, connections=2), few)
    done = await take_in(small, ann, import_id)
    await small.close()
    assert (done.added, done.left_out) == (4, 3)
    assert {name: len(each) for name, each in (await db.read(kept, ann)).items()} == {"run": 4}


async def test_a_file_waits_for_an_hour_and_what_is_begun_for_a_day(db: Database, clock: ManualClock) -> None:
    ann = await db.write(meet)
    import_id = await db.write(put, ann, found(200))
    clock.advance(HOUR - 1)
    assert isinstance(await db.write(importing.take_in_batch, ann, import_id), TakenIn)
    clock.advance(DAY - 1)
    begun = await db.read(importing.import_of, ann)
    assert begun is not None
    assert begun.state is ImportState.BEGUN
    clock.advance(1)
    assert await db.read(importing.import_of, ann) is None
    assert isinstance(await db.write(importing.take_in_batch, ann, import_id), NoSuchImport)
    assert await db.write(erasing.erase, imports.IMPORTS, KeepSettings(), 10) == 1
    assert await db.read(rows) == (0, 0)


def rows(tx: Tx) -> tuple[int, int]:
    [(files,)] = tx.rows("SELECT count(*) FROM imports")
    [(parts,)] = tx.rows("SELECT count(*) FROM import_batches")
    return files, parts


async def test_it_goes_with_its_person(db: Database) -> None:
    ann = await db.write(meet)
    await db.write(put, ann, found(200))
    assert await db.read(rows) == (1, 400 // BATCH_LINES)
    await db.write(forgetting.forget, ann)
    assert await db.read(rows) == (0, 0)


async def test_two_who_take_it_in_at_once_take_it_in_once(db: Database) -> None:
    ann = await db.write(meet)
    import_id = await db.write(put, ann, found(200))
    await asyncio.gather(take_in(db, ann, import_id), take_in(db, ann, import_id))
    done = await db.read(importing.import_of, ann)
    assert done is not None
    assert (done.added, done.left_out, len((await db.read(kept, ann))["run"])) == (400, 0, 400)
