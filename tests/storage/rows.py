"""Rows that storage tests begin with."""

import orjson

from bot.clock import Moment
from bot.delivery import Delivery, State
from bot.ids import new_id
from bot.text import Text
from bot.tx import Tx
from storage import claims, deliveries, people, texts
from storage.deliveries import NewDelivery, Terms

OURS = "+15550100000"
ANN = "+15550100101"
BEN = "+15550100102"
SECRET = "zebrafinch at the window"
TERMS = Terms(lease=60_000, settle=10_000, retry=2_000, pace=0.0)


def meet(tx: Tx, phone: str = ANN) -> int:
    """The id of whoever has that number."""
    standing = people.find(tx, phone) or people.add(tx, phone)
    return standing.person.id


def text_to(
    person_id: int, body: str = SECRET, *, to: str = ANN, lane: str = "", text_id: int | None = None
) -> NewDelivery:
    """A delivery of a text."""
    content = orjson.dumps([to, OURS, body]).decode()
    lane = lane or f"text/{person_id}"
    return NewDelivery("text", lane, content, person_id=person_id, text_id=text_id, pace=OURS)


def add(tx: Tx, phone: str = ANN, body: str = SECRET, *, lane: str = "", due_at: Moment | None = None) -> int:
    """A delivery to that person that waits."""
    return deliveries.add(tx, text_to(meet(tx, phone), body, to=phone, lane=lane), due_at)


def hand(tx: Tx, phone: str = ANN, body: str = SECRET, report_within: int = 30_000) -> int:
    """A delivery to that person that went out with the answer to a webhook."""
    return deliveries.hand(tx, text_to(meet(tx, phone), body, to=phone), Moment(tx.now + report_within))


def take(tx: Tx, limit: int = 100, terms: Terms = TERMS) -> list[Delivery]:
    """What is due, taken in hand."""
    return claims.claim(tx, {"text": limit}, terms).deliveries


def states(tx: Tx) -> list[str]:
    """Where all deliveries stand, oldest first."""
    return [row[0] for row in tx.rows("SELECT state FROM deliveries ORDER BY id")]


def state_of(tx: Tx, delivery_id: int) -> State:
    """Where one delivery stands."""
    row = tx.row("SELECT state FROM deliveries WHERE id = :id", id=delivery_id)
    assert row is not None
    return State(row[0])


def column(tx: Tx, name: str, delivery_id: int) -> object:
    """One column of a delivery."""
    row = tx.row(f"SELECT {name} FROM deliveries WHERE id = :id", id=delivery_id)
    assert row is not None
    return row[0]


def text_from(tx: Tx, sid: str = "SM1", phone: str = ANN, body: str = SECRET) -> Text:
    """A text of that person, stored."""
    standing = people.find(tx, phone) or people.add(tx, phone)
    text = Text(sid, phone, OURS, body, tx.now).known_as(new_id(tx.now), standing.person)
    assert texts.add(tx, text, texts.sealed(text, text.id, tx.keys), "handled", "plain", "webhook")
    return text
