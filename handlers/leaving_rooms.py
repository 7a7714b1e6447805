from actions.rooms.leaving import InNoRoom, LastOne, Left, OthersAreIn, RoomGone, delete_room, leave_room
from actions.rooms.rooms import NotInRoom
from core.events import RoomDeleted, RoomLeft
from core.reading.commands import Needs, command
from core.text import DoubtfulRefusal, Reply, Text
from core.tx import Tx
from core.wording import rooms as wording
from core.wording.questions import prompt


@command("LEAVE", shape="LEAVE [name]", needs=Needs.ROOM, about="Takes you out of a room, or of the active one.")
def leave(tx: Tx, text: Text, name: str = "") -> Reply:
    """Leave a room. The last one in it is asked what to do with it, and stays until they say."""
    return _left(leave_room(tx, text.person.id, name))


@command(
    "LEAVE",
    shape="\\LEAVE name then:DELETE|KEEP",
    needs=Needs.ROOM,
    about="Takes the last one out, and deletes or keeps the room.",
)
def leave_last(tx: Tx, text: Text, name: str, then: str) -> Reply:
    """Do what the last one in a room answered. A room that is kept has its name and photos for whoever joins it."""
    if then == "KEEP":
        return _left(leave_room(tx, text.person.id, name, even_if_last=True))
    match delete_room(tx, text.person.id, name):
        case RoomGone(deleted, active):
            return Reply(wording.deleted(deleted, active), RoomDeleted())
        case OthersAreIn(there):
            return Reply(wording.not_the_last(there))
        case NotInRoom(unknown):
            raise DoubtfulRefusal(wording.not_in(unknown))


def _left(outcome: Left | LastOne | NotInRoom | InNoRoom) -> Reply:
    match outcome:
        case Left(name, active):
            return Reply(wording.left(name, active), RoomLeft())
        case LastOne(name):
            question = wording.what_to_do_with(name)
            return Reply(prompt(question), question=question)
        case NotInRoom(name):
            raise DoubtfulRefusal(wording.not_in(name))
        case InNoRoom():
            raise DoubtfulRefusal(wording.in_no_room())
