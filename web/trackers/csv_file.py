"""What somebody noted, as a CSV file that comes in again unchanged; sent as it is read, however much it is."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import date
from http import HTTPStatus

from aiohttp import web

from core.importing.writing import heading, lines_of
from core.logs import get_logger
from core.tracking.tracker import Entry, Tracker
from core.tx import Tx
from storage.tracking import entries, trackers
from web.api.ids import ENTRY
from web.headers import LOCKED_IN, NO_STORE
from web.identity import Asker, asker_of
from web.site import Site
from web.trackers.requests import id_in
from web.transfers.sending import Incomplete, break_off, send
from web.words import attachment, day_of, zone_of

log = get_logger()

CSV = "text/csv"
PORTION = 500
"""Entries that are read at once: some milliseconds."""


async def everything(site: Site, request: web.Request) -> web.StreamResponse:
    """All trackers of who is signed in."""
    return await give(site, request, asker_of(request), None)


async def of_tracker(site: Site, request: web.Request) -> web.StreamResponse:
    """One of them."""
    asker = asker_of(request)
    found = await site.db.read(trackers.get, asker.person_id, id_in(request, "tracker"))
    return await give(site, request, asker, found) if found is not None else web.Response(status=404)


async def give(site: Site, request: web.Request, asker: Asker, tracker: Tracker | None) -> web.StreamResponse:
    """The file: of one tracker, or of all. One that breaks off shows as broken, never as whole."""
    if site.downloads.are_taken(asker.person_id):
        return web.Response(
            status=HTTPStatus.TOO_MANY_REQUESTS, headers={**LOCKED_IN, **NO_STORE, "Retry-After": "5"}
        )
    name = "backslash" if tracker is None else tracker.name
    day = day_of(site.clock.now(), zone_of(request))
    headers = {
        **LOCKED_IN,
        **NO_STORE,
        "Content-Type": f"{CSV}; charset=utf-8",
        "Content-Disposition": attachment(f"{name} {day}.csv"),
    }
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    with site.downloads.taken(asker.person_id):
        try:
            async with aclosing(_pieces(site, asker, tracker)) as pieces:
                await send(response, pieces)
        except (Incomplete, OSError, TimeoutError) as broken:
            log.info("tracker.download_ended", person=asker.tag, reason=str(broken) or "The browser went away.")
            break_off(request)
    return response


async def _pieces(site: Site, asker: Asker, tracker: Tracker | None) -> AsyncGenerator[bytes]:
    """All of it.

    Raises:
        Incomplete: when whoever asks may not have it any more.
    """
    yield heading().encode()
    mine = [tracker] if tracker is not None else await site.db.read(trackers.of_person, asker.person_id)
    for each in mine:
        before: tuple[date, int] | None = None
        is_first = True
        while True:
            found = await site.db.read(_portion, asker, each.id, before)
            lines = lines_of(each, [(entry, ENTRY.show(entry.id)) for entry in found], is_first=is_first)
            yield lines.encode("utf-8", "replace")
            if len(found) < PORTION:
                break
            before, is_first = (found[-1].on, found[-1].id), False


def _portion(tx: Tx, asker: Asker, tracker_id: int, before: tuple[date, int] | None) -> Sequence[Entry]:
    if not asker.may_still(tx):
        raise Incomplete("It isn't theirs to have any more.")
    return entries.page(tx, tracker_id, PORTION, before)
