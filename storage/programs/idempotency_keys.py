"""What was answered to requests that a program may repeat: by its key, the same once more, and nothing done twice."""

from dataclasses import dataclass

from core.clock import DAY, after
from core.table import Delete, Expires, Exported, KeyedBriefly, Sealed, Table
from core.tx import Tx

LASTS = DAY
IDEMPOTENCY_KEYS = Table(
    "idempotency_keys",
    deletion=Delete("person_id"),
    expiry=Expires("expires_at"),
    sealed=(Sealed("response"),),
    keyed=(
        KeyedBriefly("lookup", "A key is remembered for a day."),
        KeyedBriefly("request", "Likewise, what was asked under it."),
    ),
    export=Exported(
        "Requests of your programs that they may repeat within a day.",
        columns=("id", "expires_at"),
        hidden=("lookup", "request", "response"),
    ),
)


@dataclass(frozen=True, slots=True)
class OtherRequest:
    """Under that key something else was asked for."""


def answer_to(tx: Tx, person_id: int, key: str, request: str) -> str | OtherRequest | None:
    """What was answered to that request of the person's under that key; nothing if it wasn't asked yet.

    Whoever asks holds the person's lock: of two requests at once, the second finds what the first was answered.
    """
    for lookup in _hashes(tx, person_id, key):
        row = tx.row(
            "SELECT id, request, response FROM idempotency_keys WHERE lookup = :lookup AND expires_at > :now",
            lookup=lookup,
            now=tx.now,
        )
        if row is not None:
            if bytes(row[1]) not in _hashes(tx, person_id, request):
                return OtherRequest()
            return tx.keys.open(row[2], f"idempotency_keys:{row[0]}")
    return None


def remember(tx: Tx, person_id: int, key: str, request: str, response: str) -> None:
    """Answer the same for a day."""
    row_id = tx.new_id()
    tx.run(
        "INSERT INTO idempotency_keys (id, person_id, lookup, request, response, expires_at)"
        " VALUES (:id, :person, :lookup, :request, :response, :expires)"
        " ON CONFLICT (lookup) DO UPDATE SET id = excluded.id, request = excluded.request,"
        " response = excluded.response, expires_at = excluded.expires_at",
        id=row_id,
        person=person_id,
        lookup=_hashes(tx, person_id, key)[0],
        request=_hashes(tx, person_id, request)[0],
        response=tx.keys.seal(response, f"idempotency_keys:{row_id}"),
        expires=after(tx.now, LASTS),
    )


def _hashes(tx: Tx, person_id: int, value: str) -> tuple[bytes, ...]:
    return tx.keys.digests(f"idempotency/{person_id}/{value}")
