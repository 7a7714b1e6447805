"""Texts that look like a command, a wish or talk, and had better not be posted unasked.

When in doubt, ask: a wrong question costs a cent, a wrong post is public.
"""
# ruff: noqa: RUF001 - phones type typographic quotes

import re
from dataclasses import dataclass
from enum import Enum, auto

from core.reading.answers import is_short
from core.reading.auto_replies import may_be_automatic
from core.reading.automatic.answering_later import answers_later
from core.reading.automatic.busy_words import may_be_busy
from core.reading.automatic.notices import may_be_notice
from core.reading.automatic.reactions import may_be_reaction
from core.reading.carrier_words import ALL_CARRIER_WORDS, HELP_WORDS, OPT_OUT_WORDS
from core.reading.commands import Command, CommandTable
from core.reading.opt_out_phrases import begins_with_stop, repeats_stop, wishes_to_stop
from core.reading.ordinary_words import ORDINARY
from core.reading.phrases.about_the_bot import tells_the_bot
from core.reading.phrases.asking_again import asks_why_or_what_it_costs
from core.reading.phrases.asking_who_sees import asks_who_sees
from core.reading.phrases.assistants import asks_an_assistant
from core.reading.phrases.lexicon import spoken
from core.reading.phrases.requests import MOST_WORDS_AT_ALL, requested
from core.reading.phrases.several import several_commands
from core.reading.phrases.talking import talks_to_the_bot
from core.reading.situation import RoomNames, in_no_room
from core.reading.small_talk import is_small_talk
from core.reading.taking_back import may_take_back
from core.reading.typos import one_typo
from core.reading.words import Words, read_words

__all__ = ["NearMiss", "NearMissKind", "near_miss", "one_typo"]

_FEW_WORDS = 4
_MOST_WORDS = 10
"""Of a command with a password and courtesies; of longer texts, what looks like a secret is one all the same."""
_SHORT_WORD = 3
_UNSPACED = re.compile(
    r"[\w-]{2,24}(?:に|の|へ|から|を)?(?:部屋(?:に|を)?)?(?:参加|入る|入りたい|入室|退出|退室|抜ける|加入|离开|離開)(?:する|して|したい|させて|します)?"
    r"|(?:加入|进入|離開|离开|退出)(?:房间)?[\w-]{2,24}"
)
_SECRETS_LIST = """
password passwort passwd pass pw pwd pin pins code codes passcode passphrase kennwort codewort
contraseña contrasena clave senha parola wachtwoord mot-de-passe passwords secret login
"""
_SECRETS = frozenset(_SECRETS_LIST.split())
_POLITE = frozenset({"please", "pls", "plz", "now", "thanks", "thx", "bitte"})
_FIRST_RUN = re.compile(r"[^\W_]+")
_LEAD = re.compile(r"[\W_]*[^\W_]+[\s:,;.?!>=-]*")
_WORD = re.compile(r"[\w-]+")
_GLUED = re.compile(
    r"(join|leave|ask|connect|rooms?|status)[_.-]?"
    r"(?!(?:ing|ed|s|er|ers|t|ts|ery|ion|ions|or|ive|ing|y|ie|ies|mates?|ful|es|ance)$)([^\W_]\w{2,30})[.!]?",
    re.IGNORECASE,
)
_HANDLE_OR_TAG = re.compile(r"(?<![\w.])@\w{2,}|(?<!\w)#(?=\d*[^\W\d])\w{2,}(?![\w#])")
_SIGNS = "\"'“”‘’„«».,;:!?()[]<>*"
_CORRECTS = re.compile(r"\*[^\W\d_][\w'’]*(?: [\w'’]+){0,2}[.!]?|[^\W\d_][\w'’]*(?: [\w'’]+)?\*")
"""A word put right, as people do below what they have sent: "*their"; with a star on both sides it is a gesture."""


class NearMissKind(Enum):
    """Why a text is asked about."""

    COMMAND = auto()  # few words, the first a command's or the carriers', or one slip away
    STOP_WISH = auto()  # a wish for no more texts
    SECRET = auto()  # like a command, with a room of the person's or a word for a password in it
    CHAT = auto()  # said to a person
    PUBLISHING = auto()  # "post it", and nothing was asked about
    AWAITED = auto()  # while a room's password is awaited, and perhaps about that
    CONTACT = auto()  # with a phone number, a street or an e-mail address in it
    FOR_ONE_PERSON = auto()  # rather meant for one person, by its words
    FEELING = auto()  # short, minutes after it was asked how they feel
    REMINDED = auto()  # nothing about it: it came minutes after a reminder, and may be an answer to that
    ALWAYS = auto()  # nothing about it: its person wants to be asked before each post


@dataclass(frozen=True, slots=True)
class NearMiss:
    r"""A text that is not posted until the person says what it is.

    Attributes:
        kind: why.
        command: the command that may have been meant.
        repaired: the text as that command, well-shaped and unambiguous (`\JOIN trip`), if it can be.
    """

    kind: NearMissKind
    command: Command | None = None
    repaired: str | None = None

    def is_talk(self, words: Words) -> bool:
        """Whether it is said in passing, to the bot or to somebody: what waits for POST stays what it is."""
        return self.kind is NearMissKind.CHAT or (self.kind is NearMissKind.FOR_ONE_PERSON and is_short(words))


def near_miss(words: Words, table: CommandTable, rooms: RoomNames = in_no_room) -> NearMiss | None:
    """Whether a text that is no command had better be asked about before it is posted.

    Args:
        words: the text.
        table: all commands.
        rooms: gives the names of this person's rooms.
    """
    if wishes_to_stop(words.plain) or begins_with_stop(words.own) or repeats_stop(words.own):
        return NearMiss(NearMissKind.STOP_WISH)
    asked = _several(words, table) or _in_other_words(words, table, rooms)
    if asked is not None and asked.repaired is not None and len(words.parts) > 1:
        return asked
    return _begins_like_a_command(words, table, rooms) or asked or _taken_back(words, table) or _talk(words)


def _begins_like_a_command(words: Words, table: CommandTable, rooms: RoomNames) -> NearMiss | None:
    """The near miss of a text whose first word is a command's, the carriers' or a room's, or a slip away from one."""
    few = len(words.parts) <= _FEW_WORDS
    if few and not words.plain.isascii() and _UNSPACED.fullmatch(words.plain):
        return NearMiss(NearMissKind.COMMAND)
    glued = _GLUED.fullmatch(words.plain)
    if glued is not None:
        return _like_a_command(read_words(f"{glued[1]} {glued[2]}"), table, (glued[1].upper(),), few=True)
    meant = _meant(words, table, rooms)
    if meant and (few or _opens_something(words, rooms)) and not _is_headed(words, table, meant, rooms):
        return _like_a_command(words, table, meant, few=few)
    if few and (_tells_secret(words) or _names_room_first(words, rooms)):
        return NearMiss(NearMissKind.SECRET)
    return None


def _meant(words: Words, table: CommandTable, rooms: RoomNames) -> tuple[str, ...]:
    """The words of commands and carriers that the first one is, or may be a slip of."""
    first = _first_run(words)
    meant = table.near(first)
    if first not in ORDINARY or (len(words.parts) == 1 and _talk(words) is None) or _tells_secret(words, rooms):
        return meant
    return ()


def _talk(words: Words) -> NearMiss | None:
    if words.plain[:1] not in {"\\", "/"} and _HANDLE_OR_TAG.search(words.plain):
        return None  # thanks to a handle, or with a tag, are for everybody to see
    is_chat = (
        words.plain[:1] in {"\\", "/"}
        or is_small_talk(words.plain)
        or talks_to_the_bot(words)
        or tells_the_bot(words)
        or asks_an_assistant(words.own)
        or asks_who_sees(words)
        or asks_why_or_what_it_costs(words)
        or may_be_reaction(words.own)
        or may_be_notice(words)
        or may_be_automatic(words.raw)
        or _CORRECTS.fullmatch(words.plain) is not None
        or may_be_busy(words.plain)
        or answers_later(words.plain)
    )
    return NearMiss(NearMissKind.CHAT) if is_chat else None


def _taken_back(words: Words, table: CommandTable) -> NearMiss | None:
    return _like_a_command(read_words("UNDO"), table, ("UNDO",), few=True) if may_take_back(words) else None


def _several(words: Words, table: CommandTable) -> NearMiss | None:
    first = several_commands(words, table)
    return NearMiss(NearMissKind.COMMAND, *first) if first is not None else None


def _in_other_words(words: Words, table: CommandTable, rooms: RoomNames) -> NearMiss | None:
    """The near miss of a text that asks for a command in other words: "please let me into trip"."""
    if not 0 < len(words.parts) <= MOST_WORDS_AT_ALL:
        return None
    request = requested(words.plain, rooms)
    if request is None:
        return None
    kind = NearMissKind.SECRET if request.word == "PASSWORD" else NearMissKind.COMMAND
    word, *option = request.word.split()
    command = table.find(word)
    if command is None:
        return NearMiss(kind)
    if word in {"POST", "UNDO"}:
        return _like_a_command(words, table, ("HELP",), few=True) if word == "POST" else NearMiss(kind, command)
    alone = " ".join([f"\\{word}", *option])
    tried = [f"{alone} {_as_typed(words, request.name)}", alone] if request.name else [alone]
    for text in tried:
        for each in table.find_all(word):
            if each.match(read_words(text)) is not None:
                return NearMiss(kind, each, text)
    return NearMiss(kind, command)


def _as_typed(words: Words, name: str) -> str:
    """A name as it stands in a text, without signs around it."""
    for part in words.parts:
        if spoken(part) == (name,):
            return part.strip(_SIGNS)
    return name


def _first_run(words: Words) -> str:
    """The first run of letters and digits, in upper case: of "(join: trip" it is JOIN."""
    if words.first.isalnum():
        return words.first
    found = _FIRST_RUN.search(words.plain)
    return found[0].upper() if found else ""


def _tells_secret(words: Words, rooms: RoomNames = in_no_room) -> bool:
    """Whether a word for a password, or one of the rooms, is in the text."""
    said = _WORD.findall(words.plain.casefold())
    return not _SECRETS.isdisjoint(said) or any(room.casefold() in said for room in rooms())


def _opens_something(words: Words, rooms: RoomNames) -> bool:
    """Whether a text of more than a few words tells a password or a room all the same."""
    return len(words.parts) <= _MOST_WORDS and _tells_secret(words, rooms)


def _names_room_first(words: Words, rooms: RoomNames) -> bool:
    """Whether the text is a room's name, or that and one more word: probably its password."""
    if not words.parts or len(words.parts) > 2:  # noqa: PLR2004 - a room and a password
        return False
    first, last = words.parts[0].casefold(), words.parts[-1].casefold()
    named = {first} if len(first) > _SHORT_WORD else {first, last}  # "us garden"
    return any(room.casefold() in named for room in rooms())


def _is_headed(words: Words, table: CommandTable, meant: tuple[str, ...], rooms: RoomNames) -> bool:
    """Whether a command's word is but a heading, as in "Status: horizontal": with the rest it makes no command."""
    if len(words.parts) < 2 or not words.parts[0].endswith(":") or _tells_secret(words, rooms):  # noqa: PLR2004
        return False
    return OPT_OUT_WORDS.isdisjoint(meant) and not any(_repair(words, table, word) for word in meant)


def _like_a_command(words: Words, table: CommandTable, meant: tuple[str, ...], *, few: bool) -> NearMiss:
    """The near miss of a text whose first word is one of `meant` or close to it."""
    kind = NearMissKind.COMMAND if few and not _tells_secret(words) else NearMissKind.SECRET
    ours = [word for word in meant if table.find(word) and word not in ALL_CARRIER_WORDS]
    for word in ours:
        repaired = _repair(words, table, word)
        if repaired:
            return NearMiss(kind, *repaired)
    if ours:
        return NearMiss(kind, table.find(ours[0]))
    if few and not OPT_OUT_WORDS.isdisjoint(meant):
        return NearMiss(NearMissKind.STOP_WISH)
    helping = table.find("HELP")
    if helping and not HELP_WORDS.isdisjoint(meant):
        return NearMiss(kind, helping, "\\HELP")
    return NearMiss(kind)


def _repair(words: Words, table: CommandTable, word: str) -> tuple[Command, str] | None:
    """The text with `word` as its first one, if that makes a well-shaped command."""
    rest = _after_first_run(words)
    for tried in dict.fromkeys((_without_please(rest), rest)):
        text = f"\\{word} {tried}".rstrip()
        repaired = read_words(text)
        for command in table.find_all(word):
            if command.match(repaired) is not None:
                return command, text
    return None


def _after_first_run(words: Words) -> str:
    """What was typed behind the first run: of "(join: trip", "join-trip" and "join trip" it is "trip"."""
    return words.rest() if words.first.isalnum() else _LEAD.sub("", words.own, count=1)


def _without_please(rest: str) -> str:
    before, _, last = f" {rest}".replace("\n", " ").rpartition(" ")
    return before.strip(" ,") if last.strip(".,!?").casefold() in _POLITE else rest
