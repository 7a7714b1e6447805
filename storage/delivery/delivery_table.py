"""What the table of deliveries holds: what goes with its person, what is sealed anew, what is exported."""

from collections.abc import Mapping

from core.delivery import DeliveryKind
from core.files.exporting import without_secrets
from core.message import Message
from core.table import Expires, Exported, Keyed, Sealed, ShownAs, Table, Through
from core.tx import Tx


def forget(tx: Tx, person_id: int) -> None:
    """Delete a person's deliveries.

    One that just ends may bring a reply: nothing is deleted before that is here, or can't come any more. And what
    comes of a delivery is written only where its row is still there: so these go before everything else.
    """
    tx.lock(
        "SELECT id FROM deliveries WHERE person_id = :id AND (text_id IS NULL OR text_id <> id) FOR UPDATE",
        id=person_id,
    )
    tx.run("DELETE FROM deliveries WHERE id IN (SELECT id FROM texts WHERE person_id = :id)", id=person_id)
    tx.run("DELETE FROM deliveries WHERE person_id = :id AND (text_id IS NULL OR text_id <> id)", id=person_id)


def _renewed(tx: Tx, delivery_id: int, plain: str) -> str:
    """What a delivery holds, where that is itself sealed: a token to revoke."""
    row = tx.row("SELECT kind FROM deliveries WHERE id = :id", id=delivery_id)
    if row is not None and row[0] == DeliveryKind.REVOCATION:
        return tx.keys.renewed_tokens(plain.encode()).decode()
    return plain


def _paced_by(tx: Tx, delivery_id: int, content: str) -> str:
    """What names the pace of a delivery that has one: the address of ours that a text goes out from; mail itself."""
    row = tx.row("SELECT kind FROM deliveries WHERE id = :id", id=delivery_id)
    if row is not None and row[0] == DeliveryKind.MAIL:
        return DeliveryKind.MAIL
    return Message.from_json(content).sender.key


def _as_exported(tx: Tx, row: Mapping[str, object], plain: str) -> object:
    """What a message said, but for the tokens of its links; the tasks of other kinds hold nothing to read."""
    if row["kind"] not in {channel.delivery_kind for channel in tx.channels.values()}:
        return None
    message = Message.from_json(plain)
    return {
        "from": message.sender.value,
        "to": message.recipient.value,
        "body": without_secrets(tx.public_url, message.body),
    }


DELIVERIES = Table(
    "deliveries",
    deletion=Through(forget, first=True),
    expiry=Expires("id", setting="deliveries_days", where="ended_at IS NOT NULL"),
    sealed=(Sealed("content", inner=_renewed),),
    keyed=(Keyed("pace", of="content", value=_paced_by),),
    export=Exported(
        "What went out to you and for you: replies with their words, and tasks such as posts and photos.",
        columns=(
            "id",
            "kind",
            "text_id",
            "address_id",
            "content",
            "state",
            "due_at",
            "first_due_at",
            "place",
            "attempts",
            "lane",
            "pace_cost",
            "has_slot",
            "handed_at",
            "carrier_sid",
            "report",
            "reason",
            "created_at",
            "ended_at",
        ),
        hidden=("pace",),
        of="id IN (SELECT id FROM texts WHERE person_id = :person)"
        " OR (person_id = :person AND (text_id IS NULL OR text_id <> id))",
        shown=(ShownAs("content", _as_exported),),
    ),
)
