"""All that is stored on whoever asks, as one file."""

from datetime import datetime

from aiohttp import web
from pydantic import Field

from actions.exporting import Export, ExportState, Making, ask_for_export, export_of
from core.events import ExportAsked, log_event
from core.tx import Tx
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.problems import NOT_HERE, TOO_MANY, Problem, ProblemKind, refused
from web.api.times import at, at_if_any
from web.home.exports import ZIP, give
from web.site import Site

NOT_READY = ProblemKind("not-ready", 409, "The file isn't there yet, or couldn't be made")
SOON = 5
BEING_MADE = 202
ASK_FIRST = "Ask for one with POST."


class ExportShown(ApiModel):
    """All that is stored on you, as one file: in the making, ready, or not made."""

    state: ExportState
    size: int = Field(description="Bytes; 0 until it is ready.")
    asked_at: datetime
    ready_at: datetime | None
    expires_at: datetime = Field(description="From then on it is gone.")


def _shown(found: Export) -> ApiAnswer:
    is_ready = found.state is ExportState.READY
    shown = ExportShown(
        state=found.state,
        size=found.progress.size if is_ready else 0,
        asked_at=at(found.asked_at),
        ready_at=at_if_any(found.ready_at),
        expires_at=at(found.expires_at),
    )
    return ApiAnswer(shown, BEING_MADE if found.state is ExportState.MAKING else 200)


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """How the last one stands."""
    found = export_of(tx, call.person_id)
    if found is None:
        raise refused(NOT_HERE, ASK_FIRST)
    return _shown(found)


async def ask(site: Site, _: web.Request, call: Call) -> ApiAnswer | Problem:
    """Have one made, as by text and page."""
    if isinstance(await site.db.write(ask_for_export, call.person_id), Making):
        log_event(ExportAsked(), person=call.who.tag)
    return await site.db.read(get, call)


async def file(site: Site, request: web.Request, call: Call) -> Problem | web.StreamResponse:
    """Its bytes."""
    found = await site.db.read(export_of, call.person_id)
    if found is None:
        return Problem(NOT_HERE, ASK_FIRST)
    if found.state is not ExportState.READY:
        return Problem(NOT_READY)
    if site.downloads.are_taken(found.person_id):
        return Problem(TOO_MANY, "Too many downloads at a time.", retry_seconds=SOON)
    return await give(site, request, found, call.who.id)


OPERATIONS = (
    Operation(
        "ask_for_export",
        "POST",
        "/me/export",
        "Has all that is stored on you put together as one file, once a day; your phone gets a link to it, too.",
        Scope.ACCOUNT,
        work=ask,
        answer=ExportShown,
        status=202,
        others={200: "It was made within the last day."},
        problems=(NOT_HERE,),
    ),
    Operation(
        "get_export",
        "GET",
        "/me/export",
        "Whether the file is ready.",
        Scope.ACCOUNT,
        get,
        answer=ExportShown,
        others={202: "It is being made."},
        problems=(NOT_HERE,),
    ),
    Operation(
        "get_export_file",
        "GET",
        "/me/export/file",
        "The file, a zip, for a day.",
        Scope.ACCOUNT,
        work=file,
        files=(ZIP,),
        problems=(NOT_HERE, NOT_READY),
        needs_pin=True,
    ),
)
