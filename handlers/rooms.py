from bot import room_replies as replies
from bot.commands import command
from bot.text import SILENCE, Refusal, Reply, Text
from bot.tx import Tx
from storage import members, passwords, rooms
from storage.rooms import NameTaken, Room

LONGEST_ENDING = 12


class NoSuchRoom(Refusal):
    """Nobody made a room of that name."""

    may_be_post = True


class NameIsTaken(Refusal):
    """There is a room of that name already, and this person isn't in it."""

    may_be_post = True


class NotInRoom(Refusal):
    """The person would have to join it first, if there is one."""

    may_be_post = True


class NeedsPassword(Refusal):
    """The room has a password, and none was told."""


@command("ROOM", shape="ROOM name [password]", about="Makes a room and takes you into it.")
def room(tx: Tx, text: Text) -> Reply:
    """Make a room, join it, make it active. With a password, others get in once that is hashed."""
    wanted, password = text.args[0], password_in(text)
    try:
        new = rooms.make(tx, text.person.id, wanted, locked=bool(password))
    except NameTaken:
        return _go_there(tx, text, rooms.find(tx, wanted), wanted)
    if password:
        passwords.keep_later(tx, text, new, password)
    return Reply(replies.made(new.name, with_password=bool(password)), "room_made")


def _go_there(tx: Tx, text: Text, there: Room | None, wanted: str) -> Reply:
    """Whoever is in it wants to go there, most likely; others read which names are free."""
    if there is not None and rooms.is_member(tx, text.person.id, there.id):
        return _use_again(tx, text, there)
    own = members.name_of(tx, text.person.id).casefold()
    ending = f"-{own}" if own.isalnum() and len(own) <= LONGEST_ENDING else "3"
    free = rooms.free_names(tx, wanted, ["2", ending])
    raise NameIsTaken(replies.taken(there.name if there else wanted, free))


@command("JOIN", shape="JOIN name [password]", about="Takes you into a room.")
def join(tx: Tx, text: Text) -> Reply:
    """Join a room and make it active. A password is looked at outside the transaction; that is the reply then."""
    wanted, password = text.args[0], password_in(text)
    there = rooms.find(tx, wanted)
    if there is None:
        raise NoSuchRoom(replies.no_room(wanted))
    if rooms.is_member(tx, text.person.id, there.id):
        return _use_again(tx, text, there)
    if there.needs_password and not password:
        raise NeedsPassword(replies.needs_password(there.name))
    if there.needs_password:
        return _knock(tx, text, there, password)
    count = rooms.join(tx, text.person.id, there)
    if count is None:  # deleted at this moment
        raise NoSuchRoom(replies.no_room(wanted))
    return Reply(replies.joined(there.name, count), "room_joined")


def _knock(tx: Tx, text: Text, there: Room, password: str) -> Reply:
    """Tell a password at the door, unless the door is shut for this person."""
    wait = passwords.locked_until(tx, there.id, text.person.id) - tx.now
    if wait > 0:
        passwords.hide(tx, text, password)
        return Reply(replies.locked(there.name, wait))
    passwords.check_later(tx, text, there, password)
    return SILENCE


def _use_again(tx: Tx, text: Text, there: Room) -> Reply:
    rooms.use(tx, text.person.id, there)
    password = password_in(text)
    if password:
        passwords.hide(tx, text, password)
    return Reply(replies.in_already(there.name))


def password_in(text: Text) -> str:
    """The password that was told, as typed, or nothing."""
    return text.args[1] if len(text.args) > 1 else ""


@command("ROOMS", about="Your rooms, with people and photos.")
def list_(tx: Tx, text: Text) -> Reply:
    """The person's rooms, the active one first; their own only if there is something in it."""
    found = [each for each in rooms.of(tx, text.person.id) if each.room.name or each.photos]
    if not any(each.room.name for each in found):
        own = sum(each.photos for each in found)
        return Reply(replies.in_no_room(own))
    shown = [(each.room.shown, each.members, each.photos) for each in found]
    return Reply(replies.listed(shown, has_active=found[0].is_active))


@command("USE", shape="USE name", about="Lets your photos land in another room of yours.")
def use(tx: Tx, text: Text) -> Reply:
    """Make a joined room the active one."""
    there = joined_room(tx, text, text.args[0])
    rooms.use(tx, text.person.id, there)
    return Reply(replies.used(there.name))


def joined_room(tx: Tx, text: Text, name: str) -> Room:
    """The room of that name.

    Raises:
        NotInRoom: when the person isn't in it; whether it is there is not told.
    """
    there = rooms.find(tx, name)
    if there is None or not rooms.is_member(tx, text.person.id, there.id):
        raise NotInRoom(replies.not_in(name))
    return there
