import unicodedata
from dataclasses import dataclass

from core.tx import Tx
from storage.rooms import members

LONGEST = 24


@dataclass(frozen=True, slots=True)
class Renamed:
    """Others in their rooms see the person under that name."""

    name: str


@dataclass(frozen=True, slots=True)
class NotAName:
    """Nobody can be called so."""


def rename(tx: Tx, person_id: int, name: str) -> Renamed | NotAName:
    """Let others see the person under that name, and not under the end of their number."""
    if not is_name(name):
        return NotAName()
    members.rename(tx, person_id, name)
    return Renamed(name)


def is_name(word: str) -> bool:
    """Whether somebody may be called so: up to 24 letters, digits, - _ . ' and marks, and a letter first."""
    if len(word) > LONGEST or not word[:1].isalpha():
        return False
    return all(sign.isalnum() or sign in "-_.'’" or unicodedata.category(sign) in {"Mn", "Mc"} for sign in word)  # noqa: RUF001 - an apostrophe as phones type it
