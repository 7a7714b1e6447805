"""Services that don't answer now, for all processes: since when, and when the next trial goes.

While a service is down, its deliveries wait together, and one at a time, the trial, goes to find out. With the first
answer the row is gone, and they go out in their order, at their pace.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from core.clock import SECOND, Moment, after
from core.table import Kept, NotExported, Table
from core.tx import Tx

OUTAGES = Table(
    "outages",
    key="",
    deletion=Kept("It tells of services, of nobody."),
    expiry=Kept("One row a service that is down."),
    export=NotExported("It tells of services, of nobody."),
)
LONGEST_PAUSE = 30 * SECOND
"""Between two trials."""


@dataclass(frozen=True, slots=True)
class Outage:
    """A service that is down.

    Attributes:
        since: the first attempt that got no answer.
        reason: why the latest one got none, in plain words.
        tries: how many trials have got none.
        trial_at: not before then goes the next one.
    """

    service: str
    since: Moment
    reason: str
    tries: int
    trial_at: Moment

    @property
    def since_utc(self) -> str:
        """Since when, for the log and `/readyz` (RFC 3339)."""
        return datetime.fromtimestamp(self.since / SECOND, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def current(tx: Tx) -> list[Outage]:
    """Every service that is down."""
    return [
        Outage(*row)
        for row in tx.rows("SELECT service, since, reason, tries, trial_at FROM outages ORDER BY service")
    ]


def begin(tx: Tx, service: str, reason: str, since: Moment, pause: int) -> Outage | None:
    """The service is down; nothing if that was known. The first trial goes after `pause` milliseconds."""
    begun = Outage(service, since, reason, 0, after(tx.now, pause))
    touched = tx.run(
        "INSERT INTO outages (service, since, reason, tries, trial_at) VALUES (:service, :since, :reason, 0, :trial)"
        " ON CONFLICT (service) DO NOTHING",
        service=service,
        since=since,
        reason=reason,
        trial=begun.trial_at,
    )
    return begun if touched else None


def end(tx: Tx, service: str) -> Outage | None:
    """The service has answered; nothing if nobody took it for down."""
    row = tx.row(
        "DELETE FROM outages WHERE service = :service RETURNING service, since, reason, tries, trial_at",
        service=service,
    )
    return Outage(*row) if row else None


def is_trial_due(tx: Tx, service: str) -> bool:
    """Whether a trial may go now; no other process takes one until the transaction ends."""
    row = tx.row(
        "SELECT 1 FROM outages WHERE service = :service AND trial_at <= :now FOR UPDATE", service=service, now=tx.now
    )
    return row is not None


def take_trial(tx: Tx, service: str, delivery_id: int, lease: int) -> None:
    """This delivery is the trial, and no other goes during its lease (in milliseconds)."""
    tx.run(
        "UPDATE outages SET trial_id = :id, trial_at = :until WHERE service = :service",
        service=service,
        id=delivery_id,
        until=after(tx.now, lease),
    )


def trial_ended(tx: Tx, service: str, delivery_id: int, trouble: str, first_pause: int) -> None:
    """This delivery has ended without an answer. If it was the trial, the next goes after a pause that doubles.

    Without `trouble` the service wasn't asked, and the next one goes at once.
    """
    row = tx.row(
        "SELECT tries FROM outages WHERE service = :service AND trial_id = :id FOR UPDATE",
        service=service,
        id=delivery_id,
    )
    if row is None:
        return
    tries = row[0] + 1 if trouble else row[0]
    pause = min(first_pause << min(tries, 20), LONGEST_PAUSE) if trouble else 0
    tx.run(
        "UPDATE outages SET trial_id = NULL, trial_at = :at, tries = :tries,"
        " reason = CASE WHEN :trouble = '' THEN reason ELSE :trouble END WHERE service = :service",
        service=service,
        at=after(tx.now, pause),
        tries=tries,
        trouble=trouble,
    )
