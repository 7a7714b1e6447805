"""Secrets in texts: codes, cards, passwords, links that sign in. They are never posted unasked, quoted or kept."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from core.reading.situation import RoomNames
from core.reading.words import Words


class SecretKind(Enum):
    """What it looks like."""

    CODE = auto()
    CARD = auto()
    PASSWORD = auto()
    ROOM_PASSWORD = auto()


@dataclass(frozen=True, slots=True)
class Secret:
    """What looks like a secret, with the room that it may be the password of."""

    kind: SecretKind
    room: str = ""
    password: str = ""


_CODE = re.compile(
    r"\b(?:code|pin|otp|passcode)\b.{0,40}?\b\d{4,8}\b|\b\d{4,8}\b.{0,30}?\b(?:code|pin|otp)\b", re.IGNORECASE
)
_CARD = re.compile(r"\b\d(?:[ -]?\d){12,18}\b")
_PASSWORD = re.compile(r"\b(?:password|passwort|passcode|wifi|pw|pwd)\b(?: is)?[ :]+\S+", re.IGNORECASE)
_MIXED = re.compile(r"(?=\S*[^\W\d_])(?=\S*\d)(?=[\w!$%&*+?-]{6,64}$)\S+")


def find_secret(words: Words, rooms: RoomNames) -> Secret | None:
    """What in a text looks like a secret."""
    if any(_passes_luhn(found[0]) for found in _CARD.finditer(words.plain)):
        return Secret(SecretKind.CARD)
    if _CODE.search(words.plain):
        return Secret(SecretKind.CODE)
    if _PASSWORD.search(words.plain) or (len(words.parts) == 1 and _MIXED.fullmatch(words.plain)):
        return Secret(SecretKind.PASSWORD)
    if len(words.parts) == 2:  # noqa: PLR2004 - a room and its password
        first = words.parts[0].casefold()
        room = next((room for room in rooms() if room.casefold() == first), "")
        if room:
            return Secret(SecretKind.ROOM_PASSWORD, room, words.typed(1))
    return None


def _passes_luhn(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
