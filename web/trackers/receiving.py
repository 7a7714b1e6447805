"""Files that people want taken in: received, read where they can do no harm, put down, and taken in on their word.

Pages and the API use the same. No transaction is open while anything is read, and none is long.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import islice

from actions.tracking import importing
from actions.tracking.importing import Coming, Import, ImportState, NoSuchImport
from core.importing.found import MOST_BYTES, DateOrder, FileContent, Skipped, Unreadable
from core.importing.plan import ImportOverview, TargetDay, batches, by_day, newest
from core.logs import get_logger
from core.tx import Tx
from web.identity import Asker
from web.site import Site
from web.transfers.bodies import NotReceived, Read, Shortcoming, UploadDeadline, received

log = get_logger()

PUT_AT_ONCE = 5
"""Batches: some milliseconds."""


class Trouble(StrEnum):
    """Why a file wasn't looked at, or nothing became of it."""

    NO_FILE = "no_file"
    TOO_LARGE = "too_large"
    BROKEN_OFF = "broken_off"
    TOO_SLOW = "too_slow"
    AT_ONCE = "at_once"
    SIGNED_OUT = "signed_out"
    REPLACED = "replaced"
    """Its person has sent another one meanwhile."""


class NotTaken(Exception):
    """Nothing became of a file."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Sent:
    """A file, and what its person says about it: which order its dates have, which of 1 to 5 some moods are."""

    content: bytes
    order: DateOrder | None = None
    moods: Mapping[str, int] = field(default_factory=dict)


async def read_all(read: Read, deadline: UploadDeadline) -> bytes:
    """All that comes.

    Raises:
        NotTaken: when it is too large, too slow, or breaks off.
    """
    try:
        return b"".join([piece async for piece in received(read, deadline, MOST_BYTES)])
    except NotReceived as not_received:
        if not_received.why is Shortcoming.EMPTY:
            return b""
        raise NotTaken(Trouble[not_received.why.name]) from None


def see_that_it_may_come(site: Site, person_id: int, size: int | None = None) -> None:
    """See that no more files are under way than may be, and that this one isn't too large, if it says its size.

    Raises:
        NotTaken: when it may not.
    """
    if size is not None and size > MOST_BYTES:
        raise NotTaken(Trouble.TOO_LARGE)
    if site.imports.are_taken(person_id):
        raise NotTaken(Trouble.AT_ONCE)


async def receive(site: Site, sender: Asker, sent: Sent) -> Import:
    """Read a file and put down what it brings: it waits for its person's word. The caller counts it.

    Raises:
        Unreadable: when nothing of it can be read.
        NotTaken: when nothing became of it for another reason.
    """
    try:
        found = await site.read_file(sent.content, sent.order, sent.moods)
    except Unreadable as unreadable:
        log.info("import.refused", person=sender.tag, reason=unreadable.fault.value)
        raise
    if not await site.db.read(sender.may_still):
        raise NotTaken(Trouble.SIGNED_OUT)
    made = await _put_down(site, sender.person_id, found)
    log.info("import.read", person=sender.tag, source=found.source.value, entries=made.entries)
    return made


async def _put_down(site: Site, person_id: int, found: FileContent) -> Import:
    coming = await site.db.read(importing.look_around, person_id, found.trackers)
    read = await asyncio.to_thread(by_day, found, coming.targets, coming.zone, coming.today)
    overview, days = await _compared(site, person_id, found, coming, *read)
    import_id = await site.db.write(importing.begin, person_id, overview, sum(overview.counts))
    all_batches = batches(days)
    while True:
        some = list(islice(all_batches, PUT_AT_ONCE))
        put = partial(importing.put_down, is_last=not some)
        if not await site.db.write(put, person_id, import_id, some):
            raise NotTaken(Trouble.REPLACED)
        if not some:
            break
    made = await site.db.read(importing.import_of, person_id)
    if made is None or made.id != import_id:
        raise NotTaken(Trouble.REPLACED)
    return made


async def _compared(
    site: Site,
    person_id: int,
    found: FileContent,
    coming: Coming,
    days: Sequence[TargetDay],
    skipped: Mapping[Skipped, int],
) -> tuple[ImportOverview, list[TargetDay]]:
    """What is new of it, as far as there is room."""
    bringing, new, there = list[TargetDay](), list[int](), 0
    for batch in batches(days):
        target = coming.targets[batch[0].target]
        if target is None:
            continue
        counts = await site.db.read(importing.count_new, person_id, target, batch)
        there += sum(len(day.lines) - count for day, count in zip(batch, counts, strict=True))
        with_new = [(day, count) for day, count in zip(batch, counts, strict=True) if count]
        bringing += [day for day, _ in with_new]
        new += [count for _, count in with_new]
    kept, left_out = newest(bringing, new, coming.room)
    of_tracker = [0] * len(coming.targets)
    counted_new = {id(day): count for day, count in zip(bringing, new, strict=True)}
    for day in kept:
        of_tracker[day.target] += counted_new[id(day)]
    why = {**skipped}
    if left_out:
        why[Skipped.NO_ROOM] = why.get(Skipped.NO_ROOM, 0) + left_out
    return ImportOverview(found.source, coming.targets, of_tracker, there, why, found.moods), kept


async def take_in(site: Site, sender: Asker, import_id: int) -> Import | NoSuchImport:
    """Take in all of a file, part by part; whoever presses twice, or again after a crash, goes on.

    Raises:
        NotTaken: when too many files are under way, or its person was signed out meanwhile.
    """
    see_that_it_may_come(site, sender.person_id)
    with site.imports.taken(sender.person_id):
        while True:
            taken = await site.db.write(_take_in_batch, sender, import_id)
            if taken is None:
                raise NotTaken(Trouble.SIGNED_OUT)
            if isinstance(taken, NoSuchImport):
                return taken
            if taken.found.state is ImportState.DONE:
                log.info("import.done", person=sender.tag, entries=taken.found.added)
                return taken.found


def _take_in_batch(tx: Tx, sender: Asker, import_id: int) -> importing.Taking | None:
    return importing.take_in_batch(tx, sender.person_id, import_id) if sender.may_still(tx) else None
