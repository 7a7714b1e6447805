"""What is due, as its row has it; and opened, as a courier gets it."""

from typing import NamedTuple

from core.clock import Moment
from core.delivery import Delivery, State
from core.tx import Tx


class DueRow(NamedTuple):
    """A row of COLUMNS; its pace, and whether texts are wanted at all, only claims look up."""

    id: int
    kind: str
    lane: str
    person_id: int | None
    text_id: int | None
    content: bytes | None
    state: str
    attempts: int
    first_due_at: Moment
    handed_at: Moment | None
    address_id: int | None
    pace: bytes | None = None
    pace_cost: int = 0
    has_slot: int = 0
    opted_out_at: Moment | None = None


COLUMNS = (
    "d.id, d.kind, d.lane, d.person_id, d.text_id, d.content, d.state, d.attempts, d.first_due_at, d.handed_at,"
    " d.address_id"
)


def opened(tx: Tx, row: DueRow) -> Delivery:
    """The delivery that is now to be tried.

    Raises:
        Unsealable: when its content can't be decrypted.
    """
    return Delivery(
        id=row.id,
        kind=row.kind,
        lane=row.lane,
        person_id=row.person_id,
        text_id=row.text_id,
        content=tx.keys.open(row.content or b"", f"deliveries:{row.id}"),
        attempts=row.attempts + 1,
        first_due_at=row.first_due_at,
        handed_at=row.handed_at or tx.now,
        to_settle=row.state != State.WAITING,
        address_id=row.address_id,
        is_unheard_of=row.state in {State.SENDING, State.SETTLING},
    )
