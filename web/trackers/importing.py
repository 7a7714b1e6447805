"""Taking in what other programs, spreadsheets and Backslash itself have written: a file, what it brings, a button."""

from contextlib import suppress

from aiohttp import BodyPartReader, web

from actions.tracking.importing import NoSuchImport, drop_import, import_of
from core.importing.daylio.moods import read_moods
from core.importing.found import MOST_BYTES, DateOrder, Unreadable
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import asker_of, session_of
from web.responses import see_other
from web.site import Site
from web.trackers.import_words import FAULTS, TROUBLES, ImportCard
from web.trackers.receiving import (
    NotTaken,
    Sent,
    Trouble,
    read_all,
    receive,
    see_that_it_may_come,
    take_in,
)
from web.trackers.requests import FILES, LARGEST_ID
from web.transfers.bodies import SHORT, SKIPPED, UploadDeadline, next_part, skip, upload_deadline
from web.words import time_in_words, zone_of

FORM = "multipart/form-data"
GONE = "That file isn't here any more. Send it again: what you have already is not taken in twice."


async def show(site: Site, request: web.Request) -> web.Response:
    """What the last file brings, or has brought; and where one is sent."""
    return await _page(site, request)


async def take(site: Site, request: web.Request) -> web.Response:
    """Look at a file that was sent."""
    sender = asker_of(request)
    try:
        see_that_it_may_come(site, sender.person_id)
        with site.imports.taken(sender.person_id):
            await receive(site, sender, await _sent(request, upload_deadline()))
    except Unreadable as unreadable:
        return await _page(site, request, FAULTS[unreadable.fault])
    except NotTaken as not_taken:
        return await _page(site, request, TROUBLES[not_taken.trouble])
    return see_other(site.url("import_file"))


async def confirm(site: Site, request: web.Request) -> web.Response:
    """Take it in, or go on with that."""
    import_id = await _chosen(request)
    try:
        taken = await take_in(site, asker_of(request), import_id)
    except NotTaken as not_taken:
        return await _page(site, request, TROUBLES[not_taken.trouble])
    return await _page(site, request, GONE) if isinstance(taken, NoSuchImport) else see_other(site.url("import_file"))


async def drop(site: Site, request: web.Request) -> web.Response:
    """It isn't wanted."""
    await site.db.write(drop_import, session_of(request).person_id, await _chosen(request))
    return see_other(site.url("import_file"))


async def _chosen(request: web.Request) -> int:
    said = (await fields_of(request)).get("import", "")
    return min(int(said), LARGEST_ID) if said.isascii() and said.isdecimal() else 0


async def _sent(request: web.Request, deadline: UploadDeadline) -> Sent:
    """What the form holds: its fields in any order.

    Raises:
        NotTaken: when it has no file, or doesn't come whole.
    """
    content, said = b"", dict[str, str]()
    if request.content_type != FORM:
        raise NotTaken(Trouble.NO_FILE)
    try:
        form = await request.multipart()
        while True:
            part = await next_part(form, deadline)
            if part is None:
                break
            if part.filename:
                content = await _file(part, deadline)
            elif part.name:
                said[part.name] = await _field(part, deadline)
    except TimeoutError:
        raise NotTaken(Trouble.TOO_SLOW) from None
    except (OSError, ValueError, web.RequestPayloadError):
        raise NotTaken(Trouble.BROKEN_OFF) from None
    if not content:
        raise NotTaken(Trouble.NO_FILE)
    order = None
    with suppress(ValueError):
        order = DateOrder(said.get("dates", ""))
    return Sent(content, order, read_moods(said.get("moods", "")))


async def _file(part: BodyPartReader, deadline: UploadDeadline) -> bytes:
    try:
        return await read_all(part.read_chunk, deadline)
    except NotTaken as not_taken:
        if not_taken.trouble is Trouble.TOO_LARGE:
            await skip(part, deadline, SKIPPED * MOST_BYTES)
        raise


async def _field(part: BodyPartReader, deadline: UploadDeadline) -> str:
    content = bytearray()
    while piece := await deadline.read(part.read_chunk):
        content += piece
        if len(content) > SHORT:
            raise NotTaken(Trouble.BROKEN_OFF)
    return content.decode("utf-8", "replace")


async def _page(site: Site, request: web.Request, fault: str = "") -> web.Response:
    found = await site.db.read(import_of, session_of(request).person_id)
    card = None
    if found is not None:
        card = ImportCard.of(found, time_in_words(found.expires_at, site.clock.now(), zone_of(request)))
    return site.templates.page(
        "trackers/import.html",
        422 if fault else 200,
        files=FILES,
        forms_to=OUR_FORMS,
        section="trackers",
        fault=fault,
        found=card,
    )
