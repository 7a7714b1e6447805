"""The reply to a text whose outcome is known only later: its handler was silent, and this is what it had to say."""

from bot.segments import segments
from bot.text import Person
from bot.tx import Tx
from storage import conversation, deliveries, spending, texts
from storage.spending import Spent


def follow_up(tx: Tx, text_id: int | None, person_id: int | None, body: str) -> int | None:
    """Answer a stored text with `body`, at the number that it was sent to; returns the delivery.

    The delivery has the text's id as any reply has; if the text was answered already, an id of its own. Nothing is
    said (None) to somebody who is gone, or whose text is erased.
    """
    kept = texts.get(tx, text_id) if text_id else None
    if kept is None or kept.content is None or person_id is None or kept.person_id != person_id:
        return None
    text = texts.opened(kept, tx.keys).known_as(kept.id, Person(person_id, ""))
    spending.add(tx, person_id, Spent(segments_out=segments(body)))
    return deliveries.add(tx, conversation.reply_to(text, body))


def is_answered(tx: Tx, text_id: int | None) -> bool:
    """Whether that text has a reply."""
    return tx.row("SELECT 1 FROM deliveries WHERE id = :id", id=text_id) is not None
