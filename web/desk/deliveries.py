from aiohttp import web

from actions.operating.tracing import delivery_lines
from core.tx import Tx
from storage.desk import listing, traces
from storage.desk.listing import StateCount
from storage.desk.selection import OPEN
from storage.desk.traces import DeliveryRow
from web.desk.filters import STATES, Filters
from web.desk.page import gone, number_in, page
from web.site import Site

PART = "desk_deliveries"


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """Where deliveries stand, and those that the address picks."""
    filters = Filters.read(request.query)
    states, rows = await site.db.read(_find, filters, number_in(request.query.get("before", "")))
    return page(
        site,
        request,
        "deliveries",
        PART,
        states=states,
        all_states=STATES,
        rows=rows,
        filters=filters.values,
        can_retry=filters.state == "dead",
        can_hurry=filters.state in {OPEN, "waiting", "unsettled"},
        done=_done(request),
        older=rows[-1].id if len(rows) == listing.PAGE else 0,
    )


def _find(tx: Tx, filters: Filters, before: int) -> tuple[list[StateCount], list[DeliveryRow]]:
    return listing.delivery_states(tx), listing.deliveries(tx, filters.selection(tx), before)


def _done(request: web.Request) -> str:
    """What came of the form that led here."""
    what = request.query.get("done", "")
    changed, left = (number_in(request.query.get(name, "")) for name in ("changed", "left"))
    if what == "retried":
        return f"{changed:,} tried again" + (
            f"; {left:,} are not: not dead, or nothing could come of it" if left else ""
        )
    return f"{changed:,} due sooner; {left:,} can't be, or are already" if what == "hurried" else ""


async def one(site: Site, request: web.Request) -> web.StreamResponse:
    """All that happened to one delivery."""
    found = await site.db.read(_one, number_in(request.match_info["id"]))
    if found is None:
        return gone(site, request, PART)
    row, lines, sid = found
    return page(site, request, "delivery", PART, row=row, lines=lines, sid=sid)


def _one(tx: Tx, delivery_id: int) -> tuple[DeliveryRow, list[str], str] | None:
    found = traces.delivery(tx, delivery_id)
    sids = traces.sids_of_id(tx, delivery_id)
    return (found[0], delivery_lines(*found), sids[0] if sids else "") if found else None
