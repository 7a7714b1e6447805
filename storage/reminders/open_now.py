"""What a person is being asked: reminders wait for that, so that a short answer is about one thing."""

from core.clock import MINUTE, Moment, after
from core.tx import Tx
from storage.tracking.awaited_values import FEELING_FOR, VALUE_FOR

WAITS_FOR = 15 * MINUTE
"""How long the next reminder waits for the answer to one, or for how somebody feels."""


def open_until(tx: Tx, person_id: int, *, asks: bool) -> Moment:
    """When the next reminder may come, as far as it depends on them: now, if nothing is open.

    `asks`: whether it asks for an answer itself, so that it waits while a number is awaited.
    """
    row = tx.row(_OPEN, person=person_id, now=tx.now, value=VALUE_FOR, feeling=FEELING_FOR)
    question, password, asked = row or (None, None, None)
    awaited = after(asked, WAITS_FOR) if asked is not None and asks else None
    return max([tx.now, *(Moment(each) for each in (question, password, awaited) if each is not None)])


_OPEN = (
    "SELECT (SELECT open_until FROM questions WHERE person_id = :person AND content IS NOT NULL"
    " AND open_until > :now), (SELECT awaited_until FROM awaited_passwords WHERE person_id = :person"
    " AND awaited_until > :now), (SELECT awaited_until - CASE WHEN entry_id IS NULL THEN :value ELSE :feeling END"
    " FROM awaited_values WHERE person_id = :person AND awaited_until > :now)"
)
