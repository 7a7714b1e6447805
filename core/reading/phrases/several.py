r"""Several commands in one text: "JOIN trip. ROOMS", "join trip\nname Ann". None is carried out unasked."""

import re

from core.reading.commands import Command, CommandTable
from core.reading.words import Words, read_words

_LONGEST = 120
_MOST = 4
_BETWEEN = re.compile(
    r"\s*[\n;]+\s*|\s*[.!,&+]+\s+|\s+(?:and then|and|then|y|und|et|e|en|i|и|ve|و)\s+|\s+(?=[\\/][A-Za-z])"
)


def several_commands(words: Words, table: CommandTable) -> tuple[Command, str] | None:
    r"""The first of several commands in a text, with its text behind a backslash (`\JOIN trip`); else nothing."""
    if len(words.own) > _LONGEST:
        return None
    pieces = [piece for piece in _BETWEEN.split(words.own) if piece]
    if not 1 < len(pieces) <= _MOST:
        return None
    found = [_command(piece, table) for piece in pieces]
    if any(each is None for each in found):
        return None
    return found[0]


def _command(piece: str, table: CommandTable) -> tuple[Command, str] | None:
    """The command that a piece of a text is by itself, and its text."""
    words = read_words(piece)
    for command in table.find_all(words.first):
        if command.match(words) is not None:
            bare = words.plain[1:] if words.backslash else words.plain
            return command, f"\\{bare}"
    return None
