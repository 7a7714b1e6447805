"""Deliveries of mails: what is to be told to which address. The words are found when it goes out."""

from enum import StrEnum
from typing import NamedTuple, Self

import orjson

from core.delivery import DeliveryKind, State
from core.tx import Tx
from storage.delivery import deliveries
from storage.delivery.deliveries import NewDelivery

PACE = str(DeliveryKind.MAIL)
PACE_MILLISECONDS = 200
"""Five mails a second at most: few servers take more of one sender."""


class MailKind(StrEnum):
    """What a mail says."""

    CONFIRM = "confirm"
    """Asks somebody to confirm that this is their address; or tells its owner that somebody else wants it."""
    CHANGED = "changed"
    """To the former address: another one counts now."""
    REMOVED = "removed"
    """To the former address: none counts any more."""
    SIGNED_IN = "signed_in"
    """A browser was signed in."""
    MONTHLY_REPORT = "report"
    """The person's report of a month is there."""
    PASSWORD_SET = "password_set"  # noqa: S105 - what happened
    PASSWORD_REMOVED = "password_removed"  # noqa: S105 - what happened
    PROGRAM_MADE = "program_made"
    """A token for a program was made."""


class MailOrder(NamedTuple):
    """A mail to be written.

    Attributes:
        kind: what it says.
        to: the address.
        subject_id: of the row that it is about, if there is one: the address to be confirmed, or the report.
        browser: on what it was, of a sign-in.
    """

    kind: MailKind
    to: str
    subject_id: int = 0
    browser: str = ""

    def to_json(self) -> str:
        """As it is sealed in a delivery."""
        return orjson.dumps([*self]).decode()

    @classmethod
    def from_json(cls, content: str) -> Self:
        """From a delivery."""
        kind, *rest = orjson.loads(content)
        return cls(MailKind(kind), *rest)


def add(tx: Tx, person_id: int, order: MailOrder) -> int:
    """Let it go out; none waits for another, whose address may never take it. Returns the delivery's id."""
    return deliveries.add(
        tx,
        NewDelivery(DeliveryKind.MAIL, "", order.to_json(), person_id, pace=PACE, cost=PACE_MILLISECONDS),
    )


def is_dead(tx: Tx, person_id: int, after_id: int) -> bool:
    """Whether the first mail to that person that was added after a row of theirs will never arrive."""
    row = tx.row(
        "SELECT state FROM deliveries WHERE person_id = :person AND kind = :kind AND id > :after ORDER BY id LIMIT 1",
        person=person_id,
        kind=DeliveryKind.MAIL,
        after=after_id,
    )
    return row is not None and row[0] == State.DEAD
