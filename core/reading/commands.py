"""Commands: what declares one, and the table that finds it by a look-up."""

import difflib
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import ModuleType
from typing import Any, TypeVar

from core.reading.carrier_words import ALL_CARRIER_WORDS
from core.reading.shapes import Shape, parse_shape
from core.reading.typos import Typos
from core.reading.words import Words

_MARK = "__commands__"
_LONGEST_GUESS = 24
_LIKENESS = 0.6
_NOT_BY_NAME = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)

Handler = TypeVar("Handler", bound=Callable[..., Any])
AsksFirst = Callable[..., Any]
"""Makes a query of a transaction and a person's id (see core.tx)."""


class Needs(Enum):
    """What somebody has to have before a command does anything for them."""

    NOTHING = auto()
    APPLICATION = auto()
    """The operator has an application at X."""
    ACCOUNT = auto()
    """A connected X account."""
    ROOM = auto()
    """Be in a room, or have photos of one's own."""
    ROOM_MADE = auto()
    """Have made a room."""
    TRACKER = auto()
    """Keep count of something."""
    REMINDER = auto()
    """Be reminded of something."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as people text it.

    Attributes:
        word: in upper case, without a backslash.
        shape: what it looks like whole.
        about: one line on what it does, for the list of commands.
        handler: the function that carries it out, called with a transaction, a text and the arguments by name.
        aliases: other words for it, in upper case, without a backslash.
        needs_backslash: whether it publishes or destroys, so that the bare word is not enough.
        guarded: the words of it that count only behind a backslash.
        only_tells: whether it changes nothing, so that it does no harm when it comes late, after newer texts.
        needs: what one has to have, so that it can do anything.
        asks_first: the query that its handler asks first, made of a transaction and the person's id; it may be asked
            beforehand.
    """

    word: str
    shape: Shape
    about: str
    handler: Callable[..., Any]
    aliases: tuple[str, ...]
    needs_backslash: bool
    guarded: frozenset[str]
    only_tells: bool = False
    needs: Needs = Needs.NOTHING
    asks_first: AsksFirst | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The word and its aliases."""
        return (self.word, *self.aliases)

    def match(self, words: Words) -> dict[str, str] | None:
        """The arguments by name if the text is this command, well-shaped and with a backslash where needed."""
        if words.first in self.guarded and not words.backslash:
            return None
        return self.shape.read(words)


def command(
    word: str,
    *,
    shape: str | None = None,
    about: str,
    aliases: tuple[str, ...] = (),
    needs_backslash: bool = False,
    only_tells: bool = False,
    needs: Needs = Needs.NOTHING,
    asks_first: AsksFirst | None = None,
) -> Callable[[Handler], Handler]:
    r"""Declare a function to be the handler of a command; the function itself stays as it is.

    The function takes a transaction, a text, and the shape's arguments by their names; those that may be missing have
    defaults. That is checked here, once.

    The declaration is kept on the function as `__commands__`, a tuple, for `CommandTable`. One
    word may have several commands whose shapes can't both fit (`POST` and `\POST words`).

    Which words need the backslash: those of the carriers always; an alias that is written with
    one; all others if `needs_backslash` is set or the shape has one, except the aliases of a
    command that is itself called by a carriers' word (`\HELP` has `?` and `MENU`, which work bare).

    Args:
        word: the command's word.
        shape: the whole of it, as people read it; the word alone if left out.
        about: one line on what it does.
        aliases: other words for it.
        needs_backslash: for what publishes or destroys.
        only_tells: for what changes nothing; all else isn't done any more if it comes late, after newer texts.
        needs: what one has to have first: to others, `?` doesn't show it.
        asks_first: the query that the function asks first, for whoever asks it together with others'.

    Raises:
        ValueError: if the shape can't be read or is that of another word, and on declaring a function that takes
            other arguments than the shape has.
    """
    parsed = parse_shape(shape or ("\\" if needs_backslash else "") + word)
    if parsed.word != word:
        raise ValueError(f"the command {word} has the shape {parsed.text!r}, which is another word's")
    needs_backslash = needs_backslash or parsed.backslash
    plain_aliases = tuple(alias.removeprefix("\\") for alias in aliases)
    guarded = _guarded(word, aliases, needs_backslash=needs_backslash)

    def declare(function: Handler) -> Handler:
        _check_parameters(function, parsed)
        made = Command(
            word, parsed, about, function, plain_aliases, needs_backslash, guarded, only_tells, needs, asks_first
        )
        setattr(function, _MARK, (made, *getattr(function, _MARK, ())))
        return function

    return declare


def _guarded(word: str, aliases: tuple[str, ...], *, needs_backslash: bool) -> frozenset[str]:
    """The words of a command that count only behind a backslash."""
    plain = {alias for alias in aliases if not alias.startswith("\\")}
    guarded = {word} if needs_backslash else set()
    guarded |= {alias[1:] for alias in aliases if alias.startswith("\\")}
    guarded |= plain & ALL_CARRIER_WORDS
    if needs_backslash and word not in ALL_CARRIER_WORDS:
        guarded |= plain
    return frozenset(guarded)


def _check_parameters(function: Callable[..., Any], shape: Shape) -> None:
    """See that a handler takes what its shape has: what follows transaction and text, by name.

    Raises:
        ValueError: naming both, if it doesn't.
    """
    given = [*inspect.signature(function).parameters.values()][2:]
    takes = {each.name: each.default is not each.empty for each in given}
    wanted = {each.name: each.optional for each in shape.arguments}
    if takes != wanted or any(each.kind in _NOT_BY_NAME for each in given):
        raise ValueError(
            f"{function.__qualname__} is to carry out {shape.text!r}, but behind transaction and text it takes"
            f" ({_signature(takes)}), and the shape's arguments are ({_signature(wanted)})"
        )


def _signature(names: Mapping[str, bool]) -> str:
    """Names as a function's parameters, with "=" behind those that may be missing."""
    return ", ".join(f"{name}=" if optional else name for name, optional in names.items())


class CommandTable:
    """All commands, by word."""

    __slots__ = ("_all", "_by_word", "_typos", "words")

    def __init__(self, commands: Iterable[Command]) -> None:
        """Make the table.

        Raises:
            ValueError: on two commands that the same text could mean, and on a bare word that
                the carriers own.
        """
        self._all = tuple(commands)
        self._by_word: dict[str, tuple[Command, ...]] = {}
        for each in self._all:
            self._add(each)
        self.words = frozenset(self._by_word)
        self._typos = Typos([*self._by_word, *sorted(ALL_CARRIER_WORDS)])

    @classmethod
    def of_modules(cls, modules: Iterable[ModuleType]) -> "CommandTable":
        """The commands of the functions that these modules define, in the order of definition.

        Raises:
            ValueError: as `CommandTable` itself.
        """
        return cls(
            each
            for module in modules
            for function in vars(module).values()
            if getattr(function, "__module__", None) == module.__name__
            for each in getattr(function, _MARK, ())
        )

    def _add(self, new: Command) -> None:
        for word in new.words:
            if word in ALL_CARRIER_WORDS and word not in new.guarded:
                owners = "the carriers own that word: it needs a backslash"
                raise ValueError(f"{_place(new)} answers to a bare {word}, but {owners}")
            for old in self._by_word.get(word, ()):
                if set(old.shape.counts) & set(new.shape.counts):
                    raise ValueError(f"{_place(old)} and {_place(new)} both answer to {word}")
            both = (*self._by_word.get(word, ()), new)
            # Who takes all the rest comes first: folded, `\\POST ...` looks like `\\POST` alone.
            self._by_word[word] = tuple(sorted(both, key=lambda each: -len(each.shape.counts)))

    def find(self, word: str) -> Command | None:
        """The command of a word or alias in upper case; of several, the one that takes more words."""
        found = self._by_word.get(word)
        return found[0] if found else None

    def find_all(self, word: str) -> tuple[Command, ...]:
        """All commands of a word or alias in upper case, those that take more words first."""
        return self._by_word.get(word, ())

    def near(self, word: str) -> tuple[str, ...]:
        """The word itself, or else those of the table and of the carriers that are one slip away."""
        return self._typos.near(word)

    def closest(self, word: str) -> Command | None:
        """The command that was probably meant by an upper-case word, if one comes near at all."""
        for near in self._typos.near(word):
            if near in self._by_word:
                return self._by_word[near][0]
        if len(word) > _LONGEST_GUESS:
            return None
        likely = difflib.get_close_matches(word, self._by_word, n=1, cutoff=_LIKENESS)
        return self._by_word[likely[0]][0] if likely else None

    def __iter__(self) -> Iterator[Command]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _place(of: Command) -> str:
    """A command with the function behind it, for the developer who has to choose."""
    name = getattr(of.handler, "__qualname__", repr(of.handler))
    return f"{of.shape.text!r} ({of.handler.__module__}.{name})"
