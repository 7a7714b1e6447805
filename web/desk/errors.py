from aiohttp import web

from core.charts.small_bars import SmallBars, small_bars
from core.tx import Tx
from storage.desk import errors, selection
from storage.desk.errors import Errors
from storage.desk.selection import Group, Selection
from web.desk.page import page
from web.site import Site

SHOWN = 30


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """What was refused, by code; and what is dead, by reason."""
    found, dead = await site.db.read(_find)
    rows = [(each, _by_hour(each), site.meaning_of(each.kind, each.code) or each.reason) for each in found[:SHOWN]]
    return page(site, request, "errors", "desk_errors", rows=rows, dead=dead[:SHOWN])


def _by_hour(found: Errors) -> SmallBars:
    return small_bars(found.hours, f"How often in each hour, at most {max(found.hours, default=0):,}")


def _find(tx: Tx) -> tuple[list[Errors], list[Group]]:
    return errors.by_code(tx), selection.groups(tx, Selection("dead"))
