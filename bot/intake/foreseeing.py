"""What a text will most likely be looked up for, told before it is read: so it can be asked together with others'."""

from bot.intake.at_once import read_at_once
from core.sender_state import SenderState
from core.text import Text
from core.tx import RowQuery, Tx
from storage.x import posting_status


def foreseen(tx: Tx, text: Text, sender: SenderState) -> RowQuery | None:
    """A bare command's first query, or what meets a new post; nothing, if that can't be told."""
    if sender.question is not None or sender.overtaken or text.media:
        return None
    reading = read_at_once(text, sender, None, tx.commands)
    if reading is None:  # four of five texts are to be posted
        return posting_status.query_for_new_post(tx, sender.person.id) if sender.has_account else None
    asks_first = reading.command.asks_first
    query: RowQuery | None = asks_first(tx, sender.person.id) if asks_first is not None else None
    return query
