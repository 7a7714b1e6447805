"""People's own passwords: hashed slowly elsewhere (core.passwords.hashing), and the hash is sealed besides."""

from core.address import sms
from core.table import Delete, Exported, Kept, Sealed, Table
from core.tx import Tx
from storage.engine.in_list import in_list
from storage.signing_in import mail_addresses

CREDENTIALS = Table(
    "credentials",
    key="person_id",
    deletion=Delete("person_id"),
    expiry=Kept("Somebody keeps their password."),
    sealed=(Sealed("hash"),),
    export=Exported("Since when you have a password.", columns=("set_at",), hidden=("hash",)),
)


def keep(tx: Tx, person_id: int, hashed: str) -> None:
    """Let that person sign in by the password of which this is the hash, and by no other."""
    tx.run(
        "INSERT INTO credentials (person_id, hash, set_at)"
        " SELECT id, :hash, :now FROM people WHERE id = :person"
        " ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at",
        person=person_id,
        hash=tx.keys.seal(hashed, _identity(person_id)),
        now=tx.now,
    )


def drop(tx: Tx, person_id: int) -> None:
    """That person has no password any more."""
    tx.run("DELETE FROM credentials WHERE person_id = :person", person=person_id)


def has_one(tx: Tx, person_id: int) -> bool:
    """Whether that person set a password."""
    return tx.row("SELECT 1 FROM credentials WHERE person_id = :person", person=person_id) is not None


def of_number(tx: Tx, number: str) -> tuple[int, str] | None:
    """Who has that number, with the hash of their password; nothing if nobody has it, or they have no password.

    An e-mail address that its person confirmed does as well.
    """
    if "@" in number:
        person_id = mail_addresses.find_by_email(tx, number)
        hashed = of_person(tx, person_id) if person_id is not None else None
        return (person_id, hashed) if person_id is not None and hashed is not None else None
    listed, named = in_list(tx.keys.lookups(sms(number).key), "lookup")
    row = tx.row(
        "SELECT a.person_id, c.hash FROM addresses a JOIN credentials c ON c.person_id = a.person_id"
        f" WHERE a.lookup IN {listed}",
        **named,
    )
    return (row[0], tx.keys.open(row[1], _identity(row[0]))) if row is not None else None


def of_person(tx: Tx, person_id: int) -> str | None:
    """The hash of that person's password."""
    row = tx.row("SELECT hash FROM credentials WHERE person_id = :person", person=person_id)
    return tx.keys.open(row[0], _identity(person_id)) if row else None


def _identity(person_id: int) -> str:
    return f"credentials:{person_id}"
