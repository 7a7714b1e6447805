"""Browsers that somebody has signed in with before: whoever shows that has allowances that no stranger uses up.

It opens nothing. A browser keeps it as a cookie, also once it is signed out, and nothing is kept here: a keyed hash
tells whether it is ours. (OWASP calls it a device cookie.)
"""

import base64
import hmac
import secrets
from dataclasses import dataclass

from core.sealing import Keyring

NAME_BYTES = 12
_BETWEEN = "."


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that this person has signed in with.

    Attributes:
        name: by which its attempts are counted, apart from those of others.
    """

    person_id: int
    name: str


def make(keys: Keyring, person_id: int) -> str:
    """What a browser shows from now on that this person has signed in with."""
    said = f"{person_id}{_BETWEEN}{secrets.token_urlsafe(NAME_BYTES)}"
    return f"{said}{_BETWEEN}{_written(keys.digests(_hashed(said))[0])}"


def read(keys: Keyring, shown: str) -> Device | None:
    """Which browser it is that shows this; nothing if we never gave it to one."""
    said, _, proof = shown.rpartition(_BETWEEN)
    if not shown.isascii() or not any(
        hmac.compare_digest(_written(each), proof) for each in keys.digests(_hashed(said))
    ):
        return None
    person_id, _, name = said.partition(_BETWEEN)
    return Device(int(person_id), f"device/{name}")


def _hashed(said: str) -> str:
    return f"devices:{said}"


def _written(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
