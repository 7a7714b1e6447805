"""Bare commands, which come again and again: read once, and known from then on."""

from functools import lru_cache

from core.reading.commands import CommandTable
from core.reading.question import Question
from core.reading.reading import read
from core.reading.readings import CommandCall
from core.reading.words import read_words
from core.sender_state import SenderState
from core.text import Text

_AROUND = " \n\\/.!"
"""What may stand around a command's word; that is read, too, though only once."""
_LONGEST = 24


def read_at_once(
    text: Text, sender: SenderState, question: Question | None, table: CommandTable
) -> CommandCall | None:
    """The command that a text is, if it is a command's word and meets nothing by which that could mean more.

    That is: nothing is asked or awaited, no photos come with it, and what it says counts for nothing else.
    """
    body = text.body
    if len(body) > _LONGEST or body.strip(_AROUND).upper() not in table.words:
        return None
    if text.media or text.opt_out_type or sender.opted_out or question is not None:
        return None
    return _read_alone(body, table) if sender.awaited_room is None and not sender.trackers else None


@lru_cache(maxsize=1024)
def _read_alone(body: str, table: CommandTable) -> CommandCall | None:
    """The command that these words are in whatever other situation; nothing that anybody wrote is kept but that."""
    if any(sign.isdigit() for sign in body):  # a code, if one is awaited
        return None
    reading = read(read_words(body), table)
    return reading if isinstance(reading, CommandCall) and not reading.arguments else None
