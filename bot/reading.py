"""How a text is read: the one order in which everything that it could be is tried."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

from bot.carrier_words import CarrierWord, carrier_word
from bot.commands import Command, CommandTable
from bot.machine_texts import sent_by_machine
from bot.near_miss import RoomNames, in_no_room, near_miss
from bot.question import Choice, Question, question_for
from bot.words import Words


@dataclass(frozen=True, slots=True)
class ByCarrier:
    """A word that the carriers own and have answered: record it, reply nothing."""

    word: CarrierWord


@dataclass(frozen=True, slots=True)
class ByMachine:
    """A reaction or an automatic reply: no reply, no post."""


@dataclass(frozen=True, slots=True)
class Answer:
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
        args: its arguments; optional ones that are missing are left off.
        bare: whether it came without a backslash, so that it may have been meant as a post.
    """

    command: Command
    args: tuple[str, ...]
    bare: bool


@dataclass(frozen=True, slots=True)
class Misshapen:
    """A backslash and a command's word, but not its shape: the reply tells the shape."""

    command: Command


@dataclass(frozen=True, slots=True)
class Unknown:
    """A backslash and no command's word (`word`, in upper case): the reply tells the closest."""

    word: str
    closest: Command | None


@dataclass(frozen=True, slots=True)
class Ask:
    """A near miss: nothing is done until the question is answered."""

    question: Question


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos, with a caption or without: they are kept, not published."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A post."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Neither words nor photos: there is nothing to do and nothing to reply to."""


Reading: TypeAlias = (
    ByCarrier | ByMachine | Answer | Code | CommandCall | Misshapen | Unknown | Ask | Photos | Plain | Nothing
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
    if sent_by_machine(words.raw):
        return ByMachine()
    return (
        (_answer(words, open_question) if open_question else None)
        or _code(words)
        or (_backslash(words, table) if words.backslash else _bare(words, table))
        or _other(words, table, rooms, media_count)
    )


def _answer(words: Words, question: Question) -> Answer | None:
    """The chosen answer; a number that no answer has is none."""
    if len(words.plain) > _FEWEST_LETTERS_AWAY:
        return None
    found = _NUMBER.fullmatch(words.plain)
    number = unicodedata.digit(found[1]) if found else _NUMBER_WORDS.get(words.plain.upper(), 0)
    if 1 <= number <= len(question.choices):
        return Answer(question.choices[number - 1])
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


def _backslash(words: Words, table: CommandTable) -> CommandCall | Misshapen | Unknown:
    """A command, always: never a post."""
    known = table.find_all(words.first)
    for command in known:
        args = command.match(words)
        if args is not None:
            return CommandCall(command, args, bare=False)
    if known:
        return Misshapen(known[0])
    return Unknown(words.first, table.closest(words.first))


def _bare(words: Words, table: CommandTable) -> CommandCall | None:
    """A command if the whole text has the shape of one that needs no backslash."""
    for command in table.find_all(words.first):
        args = command.match(words)
        if args is not None:
            return CommandCall(command, args, bare=True)
    return None


def _other(words: Words, table: CommandTable, rooms: RoomNames, media_count: int) -> Reading:
    """What is no command: photos, a near miss, or a post."""
    if media_count:
        return Photos()
    if not words.own:
        return Nothing()
    near = near_miss(words, table, rooms)
    return Ask(question_for(near, words)) if near else Plain()
