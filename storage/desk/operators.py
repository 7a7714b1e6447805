"""Who may see the desk: people with a role."""

from dataclasses import dataclass
from enum import StrEnum

from core.clock import Moment
from core.table import Delete, Exported, Kept, Table
from core.tx import Tx

OPERATORS = Table(
    "operators",
    key="",
    deletion=Delete(),
    expiry=Kept("Somebody has their role until it is taken from them."),
    export=Exported("That you are an operator.", ("is_read_only", "added_at"), hidden=("person_id",)),
)


class Role(StrEnum):
    """What somebody may do beyond what is their own."""

    NONE = "no operator"
    """Nothing."""
    READING = "read-only operator"
    """Look at the desk."""
    OPERATOR = "operator"
    """Look, and act."""

    @property
    def with_article(self) -> str:
        """For a sentence."""
        articles = {Role.NONE: "", Role.READING: "a ", Role.OPERATOR: "an "}
        return articles[self] + self


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody with a role; `tag` is their pseudonym."""

    tag: str
    role: Role
    added_at: Moment


def set_role(tx: Tx, person_id: int, role: Role) -> None:
    """From now on that person has this role, and no other."""
    if role is Role.NONE:
        tx.run("DELETE FROM operators WHERE person_id = :person", person=person_id)
        return
    tx.run(
        "INSERT INTO operators (person_id, is_read_only, added_at) VALUES (:person, :reading, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET is_read_only = excluded.is_read_only",
        person=person_id,
        reading=int(role is Role.READING),
        now=tx.now,
    )


def role_of(tx: Tx, person_id: int) -> Role:
    """That person's role."""
    row = tx.row("SELECT is_read_only FROM operators WHERE person_id = :person", person=person_id)
    return Role.NONE if row is None else _role(row[0])


def all_of_them(tx: Tx) -> list[Operator]:
    """Everybody with a role, the first first."""
    rows = tx.rows(
        "SELECT p.tag, o.is_read_only, o.added_at FROM operators o JOIN people p ON p.id = o.person_id"
        " ORDER BY o.added_at, p.tag"
    )
    return [Operator(tag, _role(is_read_only), added_at) for tag, is_read_only, added_at in rows]


def _role(is_read_only: int) -> Role:
    return Role.READING if is_read_only else Role.OPERATOR


def sessions(tx: Tx) -> set[int]:
    """The sessions of operators that may look at the desk now."""
    rows = tx.rows(
        "SELECT s.id FROM operators o JOIN sessions s ON s.person_id = o.person_id"
        " WHERE s.expires_at > :now AND s.signed_in_at IS NOT NULL AND s.fresh_until > :now",
        now=tx.now,
    )
    return {row[0] for row in rows}
