from actions.rooms.photos import RoomLink, link_to_photos
from actions.rooms.rooms import NotInRoom
from core.reading.commands import Needs, command
from core.text import DoubtfulRefusal, Reply, Text
from core.tx import Tx
from core.wording import rooms as wording


@command(
    "PHOTOS",
    shape="PHOTOS [room]",
    only_tells=True,
    needs=Needs.ROOM,
    about="A link to the photos of a room, or of the active one.",
)
def photos(tx: Tx, text: Text, room: str = "") -> Reply:
    """Give the person a link into a room of theirs: the one that they name, the active one, or else their own."""
    match link_to_photos(tx, text.person.id, room):
        case RoomLink(name, url):
            return Reply(wording.opens(name, url))
        case NotInRoom(name):
            raise DoubtfulRefusal(wording.not_in(name))
