"""Who sent a text, and whether anything is to be done about what they send now."""

from enum import Enum, auto

from core.clock import HOUR, SECOND, Moment, after
from core.reading.reading import Automatic, ByCarrier, Nothing, Reading
from core.sender_state import NEVER, SenderState
from core.settings import Limits
from core.text import CameBy, Text
from core.tx import Tx
from storage import addresses, people, recent_deletions, texts

HOLD = HOUR
AT_ONCE = SECOND // 5
ALWAYS_HEARD = frozenset({"STOP"})
UNANSWERED = (ByCarrier, Automatic, Nothing)
"""Readings that get no reply."""


class Admission(Enum):
    """What is to be done about a text."""

    HEARD = auto()
    ON_HOLD = auto()
    """It is kept, and nothing else."""
    TIPS_OVER = auto()
    """Its reply would be one too many: the person is put on hold, and told so this once."""


def meet(tx: Tx, text: Text, limits: Limits, came_by: CameBy = CameBy.WEBHOOK) -> SenderState | None:
    """The person with that address, locked until the transaction ends; new ones are added.

    Nobody, if the text is known and its person is not, or is older than their deletion: they stay deleted.
    """
    addresses.lock(tx, text.sender)
    sender = addresses.find(tx, text.sender, _sent_at(text, came_by))
    if sender is not None:
        return sender
    if texts.known(tx, [text.sid]):
        return None
    times, left_at = recent_deletions.find(tx, text.sender)
    if left_at > text.received_at:
        texts.add_nobodys(tx, text, came_by)
        return None
    # Who was here just now isn't new, and deleting is no way around limits.
    too_many = times >= recent_deletions.MOST if times else people.count_new(tx) > limits.new_people_per_hour
    return addresses.meet_first(tx, text.sender, after(tx.now, HOUR) if too_many else NEVER)


def _sent_at(text: Text, came_by: CameBy) -> Moment:
    """When a text was sent. Of two whose webhooks came at once, by different processes, none is the later one."""
    return text.received_at if came_by is CameBy.LIST else after(text.received_at, AT_ONCE)


def admission(tx: Tx, sender: SenderState, reading: Reading, name: str, limits: Limits) -> Admission:
    """Whether the text is heard. Two robots must not pay for talking to each other."""
    if name in ALWAYS_HEARD:
        return Admission.HEARD
    is_over = sender.hold_until > tx.now or sender.texts >= limits.texts_per_person
    if is_over and not isinstance(reading, ByCarrier):
        return Admission.ON_HOLD
    if sender.replies >= limits.replies_per_person and not isinstance(reading, UNANSWERED):
        return Admission.TIPS_OVER
    return Admission.HEARD
