"""What a text was answered: the reply is the delivery that has the text's id."""

from dataclasses import dataclass

from core.delivery import State
from core.message import Message
from core.tx import Tx


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """What was said, and where it stands on its way."""

    body: str
    state: State


def reply_to(tx: Tx, text_id: int) -> ReplyTo | None:
    """The reply to that text; nothing if there was none, or it is erased."""
    row = tx.row("SELECT content, state FROM deliveries WHERE id = :id AND content IS NOT NULL", id=text_id)
    if row is None:
        return None
    message = Message.from_json(tx.keys.open(row[0], f"deliveries:{text_id}"))
    return ReplyTo(message.body, State(row[1]))
