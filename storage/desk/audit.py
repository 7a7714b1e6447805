"""What operators did: who, what, to what, when and why. Nothing in here changes or goes before its time."""

from dataclasses import dataclass

from core.clock import DAY, Moment
from core.ids import moment_of
from core.table import Expires, Kept, NotExported, Sealed, Table
from core.tx import Tx

COMMAND_LINE = ""
"""Stands for the operator where there is none: whoever types commands on the machine."""
AUDIT = Table(
    "audit",
    deletion=Kept("What operators did stays known, of everybody by their pseudonym."),
    expiry=Expires("id", after=400 * DAY),
    sealed=(Sealed("why"),),
    export=NotExported("It tells what operators did, of everybody by a pseudonym; it is the operator's book."),
)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something that an operator did.

    Attributes:
        operator: their pseudonym, or COMMAND_LINE.
        subject: what it was done to: an id, a sid, a pseudonym, a selection in words; never a number.
        why: in their own words; may be empty.
    """

    id: int
    operator: str
    action: str
    subject: str
    why: str

    @property
    def at(self) -> Moment:
        """When."""
        return moment_of(self.id)


def add(tx: Tx, operator: str, action: str, subject: str, why: str = "") -> None:
    """Note it, in the transaction that does it."""
    entry_id = tx.new_id()
    tx.run(
        "INSERT INTO audit (id, operator, action, subject, why) VALUES (:id, :operator, :action, :subject, :why)",
        id=entry_id,
        operator=operator,
        action=action,
        subject=subject,
        why=tx.keys.seal(why, f"audit:{entry_id}") if why else None,
    )


def latest(tx: Tx, count: int, before: int | None = None) -> list[AuditEntry]:
    """The latest entries, newest first; of those before one, if that is given."""
    older = "WHERE id < :before" if before is not None else ""
    rows = tx.rows(
        f"SELECT id, operator, action, subject, why FROM audit {older} ORDER BY id DESC LIMIT :count",
        count=count,
        **({} if before is None else {"before": before}),
    )
    return [
        AuditEntry(entry_id, operator, action, subject, tx.keys.open(why, f"audit:{entry_id}") if why else "")
        for entry_id, operator, action, subject, why in rows
    ]
