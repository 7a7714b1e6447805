"""People's e-mail addresses: one each that is confirmed, and one that waits for that. Found by a keyed hash."""

from dataclasses import dataclass

from core.clock import DAY
from core.mail.address import key_of
from core.table import Delete, Expires, Exported, Keyed, Sealed, Table
from core.tx import Tx
from storage.engine.in_list import in_list


@dataclass(frozen=True, slots=True)
class MailAddresses:
    """A person's: the one that counts, and the one that they want to have; each may be empty.

    Attributes:
        wanted_id: of the row of the latter.
        is_refused: whether the mail with the link for it can't be delivered.
    """

    confirmed: str = ""
    wanted: str = ""
    wanted_id: int = 0
    is_refused: bool = False


def of_person(tx: Tx, person_id: int) -> MailAddresses:
    """Both of a person's."""
    rows = tx.rows("SELECT id, value, confirmed_at FROM mail_addresses WHERE person_id = :person", person=person_id)
    found = {
        confirmed_at is not None: (tx.keys.open(value, _identity(row_id)), row_id)
        for row_id, value, confirmed_at in rows
    }
    return MailAddresses(found.get(True, ("", 0))[0], *found.get(False, ("", 0)))


def can_have_mail(tx: Tx, person_id: int) -> bool:
    """Whether mails can be sent to the person: there is an SMTP server, and they have confirmed an address."""
    return tx.can_mail and bool(of_person(tx, person_id).confirmed)


def find_by_email(tx: Tx, address: str) -> int | None:
    """The id of the person who confirmed that address."""
    listed, named = in_list(tx.keys.lookups(key_of(address)), "lookup")
    row = tx.row(
        f"SELECT person_id FROM mail_addresses WHERE lookup IN {listed} AND confirmed_at IS NOT NULL", **named
    )
    return int(row[0]) if row is not None else None


def want(tx: Tx, person_id: int, address: str) -> int:
    """Note which address the person wants to have, in place of another such one; returns its id."""
    tx.run("DELETE FROM mail_addresses WHERE person_id = :person AND confirmed_at IS NULL", person=person_id)
    row_id = tx.new_id()
    tx.run(
        "INSERT INTO mail_addresses (id, person_id, lookup, value, made_at)"
        " VALUES (:id, :person, :lookup, :value, :now)",
        id=row_id,
        person=person_id,
        lookup=tx.keys.lookups(key_of(address))[0],
        value=tx.keys.seal(address, _identity(row_id)),
        now=tx.now,
    )
    return row_id


def wanted(tx: Tx, row_id: int, person_id: int) -> str:
    """The address with that id, if it still waits to be confirmed as that person's."""
    row = tx.row(
        "SELECT value FROM mail_addresses WHERE id = :id AND person_id = :person AND confirmed_at IS NULL",
        id=row_id,
        person=person_id,
    )
    return tx.keys.open(row[0], _identity(row_id)) if row else ""


def confirm(tx: Tx, row_id: int, person_id: int) -> bool:
    """Let it be the person's address from now on, in place of the one before; false if somebody has it."""
    address = wanted(tx, row_id, person_id)
    owner = find_by_email(tx, address)
    if not address or owner not in {None, person_id}:
        return False
    with tx.savepoint():
        tx.run("DELETE FROM mail_addresses WHERE person_id = :person AND id <> :id", person=person_id, id=row_id)
        tx.run("UPDATE mail_addresses SET confirmed_at = :now WHERE id = :id", id=row_id, now=tx.now)
    return True


def remove(tx: Tx, person_id: int) -> None:
    """The person has none any more."""
    tx.run("DELETE FROM mail_addresses WHERE person_id = :person", person=person_id)


def _identity(row_id: int) -> str:
    return f"mail_addresses:{row_id}"


def _key(_tx: Tx, _id: int, address: str) -> str:
    return key_of(address)


MAIL_ADDRESSES = Table(
    "mail_addresses",
    deletion=Delete("person_id"),
    expiry=Expires("made_at", after=DAY, where="confirmed_at IS NULL"),
    export=Exported(
        "Your e-mail address, and one that you haven't confirmed.",
        columns=("value", "made_at", "confirmed_at"),
        hidden=("id", "lookup"),
    ),
    sealed=(Sealed("value"),),
    keyed=(Keyed("lookup", of="value", value=_key),),
)
