"""All that is stored on somebody, as one file: asked for and fetched by who is signed in, or by a one-time link.

Nothing that is opened (GET) uses a link up: robots that make previews open links too.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from http import HTTPStatus

from aiohttp import web

from actions.exporting import Export, ExportState, Making, ask_for_export, export_of
from clients.stores.store import StoreFailed
from core.events import ExportAsked, log_event
from core.logs import get_logger
from core.tx import Tx
from storage import links, people, sessions
from storage.links import Purpose
from storage.personal import exports
from web.fields import token_in
from web.headers import LOCKED_IN, NO_STORE, OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.route import path_of
from web.site import Site
from web.transfers.sending import Incomplete, break_off, send
from web.words import attachment, day_of, time_in_words, zone_of

log = get_logger()

ZIP = "application/zip"


async def show(site: Site, request: web.Request) -> web.Response:
    """Whether there is a file, and the button for what can be done."""
    found = await site.db.read(export_of, session_of(request).person_id)
    now, zone = site.clock.now(), zone_of(request)
    return site.templates.page(
        "home/export.html",
        files=("zone.js",),
        forms_to=OUR_FORMS,
        state=found.state.value if found is not None else "",
        size=megabytes(found) if found is not None else "",
        until=time_in_words(found.expires_at, now, zone) if found is not None else "",
    )


async def ask(site: Site, request: web.Request) -> web.Response:
    """The button that asks for one."""
    session = session_of(request)
    if isinstance(await site.db.write(ask_for_export, session.person_id), Making):
        log_event(ExportAsked(), person=session.tag)
    return see_other(site.url("export"))


async def fetch(site: Site, request: web.Request) -> web.StreamResponse:
    """The button that fetches it, for who is signed in and has just entered a PIN."""
    session = session_of(request)
    found = await site.db.read(export_of, session.person_id)
    if found is None or found.state is not ExportState.READY:
        return see_other(site.url("export"))
    return await _fetched(site, request, found, session.id)


async def link(site: Site, request: web.Request) -> web.Response:
    """A link's page."""
    found = await site.db.read(_behind, token_in(request))
    if found is None:
        return _gone(site)
    until = time_in_words(found.expires_at, site.clock.now(), zone_of(request))
    return site.templates.page(
        "home/export_link.html", files=("zone.js",), forms_to=OUR_FORMS, size=megabytes(found), until=until
    )


async def fetch_by_link(site: Site, request: web.Request) -> web.StreamResponse:
    """Its button: uses the link up, and gives the file."""
    found = await site.db.read(_behind, token_in(request))
    if found is not None and site.downloads.are_taken(found.person_id):
        return _refused(site, request)
    used = await site.db.write(_use, token_in(request))
    return _gone(site) if used is None else await _fetched(site, request, used, None)


def _behind(tx: Tx, token: str) -> Export | None:
    """The file that a link gives, if it would do so now."""
    return _given(tx, links.find(tx, Purpose.EXPORT, token))


def _use(tx: Tx, token: str) -> Export | None:
    opened = links.find_to_use(tx, Purpose.EXPORT, token)
    found = _given(tx, opened)
    return found if opened is not None and found is not None and links.use(tx, opened) else None


def _given(tx: Tx, opened: links.Link | None) -> Export | None:
    if opened is None or opened.is_used or opened.subject is None:
        return None
    found = exports.get(tx, opened.subject)
    is_theirs = found is not None and found.person_id == opened.person_id
    return found if found is not None and is_theirs and found.state is ExportState.READY else None


async def _fetched(site: Site, request: web.Request, export: Export, session_id: int | None) -> web.StreamResponse:
    if site.downloads.are_taken(export.person_id):
        return _refused(site, request)
    return await give(site, request, export, session_id)


async def give(site: Site, request: web.Request, export: Export, session_id: int | None) -> web.StreamResponse:
    """The file, piece by piece. One that breaks off shows as broken, never as whole.

    It ends with the session, if there is one; the caller has asked whether too many are sent already.
    """
    with site.downloads.taken(export.person_id):
        return await _send(site, request, export, session_id)


async def _send(site: Site, request: web.Request, export: Export, session_id: int | None) -> web.StreamResponse:
    day = day_of(export.asked_at, zone_of(request))
    headers = {
        **LOCKED_IN,
        **NO_STORE,
        "Content-Type": ZIP,
        "Content-Disposition": attachment(f"backslash {day}.zip"),
        "Content-Length": str(export.progress.size),
    }
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    tag = await site.db.read(people.tag_of, export.person_id)
    try:
        async with aclosing(_pieces(site, export, session_id)) as pieces:
            await send(response, pieces)
    except (Incomplete, StoreFailed, OSError, TimeoutError) as broken:
        log.info("export.download_ended", person=tag, reason=str(broken) or "The browser went away.")
        break_off(request)
        return response
    log.info("export.downloaded", person=tag)
    return response


async def _pieces(site: Site, export: Export, session_id: int | None) -> AsyncGenerator[bytes]:
    """All of the file. Whether it may be given is looked up anew with each object.

    Raises:
        Incomplete: when it is deleted, or the session ends, before the last one.
        StoreFailed: when the store can't give one.
    """
    for name, _ in export.progress.pieces:
        if not await site.db.read(_may_go_on, export.id, session_id):
            raise Incomplete("It isn't theirs to have any more.")
        async for piece in site.store.stream(export.key(name)):
            yield piece


def _may_go_on(tx: Tx, export_id: int, session_id: int | None) -> bool:
    return exports.is_ready(tx, export_id) and (session_id is None or sessions.is_valid(tx, session_id))


def megabytes(export: Export) -> str:
    """How large its file is."""
    size = export.progress.size
    return f"{size / 1_000_000:,.0f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} kB"  # noqa: PLR2004


def _gone(site: Site) -> web.Response:
    return site.templates.page("home/export_gone.html", 404)


def _refused(site: Site, request: web.Request) -> web.Response:
    log.warning("room.refused", page=path_of(request), cause="too many downloads")
    return site.templates.page("home/busy.html", HTTPStatus.TOO_MANY_REQUESTS)
