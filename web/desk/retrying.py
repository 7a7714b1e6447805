"""Deliveries are tried again: some that were ticked, or all that match, once they have been shown."""

from aiohttp import web

from actions.operating import deliveries
from actions.operating.deliveries import Preview
from core.tx import Tx
from storage.desk.selection import OPEN, BatchDone, all_batches
from web.desk.filters import Filters
from web.desk.page import acted, number_in, operator_of, page, query
from web.fields import fields_of
from web.responses import see_other
from web.site import Site

PART = "desk_deliveries"
MOST_BATCHES = 25
"""Batches that one press retries: more take longer than somebody waits for a page, and need another press."""
TICKED = "pick-"
SHOWN = 20


async def some(site: Site, request: web.Request) -> web.StreamResponse:
    """Those that were ticked."""
    fields = await fields_of(request)
    ids = [number for name in fields if name.startswith(TICKED) and (number := number_in(name.removeprefix(TICKED)))]
    left = await site.db.write(deliveries.retry, operator_of(request), ids, fields.get("why", ""))
    acted(request, "retried")
    return _back(site, Filters.read(fields), "retried", len(ids) - len(left), len(left))


async def preview(site: Site, request: web.Request) -> web.StreamResponse:
    """How many would be, and which."""
    return await _show(site, request, Filters.read(request.query, deliveries.DEAD))


async def _show(
    site: Site, request: web.Request, filters: Filters, ended_by: int = 0, after: int = 0, so_far: int = 0
) -> web.StreamResponse:
    seen = await site.db.read(_preview, filters, ended_by)
    return page(
        site,
        request,
        "retry_all",
        PART,
        filters=filters.values,
        seen=seen,
        groups=seen.groups[:SHOWN],
        others=sum(group.count for group in seen.groups[SHOWN:]),
        minutes=deliveries.spread_of(seen.count) / 60_000,
        after=after,
        so_far=so_far,
    )


def _preview(tx: Tx, filters: Filters, ended_by: int) -> Preview:
    return deliveries.preview(tx, filters.selection(tx, ended_by))


async def all_of_them(site: Site, request: web.Request) -> web.StreamResponse:
    """All that were shown, and none that died since."""
    fields = await fields_of(request)
    filters, ended_by = Filters.read(fields, deliveries.DEAD), number_in(fields.get("ended_by", ""))
    if not ended_by:
        return see_other(site.url("desk_retry_all") + query(**filters.values))
    by, why = operator_of(request), fields.get("why", "")
    seen = await site.db.read(_preview, filters, ended_by)

    async def step(after: int) -> BatchDone | None:
        return await site.db.write(deliveries.retry_all, by, seen, after, why)

    done = await all_batches(step, number_in(fields.get("after", "")), MOST_BATCHES)
    acted(request, "retried all")
    changed = done.changed + number_in(fields.get("so_far", ""))
    if done.last_id:
        return await _show(site, request, filters, ended_by, done.last_id, changed)
    return _back(site, filters, "retried", changed, done.left)


async def hurry(site: Site, request: web.Request) -> web.StreamResponse:
    """All that wait and match are due now."""
    fields = await fields_of(request)
    filters, by = Filters.read(fields), operator_of(request)
    picked = await site.db.read(filters.selection)
    settle_after = site.settling.after_attempt

    async def step(after: int) -> BatchDone | None:
        return await site.db.write(deliveries.hurry, by, picked, after, settle_after)

    done = await all_batches(step, 0, MOST_BATCHES)
    acted(request, "hurried")
    return _back(site, filters, "hurried", done.changed, done.left)


def _back(site: Site, filters: Filters, what: str, changed: int, left: int) -> web.StreamResponse:
    state = filters.state if filters.state != OPEN else ""
    values = {**filters.values, "state": state, "done": what, "changed": changed, "left": left}
    return see_other(site.url("desk_deliveries") + query(**values))
