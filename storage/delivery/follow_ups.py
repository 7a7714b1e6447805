"""The reply to a text whose outcome is known only later: its handler was silent, and this is what it had to say."""

from typing import NamedTuple

from core.address import Address
from core.message import Message
from core.tx import Tx
from storage import addresses, spending, texts
from storage.delivery import deliveries, messages
from storage.spending import NOTHING_SPENT, Spent


class _Way(NamedTuple):
    """To which address, from which of ours; the id of the first, and whether it has opted out."""

    recipient: Address
    ours: Address
    address_id: int
    opted_out: bool


def follow_up(
    tx: Tx, text_id: int | None, person_id: int | None, body: str, *, spent: Spent = NOTHING_SPENT
) -> int | None:
    """Answer a stored text with `body`, from the address that it was sent to; returns the delivery.

    `spent` is what the thing that it tells of has cost, a post say; it is counted, also where nothing is said.

    Where the text is erased by now, or the address that it came from isn't the person's any more, it goes to the
    first of their addresses that hasn't opted out, from the one of ours that they wrote to last. The delivery has the
    text's id as any reply has; if the text was answered already, an id of its own. Nothing is said (None) to somebody
    who is gone.

    What is not to go out is noted as dead, and costs nothing: what would go to an address that has opted out, and,
    once texts have cost as much as they may today, what no text asked for (what one asked for is its reply).
    """
    way = _way_back(tx, text_id, person_id)
    if way is None or person_id is None:
        if person_id is not None:
            _count(tx, person_id, spent)
        return None
    message = Message(way.recipient, way.ours, body)
    measure = messages.measured(tx, message)
    new = messages.to_deliver(tx, message, measure, person_id=person_id, address_id=way.address_id, text_id=text_id)
    if why_not := _why_not(tx, way, text_id, person_id):
        _count(tx, person_id, spent)
        return deliveries.add_dead(tx, new, why_not)
    _count(tx, person_id, spent._replace(segments_out=measure.segments, text_micros=measure.micros))
    return deliveries.add(tx, new)


def _count(tx: Tx, person_id: int, spent: Spent) -> None:
    if spent != NOTHING_SPENT:
        spending.add(tx, person_id, spent)


def _why_not(tx: Tx, way: _Way, text_id: int | None, person_id: int) -> str:
    """Why nothing is to go out; empty if it may."""
    if way.opted_out:
        return deliveries.OPTED_OUT
    is_spent = text_id is None and (spending.are_texts_of_person_spent(tx, person_id) or spending.are_texts_spent(tx))
    return deliveries.SPENT if is_spent else ""


def _way_back(tx: Tx, text_id: int | None, person_id: int | None) -> _Way | None:
    if person_id is None:
        return None
    kept = texts.get(tx, text_id) if text_id else None
    if kept is None or kept.content is None:
        return None if kept is not None and kept.person_id != person_id else _usual_way(tx, person_id)
    if kept.person_id != person_id:
        return None
    text = texts.opened(kept, tx.keys)
    reach = addresses.reach_at(tx, person_id, text.sender)
    if reach is None:
        return _usual_way(tx, person_id)
    return _Way(text.sender, text.recipient, reach.address_id, reach.opted_out)


def _usual_way(tx: Tx, person_id: int) -> _Way | None:
    """An address that has opted out comes last: it is where nobody can be told anything."""
    for reach in addresses.of_person(tx, person_id):
        if reach.ours is not None:
            return _Way(reach.address, reach.ours, reach.address_id, reach.opted_out)
    return None


def is_answered(tx: Tx, text_id: int | None) -> bool:
    """Whether that text has a reply."""
    return tx.row("SELECT 1 FROM deliveries WHERE id = :id", id=text_id) is not None
