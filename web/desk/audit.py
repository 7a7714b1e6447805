from aiohttp import web

from storage.desk import audit
from web.desk.page import number_in, page
from web.site import Site

PAGE = 50


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """What operators did, the latest first."""
    before = number_in(request.query.get("before", ""))
    rows = await site.db.read(audit.latest, PAGE, before or None)
    return page(site, request, "audit", "desk_audit", rows=rows, older=rows[-1].id if len(rows) == PAGE else 0)
