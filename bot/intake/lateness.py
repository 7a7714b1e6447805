"""What a person is told of a text that came late, after newer ones of theirs, so that nothing was done about it."""

from actions.waiting import NothingWaits, next_waiting
from core.reading.readings import (
    AnsweredLate,
    AwaitedPassword,
    ChosenAnswer,
    Code,
    CommandCall,
    Dropped,
    NoAnswer,
    Plain,
    Reading,
)
from core.text import Reply, Text
from core.tx import Tx
from core.wording.late import nothing_done, post_not_posted
from storage import questions
from storage.waiting import promised
from storage.waiting.promised import WhyPromised


def came_late(tx: Tx, text: Text, reading: Reading) -> Reply:
    """Say that nothing was done, and how to have it done. A would-be post waits for POST, if nothing else does."""
    match reading:
        case Plain():
            nothing_waits = isinstance(next_waiting(tx, text.person.id), NothingWaits)
            is_free = nothing_waits and questions.find_open(tx, text.person.id) is None
            if is_free:
                promised.promise(tx, text.person.id, text.body, WhyPromised.LATE)
            return post_not_posted(text.body, waits=is_free)
        case CommandCall(command):
            return nothing_done(("\\" if command.needs_backslash else "") + command.word)
        case Code() | ChosenAnswer():
            return nothing_done("A number")
        case AnsweredLate() | Dropped() | NoAnswer():
            return nothing_done("An answer")
        case AwaitedPassword():
            return nothing_done("A password")
        case _:
            return nothing_done("A text of yours")
