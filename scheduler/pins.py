"""Texting PINs: only here is it found out whose number somebody typed, so that asking tells nobody."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from core.address import SMS, Address, sms
from core.delivery import Delivery, Done, Outcome
from core.message import Message
from core.tx import Tx
from core.wording import pins as wording
from scheduler.repeatable import RepeatableCourier
from storage import spending
from storage.delivery import deliveries, messages
from storage.signing_in import pins
from storage.signing_in.pins import Issued, PinPurpose
from storage.spending import NOBODY, Spent

AT_ONCE = 10
WORDING: Mapping[PinPurpose, Callable[[str], str]] = {
    PinPurpose.SIGN_IN: wording.to_sign_in,
    PinPurpose.REGISTER: wording.to_register,
    PinPurpose.FRESH: wording.to_confirm,
    PinPurpose.PASSWORD: wording.to_reset_password,
    PinPurpose.API: wording.for_a_program,
}


class PinCourier(RepeatableCourier):
    """Makes the PIN that somebody asked for and has it texted, to those who may have one.

    All of it is the one transaction that concludes the delivery: what was interrupted had no effect.
    """

    def __init__(self, ours: Sequence[str]) -> None:
        self.at_once = AT_ONCE
        self._ours = next(iter(ours), "")

    async def send(self, delivery: Delivery) -> Outcome:
        """Have it texted."""
        return Done(then=partial(_text, int(delivery.content), self._ours))


def _text(pin_id: int, ours: str, tx: Tx) -> None:
    issued = pins.issue(tx, pin_id)
    if issued is not None:
        _deliver(tx, issued, ours)


def _deliver(tx: Tx, issued: Issued, ours: str) -> None:
    sender = issued.sender
    from_ours = (sender.ours if sender else None) or ours
    message = Message(sms(issued.number), Address(SMS, from_ours), WORDING[issued.purpose](issued.digits))
    measure = messages.measured(tx, message)
    person_id = sender.person.id if sender else NOBODY
    spending.add(tx, person_id, Spent(segments_out=measure.segments, text_micros=measure.micros))
    address_id = sender.address_id if sender else None
    new = messages.to_deliver(tx, message, measure, person_id=person_id, address_id=address_id, text_id=None)
    deliveries.add(tx, new)
