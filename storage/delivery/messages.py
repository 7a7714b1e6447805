"""Deliveries that are texts: made here, whoever has something to say."""

from core.channel import TextMeasure
from core.message import Message
from core.tx import Tx
from storage import addresses
from storage.delivery.deliveries import NewDelivery


def measured(tx: Tx, message: Message) -> TextMeasure:
    """What sending it takes, by the rules of its channel."""
    return tx.channels[message.recipient.channel].measure(message.body, picture=bool(message.picture))


def to_deliver(
    tx: Tx,
    message: Message,
    measure: TextMeasure,
    *,
    person_id: int,
    address_id: int | None,
    text_id: int | None,
) -> NewDelivery:
    """A message as a delivery. In answer to a text it has that text's id, so that it is found without an index."""
    return NewDelivery(
        kind=tx.channels[message.recipient.channel].delivery_kind,
        lane=addresses.lane_of(address_id) if address_id is not None else "",
        content=message.to_json(),
        person_id=person_id,
        text_id=text_id,
        pace=message.sender.key,
        cost=measure.pace,
        id=text_id or 0,
        address_id=address_id,
    )
