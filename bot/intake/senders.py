"""Who sent a text, and whether anything is to be done about what they send now."""

from enum import Enum, auto

from actions.accounts.meeting import meet_new
from actions.undoing import can_undo
from bot.intake.names import name_of
from core.clock import HOUR, SECOND, Moment, after
from core.reading.readings import Automatic, ByCarrier, Nothing, Reading, Unheard
from core.sender_state import SenderState
from core.settings import Limits
from core.text import CameBy, Text
from core.tx import RowQuery, Tx
from storage import addresses, recent_deletions, texts
from storage.spending import MICROS

HOLD = HOUR
AT_ONCE = SECOND // 5
ALWAYS_HEARD = frozenset({"STOP"})
UNDO = "UNDO"
UNANSWERED = (ByCarrier, Automatic, Nothing, Unheard)
"""Readings that get no reply."""


class Admission(Enum):
    """What is to be done about a text."""

    HEARD = auto()
    ON_HOLD = auto()
    """It is kept, and nothing else."""
    TIPS_OVER = auto()
    """Its reply would be one too many: the person is put on hold, and told so this once."""
    SPENT = auto()
    """Their texts have cost enough today: likewise, until tomorrow."""


def find_sender(tx: Tx, text: Text, came_by: CameBy = CameBy.WEBHOOK) -> SenderState | None:
    """The person with that address, if there is one."""
    query = sender_query(tx, text, came_by)
    return addresses.sender_from_row(tx, text.sender, tx.row(query.sql, **query.values))


def sender_query(tx: Tx, text: Text, came_by: CameBy) -> RowQuery:
    """What `find_sender` asks."""
    return addresses.sender_query(tx, text.sender, _sent_at(text, came_by), text.sid)


def find_or_add_sender(
    tx: Tx, text: Text, limits: Limits, came_by: CameBy = CameBy.WEBHOOK, seen: SenderState | None = None
) -> SenderState | None:
    """The person with that address, locked until the transaction ends; new ones are added.

    `seen` is what `find_sender` found, if that can't have changed since.

    Nobody, if the text is known and its person is not, or is older than their deletion: they stay deleted. Nobody
    either, if the text was here long ago and is erased.
    """
    sender = seen
    if sender is None:
        addresses.lock(tx, text.sender)
        sender = find_sender(tx, text, came_by)
    if sender is not None:
        return None if sender.repeated else sender
    if texts.known(tx, [text.sid]):
        return None
    if recent_deletions.find(tx, text.sender).left_at > text.received_at:
        texts.add_nobodys(tx, text, came_by)
        return None
    met = meet_new(tx, text.sender, limits)
    return addresses.find(tx, text.sender, text.received_at) or met


def _sent_at(text: Text, came_by: CameBy) -> Moment:
    """When a text was sent. Of two whose webhooks came at once, by different processes, none is the later one."""
    return text.received_at if came_by is CameBy.LIST else after(text.received_at, AT_ONCE)


def admission(tx: Tx, sender: SenderState, reading: Reading, limits: Limits) -> Admission:
    """Whether the text is heard. Two robots must not pay for talking to each other."""
    name = name_of(reading)
    if name in ALWAYS_HEARD or isinstance(reading, ByCarrier):
        return Admission.HEARD
    is_over = sender.hold_until > tx.now or sender.texts >= limits.texts_per_person
    if is_over or sender.spent_by_all >= limits.text_spend_per_day * MICROS:
        # What was posted by mistake can be taken back all the same; on hold nothing new is posted.
        return Admission.HEARD if name == UNDO and can_undo(tx, sender.person.id) else Admission.ON_HOLD
    if isinstance(reading, UNANSWERED):
        return Admission.HEARD
    if sender.spent_on_texts >= limits.text_spend_per_person * MICROS:
        return Admission.SPENT
    return Admission.TIPS_OVER if sender.replies >= limits.replies_per_person else Admission.HEARD
