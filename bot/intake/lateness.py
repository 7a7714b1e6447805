"""What a person is told of a text that came late, after newer ones of theirs, so that nothing was done about it."""

from core.reading.reading import ChosenAnswer, Code, CommandCall, Plain, Reading
from core.text import Reply, Text
from core.tx import Tx
from core.wording.late import nothing_done, post_not_posted
from storage import held, questions


def came_late(tx: Tx, text: Text, reading: Reading) -> Reply:
    """Say that nothing was done, and how to have it done. What would have been a post is held, if nothing else is."""
    match reading:
        case Plain():
            is_free = held.find(tx, text.person.id) is None and not questions.is_open(tx, text.person.id)
            if is_free:
                held.hold(tx, text.person.id, text.body)
            return post_not_posted(text.body, is_held=is_free)
        case CommandCall(command):
            return nothing_done(("\\" if command.needs_backslash else "") + command.word)
        case Code() | ChosenAnswer():
            return nothing_done("A number")
        case _:
            return nothing_done("A text of yours")
