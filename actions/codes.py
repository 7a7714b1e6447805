"""The codes that pages show, and that people are to text: for connecting X, and for signing in."""

from core.tx import Tx
from storage import sign_in_codes
from storage.x import codes


def is_code_awaited(tx: Tx, person_id: int) -> bool:
    """Whether a page shows this person a code now."""
    return codes.is_awaited(tx, person_id) or sign_in_codes.is_awaited(tx, person_id)
