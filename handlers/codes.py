"""Digits alone: a code that a page shows, for signing in or for connecting X; never a post."""

from actions.signing_in import CODE_DIGITS as SIGN_IN_DIGITS
from core.text import Reply, Text
from core.tx import Tx
from core.wording.replies import code_not_awaited
from handlers import connecting, signing_in


def code(tx: Tx, text: Text, digits: str) -> Reply:
    """Both may be awaited: which one is meant, the number of digits says."""
    first, second = (signing_in, connecting) if len(digits) == SIGN_IN_DIGITS else (connecting, signing_in)
    return first.code(tx, text, digits) or second.code(tx, text, digits) or code_not_awaited()
