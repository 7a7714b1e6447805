"""What texts were answered: the reply to a text is the delivery that has the text's id."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.clock import Moment
from core.delivery import State
from core.message import Message
from core.text import Person
from core.tx import Tx


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """What was said, and where it stands on its way."""

    body: str
    state: State


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that is stored, whose it is, and its reply, as long as the carrier isn't known to have that."""

    id: int
    person: Person
    reply: Message | None


def reply_to(tx: Tx, text_id: int) -> ReplyTo | None:
    """The reply to that text; nothing if there was none, or it is erased."""
    row = tx.row("SELECT kind, content, state FROM deliveries WHERE id = :id AND content IS NOT NULL", id=text_id)
    if row is None or row[0] not in {channel.delivery_kind for channel in tx.channels.values()}:
        return None
    return ReplyTo(_opened(tx, text_id, row[1]).body, State(row[2]))


def latest_to(tx: Tx, person_id: int, count: int) -> Iterator[str]:
    """The latest replies to that person's texts, newest first."""
    for text_id, content in tx.rows(
        "SELECT d.id, d.content FROM texts t JOIN deliveries d ON d.id = t.id WHERE t.person_id = :person"
        " AND d.content IS NOT NULL ORDER BY t.id DESC LIMIT :count",
        person=person_id,
        count=count,
    ):
        yield _opened(tx, text_id, content).body


def known_text(tx: Tx, sid: str) -> KnownText | None:
    """The text that the carrier knows by that identifier, with its reply."""
    row = tx.row(
        "SELECT t.id, t.person_id, p.tag, d.content FROM texts t"
        " LEFT JOIN people p ON p.id = t.person_id"
        " LEFT JOIN deliveries d ON d.id = t.id AND d.state = 'handed' AND d.carrier_sid IS NULL"
        " WHERE t.sid = :sid",
        sid=sid,
    )
    if row is None:
        return None
    text_id, person_id, tag, content = row
    reply = _opened(tx, text_id, content) if content is not None else None
    return KnownText(text_id, Person(person_id or 0, tag or ""), reply)


def hand_over_again(tx: Tx, text_id: int, report_by: Moment) -> bool:
    """Let it ride on one more answer to the webhook; false if it was just taken in hand to be settled."""
    return bool(
        tx.run(
            "UPDATE deliveries SET due_at = :due WHERE id = :id AND state = 'handed'",
            id=text_id,
            due=report_by,
        )
    )


def _opened(tx: Tx, text_id: int, content: bytes) -> Message:
    return Message.from_json(tx.keys.open(content, f"deliveries:{text_id}"))
