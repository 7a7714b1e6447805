"""Putting together all that is stored on a person, in the background, in as many runs as it takes."""

import asyncio
from functools import partial

from clients.stores.store import ObjectStore, StoreFailed
from core.clock import Clock, elapsed
from core.delivery import Again, Delivery, Done, Outcome, Then
from core.events import ExportMade
from core.tx import Tx
from core.wording import exporting as wording
from scheduler.exports.making import ExportRun
from scheduler.repeatable import RepeatableCourier
from storage import links
from storage.delivery.follow_ups import follow_up
from storage.engine.database import Database, NotCommitted
from storage.links import Purpose
from storage.personal import contents, exports
from storage.personal.exports import Export, ExportState, Progress

AT_ONCE = 2
"""Each holds a few megabytes, and keeps the store busy."""
OF_A_PERSON = 1
OF_TIME = 0.5
"""The part of its time after which a run begins no other file; the rest is for the one in hand."""


class ExportCourier(RepeatableCourier):
    """Writes an export's file, as much as it can within `seconds`, again and again until it is whole.

    What a run has written counts once that is noted with the delivery's end. A run that breaks off leaves objects
    that no row knows of; they are deleted with their folder.
    """

    at_once = AT_ONCE
    at_once_of_a_person = OF_A_PERSON

    def __init__(self, db: Database, store: ObjectStore, clock: Clock, seconds: float) -> None:
        self._db = db
        self._store = store
        self._clock = clock
        self._seconds = seconds

    async def send(self, delivery: Delivery) -> Outcome:
        """Write on; once the file is whole, its person gets a link."""
        try:
            export, tables = await self._db.read(_load, int(delivery.content))
            if export is None or export.state is not ExportState.MAKING:
                return Done()
            until = elapsed() + OF_TIME * self._seconds
            run = ExportRun(self._db, self._store, export, tables, until, self._clock.now())
            async with asyncio.timeout(self._seconds):
                progress = await run.write()
        except (StoreFailed, NotCommitted, TimeoutError) as failed:
            return Again(str(failed) or "It took too long.")
        if run.is_whole:
            event = ExportMade(progress.photos, progress.missing, progress.size)
            return Done(then=partial(_made, delivery, export, progress), events=(event,))
        return Again("There is more to write.", seconds=0, then=partial(_go_on, export, progress))

    def given_up(self, delivery: Delivery) -> Then:
        """Its person is told."""
        return partial(_failed, delivery)


def _load(tx: Tx, export_id: int) -> tuple[Export | None, list[contents.ExportedTable]]:
    return exports.get(tx, export_id), contents.exported(tx.tables)


def _go_on(export: Export, progress: Progress, tx: Tx) -> None:
    exports.go_on(tx, export.id, progress)


def _made(delivery: Delivery, export: Export, progress: Progress, tx: Tx) -> None:
    if exports.finish(tx, export, progress):
        link = links.make(tx, Purpose.EXPORT, export.person_id, export.id)
        follow_up(tx, delivery.text_id, export.person_id, wording.ready(link))


def _failed(delivery: Delivery, tx: Tx) -> None:
    person_id = exports.fail(tx, int(delivery.content))
    if person_id is not None:
        follow_up(tx, delivery.text_id, person_id, wording.failed())
