r"""Shapes of commands: the text that people are shown, as a pattern.

A shape is a command's word and its arguments: `JOIN room [password]`. What an argument is called says what may stand
there (see `ArgumentKind`), and is the name under which the handler gets it; one in brackets may be missing. An
argument that has another name for the handler than for people is written `name:argument`, and so is a choice among
words in capitals, which has no name of its own: of `\LEAVE name then:DELETE|KEEP`, people read
`\LEAVE name DELETE|KEEP`. Such words may also stand beside a name: `[month|OFF]`.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.reading.words import Words
from core.reports.months import is_month
from core.tracking.measures import is_known_measure
from core.tracking.spans import read_span

ROOM_NAME_LENGTHS = range(2, 25)


class ArgumentKind(StrEnum):
    """What may stand in an argument's place."""

    ROOM = "room"  # 2 to 24 letters of any script, digits, - and _
    WORD = "word"  # one word, without the text's final stop
    UNIT = "unit"  # a unit, a scale or the like; a word that is not known for one only behind a backslash
    MONTH = "month"  # a month's name, in whichever language
    YEAR = "year"  # four digits
    SPAN = "span"  # how far back: month, year, 90
    PASSWORD = "password"  # noqa: S105 - one word as typed, the text's own ending included
    ONE_OF = "one of"  # one of some words, such as DELETE|KEEP; in capitals, however it was typed
    WORDS = "words"  # all the rest as typed: spacing, line breaks, quotes, ending


_KINDS = {
    "room": ArgumentKind.ROOM,
    "name": ArgumentKind.ROOM,
    "word": ArgumentKind.WORD,
    "unit": ArgumentKind.UNIT,
    "month": ArgumentKind.MONTH,
    "year": ArgumentKind.YEAR,
    "span": ArgumentKind.SPAN,
    "password": ArgumentKind.PASSWORD,
    "words": ArgumentKind.WORDS,
}
_ONE_OF = re.compile(r"[A-Z]+(\|[A-Z]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"[a-z_]+:")
_PLAIN_ROOM = re.compile(r"[A-Za-z0-9_-]{2,24}")


@dataclass(frozen=True, slots=True)
class Argument:
    """A place in a shape.

    Attributes:
        name: under which the handler gets it.
        kind: what may stand there.
        optional: whether it may be missing.
        options: the words to choose from, if it is one of some, or may also be one.
    """

    name: str
    kind: ArgumentKind
    optional: bool
    options: tuple[str, ...] = ()


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
        endless = any(argument.kind is ArgumentKind.WORDS for argument in self.arguments)
        return range(needed, 10_000 if endless else len(self.arguments) + 1)

    def match(self, words: Words) -> dict[str, str] | None:
        """The arguments in a text of this shape by name; optional ones that are missing are left off.

        The command's word itself is not looked at: an alias may stand in its place.
        """
        if self.backslash and not words.backslash:
            return None
        return self.read(words)

    def read(self, words: Words) -> dict[str, str] | None:
        """Like `match`, but whether a backslash is there doesn't matter."""
        given = words.parts[1:]
        found: dict[str, str] = {}
        for position, argument in enumerate(self.arguments):
            if argument.kind is ArgumentKind.WORDS:
                return _with_rest(found, words, position, argument)
            if position == len(given):
                return found if argument.optional else None
            value = _value(argument, words, position + 1)
            if value is None:
                return None
            found[argument.name] = value
        return found if len(given) == len(self.arguments) else None


def _value(argument: Argument, words: Words, position: int) -> str | None:
    """The word at `position` as that argument; nothing if it can't be it."""
    given = words.parts[position]
    if given.upper() in argument.options:
        return given.upper()
    if argument.kind is ArgumentKind.PASSWORD:
        return words.typed(position)
    if argument.kind is ArgumentKind.UNIT and words.backslash:
        return given
    fits = _FITS.get(argument.kind)
    return given if fits is None or fits(given) else None


def _is_year(given: str) -> bool:
    return _YEAR.fullmatch(given) is not None


def _is_span(given: str) -> bool:
    return read_span(given) is not None


def _with_rest(found: dict[str, str], words: Words, position: int, argument: Argument) -> dict[str, str] | None:
    """Add all that follows the word at `position`, as typed."""
    rest = words.rest()
    for _ in range(position):
        rest = "".join(rest.split(None, 1)[1:])
    if rest:
        found[argument.name] = rest
    return found if rest or argument.optional else None


def parse_shape(shape: str) -> Shape:
    r"""Read a shape such as `JOIN room [password]` or `\POST words`.

    Raises:
        ValueError: on an unknown argument, a choice without a name, a name that is there twice, on words that aren't
            the last argument, on a needed argument after an optional one, or without a command word in capitals.
    """
    backslash = shape.startswith("\\")
    word, *places = shape.removeprefix("\\").split() or [""]
    if not word or word != word.upper():
        raise ValueError(f"the shape {shape!r} doesn't begin with a word in capitals, as in 'JOIN room'")
    arguments = tuple(_parse_argument(place, shape) for place in places)
    if any(argument.kind is ArgumentKind.WORDS for argument in arguments[:-1]):
        raise ValueError(f"in the shape {shape!r}, 'words' takes all the rest and has to come last")
    optional = [argument.optional for argument in arguments]
    if optional != sorted(optional):
        raise ValueError(f"in the shape {shape!r}, a needed argument follows an optional one")
    if len({argument.name for argument in arguments}) < len(arguments):
        raise ValueError(f"in the shape {shape!r}, two arguments have one name; write 'other:word' for one of them")
    return Shape(_NAME.sub("", shape), word, backslash, arguments)


def _parse_argument(place: str, shape: str) -> Argument:
    optional = place.startswith("[") and place.endswith("]")
    name, _, shown = (place[1:-1] if optional else place).rpartition(":")
    kind, _, besides = shown.partition("|")
    if kind in _KINDS and (not besides or _ONE_OF.fullmatch(besides)):
        return Argument(name or kind, _KINDS[kind], optional, tuple(filter(None, besides.split("|"))))
    if _ONE_OF.fullmatch(shown) is None:
        raise ValueError(f"the shape {shape!r} has {place!r}; arguments are {', '.join(_KINDS)}")
    if not name:
        raise ValueError(f"in the shape {shape!r}, the choice {place!r} has no name; write 'then:{place}'")
    return Argument(name, ArgumentKind.ONE_OF, optional, tuple(shown.split("|")))


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


_FITS: Mapping[ArgumentKind, Callable[[str], bool]] = {
    ArgumentKind.ROOM: is_room_name,
    ArgumentKind.UNIT: is_known_measure,
    ArgumentKind.MONTH: is_month,
    ArgumentKind.SPAN: _is_span,
    ArgumentKind.YEAR: _is_year,
    ArgumentKind.ONE_OF: lambda _: False,
}
"""What a word has to be for each of these; of other kinds, any will do."""
