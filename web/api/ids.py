"""Ids as programs see them: with a word in front that says of what, so that none is taken for another's."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.ids import UUID

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter looks like a digit."""
LENGTH = 13
"""Of a number of 63 bits."""
BITS = 5


NUMBER = f"[0-7][{ALPHABET}]{{{LENGTH - 1}}}"
"""What a number looks like, as a regular expression."""


@dataclass(frozen=True, slots=True)
class Id:
    """What ids of one kind look like.

    Attributes:
        word: in front.
        pattern: what follows, as a regular expression.
        read: the id itself, from what follows.
    """

    word: str
    pattern: str
    read: Callable[[str], str | int | None]

    @property
    def whole(self) -> str:
        """All of it, as a regular expression."""
        return f"^{self.word}_{self.pattern}$"

    def parse(self, shown: str) -> str | int | None:
        """The id itself; nothing if it is none of this kind."""
        if re.fullmatch(self.whole[1:-1], shown) is None:
            return None
        return self.read(shown.removeprefix(f"{self.word}_"))

    def show(self, known: str | int) -> str:
        """As programs see it."""
        return f"{self.word}_{known if isinstance(known, str) else number_in_letters(known)}"


def number_in_letters(number: int) -> str:
    """A number of up to 63 bits, always as long."""
    return "".join(ALPHABET[(number >> shift) & (2**BITS - 1)] for shift in range(BITS * (LENGTH - 1), -1, -BITS))


def number_of(letters: str) -> int:
    """The number that was written so."""
    number = 0
    for letter in letters:
        number = number << BITS | ALPHABET.index(letter)
    return number


def _by_number(word: str) -> Id:
    return Id(word, NUMBER, number_of)


ROOM = Id("room", UUID, str)
PHOTO = Id("photo", UUID, str)
POST = _by_number("post")
TEXT = _by_number("text")
SESSION = _by_number("session")
PROGRAM = _by_number("program")
TRACKER = _by_number("tracker")
ENTRY = _by_number("entry")
REPORT = _by_number("report")
IMPORT = _by_number("import")
REMINDER = _by_number("reminder")
_NUMBERED = (POST, TEXT, SESSION, PROGRAM, TRACKER, ENTRY, IMPORT, REPORT, REMINDER)
IN_PATHS = {each.word: each for each in (ROOM, PHOTO, *_NUMBERED)}
"""By the names of placeholders."""
