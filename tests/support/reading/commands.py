"""Stand-ins for all commands that people can text, with the shapes that they are shown."""

import sys

import handlers
from core.reading.commands import CommandTable, command
from core.text import Text
from core.tx import Tx


@command("HELP", shape="\\HELP", about="What you can text.", aliases=("?", "MENU"))
def tell_commands(tx: Tx, text: Text) -> None: ...


@command("STATUS", about="Account, room, what waits.")
def tell_status(tx: Tx, text: Text) -> None: ...


@command("STOP", shape="\\STOP", about="Delete all that is yours.", needs_backslash=True)
def delete_person(tx: Tx, text: Text) -> None: ...


@command("CONNECT", about="Connect X.")
def connect(tx: Tx, text: Text) -> None: ...


@command("POST", about="Publish what is held.")
def post_waiting(tx: Tx, text: Text) -> None: ...


@command("POST", shape="\\POST words", about="Publish just that.")
def post_words(tx: Tx, text: Text, words: str) -> None: ...


@command("UNDO", shape="\\UNDO", about="Delete your last post.")
def undo(tx: Tx, text: Text) -> None: ...


@command("ROOM", shape="ROOM name [password]", about="Make a room.")
def make_room(tx: Tx, text: Text, name: str, password: str = "") -> None: ...


@command("JOIN", shape="JOIN room [password]", about="Enter a room.")
def join(tx: Tx, text: Text, room: str, password: str = "") -> None: ...


@command("ROOMS", about="Your rooms.")
def list_rooms(tx: Tx, text: Text) -> None: ...


@command("USE", shape="USE name", about="Make a room the active one.")
def use(tx: Tx, text: Text, name: str) -> None: ...


@command("LEAVE", shape="LEAVE [name]", about="Leave a room.")
def leave(tx: Tx, text: Text, name: str = "") -> None: ...


@command("NAME", shape="NAME word", about="How others see you.")
def take_name(tx: Tx, text: Text, word: str) -> None: ...


@command("PHOTOS", shape="PHOTOS [room]", about="A link into the room's page.")
def link_photos(tx: Tx, text: Text, room: str = "") -> None: ...


TABLE = CommandTable.of_modules((sys.modules[__name__],))
_LIVE = CommandTable.of_modules(handlers.LIVE)
LIVE_TABLE = CommandTable([*_LIVE, *(each for each in TABLE if each.word not in _LIVE.words)])
"""The commands as they are in life, and stand-ins for those that are still to come."""
