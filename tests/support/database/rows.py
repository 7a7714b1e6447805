"""Rows that storage tests begin with."""

from core.address import Address, sms
from core.clock import Moment
from core.delivery import Delivery, State
from core.message import Message
from core.sender_state import SenderState
from core.settings import KeepSettings
from core.table import Table
from core.text import CameBy, Text
from core.tx import Tx
from storage import addresses, erasing, spending, texts
from storage.delivery import claims, deliveries
from storage.delivery.deliveries import NewDelivery, RetryPolicy
from storage.desk import traces
from storage.waiting import promised
from storage.waiting.promised import Promise

OURS = sms("+15550100000")
ANN = sms("+15550100101")
BEN = sms("+15550100102")
SECRET = "zebrafinch at the window"
POLICY = RetryPolicy(lease=60_000, retry=2_000)


def in_state(tx: Tx, state: str | None, count: int) -> list[traces.DeliveryRow]:
    """The latest deliveries in that state; without one, all that haven't ended."""
    condition = "d.state = :state" if state else "d.ended_at IS NULL"
    sql = f"SELECT {traces.COLUMNS} WHERE {condition} ORDER BY d.id DESC LIMIT :count"
    return [traces.DeliveryRow(*row) for row in tx.rows(sql, state=state, count=count)]


def promised_to(tx: Tx, person_id: int) -> list[Promise]:
    """What waits for that person's POST, the oldest first; of what is published alone, the newest."""
    found = [promised.next_of(tx, person_id, each, 1000) for each in promised.newest(tx, person_id)]
    return sorted((each for some in found for each in some), key=lambda each: each.id)


def total_up(tx: Tx) -> list[str]:
    """What the timer does about today's costs."""
    return spending.note_totals(tx, spending.totals(tx))


def met(tx: Tx, address: Address = ANN) -> SenderState:
    """Whoever has that address, as a text of theirs meets them."""
    return addresses.find(tx, address) or addresses.meet_first(tx, address)


def meet(tx: Tx, address: Address = ANN) -> int:
    """The id of whoever has that address."""
    return met(tx, address).person.id


def text_to(
    sender: SenderState,
    body: str = SECRET,
    *,
    to: Address = ANN,
    lane: str = "",
    text_id: int | None = None,
    cost: int = 0,
) -> NewDelivery:
    """A delivery of a text."""
    return NewDelivery(
        "text",
        lane or addresses.lane_of(sender.address_id),
        Message(to, OURS, body).to_json(),
        person_id=sender.person.id,
        text_id=text_id,
        pace=OURS.key,
        cost=cost,
        address_id=sender.address_id,
    )


def add(
    tx: Tx, address: Address = ANN, body: str = SECRET, *, lane: str = "", due_at: Moment | None = None, cost: int = 0
) -> int:
    """A delivery to that person that waits."""
    return deliveries.add(tx, text_to(met(tx, address), body, to=address, lane=lane, cost=cost), due_at)


def hand(tx: Tx, address: Address = ANN, body: str = SECRET, report_within: int = 30_000) -> int:
    """A delivery to that person that went out with the answer to a webhook."""
    return deliveries.add_inline(tx, text_to(met(tx, address), body, to=address), Moment(tx.now + report_within))


def take(tx: Tx, limit: int = 100, policy: RetryPolicy = POLICY) -> list[Delivery]:
    """What is due, taken in hand."""
    return claims.claim(tx, {"text": limit}, policy).deliveries


def erase(tx: Tx, table: Table, limit: int = 10, texts_days: int = 30, deliveries_days: int = 30) -> int:
    """Erase what is old in a table; returns how many rows that were."""
    keep = KeepSettings.model_construct(texts_days=texts_days, deliveries_days=deliveries_days)
    return erasing.erase(tx, table, keep, limit)


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


def text_from(tx: Tx, sid: str = "SM1", address: Address = ANN, body: str = SECRET) -> Text:
    """A text of that person, stored."""
    sender = met(tx, address)
    text = Text(sid, address, OURS, body, tx.now).known_as(tx.new_id(), sender.person)
    addresses.note_ours(tx, sender, OURS)
    assert texts.add(tx, text, texts.sealed(text, text.id, tx.keys), "handled", "plain", CameBy.WEBHOOK)
    return text
