"""Shapes of commands: the very text that people are shown, as a pattern."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.words import Words

ROOM_NAME_LENGTHS = range(2, 25)


class Kind(StrEnum):
    """What may stand in an argument's place."""

    ROOM = "room"  # 2 to 24 letters of any script, digits, - and _
    WORD = "word"  # one word, without the text's final stop
    PASSWORD = "password"  # noqa: S105 - one word as typed, the text's own ending included
    ONE_OF = "one of"  # one of some words in capitals, such as DELETE|KEEP
    WORDS = "words"  # all the rest as typed: spacing, line breaks, quotes, ending


_KINDS = {
    "room": Kind.ROOM,
    "name": Kind.ROOM,
    "word": Kind.WORD,
    "password": Kind.PASSWORD,
    "words": Kind.WORDS,
}
_ONE_OF = re.compile(r"[A-Z]+(\|[A-Z]+)*")
_PLAIN_ROOM = re.compile(r"[A-Za-z0-9_-]{2,24}")


@dataclass(frozen=True, slots=True)
class Argument:
    """A place in a shape."""

    name: str
    kind: Kind
    optional: bool


@dataclass(frozen=True, slots=True)
class Shape:
    r"""A command's shape, such as `JOIN room [password]` or `\POST words`.

    Attributes:
        text: the shape as people read it.
        word: the command's word in upper case, without a backslash.
        backslash: whether the shape demands one.
        arguments: the places after the word.
    """

    text: str
    word: str
    backslash: bool
    arguments: tuple[Argument, ...]

    @property
    def counts(self) -> range:
        """How many words may follow the command's word."""
        needed = sum(not argument.optional for argument in self.arguments)
        endless = any(argument.kind is Kind.WORDS for argument in self.arguments)
        return range(needed, 10_000 if endless else len(self.arguments) + 1)

    def match(self, words: Words) -> tuple[str, ...] | None:
        """The arguments in a text of this shape; optional ones that are missing are left off.

        The command's word itself is not looked at: an alias may stand in its place.
        """
        if self.backslash and not words.backslash:
            return None
        return self.read(words)

    def read(self, words: Words) -> tuple[str, ...] | None:
        """Like `match`, but whether a backslash is there doesn't matter."""
        given = words.parts[1:]
        found: list[str] = []
        for position, argument in enumerate(self.arguments):
            if argument.kind is Kind.WORDS:
                return _with_rest(found, words, position, optional=argument.optional)
            if position == len(given):
                return tuple(found) if argument.optional else None
            if argument.kind is Kind.ROOM and not is_room_name(given[position]):
                return None
            if argument.kind is Kind.ONE_OF and given[position].upper() not in argument.name.split("|"):
                return None
            typed = argument.kind is Kind.PASSWORD
            found.append(words.typed(position + 1) if typed else given[position])
        return tuple(found) if len(given) == len(self.arguments) else None


def _with_rest(found: list[str], words: Words, position: int, *, optional: bool) -> tuple[str, ...] | None:
    """Add all that follows the word at `position`, as typed."""
    rest = words.rest()
    for _ in range(position):
        rest = "".join(rest.split(None, 1)[1:])
    if rest:
        return (*found, rest)
    return tuple(found) if optional else None


def parse_shape(shape: str) -> Shape:
    r"""Read a shape such as `JOIN room [password]` or `\POST words`.

    Raises:
        ValueError: on an unknown argument, on words that aren't the last argument, on a needed
            argument after an optional one, or without a command word in capitals.
    """
    backslash = shape.startswith("\\")
    word, *places = shape.removeprefix("\\").split() or [""]
    if not word or word != word.upper():
        raise ValueError(f"the shape {shape!r} doesn't begin with a word in capitals, as in 'JOIN room'")
    arguments = tuple(_parse_argument(place, shape) for place in places)
    if any(argument.kind is Kind.WORDS for argument in arguments[:-1]):
        raise ValueError(f"in the shape {shape!r}, 'words' takes all the rest and has to come last")
    optional = [argument.optional for argument in arguments]
    if optional != sorted(optional):
        raise ValueError(f"in the shape {shape!r}, a needed argument follows an optional one")
    return Shape(shape, word, backslash, arguments)


def _parse_argument(place: str, shape: str) -> Argument:
    optional = place.startswith("[") and place.endswith("]")
    name = place[1:-1] if optional else place
    if _ONE_OF.fullmatch(name):
        return Argument(name, Kind.ONE_OF, optional)
    if name not in _KINDS:
        raise ValueError(f"the shape {shape!r} has {place!r}; arguments are {', '.join(_KINDS)}")
    return Argument(name, _KINDS[name], optional)


def is_room_name(name: str) -> bool:
    """Whether a room may be called so: 2 to 24 letters of any script, digits, - and _.

    Marks that belong to a letter (vowel signs of Hindi, for one) count as letters, but no name
    begins with one.
    """
    if name.isascii():
        return _PLAIN_ROOM.fullmatch(name) is not None
    if len(name) not in ROOM_NAME_LENGTHS or _is_mark(name[0]):
        return False
    return all(sign.isalnum() or sign in "-_" or _is_mark(sign) for sign in name)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in {"Mn", "Mc"}
