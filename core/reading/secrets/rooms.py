"""Passwords of rooms: a room's name and one more word, or a password and the room that it is for."""

import re

from core.reading.secrets.secret import Secret, SecretKind
from core.reading.situation import RoomNames
from core.reading.words import Words

_BETWEEN = re.compile(r"[:=,/|-]+$|^[:=,/|-]+")
_INSIDE = re.compile(r"([\w-]{2,24}?)\s*[:=/]\s*(\S+)")
_POLITE = frozenset({"please", "pls", "plz", "thanks", "thx"})
_NAME = re.compile(r"[\w-]+")
_ROOM_AND_PASSWORD = 2
_MOST_WORDS = 4


def of_room(words: Words, rooms: RoomNames) -> Secret | None:
    """The room that is named if a text is a room's name and one more word, with a colon between or without."""
    given = [word for word in words.parts if _BETWEEN.sub("", word) and word.casefold().strip(",") not in _POLITE]
    if len(words.parts) > _MOST_WORDS or not 1 <= len(given) <= _ROOM_AND_PASSWORD:
        return None
    if len(given) == 1:
        inside = _INSIDE.fullmatch(words.typed(words.parts.index(given[0])).strip('“”"'))
        if inside is None:
            return None
        name, password = inside[1], inside[2]
    else:
        name, password = _BETWEEN.sub("", given[0]), words.typed(words.parts.index(given[1], 1))
    room = _called(name, rooms)
    return Secret(SecretKind.ROOM, room, password) if room else None


def with_room(secret: Secret, words: Words, rooms: RoomNames) -> Secret:
    """That secret, with the room that the text names besides, if there is one and what may be its password."""
    if not secret.password:
        return secret
    spoken = {name.removesuffix("'s").casefold() for name in _NAME.findall(words.plain)} - {
        secret.password.casefold()
    }
    for room in rooms():
        if room.casefold() in spoken:
            return Secret(secret.kind, room, secret.password)
    return Secret(secret.kind)


def _called(name: str, rooms: RoomNames) -> str:
    """The room of that name as it is written, or ""."""
    return next((room for room in rooms() if room.casefold() == name.casefold()), "")
