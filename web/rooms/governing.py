"""Who is in a room: seen by all of them, named by themselves, taken out by who made it. And leaving."""

from dataclasses import dataclass

from aiohttp import web

from actions import naming
from actions.naming import Renamed
from actions.rooms import governing as governing_rooms
from actions.rooms import leaving as leaving_rooms
from actions.rooms.governing import PasswordSet, Removed, is_password
from actions.rooms.leaving import LastOne, Left, RoomGone
from core.events import MemberRemoved, RoomDeleted, RoomLeft, RoomPasswordSet, log_event
from core.tx import Tx
from storage import people
from storage.rooms import albums
from storage.rooms import members as of_room
from storage.rooms.members import Member
from storage.rooms.rooms import Room
from storage.sessions import Session
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.site import Site

SAID = {
    "named": "That is how the others see you now.",
    "no-name": "Nothing changed: a name is one word of up to 24 letters and digits, a letter first.",
    "removed": "They are out. To keep them out, set another password.",
    "password": "The new password counts in a moment. Whoever is in the room stays.",
}
"""What a page says of what was done, by the word in its address."""
NO_PASSWORD = "A password is one word of up to 64 characters."  # noqa: S105 - words


@dataclass(frozen=True, slots=True)
class Company:
    """A room with who is in it, as one of them sees it."""

    room: Room
    members: list[Member]
    me: Member
    is_maker: bool


def _company(tx: Tx, who: Session, room_uuid: str) -> Company | None:
    """The room of that UUID; nothing if it isn't theirs, and if it has no name: nobody else is in their own."""
    room = albums.room(tx, who, room_uuid)
    if room is None or not room.name:
        return None
    found = of_room.members(tx, room.id)
    me = next(each for each in found if each.person_id == who.person_id)
    return Company(room, found, me, room.made_by == who.person_id)


async def _seen(site: Site, request: web.Request) -> Company | None:
    return await site.db.read(_company, session_of(request), request.match_info["room"])


async def members(site: Site, request: web.Request) -> web.Response:
    """Who is in the room, and what can be done about that."""
    company = await _seen(site, request)
    if company is None:
        return _not_here(site)
    return site.templates.page(
        "rooms/members.html",
        files=("rooms.css",),
        section="rooms",
        forms_to=OUR_FORMS,
        company=company,
        longest_name=naming.LONGEST,
        said=SAID.get(request.query.get("said", ""), ""),
    )


async def rename(site: Site, request: web.Request) -> web.Response:
    """How the others see whoever asks."""
    name = (await fields_of(request)).get("name", "").strip()
    company = await _seen(site, request)
    if company is None:
        return _not_here(site)
    outcome = await site.db.write(naming.rename, session_of(request).person_id, name)
    return _back(site, request, "named" if isinstance(outcome, Renamed) else "no-name")


async def ask_to_remove(site: Site, request: web.Request) -> web.Response:
    """Whether a member is to be taken out."""
    company = await _seen(site, request)
    member = _meant(company, request.match_info["member"]) if company is not None else None
    if company is None or member is None or not company.is_maker:
        return _not_here(site)
    return site.templates.page(
        "rooms/remove.html", files=("rooms.css",), forms_to=OUR_FORMS, room=company.room, member=member
    )


def _meant(company: Company, tag: str) -> Member | None:
    return next((each for each in company.members if each.tag == tag and each != company.me), None)


async def remove(site: Site, request: web.Request) -> web.Response:
    """Take a member out."""
    session = session_of(request)
    company = await _seen(site, request)
    if company is None:
        return _not_here(site)
    tag, name = request.match_info["member"], company.room.name
    outcome = await site.db.write(governing_rooms.remove_tagged, session.person_id, tag, name)
    if not isinstance(outcome, Removed):
        return _not_here(site)
    log_event(MemberRemoved(), person=session.tag)
    return _back(site, request, "removed")


async def ask_for_password(site: Site, request: web.Request) -> web.Response:
    """The room's password, to be set by who made it."""
    company = await _seen(site, request)
    if company is None or not company.is_maker:
        return _not_here(site)
    return _password_page(site, company.room)


def _password_page(site: Site, room: Room, fault: str = "") -> web.Response:
    return site.templates.page(
        "rooms/password.html",
        422 if fault else 200,
        files=("rooms.css",),
        forms_to=OUR_FORMS,
        room=room,
        longest=governing_rooms.LONGEST_PASSWORD,
        fault=fault,
    )


async def set_password(site: Site, request: web.Request) -> web.Response:
    """Set the room's password, or change it."""
    session, password = session_of(request), (await fields_of(request)).get("password", "").strip()
    company = await _seen(site, request)
    if company is None or not company.is_maker:
        return _not_here(site)
    if not is_password(password):
        return _password_page(site, company.room, NO_PASSWORD)
    asked = session.person_id, company.room.name, password
    if not isinstance(await site.db.write(governing_rooms.set_password, *asked), PasswordSet):
        return _not_here(site)
    log_event(RoomPasswordSet(), person=session.tag)
    return _back(site, request, "password")


async def ask_to_leave(site: Site, request: web.Request) -> web.Response:
    """Whether one is to leave; the last one, what becomes of the room."""
    company = await _seen(site, request)
    if company is None:
        return _not_here(site)
    is_last = len(company.members) == 1
    return site.templates.page(
        "rooms/leave.html", files=("rooms.css",), forms_to=OUR_FORMS, room=company.room, is_last=is_last
    )


async def leave(site: Site, request: web.Request) -> web.Response:
    """Leave. Whoever has become the last one since they were asked is asked anew."""
    keep = "keep" in await fields_of(request)
    outcome = await site.db.write(_leave, session_of(request), request.match_info["room"], keep)
    if isinstance(outcome, LastOne):
        return see_other(site.url("leave", room=request.match_info["room"]))
    if not isinstance(outcome, Left):
        return _not_here(site)
    log_event(RoomLeft(), person=session_of(request).tag)
    return see_other(site.url("rooms"))


def _leave(tx: Tx, who: Session, room_uuid: str, even_if_last: bool) -> object:  # noqa: FBT001 - as it is asked
    people.lock_known(tx, who.person_id)
    room = albums.room(tx, who, room_uuid)
    if room is None or not room.name:
        return None
    return leaving_rooms.leave_room(tx, who.person_id, room.name, even_if_last=even_if_last)


async def ask_to_delete(site: Site, request: web.Request) -> web.Response:
    """Whether the room is to go, of who is the only one in it."""
    company = await _seen(site, request)
    if company is None:
        return _not_here(site)
    if len(company.members) > 1:
        return see_other(site.url("leave", room=company.room.uuid))
    return site.templates.page("rooms/delete_room.html", files=("rooms.css",), forms_to=OUR_FORMS, room=company.room)


async def delete(site: Site, request: web.Request) -> web.Response:
    """Delete the room with all photos, if nobody else is in it."""
    outcome = await site.db.write(_delete, session_of(request), request.match_info["room"])
    if not isinstance(outcome, RoomGone):
        return _not_here(site)
    log_event(RoomDeleted(), person=session_of(request).tag)
    return see_other(site.url("rooms"))


def _delete(tx: Tx, who: Session, room_uuid: str) -> object:
    people.lock_known(tx, who.person_id)
    room = albums.room(tx, who, room_uuid)
    return leaving_rooms.delete_room(tx, who.person_id, room.name) if room is not None and room.name else None


def _back(site: Site, request: web.Request, said: str) -> web.Response:
    return see_other(f"{site.url('members', room=request.match_info['room'])}?said={said}")


def _not_here(site: Site) -> web.Response:
    return site.templates.page("rooms/not_here.html", 404)
