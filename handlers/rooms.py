from actions.quotas import OverQuota
from actions.rooms.rooms import (
    AlreadyIn,
    Joined,
    Made,
    MixedScripts,
    NameInUse,
    NeedsPassword,
    NoSuchRoom,
    NotInRoom,
    NowActive,
    PasswordPending,
    TooManyTries,
    list_rooms,
    make_room,
    use_room,
)
from actions.rooms.rooms import join as join_room
from actions.rooms.trying_names import TooManyRooms
from core.events import RoomJoined, RoomMade
from core.reading.commands import Needs, command
from core.text import SILENCE, DoubtfulRefusal, Refusal, Reply, Text
from core.tx import Tx
from core.wording import rooms as wording
from core.wording.quotas import over_quota


@command("ROOM", shape="ROOM name [password]", about="Makes a room and takes you into it.")
def room(tx: Tx, text: Text, name: str, password: str = "") -> Reply:
    """Make a room, join it, make it active."""
    match make_room(tx, text.person.id, name, password, text.id):
        case Made(made, needs_password):
            return Reply(wording.made(made, with_password=needs_password), RoomMade())
        case AlreadyIn(there):
            return Reply(wording.in_already(there))
        case MixedScripts(mixed):
            raise DoubtfulRefusal(wording.mixed(mixed))
        case NameInUse(taken, free):
            choices = wording.instead_of(taken, free) if not password else ()
            raise DoubtfulRefusal(wording.exists(taken) if choices else wording.taken(taken, free), choices)
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))


@command("JOIN", shape="JOIN name [password]", about="Takes you into a room.")
def join(tx: Tx, text: Text, name: str, password: str = "") -> Reply:
    """Join a room and make it active. A password is looked at outside the transaction; that is the reply then."""
    match join_room(tx, text.person.id, name, password, text.id):
        case Joined(there, members):
            return Reply(wording.joined(there, members), RoomJoined())
        case AlreadyIn(there):
            return Reply(wording.in_already(there))
        case PasswordPending():
            return SILENCE
        case TooManyTries(there, wait):
            return Reply(wording.locked(there, wait))
        case TooManyRooms(wait):
            return Reply(wording.too_many(wait))
        case NeedsPassword(there):
            return Reply(wording.needs_password(there))
        case NoSuchRoom(unknown):
            raise DoubtfulRefusal(wording.no_room(unknown))
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))


@command("ROOMS", only_tells=True, needs=Needs.ROOM, about="Your rooms, with people and photos.")
def list_(tx: Tx, text: Text) -> Reply:
    """The person's rooms, the active one first; their own only if there is something in it."""
    found = list_rooms(tx, text.person.id)
    if not any(each.room.name for each in found):
        return Reply(wording.in_no_room(sum(each.photos for each in found)))
    shown = [(each.room.shown, each.members, each.photos) for each in found]
    return Reply(wording.listed(shown, has_active=found[0].is_active))


@command("USE", shape="USE name", needs=Needs.ROOM, about="Photos you send go to another room of yours.")
def use(tx: Tx, text: Text, name: str) -> Reply:
    """Make a joined room the active one."""
    match use_room(tx, text.person.id, name):
        case NowActive(there):
            return Reply(wording.used(there))
        case NotInRoom(unknown):
            raise DoubtfulRefusal(wording.not_in(unknown))
