"""A room in the browser: its photos, one at large, and deleting one's own.

Who isn't in a room learns nothing of it, not even whether it is there.
"""

import re
from functools import partial

from aiohttp import web

from actions.rooms.photos import CaptionChanged, PhotoDeleted, change_caption, delete_photo
from actions.rooms.uploading import LONGEST_CAPTION
from core.logs import get_logger
from storage.rooms import albums, uploads
from storage.sessions import Session
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.rooms.album import kind_in_words, photo_page, room_page
from web.rooms.files import images
from web.site import Site
from web.words import zone_of

log = get_logger()

_CURSOR = re.compile(r"\d{1,19}")
LARGEST_ID = 2**63 - 1


async def room(site: Site, request: web.Request) -> web.Response:
    """The newest photos, or those before a cursor."""
    before = cursor(request.query.get("before", ""))
    session = session_of(request)
    album = await site.db.read(albums.page, session, request.match_info["room"], before)
    if album is None:
        return _not_here(site)
    upload_status = (
        await site.db.read(uploads.status, session.person_id, album.room.id) if session.is_signed_in else None
    )
    now, zone, sources = site.clock.now(), zone_of(request), await images(site.store)
    return room_page(
        site.templates,
        album,
        now,
        zone,
        sources,
        is_newest=before is None,
        upload_status=upload_status,
        photo_bytes=site.photo_bytes,
    )


async def photo(site: Site, request: web.Request) -> web.Response:
    """One photo at large."""
    view = await site.db.read(albums.view, *_asked(request))
    if view is None:
        return _not_here(site)
    return photo_page(site.templates, view, site.clock.now(), zone_of(request), await images(site.store))


async def ask_to_delete(site: Site, request: web.Request) -> web.Response:
    """Whether one's own photo is to go."""
    view = await site.db.read(albums.view, *_asked(request))
    if view is None or not view.is_own:
        return _not_here(site)
    return site.templates.page(
        "rooms/delete.html",
        files=("rooms.css",),
        forms_to=OUR_FORMS,
        images=await images(site.store),
        room=view.room,
        photo=view.picture.photo,
        what=kind_in_words(view.picture),
    )


async def delete(site: Site, request: web.Request) -> web.Response:
    """Delete one's own photo."""
    session, *asked = _asked(request)
    if not isinstance(await site.db.write(delete_photo, session.person_id, *asked), PhotoDeleted):
        return _not_here(site)
    log.info("photo.deleted", person=session.tag)
    return see_other(site.url("room", room=request.match_info["room"]))


async def ask_for_caption(site: Site, request: web.Request) -> web.Response:
    """The words beside one's own photo, to be changed."""
    view = await site.db.read(albums.view, *_asked(request))
    if view is None or not view.is_own:
        return _not_here(site)
    return site.templates.page(
        "rooms/caption.html",
        files=("rooms.css",),
        forms_to=OUR_FORMS,
        images=await images(site.store),
        room=view.room,
        photo=view.picture.photo,
        longest=LONGEST_CAPTION,
    )


async def set_caption(site: Site, request: web.Request) -> web.Response:
    """Change the words beside one's own photo."""
    session, room_uuid, photo_uuid = _asked(request)
    caption = (await fields_of(request, 2 * LONGEST_CAPTION)).get("caption")
    if caption is None:
        return see_other(site.url("caption", room=room_uuid, photo=photo_uuid))
    photo = session.person_id, room_uuid, photo_uuid
    if not isinstance(await site.db.write(partial(change_caption, caption=caption), *photo), CaptionChanged):
        return _not_here(site)
    log.info("photo.caption_changed", person=session.tag)
    return see_other(site.url("photo", room=room_uuid, photo=photo_uuid))


def _asked(request: web.Request) -> tuple[Session, str, str]:
    """Who asks, for which photo of which room."""
    return session_of(request), request.match_info["room"], request.match_info["photo"]


def _not_here(site: Site) -> web.Response:
    return site.templates.page("rooms/not_here.html", 404)


def cursor(digits: str) -> int | None:
    """The cursor that a page's address has; anything else is none."""
    if not digits.isascii() or not _CURSOR.fullmatch(digits):
        return None
    return min(int(digits), LARGEST_ID)
