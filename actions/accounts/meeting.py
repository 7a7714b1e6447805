from core.address import Address
from core.clock import HOUR, NEVER, after
from core.sender_state import SenderState
from core.settings import Limits
from core.tx import Tx
from storage import addresses, people, recent_deletions


def meet_new(tx: Tx, address: Address, limits: Limits) -> SenderState:
    """Somebody new with that address, which nobody has. Deleting oneself and coming back is no way around limits."""
    recent = recent_deletions.find(tx, address)
    if recent.times:
        too_many = recent.times >= recent_deletions.MOST
    else:
        too_many = people.count_new(tx) > limits.new_people_per_hour
    hold_until = max(recent.hold_until, after(tx.now, HOUR) if too_many else NEVER)
    met = addresses.meet_first(tx, address, hold_until)
    recent_deletions.take_up(tx, address, met.person.id)
    return met
