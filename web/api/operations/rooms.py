from typing import Annotated

from pydantic import Field

from actions.quotas import OverQuota
from actions.rooms.leaving import LastOne, Left, OthersAreIn, RoomGone, delete_room, leave_room
from actions.rooms.rooms import AlreadyIn, Made, MixedScripts, NameInUse, list_rooms, make_room
from core.reading.shapes import ROOM_NAME_LENGTHS, is_room_name
from core.tx import Tx
from storage.rooms import albums, members, rooms
from storage.rooms.rooms import Room, RoomSummary
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import ROOM
from web.api.problems import NOT_HERE, Problem, ProblemKind, refused

NAME_TAKEN = ProblemKind("name-taken", 409, "There is a room of that name")
NOT_A_NAME = ProblemKind("not-a-name", 409, "Nobody and nothing can be called so")
MIXED_SCRIPTS = ProblemKind("mixed-scripts", 409, "The letters of the name are of several scripts")
LONGEST_PASSWORD = 128
OVER_QUOTA = ProblemKind("over-quota", 403, "That would be more than one person may have")
LAST_MEMBER = ProblemKind("last-member", 409, "You are the last one in that room")
OTHERS_ARE_IN = ProblemKind("others-are-in", 409, "Others are in that room")
OWN_ROOM = ProblemKind("own-room", 409, "That can't be done with one's own room")


Name = Annotated[
    str,
    Field(
        min_length=ROOM_NAME_LENGTHS.start,
        max_length=ROOM_NAME_LENGTHS.stop - 1,
        description="Letters of any script, digits, - and _.",
    ),
]
RoomId = Annotated[str, Field(pattern=ROOM.whole)]


class RoomShown(ApiModel):
    """A shared shelf of photos, or one's own."""

    id: RoomId
    name: str = Field(description="Empty for one's own.")
    is_active: bool = Field(description="Whether your photos land there.")
    needs_password: bool
    is_yours: bool = Field(description="Whether you made it, and may set its password and remove members.")
    member_count: int
    photo_count: int


class RoomWithMembers(RoomShown):
    """Likewise, with who is in it."""

    members: list[str] = Field(description="As the others see them, who came first in front.")


class RoomList(ApiModel):
    """A portion of your rooms, the newest first."""

    items: list[RoomShown]
    next_cursor: str | None


class NewRoom(ApiModel):
    """A room to be made."""

    name: Name
    password: Annotated[str | None, Field(min_length=1, max_length=LONGEST_PASSWORD, pattern=r"^\S+$")] = None


def _shown(found: RoomSummary, person_id: int) -> dict[str, object]:
    return {
        "id": ROOM.show(found.room.uuid),
        "name": found.room.name,
        "is_active": found.is_active,
        "needs_password": found.room.needs_password,
        "is_yours": found.room.made_by == person_id,
        "member_count": found.members,
        "photo_count": found.photos,
    }


def room_of(tx: Tx, call: Call) -> Room:
    """The room of the path.

    Raises:
        RefusedRequest: when there is none, or whoever asks isn't in it: both are the same to them.
    """
    found = albums.room(tx, call.who, call.uuid("room"))
    if found is None:
        raise refused(NOT_HERE)
    return found


def summary(tx: Tx, call: Call, room: Room) -> ApiAnswer:
    """One room, as whoever asks sees it."""
    found = next(each for each in rooms.of(tx, call.person_id) if each.room.id == room.id)
    shown = [each.shown for each in members.members(tx, room.id)]
    return ApiAnswer(RoomWithMembers.model_validate({**_shown(found, call.person_id), "members": shown}))


def list_all(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """The rooms that one is in."""
    wanted: Portion = call.query
    before = wanted.before
    found = sorted(list_rooms(tx, call.person_id), key=lambda each: -each.room.id)
    left = [each for each in found if before is None or each.room.id < before]
    listed, cursor = portion_of(left, wanted.limit, lambda each: each.room.id)
    items = [RoomShown.model_validate(_shown(each, call.person_id)) for each in listed]
    return ApiAnswer(RoomList(items=items, next_cursor=cursor))


def see_that_is_name(name: str) -> None:
    """See that a room may be called so.

    Raises:
        RefusedRequest: when it may not.
    """
    if not is_room_name(name):
        raise refused(NOT_A_NAME, "Letters of any script, digits, - and _.")


def make(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Make a room, join it, make it active."""
    wanted: NewRoom = call.body
    see_that_is_name(wanted.name)
    match make_room(tx, call.person_id, wanted.name, wanted.password or ""):
        case Made() | AlreadyIn() as done:
            made = rooms.find(tx, done.name)
            if made is None:
                raise refused(NOT_HERE)
            found = summary(tx, call, made)
            return ApiAnswer(found.body, 201 if isinstance(done, Made) else 200)
        case NameInUse(_, free):
            raise refused(NAME_TAKEN, "Join it, or choose another name.", free=list(free))
        case MixedScripts():
            raise refused(MIXED_SCRIPTS, "It might look like another one: write it in one script.")
        case OverQuota(_, most):
            raise refused(OVER_QUOTA, f"You may be in {most} rooms.")


def get(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """One room."""
    return summary(tx, call, room_of(tx, call))


def _shared(tx: Tx, call: Call) -> Room:
    room = room_of(tx, call)
    if not room.name:
        raise refused(OWN_ROOM)
    return room


def leave(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Leave it, unless nobody else is in it."""
    match leave_room(tx, call.person_id, _shared(tx, call).name):
        case Left():
            return ApiAnswer()
        case LastOne():
            raise refused(LAST_MEMBER, "Delete the room instead: nobody would find its photos any more.")
        case _:
            raise refused(NOT_HERE)


def delete(tx: Tx, call: Call) -> ApiAnswer | Problem:
    """Delete it with its photos, if nobody else is in it."""
    match delete_room(tx, call.person_id, _shared(tx, call).name):
        case RoomGone():
            return ApiAnswer()
        case OthersAreIn():
            raise refused(OTHERS_ARE_IN, "Leave it instead.")
        case _:
            raise refused(NOT_HERE)


OPERATIONS = (
    Operation(
        "list_rooms",
        "GET",
        "/rooms",
        "The rooms that you are in.",
        Scope.ROOMS_READ,
        list_all,
        answer=RoomList,
        query=Portion,
    ),
    Operation(
        "make_room",
        "POST",
        "/rooms",
        "Makes a room, which your photos land in from now on.",
        Scope.ROOMS_WRITE,
        make,
        answer=RoomWithMembers,
        status=201,
        body=NewRoom,
        others={200: "You are in a room of that name; it is the active one now."},
        problems=(NOT_A_NAME, NAME_TAKEN, MIXED_SCRIPTS, OVER_QUOTA),
        is_repeatable=True,
    ),
    Operation("get_room", "GET", "/rooms/{room}", "A room.", Scope.ROOMS_READ, get, answer=RoomWithMembers),
    Operation(
        "delete_room",
        "DELETE",
        "/rooms/{room}",
        "Deletes a room with its photos, if nobody else is in it.",
        Scope.ROOMS_WRITE,
        delete,
        status=204,
        problems=(OTHERS_ARE_IN, OWN_ROOM),
    ),
    Operation(
        "leave_room",
        "POST",
        "/rooms/{room}/leave",
        "Leaves a room.",
        Scope.ROOMS_WRITE,
        leave,
        status=204,
        problems=(LAST_MEMBER, OWN_ROOM),
    ),
)
