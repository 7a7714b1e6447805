from actions.rooms.governing import (
    NobodyLikeThat,
    NotTheMaker,
    PasswordSet,
    Removed,
    SeveralLikeThat,
    remove_member,
    set_password,
)
from actions.rooms.rooms import NotInRoom
from core.events import MemberRemoved, RoomPasswordSet
from core.reading.commands import Needs, command
from core.text import DoubtfulRefusal, Refusal, Reply, Text
from core.tx import Tx
from core.wording import rooms as wording


@command(
    "PASSWORD",
    shape="PASSWORD name password",
    needs=Needs.ROOM_MADE,
    about="Sets the password of a room that you made.",
)
def password_(tx: Tx, text: Text, name: str, password: str) -> Reply:
    """Set a room's password, or change it."""
    match set_password(tx, text.person.id, name, password, text.id):
        case PasswordSet(there):
            return Reply(wording.password_set(there), RoomPasswordSet())
        case NotTheMaker(there):
            raise Refusal(wording.not_the_maker(there))
        case NotInRoom(unknown):
            raise DoubtfulRefusal(wording.not_in(unknown))


@command(
    "REMOVE",
    shape="\\REMOVE who:word [name]",
    needs=Needs.ROOM_MADE,
    about="Takes somebody out of a room that you made.",
)
def remove(tx: Tx, text: Text, who: str, name: str = "") -> Reply:
    """Take a member out of a room, or of the active one."""
    match remove_member(tx, text.person.id, who, name):
        case Removed(there, shown, needs_password):
            return Reply(wording.removed(shown, there, needs_password=needs_password), MemberRemoved())
        case NotTheMaker(there):
            raise Refusal(wording.not_the_maker(there))
        case NobodyLikeThat(there, others):
            raise Refusal(wording.nobody_like(who, there, others))
        case SeveralLikeThat(shown):
            raise Refusal(wording.several_like(shown))
        case NotInRoom(unknown):
            raise Refusal(wording.not_in(unknown) if unknown else wording.in_no_room())
