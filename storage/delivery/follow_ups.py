"""The reply to a text whose outcome is known only later: its handler was silent, and this is what it had to say."""

from core.address import Address
from core.message import Message
from core.tx import Tx
from storage import addresses, spending, texts
from storage.delivery import deliveries, messages
from storage.spending import NOTHING_SPENT, Spent


def follow_up(
    tx: Tx, text_id: int | None, person_id: int | None, body: str, *, spent: Spent = NOTHING_SPENT
) -> int | None:
    """Answer a stored text with `body`, from the address that it was sent to; returns the delivery.

    `spent` is what the thing that it tells of has cost, a post say; it is counted, also where nothing is said.

    Where the text is erased by now, or the address that it came from isn't the person's any more, it goes to the
    first of their addresses that hasn't opted out, from the one of ours that they wrote to last. The delivery has the
    text's id as any reply has; if the text was answered already, an id of its own. Nothing is said (None) to somebody
    who is gone.
    """
    way = _way_back(tx, text_id, person_id)
    if way is None or person_id is None:
        if person_id is not None and spent != NOTHING_SPENT:
            spending.add(tx, person_id, spent)
        return None
    recipient, ours, address_id = way
    message = Message(recipient, ours, body)
    measure = messages.measured(tx, message)
    spending.add(tx, person_id, spent._replace(segments_out=measure.segments, text_micros=measure.micros))
    return deliveries.add(
        tx,
        messages.to_deliver(tx, message, measure, person_id=person_id, address_id=address_id, text_id=text_id),
    )


def _way_back(tx: Tx, text_id: int | None, person_id: int | None) -> tuple[Address, Address, int] | None:
    """To which address, from which of ours, and the id of the first."""
    if person_id is None:
        return None
    kept = texts.get(tx, text_id) if text_id else None
    if kept is None or kept.content is None:
        return None if kept is not None and kept.person_id != person_id else _usual_way(tx, person_id)
    if kept.person_id != person_id:
        return None
    text = texts.opened(kept, tx.keys)
    address_id = addresses.id_of(tx, person_id, text.sender)
    return (text.sender, text.recipient, address_id) if address_id is not None else _usual_way(tx, person_id)


def _usual_way(tx: Tx, person_id: int) -> tuple[Address, Address, int] | None:
    for reach in addresses.of_person(tx, person_id):
        if reach.ours is not None:
            return reach.address, reach.ours, reach.address_id
    return None


def is_answered(tx: Tx, text_id: int | None) -> bool:
    """Whether that text has a reply."""
    return tx.row("SELECT 1 FROM deliveries WHERE id = :id", id=text_id) is not None
