"""Files that a program has taken in, and what was noted as a file: by the same steps, within the same limits."""

from datetime import datetime
from typing import Annotated

from aiohttp import web
from pydantic import Field

from actions.tracking.importing import Import, ImportState, NoSuchImport, drop_import, import_of
from core.importing.daylio.moods import read_moods
from core.importing.found import DateOrder, FileFault, Skipped, Source, Unreadable
from core.tracking.tracker import Kind
from core.tx import Tx
from storage.tracking import trackers
from web.api.credentials import not_signed_in
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import IMPORT
from web.api.problems import MALFORMED, NOT_HERE, TOO_LARGE, TOO_MANY, TOO_SLOW, Problem, ProblemKind, refused
from web.api.times import at
from web.site import Site
from web.trackers.csv_file import CSV, give
from web.trackers.import_words import FAULTS, TROUBLES
from web.trackers.receiving import (
    NotTaken,
    Sent,
    Trouble,
    read_all,
    receive,
    see_that_it_may_come,
    take_in,
)
from web.transfers.bodies import body_of, upload_deadline

UNREADABLE = ProblemKind("unreadable-file", 409, "Nothing of that file can be read")
REPLACED = ProblemKind("replaced", 409, "Another file came meanwhile")
TAKEN = ("application/octet-stream", CSV, "text/plain", "application/zip", "application/vnd.sqlite3")
SOON = 2
LONGEST_MOODS = 500
PROBLEMS = {
    Trouble.NO_FILE: UNREADABLE,
    Trouble.TOO_LARGE: TOO_LARGE,
    Trouble.BROKEN_OFF: MALFORMED,
    Trouble.TOO_SLOW: TOO_SLOW,
    Trouble.AT_ONCE: TOO_MANY,
    Trouble.REPLACED: REPLACED,
}


class Reading(ApiModel):
    """What the file doesn't tell itself."""

    dates: DateOrder | None = Field(
        None, description="Whether dates such as 3/4/2026 have the day or the month first."
    )
    moods: Annotated[str, Field(max_length=LONGEST_MOODS)] = Field(
        "", description="Which of 1 to 5 moods of Daylio are that were renamed: `Refreshed=5, so-so=3`."
    )


class Target(ApiModel):
    """A tracker that entries come to."""

    name: str
    in_the_file: str = Field(description="What it is called there.")
    kind: Kind
    unit: str
    is_new: bool = Field(description="Whether it is made for them.")
    entries: int = Field(description="New ones.")


class ImportShown(ApiModel):
    """What a file brings, and how far it is taken in."""

    id: Annotated[str, Field(pattern=IMPORT.whole)]
    state: ImportState = Field(
        description="`waiting` for your word, `begun` (it was broken off: confirm it again), `done`."
    )
    source: Source
    trackers: list[Target]
    entries: int = Field(description="New ones.")
    added: int = Field(description="How many of them came in.")
    left_out: int = Field(description="How many of them couldn't: there was no room left, or their tracker changed.")
    there_already: int = Field(description="Lines that you have already.")
    skipped: dict[Skipped, int] = Field(description="Other lines that aren't taken in, by why.")
    unknown_moods: dict[str, int] = Field(description="Moods of Daylio that need a number, and how often they come.")
    expires_at: datetime = Field(description="From then on it is gone.")


def _shown(found: Import) -> ApiAnswer:
    overview = found.overview
    pairs = zip(overview.targets, overview.counts, strict=True)
    shown = ImportShown(
        id=IMPORT.show(found.id),
        state=found.state,
        source=overview.source,
        trackers=[
            Target(
                name=target.name,
                in_the_file=target.said,
                kind=target.measure.kind,
                unit=target.measure.unit,
                is_new=target.is_new,
                entries=count,
            )
            for target, count in pairs
            if target is not None
        ],
        entries=found.entries,
        added=found.added,
        left_out=found.left_out,
        there_already=overview.there,
        skipped=dict(overview.skipped),
        unknown_moods=dict(overview.moods),
        expires_at=at(found.expires_at),
    )
    return ApiAnswer(shown)


async def take(site: Site, request: web.Request, call: Call) -> ApiAnswer | Problem:
    """Look at a file: nothing comes in yet."""
    wanted: Reading = call.query
    try:
        see_that_it_may_come(site, call.person_id, request.content_length)
        with site.imports.taken(call.person_id):
            content = await read_all(body_of(request), upload_deadline())
            return _shown(await receive(site, call.asker, Sent(content, wanted.dates, read_moods(wanted.moods))))
    except Unreadable as unreadable:
        return Problem(UNREADABLE, FAULTS[unreadable.fault], {"why": unreadable.fault.value})
    except NotTaken as not_taken:
        return _problem(not_taken.trouble)


def _problem(trouble: Trouble) -> Problem:
    """Why nothing became of it.

    Raises:
        RefusedRequest: when whoever sent it was signed out meanwhile.
    """
    if trouble is Trouble.SIGNED_OUT:
        raise not_signed_in()
    soon = SOON if trouble is Trouble.AT_ONCE else None
    why = {"why": FileFault.EMPTY.value} if trouble is Trouble.NO_FILE else {}
    return Problem(PROBLEMS[trouble], TROUBLES[trouble], why, retry_seconds=soon)


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """How far it is."""
    found = import_of(tx, call.person_id)
    if found is None or found.id != call.number("import"):
        raise refused(NOT_HERE)
    return _shown(found)


async def confirm(site: Site, _: web.Request, call: Call) -> ApiAnswer | Problem:
    """Take it in."""
    try:
        taken = await take_in(site, call.asker, call.number("import"))
    except NotTaken as not_taken:
        return _problem(not_taken.trouble)
    return Problem(NOT_HERE) if isinstance(taken, NoSuchImport) else _shown(taken)


def drop(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """It isn't wanted."""
    if not drop_import(tx, call.person_id, call.number("import")):
        raise refused(NOT_HERE)
    return ApiAnswer()


async def everything(site: Site, request: web.Request, call: Call) -> web.StreamResponse:
    """All trackers as a file."""
    return await give(site, request, call.asker, None)


async def of_tracker(site: Site, request: web.Request, call: Call) -> Problem | web.StreamResponse:
    """One of them."""
    found = await site.db.read(trackers.get, call.person_id, call.number("tracker"))
    if found is None:
        return Problem(NOT_HERE)
    return await give(site, request, call.asker, found)


ONE = "/trackers/imports/{import}"
OPERATIONS = (
    Operation(
        "send_import",
        "POST",
        "/trackers/imports",
        "Looks at a file of Loop Habit Tracker, of Daylio, or a table: what it would bring. It waits for an hour.",
        Scope.TRACKERS_WRITE,
        work=take,
        answer=ImportShown,
        status=201,
        query=Reading,
        takes=TAKEN,
        problems=(UNREADABLE, REPLACED, MALFORMED),
    ),
    Operation(
        "get_import", "GET", ONE, "What it brings, and how far it is.", Scope.TRACKERS_READ, get, answer=ImportShown
    ),
    Operation(
        "confirm_import",
        "POST",
        f"{ONE}/confirm",
        "Takes it in. Who heard no answer may ask again: nothing comes in twice.",
        Scope.TRACKERS_WRITE,
        work=confirm,
        answer=ImportShown,
        problems=(NOT_HERE,),
    ),
    Operation(
        "drop_import", "DELETE", ONE, "Forgets it; what came in stays.", Scope.TRACKERS_WRITE, drop, status=204
    ),
    Operation(
        "get_entries_file",
        "GET",
        "/trackers/entries.csv",
        "All that you noted, as a table that comes in again unchanged.",
        Scope.TRACKERS_READ,
        work=everything,
        files=(CSV,),
    ),
    Operation(
        "get_tracker_file",
        "GET",
        "/trackers/{tracker}/entries.csv",
        "What you noted in one tracker, likewise.",
        Scope.TRACKERS_READ,
        work=of_tracker,
        files=(CSV,),
    ),
)
