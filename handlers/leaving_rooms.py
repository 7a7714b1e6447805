from bot import room_replies as replies
from bot.commands import command
from bot.question import Choice, Question
from bot.text import Refusal, Reply, Text
from bot.tx import Tx
from handlers.rooms import NotInRoom, joined_room
from storage import questions, rooms
from storage.rooms import Room

DELETE = "DELETE"


class NotTheLast(Refusal):
    """Others are in the room, so that it isn't this person's to delete."""


@command("LEAVE", shape="LEAVE [name]", about="Takes you out of a room, or of the active one.")
def leave(tx: Tx, text: Text) -> Reply:
    """Leave a room. The last one in it is asked what to do with it, and stays until they say."""
    there = joined_room(tx, text, text.args[0]) if text.args else rooms.active(tx, text.person.id)
    if there is None:
        raise NotInRoom(replies.in_no_room())
    if not rooms.is_last(tx, text.person.id, there):
        return _left(tx, text, there)
    question = what_to_do_with(there)
    questions.ask(tx, text.person.id, question)
    return Reply(question.prompt())


def what_to_do_with(there: Room) -> Question:
    """What the last one in a room is asked."""
    delete = Choice(f"delete {there.name} and its photos", f"\\LEAVE {there.name} DELETE")
    keep = Choice("leave and keep it", f"\\LEAVE {there.name} KEEP")
    return Question((delete, keep), f"You are the last one in {there.name}.")


@command("LEAVE", shape="\\LEAVE name DELETE|KEEP", about="Takes the last one out, and deletes or keeps the room.")
def leave_last(tx: Tx, text: Text) -> Reply:
    """Do what the last one in a room answered. A room that is kept has its name and photos for whoever joins it."""
    there = joined_room(tx, text, text.args[0])
    if text.args[1].upper() != DELETE:
        return _left(tx, text, there)
    if not rooms.is_last(tx, text.person.id, there):
        raise NotTheLast(replies.not_the_last(there.name))
    active = rooms.leave(tx, text.person.id, there)
    rooms.delete(tx, there.id)
    return Reply(replies.deleted(there.name, active.name if active else ""), "room_deleted")


def _left(tx: Tx, text: Text, there: Room) -> Reply:
    active = rooms.leave(tx, text.person.id, there)
    return Reply(replies.left(there.name, active.name if active else ""), "room_left")
