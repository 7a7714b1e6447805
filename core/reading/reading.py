"""How a text is read: the one order in which everything that it could be is tried."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from core.reading.auto_replies import is_automatic
from core.reading.carrier_words import CarrierWord, carrier_word
from core.reading.commands import Command, CommandTable
from core.reading.near_miss import NearMiss, RoomNames, in_no_room, near_miss
from core.reading.question import Choice, Question
from core.reading.words import Words


@dataclass(frozen=True, slots=True)
class ByCarrier:
    """A word that the carriers own and have answered: record it, reply nothing."""

    word: CarrierWord


@dataclass(frozen=True, slots=True)
class Automatic:
    """A reaction or an automatic reply: no reply, no post."""


@dataclass(frozen=True, slots=True)
class ChosenAnswer:
    """The answer to the open question."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Code:
    """Digits alone: never posted, whether a code is awaited or not."""

    digits: str


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
class Ask:
    """A near miss: nothing is done until the person has answered what it is."""

    near: NearMiss


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos, with a caption or without: they are kept, not published."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A post."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Neither words nor photos: there is nothing to do and nothing to reply to."""


@dataclass(frozen=True, slots=True)
class CameLate:
    """What isn't done unasked any more, for its person has sent other texts since, and it may mean something else."""

    reading: "ChosenAnswer | Code | CommandCall | Ask | Plain"


Reading: TypeAlias = (
    ByCarrier
    | Automatic
    | ChosenAnswer
    | Code
    | CommandCall
    | Misshapen
    | UnknownCommand
    | Ask
    | Photos
    | Plain
    | Nothing
    | CameLate
)

_LONGEST_CODE = 8
_FEWEST_LETTERS_AWAY = 40
_DIGITS = re.compile(r"(?:(?:my |the )?(?:code|pin)(?: is)?[ :]{1,2})?(\d[\d -]*)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:reply|option|number|choice|answer)? ?[#(\\/]? ?(\d)[).:]{0,2}(?: please| pls)?",
    re.IGNORECASE,
)
_NUMBER_WORDS = {"ONE": 1, "TWO": 2, "THREE": 3}


def read(
    words: Words,
    table: CommandTable,
    *,
    opt_out_type: str = "",
    open_question: Question | None = None,
    rooms: RoomNames = in_no_room,
    media_count: int = 0,
) -> Reading:
    """What a text is.

    Photos change only what would else be held or posted: commands, answers and codes stay what
    they are, other words beside photos are a caption.

    Args:
        words: the text.
        table: all commands.
        opt_out_type: `OptOutType` of the webhook, or "".
        open_question: what this person was asked and may be answering.
        rooms: gives the names of this person's rooms; asked only about texts that may need them.
        media_count: how many photos came with the text.
    """
    carriers = carrier_word(words, opt_out_type)
    if carriers is not None:
        return ByCarrier(carriers)
    if is_automatic(words.raw):
        return Automatic()
    return (
        (_answer(words, open_question) if open_question else None)
        or _code(words)
        or (_backslash(words, table) if words.backslash else _bare(words, table))
        or _other(words, table, rooms, media_count)
    )


def as_late(reading: Reading) -> Reading:
    """What a text is that came after newer ones of its person: it acts on nothing that may be newer than itself.

    Photos are kept all the same, and what the carriers' words are about tells which of them is the newest.
    """
    match reading:
        case CommandCall(command) if command.only_tells:
            return reading
        case ChosenAnswer() | Code() | CommandCall() | Ask() | Plain():
            return CameLate(reading)
        case _:
            return reading


def _answer(words: Words, question: Question) -> ChosenAnswer | None:
    """The chosen answer; a number that no answer has is none."""
    if len(words.plain) > _FEWEST_LETTERS_AWAY:
        return None
    found = _NUMBER.fullmatch(words.plain)
    number = unicodedata.digit(found[1]) if found else _NUMBER_WORDS.get(words.plain.upper(), 0)
    if 1 <= number <= len(question.choices):
        return ChosenAnswer(question.choices[number - 1])
    return None


def _code(words: Words) -> Code | None:
    """Digits alone, up to eight; spaces and hyphens between them, "code" before them don't matter."""
    if len(words.plain) > _FEWEST_LETTERS_AWAY:
        return None
    found = _DIGITS.fullmatch(words.plain)
    if found is None:
        return None
    digits = "".join(str(unicodedata.digit(sign)) for sign in found[1] if sign not in " -")
    return Code(digits) if len(digits) <= _LONGEST_CODE else None


def _backslash(words: Words, table: CommandTable) -> CommandCall | Misshapen | UnknownCommand:
    """A command, always: never a post."""
    known = table.find_all(words.first)
    for command in known:
        arguments = command.match(words)
        if arguments is not None:
            return CommandCall(command, arguments, bare=False)
    if known:
        return Misshapen(known[0])
    return UnknownCommand(words.first, table.closest(words.first))


def _bare(words: Words, table: CommandTable) -> CommandCall | None:
    """A command if the whole text has the shape of one that needs no backslash."""
    for command in table.find_all(words.first):
        arguments = command.match(words)
        if arguments is not None:
            return CommandCall(command, arguments, bare=True)
    return None


def _other(words: Words, table: CommandTable, rooms: RoomNames, media_count: int) -> Reading:
    """What is no command: photos, a near miss, or a post."""
    if media_count:
        return Photos()
    if not words.own:
        return Nothing()
    near = near_miss(words, table, rooms)
    return Ask(near) if near else Plain()
