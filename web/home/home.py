"""Where somebody begins who is signed in: what waits, the account at X, their rooms; and what can be done there."""

from dataclasses import dataclass

from aiohttp import web

from actions.connecting import CannotConnect, disconnect, make_link
from actions.exporting import Export, export_of
from actions.publishing import publish_shown
from actions.status import Connection, Status, status_of
from actions.tracking.looking import ListedTrackers, list_trackers
from actions.waiting import SomethingElseWaits, drop_shown, fingerprint
from core.logs import get_logger
from core.tx import Tx
from storage.desk import operators
from storage.desk.operators import Role
from storage.rooms import albums
from storage.rooms.rooms import RoomSummary
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.home.words import NOTES, HomeNote, card_of, note_of
from web.identity import session_if_any, session_of
from web.responses import see_other
from web.rooms.files import images
from web.site import Site
from web.trackers.words import TrackerCard

log = get_logger()

SHOWN = "shown"
NOTE = "note"
TRACKERS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Home:
    """All that the page shows."""

    status: Status
    rooms: list[tuple[RoomSummary, str]]
    export: Export | None
    is_operator: bool
    tracked: ListedTrackers


def _home(tx: Tx, person_id: int) -> Home:
    is_operator = operators.role_of(tx, person_id) is not Role.NONE
    status, rooms, export = status_of(tx, person_id), albums.listed(tx, person_id), export_of(tx, person_id)
    return Home(status, rooms, export, is_operator, list_trackers(tx, person_id, TRACKERS_SHOWN))


async def home(site: Site, request: web.Request) -> web.Response:
    """The bare address: one's own beginning, or what can be texted."""
    session = session_if_any(request)
    if session is None or not session.is_signed_in:
        return see_other(site.url("help"))
    found = await site.db.read(_home, session.person_id)
    return site.templates.page(
        "home/home.html",
        files=("rooms.css", "home.css", "tracking.css", "zone.js"),
        forms_to=OUR_FORMS,
        images=await images(site.store),
        section="home",
        home=found,
        trackers=[TrackerCard.of(*each, found.tracked.today) for each in found.tracked.trackers],
        card=card_of(found.status.waiting),
        shown=fingerprint(found.status.waiting),
        note=NOTES.get(request.query.get(NOTE, ""), ""),
        connection=found.status.connection.name.lower(),
    )


async def publish(site: Site, request: web.Request) -> web.Response:
    """What waits goes up, if it is what they were shown."""
    session = session_of(request)
    shown = (await fields_of(request)).get(SHOWN, "")
    return _back(site, note_of(await site.db.write(publish_shown, session.person_id, shown)))


async def drop(site: Site, request: web.Request) -> web.Response:
    """What waits is dropped, if it is what they were shown."""
    session = session_of(request)
    shown = (await fields_of(request)).get(SHOWN, "")
    done = await site.db.write(drop_shown, session.person_id, shown)
    return _back(site, HomeNote.CHANGED if isinstance(done, SomethingElseWaits) else HomeNote.DROPPED)


async def connect(site: Site, request: web.Request) -> web.Response:
    """To the page that leads to X: by a one-time link, as a text has it."""
    link = await site.db.write(make_link, session_of(request).person_id)
    if isinstance(link, CannotConnect):
        return _back(site, HomeNote.IMPOSSIBLE)
    return see_other(link.url.removeprefix(site.public_url))


async def ask_to_disconnect(site: Site, request: web.Request) -> web.Response:
    """What ends with the connection, and the button."""
    found = await site.db.read(status_of, session_of(request).person_id)
    if found.connection not in {Connection.CONNECTED, Connection.LOST}:
        return _back(site, HomeNote.DISCONNECTED)
    return site.templates.page("home/disconnect.html", forms_to=OUR_FORMS, username=found.username)


async def end_connection(site: Site, request: web.Request) -> web.Response:
    """The button."""
    session = session_of(request)
    await site.db.write(disconnect, session.person_id)
    log.info("x.disconnected", person=session.tag)
    return _back(site, HomeNote.DISCONNECTED)


def _back(site: Site, note: HomeNote) -> web.Response:
    return see_other(f"{site.url('home')}?{NOTE}={note.value}")
