"""What a text can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from core.reading.carrier_words import CarrierWord
from core.reading.commands import Command
from core.reading.near_miss import NearMiss
from core.reading.question import Choice, Question
from core.tracking.said import Said


@dataclass(frozen=True, slots=True)
class ByCarrier:
    """A word that the carriers own and have answered: record it, reply nothing."""

    word: CarrierWord


@dataclass(frozen=True, slots=True)
class Unheard:
    """Its person has opted out: nothing is done, whatever it says."""


@dataclass(frozen=True, slots=True)
class Automatic:
    """A reaction or an automatic reply: no reply, no post."""


@dataclass(frozen=True, slots=True)
class ChosenAnswer:
    """The answer to the open question, by number."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was asked is dropped: nothing is done, and nothing posted."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """A short text while a question is open: it is about that, but no answer. It is asked once more.

    Attributes:
        question: what was asked.
        command: the one whose word it is, without what belongs behind it: the reply tells its shape.
    """

    question: Question
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class AnsweredLate:
    """An answer to a question that has closed."""


@dataclass(frozen=True, slots=True)
class Code:
    """Digits alone: never posted, whether a code is awaited or not."""

    digits: str


@dataclass(frozen=True, slots=True)
class AwaitedPassword:
    """The password that is awaited for a room."""

    room: str
    password: str


@dataclass(frozen=True, slots=True)
class CommandCall:
    """A well-shaped command.

    Attributes:
        command: which.
        arguments: by name; optional ones that are missing are left off.
        bare: whether it came without a backslash, so that it may have been meant as a post.
    """

    command: Command
    arguments: Mapping[str, str]
    bare: bool


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A backslash and a command's word, but not its shape: the reply tells the shape."""

    command: Command


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """A backslash and no command's word (`word`, in upper case): the reply tells the closest."""

    word: str
    closest: Command | None


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first text of somebody new, or one that asks who we are: the reply tells. It is no post."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Not posted unasked: nothing is done until the person has answered what it is."""

    near: NearMiss


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos, with a caption or without: they are kept, not published. Somebody new is welcomed besides."""

    is_from_new: bool = False


@dataclass(frozen=True, slots=True)
class Tracking:
    """For what its person keeps count of: an entry, a look, or something near to one."""

    said: Said


@dataclass(frozen=True, slots=True)
class Plain:
    """A post."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Neither words nor photos: there is nothing to do and nothing to reply to."""


@dataclass(frozen=True, slots=True)
class CameLate:
    """What isn't done unasked any more, for its person has sent other texts since, and it may mean something else."""

    reading: "Reading"


Reading: TypeAlias = (
    ByCarrier
    | Unheard
    | Automatic
    | ChosenAnswer
    | Dropped
    | NoAnswer
    | AnsweredLate
    | Code
    | AwaitedPassword
    | CommandCall
    | Misshapen
    | UnknownCommand
    | Welcome
    | Ask
    | Photos
    | Tracking
    | Plain
    | Nothing
    | CameLate
)


def as_late(reading: Reading) -> Reading:
    """What a text is that came after newer ones of its person: it acts on nothing that may be newer than itself.

    Photos are kept all the same, and what the carriers' words are about tells which of them is the newest.
    """
    match reading:
        case CommandCall(command) if command.only_tells:
            return reading
        case Tracking(said) if said.whenever_it_comes:
            return reading
        case ByCarrier() | Unheard() | Automatic() | Misshapen() | UnknownCommand() | Photos() | Nothing():
            return reading
        case _:
            return CameLate(reading)
