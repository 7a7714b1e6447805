from dataclasses import dataclass

from core.clock import Moment
from core.table import Exported, Table, With
from core.tx import Tx

STEPS = Table(
    "steps",
    deletion=With("deliveries"),
    expiry=With("deliveries"),
    export=Exported(
        "What happened to each of these, step by step.",
        columns=("id", "delivery_id", "at", "what", "detail"),
        of="delivery_id IN (SELECT id FROM deliveries WHERE person_id = :person)",
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a delivery."""

    at: Moment
    what: str
    detail: str | None


def add(tx: Tx, delivery_id: int, what: str, detail: str | None = None) -> None:
    """Note what happened, for whoever traces the text; nothing personal goes in here."""
    tx.run_likely(
        "INSERT INTO steps (id, delivery_id, at, what, detail) VALUES (:id, :delivery, :now, :what, :detail)",
        id=tx.new_id(),
        delivery=delivery_id,
        now=tx.now,
        what=what,
        detail=detail,
    )


def of(tx: Tx, delivery_id: int) -> list[Step]:
    """All that happened to a delivery, in order."""
    return [
        Step(*row)
        for row in tx.rows("SELECT at, what, detail FROM steps WHERE delivery_id = :id ORDER BY id", id=delivery_id)
    ]
