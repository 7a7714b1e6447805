"""What stays of texts that are erased: by which a webhook is known that comes again, however late."""

import hashlib
from collections.abc import Sequence

from core.clock import DAY
from core.table import Expires, Kept, NotExported, Table
from core.tx import Tx
from storage.engine.in_list import in_list, portions

REMEMBERED = 400 * DAY
"""Signatures of webhooks have no end: whoever has an old one could have it act once more."""


def hash_of(sid: str) -> bytes:
    """What stays of the carrier's identifier of a text."""
    return hashlib.sha256(sid.encode()).digest()


def remember(tx: Tx, sids: Sequence[str]) -> None:
    """These texts are erased now."""
    tx.run_many(
        "INSERT INTO past_texts (hash, erased_at) VALUES (:hash, :now) ON CONFLICT (hash) DO NOTHING",
        [{"hash": hash_of(sid), "now": tx.now} for sid in sids],
    )


def among(tx: Tx, sids: Sequence[str]) -> set[str]:
    """Those of these texts that were here and are erased."""
    found: set[str] = set()
    for portion in portions(sids):
        by_hash = {hash_of(sid): sid for sid in portion}
        listed, values = in_list([*by_hash])
        rows = tx.rows(f"SELECT hash FROM past_texts WHERE hash IN {listed}", **values)
        found.update(by_hash[bytes(row[0])] for row in rows)
    return found


def _erase(tx: Tx, moment: int, limit: int) -> int:
    return tx.run(
        "DELETE FROM past_texts WHERE hash IN"
        " (SELECT hash FROM past_texts WHERE erased_at <= :moment ORDER BY erased_at LIMIT :limit)",
        moment=moment,
        limit=limit,
    )


PAST_TEXTS = Table(
    "past_texts",
    key="",
    deletion=Kept("Hashes of the carrier's identifiers of messages, nobody's."),
    expiry=Expires("erased_at", after=REMEMBERED, erase=_erase),
    hashes=("hash",),
    export=NotExported("Hashes of the carrier's identifiers; they belong to nobody any more."),
)
