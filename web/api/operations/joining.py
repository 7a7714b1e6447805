import unicodedata
from functools import partial
from typing import Annotated

from aiohttp import web
from pydantic import Field

from actions.programs.entering_rooms import AtTheDoor, NotYet, WrongPassword, come_to_room, enter_room
from actions.quotas import OverQuota
from actions.rooms.rooms import AlreadyIn, Joined, NeedsPassword, NoSuchRoom, TooManyTries
from actions.rooms.trying_names import TooManyRooms
from core.clock import SECOND
from core.events import RoomJoined, RoomLockedOut, log_event
from core.tx import Tx
from storage.rooms import rooms
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.operations.rooms import (
    LONGEST_PASSWORD,
    NOT_A_NAME,
    OVER_QUOTA,
    Name,
    RoomWithMembers,
    see_that_is_name,
    summary,
)
from web.api.operations.tokens import matches
from web.api.problems import NOT_HERE, TOO_MANY, UNAVAILABLE, Problem, ProblemKind, RefusedRequest, refused
from web.site import Site

PASSWORD_NEEDED = ProblemKind("password-needed", 403, "The room has a password")
WRONG_PASSWORD = ProblemKind("wrong-password", 403, "That is not the room's password")
SOON = 2


class Joining(ApiModel):
    """A room to be joined, by its name."""

    name: Name
    password: Annotated[str | None, Field(min_length=1, max_length=LONGEST_PASSWORD)] = None


async def join(site: Site, _: web.Request, call: Call) -> ApiAnswer | Problem:
    """Join a room, and make it active. Tries are counted as those by text are."""
    wanted: Joining = call.body
    see_that_is_name(wanted.name)
    come = partial(come_to_room, has_password=wanted.password is not None)
    found = await site.db.write(come, call.person_id, wanted.name)
    if isinstance(found, AtTheDoor):
        password = unicodedata.normalize("NFC", wanted.password or "")  # as it is kept
        is_right = await matches(site, found.hashed, password)
        entered = await site.db.write(partial(enter_room, is_right=is_right), call.person_id, found)
        _tell(call, entered)
        return await _outcome(site, call, entered)
    return await _outcome(site, call, found)


def _tell(call: Call, entered: object) -> None:
    """The same in the log as if it had been texted."""
    if isinstance(entered, Joined):
        log_event(RoomJoined(), person=call.who.tag)
    elif entered == WrongPassword(0):
        log_event(RoomLockedOut(), person=call.who.tag)


async def _outcome(
    site: Site,
    call: Call,
    found: Joined
    | AlreadyIn
    | NoSuchRoom
    | NeedsPassword
    | NotYet
    | TooManyTries
    | TooManyRooms
    | WrongPassword
    | OverQuota,
) -> ApiAnswer | Problem:
    match found:
        case Joined(name) | AlreadyIn(name):
            return await site.db.read(_joined, call, name)
        case NoSuchRoom():
            raise refused(NOT_HERE, "Nobody made a room of that name.")
        case NeedsPassword():
            raise refused(PASSWORD_NEEDED)
        case WrongPassword(left):
            return Problem(WRONG_PASSWORD, more={"tries_left": left})
        case TooManyTries(_, wait):
            return Problem(TOO_MANY, "Too many wrong passwords.", retry_seconds=wait // SECOND + 1)
        case TooManyRooms(wait):
            return Problem(TOO_MANY, "Too many rooms in an hour.", retry_seconds=wait // SECOND + 1)
        case OverQuota(_, most):
            raise refused(OVER_QUOTA, f"You may be in {most} rooms.")
        case NotYet():
            raise RefusedRequest(Problem(UNAVAILABLE, "The room's password is being set.", retry_seconds=SOON))


def _joined(tx: Tx, call: Call, name: str) -> ApiAnswer:
    room = rooms.find(tx, name)
    if room is None:
        raise refused(NOT_HERE)
    found = summary(tx, call, room)
    return ApiAnswer(RoomWithMembers.model_validate(found.body))


OPERATIONS = (
    Operation(
        "join_room",
        "POST",
        "/rooms/join",
        "Joins a room by its name, with its password if it has one.",
        Scope.ROOMS_WRITE,
        work=join,
        answer=RoomWithMembers,
        body=Joining,
        problems=(NOT_HERE, NOT_A_NAME, PASSWORD_NEEDED, WRONG_PASSWORD, OVER_QUOTA),
    ),
)
