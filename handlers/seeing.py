from bot import room_replies as replies
from bot.commands import command
from bot.text import Reply, Text
from bot.tx import Tx
from handlers.rooms import joined_room
from storage import links, rooms


@command("PHOTOS", shape="PHOTOS [room]", about="A link to the photos of a room, or of the active one.")
def photos(tx: Tx, text: Text) -> Reply:
    """Give the person a link into a room of theirs: the one that they name, the active one, or else their own."""
    person_id = text.person.id
    if text.args:
        there = joined_room(tx, text, text.args[0])
    else:
        there = rooms.active(tx, person_id) or rooms.private(tx, person_id)
    return Reply(replies.opens(there.name, links.to_room(tx, person_id, there.id)))
