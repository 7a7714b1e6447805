"""The table of the example: each person's last score, for thirty days."""

from core.clock import DAY
from core.table import Delete, Expires, Exported, Sealed, Table
from core.tx import Tx

SCORES = Table(
    "scores",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Expires("kept_at", after=30 * DAY),
    sealed=(Sealed("content"),),
    export=Exported(
        "Your scores.",
        columns=("content", "kept_at"),
    ),
)


def keep(tx: Tx, person_id: int, score: str) -> None:
    """Keep a score; an earlier one is forgotten."""
    tx.run(
        "INSERT INTO scores (person_id, content, kept_at) VALUES (:person, :content, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at",
        person=person_id,
        content=tx.keys.seal(score, f"scores:{person_id}"),
        now=tx.now,
    )


def find(tx: Tx, person_id: int) -> str | None:
    """The person's last score."""
    row = tx.row("SELECT content FROM scores WHERE person_id = :person", person=person_id)
    return tx.keys.open(row[0], f"scores:{person_id}") if row else None
